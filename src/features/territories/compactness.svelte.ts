import { outlinesOf, type Outlines } from '#src/core/geo/index.ts';
import { inertiaOf, polsbyPopper, type Inertia } from '#src/core/territory/plan/index.ts';
import { chinaTopology, type AreaValue } from '#src/map/index.ts';
import type { LoadFigures, PlanFigures } from '#src/state/territories/figures/plan-figures.ts';
import type { PlanView } from './plan-view.svelte.ts';

let loading: Promise<Outlines> | null = null;

/** Sizes and borders of the cities of China, worked out once. */
function cityOutlines(): Promise<Outlines> {
	loading ??= chinaTopology().then((topology) => outlinesOf(topology, topology.objects.prefectures));
	return loading;
}

/** How compact plans are: moments of inertia of any, shapes of those that give away whole cities or provinces. */
export class Compactness {
	readonly #view: PlanView;
	#outlines = $state.raw<Outlines | null>(null);

	/** Of the plan on screen by the load that is shown; null where there is nothing of it. */
	readonly inertia: Inertia | null = $derived.by(() => {
		const { figures, load } = this.#view;
		return figures && load && this.inertiaBy(figures, load);
	});
	/** Of today by the same load, by which plans are measured; null without a today, or where all are in one place. */
	readonly today: number | null = $derived.by(() => {
		const { today, load } = this.#view;
		return load && this.totalToday(today, load);
	});
	/** Polsby–Popper of each territory of the plan on screen. */
	readonly shapes: readonly (number | null)[] | null = $derived.by(() => {
		const { figures, cityAreas } = this.#view;
		return figures && this.shapesIn(figures, cityAreas);
	});

	constructor(view: PlanView) {
		this.#view = view;
	}

	/** Moments of inertia of a plan by a load. */
	inertiaBy({ owner, territories }: PlanFigures, { criterion }: LoadFigures): Inertia | null {
		const values = this.#view.state.values(criterion);
		return values && inertiaOf(this.#view.plane, owner, values, territories.length);
	}

	/** Moment of inertia of today by a load. */
	totalToday(today: PlanFigures | null, load: LoadFigures): number | null {
		const total = (today && this.inertiaBy(today, load)?.total) ?? null;
		return total !== null && total > 0 ? total : null;
	}

	/**
	 * Polsby–Popper of each territory, by the cities as the map colours them; null for plans that do not give away whole cities or
	 * provinces, and until the outlines are known.
	 */
	shapesIn(
		{ plan, territories }: PlanFigures,
		cities: ReadonlyMap<string, AreaValue>,
	): readonly (number | null)[] | null {
		if (!plan?.areas || plan.areas.level === 'district' || plan.areas.level === 'own') return null;
		const outlines = this.#outlines;
		if (!outlines) {
			void cityOutlines().then((known) => (this.#outlines = known));
			return null;
		}
		const at = new Map(territories.map(({ name }, j) => [name, j]));
		const ownerOf = outlines.codes.map((code) => at.get(cities.get(code)?.classId ?? '') ?? -1);
		return polsbyPopper(outlines, Int32Array.from(ownerOf), territories.length);
	}
}

/** Mean over the territories that have a shape; null without any. */
export function meanShape(shapes: readonly (number | null)[] | null): number | null {
	const known = shapes?.filter((each) => each !== null) ?? [];
	return known.length > 0 ? known.reduce((sum, each) => sum + each, 0) / known.length : null;
}
