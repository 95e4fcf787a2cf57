import { areasOfRows, convexHull, STATUSES, type LngLat } from '#src/core/geo/index.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { m, type Locale } from '#src/i18n/index.ts';
import { abroadLayer, type AbroadLayer } from '#src/state/regions/abroad-layer.ts';
import type { OwnLayer } from '#src/state/regions/own-layers.ts';
import type { AreaLevel } from './areas-at.ts';
import { ownCodes, ownName } from './own-areas.ts';
import type { TourState } from '#src/state/territories/work/tours.svelte.ts';
import type { ChinaLevel, MapHull, MapPoints, MapTour } from '#src/map/index.ts';

/** How customers are drawn: not at all, circles with numbers where they would cover each other, or every one. */
export type CustomerLayer = 'none' | 'clusters' | 'all';

/** Up to so many countries, the map is made of what these are divided into. */
const FEW = 3;

/** Levels of plans that the map is made of; those of whole cities and provinces are shown by cities. */
const SHOWN: ReadonlySet<AreaLevel> = new Set(['own', 'district', 'country', 'first']);

const MAP_LEVELS = {
	country: 'province',
	first: 'province',
	province: 'province',
	city: 'prefecture',
	district: 'county',
	own: 'prefecture',
} as const;

/** By the number that the sketch gives the kind of a way. */
const LEGS = ['day', 'away', 'between'] as const;

/** What the territory map shows besides the territories. */
export class MapDetail {
	readonly #view: PlanView;
	#level = $state<AreaLevel | null>(null);
	customers = $state<CustomerLayer>('none');
	/** Dots by sales. */
	cities = $state(true);
	/** Where reps start from. */
	bases = $state(true);
	/** How far the customers of each territory reach. */
	showsHulls = $state(false);
	/** The way around the customers of the chosen territory. */
	showsTour = $state(false);

	constructor(view: PlanView) {
		this.#view = view;
	}

	/** Areas that the map is made of: as chosen, else as suits the plan and where customers are. */
	get level(): AreaLevel {
		const { levels } = this;
		const planned = this.#view.plan?.areas?.level;
		const wanted = [this.#level, planned && SHOWN.has(planned) ? planned : null, this.usual];
		return wanted.find((level) => level && levels.includes(level)) ?? levels[0] ?? 'city';
	}

	/** What suits where customers are: cities, provinces where no city is known; abroad countries, or what they are divided into where there are few. */
	get usual(): AreaLevel {
		const { regions } = this.#view.session.analysis;
		if (!regions.isWorld) return this.#knowsCities ? 'city' : 'province';
		const few = new Set(regions.places?.country).size <= FEW;
		return few && regions.firstLevels ? 'first' : 'country';
	}

	/** Customers' countries, or the first level of these; null while the map is made of others. */
	readonly abroad: AbroadLayer | null = $derived.by(() => {
		const { level } = this;
		if (level !== 'country' && level !== 'first') return null;
		return abroadLayer(level, this.#view.session.analysis.regions);
	});

	/** Whether codes are positions of areas rather than codes of divisions. */
	get isByPosition(): boolean {
		return this.own !== null || this.abroad !== null;
	}

	/** The areas of the user that the map is made of; null while it is made of others. */
	get own(): OwnLayer | null {
		return this.level === 'own' ? this.#anyOwn : null;
	}

	/** Where customers are, in degrees. */
	get places(): Pick<MapPoints, 'longitude' | 'latitude'> {
		return this.#view.state.places;
	}

	/** Where the boundaries come from. */
	get credit(): string {
		const { own } = this;
		if (this.abroad) return m.map_credit_abroad();
		return own ? m.boundaries_credit({ name: own.boundaries.name }) : m.map_credit_china();
	}

	/** Those of the plan, else the first. */
	readonly #anyOwn: OwnLayer | null = $derived.by(() => {
		const { areas } = this.#view.plan ?? {};
		const { layers } = this.#view.session.analysis.regions.own;
		const wanted = areas?.level === 'own' ? areas.boundaries : null;
		return layers.find(({ boundaries }) => boundaries.id === wanted) ?? layers[0] ?? null;
	});

	readonly #knowsCities: boolean = $derived.by(
		() => this.#view.session.analysis.regions.places?.city.some((code) => code > 0) ?? false,
	);

	/** Levels that there is something to show of. */
	get levels(): readonly AreaLevel[] {
		const { places, firstLevels } = this.#view.session.analysis.regions;
		const isAbroad = (places?.counts[STATUSES.indexOf('foreign')] ?? 0) > 0;
		return [
			...(isAbroad ? (['country'] as const) : []),
			...(isAbroad && firstLevels ? (['first'] as const) : []),
			...(this.#view.hasCities ? (['province'] as const) : []),
			...(this.#knowsCities ? (['city', 'district'] as const) : []),
			...(this.#anyOwn ? (['own'] as const) : []),
		];
	}

	/** Name of an area of the map. */
	nameOf(code: string, locale: Locale): string {
		const { own, abroad } = this;
		if (own) return ownName(own, code);
		const named = abroad ? (abroad.areas[Number(code) - 1] ?? code) : code;
		return this.#view.session.analysis.regions.nameOf(named, locale);
	}

	/** Where an area of the map lies, in degrees; null = not known. */
	placeOf(code: string): LngLat | null {
		const named = this.abroad ? (this.abroad.areas[Number(code) - 1] ?? code) : code;
		return this.own ? null : this.#view.session.analysis.regions.placeOf(named);
	}

	/** The same in terms of the map. */
	get mapLevel(): ChinaLevel {
		return MAP_LEVELS[this.level];
	}

	/** Makes the map of other areas; what was chosen was of the ones before. */
	show(level: AreaLevel): void {
		this.#level = level;
		this.#view.board.cities = [];
	}

	/** Code of the area of each customer; 0 = in none. Where only the city is known, the county of its seat, as plans of whole counties have it. */
	readonly codes: Int32Array = $derived.by(() => {
		if (this.own) return ownCodes(this.own);
		if (this.abroad) return this.abroad.codes;
		const { places, points, divisions } = this.#view.session.analysis.regions;
		if (!places) return new Int32Array();
		if (this.level === 'city' || this.level === 'province') return places[this.level];
		return points && divisions ? areasOfRows('district', places, points, divisions) : places.district;
	});

	/** What dots of customers stand for: their areas; on a map of the world their cities, those abroad by position from 1. */
	readonly dotCodes: Int32Array = $derived.by(() => {
		const { places } = this.#view.session.analysis.regions;
		if (!this.abroad || !places) return this.codes;
		const { city, towns } = places;
		return towns ? city.map((code, row) => (towns.of[row] ?? -1) + 1 || code) : city;
	});

	/** Where a dot stands; null = not known. */
	dotAt(code: string): LngLat | null {
		const { divisions, places } = this.#view.session.analysis.regions;
		const town = this.abroad ? places?.towns?.list[Number(code) - 1] : undefined;
		return town?.place ?? divisions?.get(code)?.place ?? null;
	}

	/** Draws customers in another way; dots of cities give way to them. */
	showCustomers(layer: CustomerLayer): void {
		this.customers = layer;
		this.cities = layer === 'none';
	}

	/** Outlines around the customers of each territory; null while they are not shown. */
	readonly hulls: readonly MapHull[] | null = $derived.by(() => {
		const { state, figures, plane } = this.#view;
		if (!this.showsHulls || !figures) return null;
		const { longitude, latitude } = state.places;
		return figures.territories.map(({ name, colour }, j) => {
			const rows = [...figures.owner.keys()].filter((row) => figures.owner[row] === j);
			const corners = convexHull(plane, rows).map((row): readonly [number, number] => [
				longitude[row] ?? NaN,
				latitude[row] ?? NaN,
			]);
			return { id: name, colour, corners };
		});
	});

	/** The tour of the chosen territory; null while it is not shown or not known. */
	readonly tour: TourState | null = $derived.by(() => {
		const { state, figures, chosen, isBehind } = this.#view;
		if (!this.showsTour || !figures || chosen === null || isBehind) return null;
		return state.tours.of(figures, chosen);
	});

	/** The same as the map draws it. */
	readonly tourLine: MapTour | null = $derived.by(() => {
		const sketch = this.tour?.sketch;
		if (!sketch) return null;
		return {
			places: Array.from(sketch.longitude, (longitude, i) => [longitude, sketch.latitude[i] ?? NaN] as const),
			legs: Array.from(sketch.legs, (kind) => LEGS[kind] ?? 'between'),
		};
	});

	/** Customers at their places, by territory; null while they are not shown. */
	readonly points: MapPoints | null = $derived.by(() => {
		const { state, session, figures } = this.#view;
		if (this.customers === 'none' || !figures) return null;
		const { longitude, latitude } = state.places;
		return {
			...{ longitude, latitude, group: figures.owner, groups: figures.territories },
			isClustered: this.customers === 'clusters',
			name: (row) => session.display.customer(row),
		};
	});
}
