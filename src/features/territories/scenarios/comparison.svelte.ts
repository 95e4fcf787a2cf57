import type { PlanCriterion } from '#src/core/model/index.ts';
import { reachOf } from '#src/core/territory/plan/index.ts';
import { m } from '#src/i18n/index.ts';
import type { AreaValue } from '#src/map/index.ts';
import { abroadLayer, type AbroadLayer, type AbroadLevel } from '#src/state/regions/abroad-layer.ts';
import type { OwnLayer } from '#src/state/regions/own-layers.ts';
import type { LoadFigures, PlanFigures } from '#src/state/territories/figures/plan-figures.ts';
import { abroadAreas } from '#src/features/territories/map/abroad-areas.ts';
import { ownAreas } from '#src/features/territories/map/own-areas.ts';
import { cityAreas } from '#src/features/territories/map/city-areas.ts';
import { TODAY, type PlanView } from '#src/features/territories/plan-view.svelte.ts';

/** What stands in the place of a plan in the route while plans are compared; the view names them. */
export const COMPARE = 'compare';
/** Plans side by side at most. */
const MOST = 4;
const BETWEEN = '+';

/** A plan, or today, as one of several side by side. */
export interface Compared {
	/** Id of the plan, or today. */
	readonly id: string;
	readonly name: string;
	readonly figures: PlanFigures;
	/** By what all are compared; null where there is nothing of it. */
	readonly load: LoadFigures | null;
	/** Distance to the middle that 95 of 100 customers do not exceed; null without any. */
	readonly reachKm: number | null;
	/** Moment of inertia by the load by which all are compared; null where there is nothing of it. */
	readonly inertia: number | null;
	/** Money that moves; null where there is no today. */
	readonly movedValue: number | null;
	/** From owner of today → territory, as `from\nto`: customers that move. */
	readonly moves: ReadonlyMap<string, number>;
	readonly areas: ReadonlyMap<string, AreaValue>;
}

/** Plans side by side: which ones, by what, against which. */
export class Comparison {
	readonly #view: PlanView;
	readonly #wanted: () => string | null;
	readonly #show: (ids: string | null) => void;
	#base = $state<string | null>(null);
	/** Position of the criterion by which all are compared. */
	shown = $state(0);
	/** What is known already, for as long as the borders and areas are the same. */
	readonly #done: WeakMap<PlanFigures, Compared> = $derived.by(() => {
		void this.#view.board.borders;
		void this.own;
		void this.abroad;
		return new WeakMap();
	});

	/** Ids that are there, in the order of the list. */
	readonly ids: readonly string[] = $derived.by(() => {
		const wanted = (this.#wanted() ?? '').split(BETWEEN);
		return this.all.filter((id) => wanted.includes(id)).slice(0, MOST);
	});
	readonly base: string | null = $derived.by(() =>
		this.#base !== null && this.ids.includes(this.#base) ? this.#base : (this.ids[0] ?? null),
	);
	/** The areas of the user that all are drawn in, where the base or else another gives these away whole; null = cities. */
	readonly own: OwnLayer | null = $derived.by(() => {
		const { state, session } = this.#view;
		const { layers } = session.analysis.regions.own;
		const layerOf = (id: string | null) => {
			const areas = state.plans.find((plan) => plan.id === id)?.areas;
			return areas?.level === 'own' && layers.find(({ boundaries }) => boundaries.id === areas.boundaries);
		};
		return [this.base, ...this.ids].map(layerOf).find((layer) => layer) || null;
	});
	/** The areas of the world that all are drawn in, where a plan gives these away whole or most customers are abroad; null = others. */
	readonly abroad: AbroadLayer | null = $derived.by(() => {
		if (this.own) return null;
		const { state, session, detail } = this.#view;
		const levelOf = (id: string | null) => state.plans.find((plan) => plan.id === id)?.areas?.level;
		const level = [this.base, ...this.ids].map(levelOf).find(isAbroad) ?? detail.usual;
		return isAbroad(level) ? abroadLayer(level, session.analysis.regions) : null;
	});
	/** What can be compared by: the criteria of the base plan, else of the first that is a plan. */
	readonly criteria: readonly PlanCriterion[] = $derived.by(() => {
		const planOf = (id: string | null) => this.#view.state.plans.find((plan) => plan.id === id);
		const plan = planOf(this.base) ?? this.ids.map(planOf).find((each) => each !== undefined);
		return plan?.criteria ?? this.#view.criteria;
	});
	readonly columns: readonly Compared[] = $derived.by(() => {
		if (!this.#view.isBehind) this.#columns = this.ids.map((id) => this.#compared(id));
		return this.#columns;
	});
	#columns: readonly Compared[] = [];

	/** Colour by owner of today or territory: that of today, which plans begin with, else that of the first plan that has it. */
	readonly colours: ReadonlyMap<string, number> = $derived.by(() => {
		const today = this.columns.filter(({ figures }) => !figures.plan);
		const all = [...today, ...this.columns].flatMap(({ figures }) => figures.territories);
		return new Map(all.toReversed().map(({ today, name, colour }) => [today ?? name, colour]));
	});
	/** Moment of inertia of today, by which the others are measured; null without a today, or where all are in one place. */
	readonly todayInertia: number | null = $derived.by(() => {
		const load = this.columns.find((each) => each.load)?.load ?? null;
		const { compactness, today } = this.#view;
		return load && compactness.totalToday(today, load);
	});

	constructor(view: PlanView, wanted: () => string | null, show: (ids: string | null) => void) {
		this.#view = view;
		this.#wanted = wanted;
		this.#show = show;
	}

	get isOpen(): boolean {
		return this.#wanted() !== null;
	}
	/** Everything that can be chosen. */
	get all(): readonly string[] {
		const { owners, plans } = this.#view.state;
		return [...(owners ? [TODAY] : []), ...plans.map(({ id }) => id)];
	}
	get isFull(): boolean {
		return this.ids.length === MOST;
	}

	/** Today, the plan on screen and others as far as there is room; or those that are named. */
	open(ids?: readonly string[]): void {
		const own = this.#view.plan?.id;
		const first = [TODAY, ...(own ? [own] : []), ...this.all];
		this.#base = ids?.[0] ?? null;
		this.#show(
			[...new Set(ids ?? first)]
				.filter((id) => this.all.includes(id))
				.slice(0, MOST)
				.join(BETWEEN),
		);
	}

	close(): void {
		this.#show(null);
	}

	/** Takes one in, or out; the last one stays. */
	toggle(id: string): void {
		const next = this.ids.includes(id) ? this.ids.filter((each) => each !== id) : [...this.ids, id];
		if (next.length > 0 && next.length <= MOST) this.#show(next.join(BETWEEN));
	}

	compareWith(id: string): void {
		this.#base = id;
	}

	#compared(id: string): Compared {
		const { state, plane, cache } = this.#view;
		const plan = state.plans.find((each) => each.id === id) ?? null;
		const figures = cache.of(plane, plan, this.criteria);
		const known = this.#done.get(figures);
		if (known && known.load === (figures.loads[this.shown] ?? figures.loads[0] ?? null)) return known;
		const { moved, owner, territories } = figures;
		const moves = new Map<string, number>();
		for (const row of moved?.rows ?? []) {
			const pair = `${state.ownerToday(row)}\n${territories[owner[row] ?? -1]?.name ?? ''}`;
			moves.set(pair, (moves.get(pair) ?? 0) + 1);
		}
		const load = figures.loads[this.shown] ?? figures.loads[0] ?? null;
		const compared: Compared = {
			...{ id, figures, moves, load },
			name: plan?.name ?? m.territories_today(),
			inertia: (load && this.#view.compactness.inertiaBy(figures, load)?.total) ?? null,
			reachKm: reachOf(plane, owner, figures.starts),
			movedValue: moved && moved.rows.reduce((sum, row) => sum + Math.max(0, state.value[row] ?? 0), 0),
			areas: this.#areasIn(figures),
		};
		this.#done.set(figures, compared);
		return compared;
	}

	#areasIn(figures: PlanFigures): ReadonlyMap<string, AreaValue> {
		const { regions } = this.#view.session.analysis;
		const { owner, territories } = figures;
		if (this.own) return ownAreas(this.own, owner, territories);
		if (this.abroad) return abroadAreas(this.abroad, regions, owner, territories);
		return cityAreas(regions, figures, this.#view.board.borders);
	}
}

function isAbroad(level: string | undefined): level is AbroadLevel {
	return level === 'country' || level === 'first';
}
