import { layOut } from './layout.ts';
import type { TerritoryProblem } from '../problem.ts';
import type { Layout } from './layout.ts';

/** A smaller problem in which near units count as one, to search in before the units themselves. */
export interface Coarse {
	readonly layout: Layout;
	/** Position in the smaller layout of each position. */
	readonly partOf: Uint32Array;
}

/**
 * Joins runs of neighbouring positions that are bound alike (same pin, same group, same territory today). Distances count from
 * the middle of a run, which changes squared costs by a constant only.
 *
 * @param run positions that are joined at most
 */
export function coarsen(layout: Layout, run: number): Coarse {
	const { problem, n, weight } = layout;
	const numbers = runsOf(layout, run);
	const count = (numbers[n - 1] as number) + 1;
	const sums = (values: ArrayLike<number>) => {
		const sum = new Float64Array(count);
		for (let p = 0; p < n; p++)
			sum[numbers[p] as number] = (sum[numbers[p] as number] as number) + (values[p] as number);
		return sum;
	};
	const first = new Uint32Array(count);
	for (let p = n - 1; p >= 0; p--) first[numbers[p] as number] = p;
	const pick = (values: ArrayLike<number>) => Array.from(first, (p) => values[p] as number);
	const all = sums(weight);
	const middle = (places: Float64Array) =>
		sums(places.map((place, p) => place * (weight[p] as number))).map((sum, at) => sum / (all[at] as number));
	const { locked, eligibility, disruption } = problem;
	const joined: TerritoryProblem = {
		...problem,
		x: middle(problem.x),
		y: middle(problem.y),
		weight: all,
		criteria: problem.criteria.map((one) => ({ ...one, values: sums(one.values) })),
		...(locked && { locked: Int32Array.from(pick(layout.pinned)) }),
		...(eligibility && {
			eligibility: { ...eligibility, group: Uint16Array.from(pick(eligibility.group)) },
		}),
		...(disruption && {
			disruption: {
				...disruption,
				current: Int32Array.from(pick(disruption.current)),
				value: sums(disruption.value),
			},
		}),
	};
	const small = layOut(joined);
	const placeOf = new Uint32Array(count);
	small.unitAt.forEach((unit, place) => (placeOf[unit] = place));
	return { layout: small, partOf: numbers.map((number) => placeOf[number] as number) };
}

/** Number of the run of each position. */
function runsOf({ n, blockStart, pinned, home }: Layout, run: number): Uint32Array {
	const numbers = new Uint32Array(n);
	let [number, length, block] = [-1, 0, 0];
	for (let p = 0; p < n; p++) {
		const isBlock = p === blockStart[block];
		if (isBlock) block++;
		const isAlike = p > 0 && pinned[p] === pinned[p - 1] && (home.length === 0 || home[p] === home[p - 1]);
		if (isBlock || !isAlike || length === run) {
			number++;
			length = 0;
		}
		numbers[p] = number;
		length++;
	}
	return numbers;
}
