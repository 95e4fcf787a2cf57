import { outlinesOf, type Outlines } from '#src/core/geo/index.ts';
import type { PlanAreaRule } from '#src/core/model/index.ts';
import { inertiaOf, polsbyPopper, type Inertia } from '#src/core/territory/plan/index.ts';
import { abroadAreas } from '#src/features/territories/map/abroad-areas.ts';
import { areasAt } from '#src/features/territories/map/areas-at.ts';
import { ownAreas, ownOutlines } from '#src/features/territories/map/own-areas.ts';
import { cityAreas } from '#src/features/territories/map/city-areas.ts';
import { chinaTopology, countyTopology, outlinesAbroad, type AreaValue } from '#src/map/index.ts';
import { abroadLayer, type AbroadLevel } from '#src/state/regions/abroad-layer.ts';
import type { LoadFigures, PlanFigures } from '#src/state/territories/figures/plan-figures.ts';
import type { PlanView } from './plan-view.svelte.ts';

/** Areas whose outlines are on the map. */
type OutlinedLevel = 'city' | 'district';

/** Areas with who leads in each. */
interface Outlined {
	readonly outlines: Outlines;
	readonly areas: ReadonlyMap<string, AreaValue>;
}

const loading = new Map<OutlinedLevel, Promise<Outlines>>();

/** Sizes and borders of the cities or counties of China, worked out once. */
function outlinesAt(level: OutlinedLevel): Promise<Outlines> {
	const known = loading.get(level);
	if (known) return known;
	const found =
		level === 'city'
			? chinaTopology().then((topology) => outlinesOf(topology, topology.objects.prefectures))
			: countyTopology().then((topology) => outlinesOf(topology, topology.objects.counties));
	loading.set(level, found);
	return found;
}

/** How compact plans are: moments of inertia of any, shapes of those that give away whole areas. */
export class Compactness {
	readonly #view: PlanView;
	#outlines = $state.raw<Partial<Record<OutlinedLevel, Outlines>>>({});
	#abroad = $state.raw<{ readonly key: string; readonly outlines: Outlines } | null>(null);
	/** Shapes that are known already, for as long as outlines and borders are the same. */
	readonly #done: WeakMap<PlanFigures, readonly (number | null)[] | null> = $derived.by(() => {
		const { board, session } = this.#view;
		void [this.#outlines, this.#abroad, board.borders, board.abroad, session.analysis.regions.own.layers];
		return new WeakMap();
	});

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
		const { figures } = this.#view;
		return figures && this.shapesIn(figures);
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
	 * Polsby–Popper of each territory, by the areas that the plan gives away, and by the cities of provinces. Null for plans that
	 * give away customers, and until the outlines are known.
	 */
	shapesIn(figures: PlanFigures): readonly (number | null)[] | null {
		const done = this.#done;
		const known = done.get(figures);
		if (known !== undefined) return known;
		const shapes = this.#shapesOf(figures);
		done.set(figures, shapes);
		return shapes;
	}

	#shapesOf(figures: PlanFigures): readonly (number | null)[] | null {
		const { plan, territories } = figures;
		const outlined = plan?.areas && this.#outlined(figures, plan.areas);
		if (!outlined) return null;
		const { outlines, areas } = outlined;
		const at = new Map(territories.map(({ name }, j) => [name, j]));
		const ownerOf = outlines.codes.map((code) => at.get(areas.get(code)?.classId ?? '') ?? -1);
		return polsbyPopper(outlines, Int32Array.from(ownerOf), territories.length);
	}

	/** Outlines of the areas of a rule, with the leading territory of each; null where they are gone or not known yet. */
	#outlined(figures: PlanFigures, rule: PlanAreaRule): Outlined | null {
		const { regions } = this.#view.session.analysis;
		if (rule.level === 'own') {
			const layer = regions.own.layers.find(({ boundaries }) => boundaries.id === rule.boundaries);
			if (!layer) return null;
			return {
				outlines: ownOutlines(layer),
				areas: ownAreas(layer, figures.owner, figures.territories),
			};
		}
		if (rule.level === 'country' || rule.level === 'first') return this.#outlinedAbroad(figures, rule.level);
		const level = rule.level === 'district' ? 'district' : 'city';
		const outlines = this.#outlines[level];
		if (!outlines) {
			void outlinesAt(level).then((known) => (this.#outlines = { ...this.#outlines, [level]: known }));
			return null;
		}
		const cities = cityAreas(regions, figures, this.#view.board.borders);
		return { outlines, areas: level === 'city' ? cities : this.#counties(figures, cities) };
	}

	/** The same for countries, and what these are divided into. */
	#outlinedAbroad({ owner, territories }: PlanFigures, level: AbroadLevel): Outlined | null {
		const { regions } = this.#view.session.analysis;
		const layer = abroadLayer(level, regions);
		if (!layer) return null;
		const key = layer.areas.join(' ');
		if (this.#abroad?.key !== key) {
			void outlinesAbroad(layer.areas).then((outlines) => (this.#abroad = { key, outlines }));
			return null;
		}
		const { outlines } = this.#abroad;
		const { board, detail } = this.#view;
		const borders = detail.level === level ? board.abroad : null;
		return { outlines, areas: abroadAreas(layer, regions, owner, territories, borders) };
	}

	/** Leading territory by county. */
	#counties(
		{ owner, territories }: PlanFigures,
		cities: ReadonlyMap<string, AreaValue>,
	): ReadonlyMap<string, AreaValue> {
		const { divisions, places } = this.#view.session.analysis.regions;
		if (!divisions || !places) return cities;
		return areasAt('district', { owner, territories, codes: places.district }, cities, divisions);
	}
}

/** Mean over the territories that have a shape; null without any. */
export function meanShape(shapes: readonly (number | null)[] | null): number | null {
	const known = shapes?.filter((each) => each !== null) ?? [];
	return known.length > 0 ? known.reduce((sum, each) => sum + each, 0) / known.length : null;
}
