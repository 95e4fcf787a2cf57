import {
	balanceOf,
	meanDistance,
	startsOf,
	type Plane,
	type PlanePoints,
} from '#src/core/territory/plan/index.ts';
import type { LoadFigures } from '#src/state/territories/figures/plan-figures.ts';
import type { CurvePoint } from '#src/state/territories/figures/trade-off.svelte.ts';

/** A point of the curve with what it comes to. */
export interface RatedPoint extends CurvePoint {
	/** Largest deviation of a territory, without its sign. */
	readonly worst: number;
	readonly inside: number;
	readonly index: number | null;
	/** Mean distance from where the ways of a territory start. */
	readonly distanceKm: number | null;
}

/** Points with their balance, each once: a budget that buys nothing more than a smaller one is left out. */
export function ratedPoints(
	points: readonly CurvePoint[],
	{ criterion: { below, above }, targets }: Pick<LoadFigures, 'criterion' | 'targets'>,
	values: Float64Array,
	{ plane, bases }: { readonly plane: Plane; readonly bases: PlanePoints },
): readonly RatedPoint[] {
	const rated = points.map((point): RatedPoint => {
		const loads = targets.map(() => 0);
		point.owner.forEach((own, row) => {
			if (own >= 0) loads[own] = (loads[own] as number) + (values[row] as number);
		});
		const { deviations, inside, index } = balanceOf(loads, targets, below, above);
		return {
			...{ ...point, inside, index },
			worst: Math.max(0, ...deviations.map(Math.abs)),
			distanceKm: meanDistance(plane, point.owner, startsOf(plane, point.owner, targets.length, bases)),
		};
	});
	const isSame = (a: RatedPoint, b: RatedPoint) =>
		Math.abs(a.moved - b.moved) < 5e-4 && Math.abs(a.worst - b.worst) < 5e-4;
	return rated.filter((point, i) => !rated.slice(0, i).some((each) => isSame(each, point)));
}

/** Where more moves stop buying balance. */
export interface Knee {
	/** The least that is moved for as many territories within the band as there can be. */
	readonly full: RatedPoint;
	/** What half of that or less gets; null where nothing is known of less. */
	readonly half: RatedPoint | null;
}

/** The knee of a curve; null without points. */
export function kneeOf(points: readonly RatedPoint[]): Knee | null {
	const most = Math.max(...points.map(({ inside }) => inside));
	const sorted = points.toSorted((a, b) => a.moved - b.moved);
	const full = sorted.find(({ inside }) => inside === most);
	if (!full) return null;
	const less = sorted.filter(({ moved }) => moved <= full.moved / 2 + 1e-9 && moved < full.moved);
	const half = less.reduce<RatedPoint | null>(
		(best, each) => (!best || each.inside >= best.inside ? each : best),
		null,
	);
	return { full, half };
}
