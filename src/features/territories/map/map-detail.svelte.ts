import { convexHull } from '#src/core/geo/index.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { m, type Locale } from '#src/i18n/index.ts';
import type { OwnLayer } from '#src/state/regions/own-layers.ts';
import type { AreaLevel } from './areas-at.ts';
import { ownCodes, ownName } from './own-areas.ts';
import type { ChinaLevel, MapHull, MapPoints } from '#src/map/index.ts';

/** How customers are drawn: not at all, circles with numbers where they would cover each other, or every one. */
export type CustomerLayer = 'none' | 'clusters' | 'all';

const MAP_LEVELS = {
	province: 'province',
	city: 'prefecture',
	district: 'county',
	own: 'prefecture',
} as const;

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

	constructor(view: PlanView) {
		this.#view = view;
	}

	/** Areas that the map is made of: as chosen, else counties for a plan of whole counties, and areas of the user for one of these. */
	get level(): AreaLevel {
		const level = this.#level ?? this.#view.plan?.areas?.level;
		if (level === 'own' || !this.#view.hasCities) return this.#anyOwn ? 'own' : 'city';
		return this.#level ?? (level === 'district' ? 'district' : 'city');
	}

	/** The areas of the user that the map is made of; null while it is made of others. */
	get own(): OwnLayer | null {
		return this.level === 'own' ? this.#anyOwn : null;
	}

	/** Where the boundaries come from. */
	get credit(): string {
		const { own } = this;
		return own ? m.boundaries_credit({ name: own.boundaries.name }) : m.map_credit_china();
	}

	/** Those of the plan, else the first. */
	readonly #anyOwn: OwnLayer | null = $derived.by(() => {
		const { areas } = this.#view.plan ?? {};
		const { layers } = this.#view.session.analysis.regions.own;
		const wanted = areas?.level === 'own' ? areas.boundaries : null;
		return layers.find(({ boundaries }) => boundaries.id === wanted) ?? layers[0] ?? null;
	});

	/** Levels that there is something to show of. */
	get levels(): readonly AreaLevel[] {
		const chinese = this.#view.hasCities ? (['province', 'city', 'district'] as const) : [];
		return [...chinese, ...(this.#anyOwn ? (['own'] as const) : [])];
	}

	/** Name of an area of the map. */
	nameOf(code: string, locale: Locale): string {
		const { own } = this;
		return own ? ownName(own, code) : this.#view.session.analysis.regions.nameOf(code, locale);
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

	/** Code of the area of each customer; 0 = in none. Where only the city is known, the city. */
	readonly codes: Int32Array = $derived.by(() => {
		if (this.own) return ownCodes(this.own);
		const { places } = this.#view.session.analysis.regions;
		if (!places) return new Int32Array();
		if (this.level === 'city' || this.level === 'province') return places[this.level];
		return places.district.map((code, row) => (code > 0 ? code : (places.city[row] ?? 0)));
	});

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
