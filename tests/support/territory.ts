import type { Criterion, TerritoryProblem } from '#src/core/territory/problem.ts';

/** A criterion of which each territory is meant to have the same part, ± `band`. */
export function evenCriterion(values: Float64Array, territories: number, band = 0.05): Criterion {
	const total = values.reduce((sum, value) => sum + value, 0);
	const target = new Float64Array(territories).fill(total / territories);
	return { values, target, below: band, above: band };
}

/** Units at places, weight and value 1 unless given. */
export function problemOf(
	places: readonly (readonly [number, number])[],
	territories: number,
	more: Partial<TerritoryProblem> = {},
): TerritoryProblem {
	const ones = new Float64Array(places.length).fill(1);
	return {
		x: Float64Array.from(places, ([x]) => x),
		y: Float64Array.from(places, ([, y]) => y),
		weight: ones,
		territories,
		criteria: [evenCriterion(ones, territories)],
		objective: 'squared',
		...more,
	};
}
