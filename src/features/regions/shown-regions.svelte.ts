import { m, type Locale } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { MapPlaces } from '#src/map/index.ts';
import { ownColumnId } from '#src/state/regions/own-areas.svelte.ts';
import type { OwnLayer } from '#src/state/regions/own-layers.ts';
import { divisionColumnId, type DivisionColumnLevel } from '#src/state/regions/region-state.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { placesOf, unitsOf } from './abroad.ts';

export type Level = Exclude<DivisionColumnLevel, 'district'> | 'own';

const LEVELS = ['group', 'province', 'city'] as const;

/** Which regions are shown, and what they are called. */
export class ShownRegions {
	readonly #session: Session;
	/** A level of divisions, or the column of areas of the user; null = as suits where the customers are. */
	wanted = $state<string | null>(null);
	/** Province whose cities are shown. */
	focus = $state<string | null>(null);
	/** Provinces as tiles, wherever they are what is shown. */
	wantsTiles = $state(false);
	/** Country whose first level is shown; null = that of all. */
	country = $state<string | null>(null);

	/** The areas of the user that are shown, by wish or because nothing else is known; null = divisions are. */
	readonly own: OwnLayer | null = $derived.by(() => {
		const { own, places } = this.#session.analysis.regions;
		const wanted = own.layers.find(({ boundaries }) => ownColumnId(boundaries.id) === this.wanted);
		return wanted ?? (places ? null : (own.layers[0] ?? null));
	});
	/** Levels of divisions that there is something to show of. */
	readonly #divisions: readonly Exclude<Level, 'own'>[] = $derived.by(() => {
		const { hasAbroad, hasChina, firstLevels, places } = this.#session.analysis.regions;
		const abroad = firstLevels ? (['country', 'first'] as const) : (['country'] as const);
		return places ? [...(hasAbroad ? abroad : []), ...(hasChina || !hasAbroad ? LEVELS : [])] : [];
	});
	readonly level: Level = $derived.by(() => {
		if (this.own) return 'own';
		const usual = this.#session.analysis.regions.isWorld ? 'country' : 'province';
		return this.#divisions.find((level) => level === this.wanted) ?? usual;
	});
	/** What can be shown: levels of divisions, and each set of areas of the user. */
	readonly choices: readonly { readonly value: string; readonly label: string }[] = $derived.by(() => {
		const { own } = this.#session.analysis.regions;
		return [
			...this.#divisions.map((level) => ({ value: level, label: levelName(level) })),
			...own.layers.map(({ boundaries: { id, name } }) => ({ value: ownColumnId(id), label: name })),
		];
	});
	/** The column that says in which region a customer is. */
	readonly column: string = $derived.by(() =>
		this.own ? ownColumnId(this.own.boundaries.id) : this.level === 'own' ? '' : divisionColumnId(this.level),
	);
	/** Units of the first level that the map is made of. */
	readonly units: readonly string[] = $derived.by(() =>
		unitsOf(this.#session.analysis.regions, this.country),
	);
	/** Where the customers that are counted lie, in degrees. */
	readonly places: MapPlaces = $derived.by(() => placesOf(this.#session.analysis.regions, this.country));

	constructor(session: Session) {
		this.#session = session;
	}

	/** The one of the choices that is shown. */
	get choice(): string {
		return this.own ? this.column : this.level;
	}

	/** Whether the map is one of provinces, which may be tiles. */
	get hasTiles(): boolean {
		return this.level === 'province' || this.level === 'group';
	}
	get isTiles(): boolean {
		return this.hasTiles && this.wantsTiles;
	}
	hasLevel(level: Level): boolean {
		return this.#divisions.some((each) => each === level);
	}

	/** Shows another choice; a country that is open gives way to it. */
	choose(choice: string): void {
		this.country = null;
		this.wanted = choice;
	}

	/** Shows what a country is divided into; null = leads back to the countries. */
	open(country: string | null): void {
		this.country = country;
		this.wanted = country === null ? 'country' : 'first';
	}

	get levelName(): string {
		if (this.own) return m.boundaries_areasOf({ name: this.own.boundaries.name });
		return this.level === 'own' ? '' : levelName(this.level);
	}

	name(code: string | null, language: Locale = locale.current): string {
		if (code === null) return this.own ? m.boundaries_outsideAll() : m.regions_unknown();
		return this.own ? code : this.#session.analysis.regions.nameOf(code, language);
	}

	/** What an area of the map is called. */
	nameOnMap(area: string): string {
		return this.name(this.codeOf(area));
	}

	/** The code of an area of the map. */
	codeOf(area: string): string {
		return this.own?.boundaries.areas[Number(area) - 1] ?? area;
	}

	/** Areas of the user go by their positions on the map, from 1, and by their names elsewhere. */
	areaOf(code: string): string {
		return this.own ? String(this.own.boundaries.areas.indexOf(code) + 1) : code;
	}
}

function levelName(level: Exclude<Level, 'own'>): string {
	return {
		group: m.regions_level_group,
		province: m.regions_level_province,
		city: m.regions_level_city,
		country: m.regions_level_country,
		first: m.regions_level_first,
	}[level]();
}
