import { ascendingOrder } from './ascending.ts';

/** Ranks of the finite values. */
export interface Ranks {
	/** Rank from 1 by position, the mean of the ranks where values are equal; NaN = not finite. */
	readonly ranks: Float64Array;
	readonly count: number;
	/** Σ (t³ − t) over the groups of t equal values, for tie corrections. */
	readonly ties: number;
}

/** Mean ranks (mid-ranks) of the finite values, independent of their order. `order`: what `ascendingOrder` gives, where it is known. */
export function midRanks(values: Float64Array, order: Uint32Array = ascendingOrder(values)): Ranks {
	const ranks = new Float64Array(values.length).fill(Number.NaN);
	let ties = 0;
	for (let from = 0; from < order.length;) {
		const value = values[order[from] as number] as number;
		let to = from + 1;
		while (to < order.length && values[order[to] as number] === value) to++;
		for (let i = from; i < to; i++) ranks[order[i] as number] = (from + 1 + to) / 2;
		const equal = to - from;
		ties += equal * (equal * equal - 1);
		from = to;
	}
	return { ranks, count: order.length, ties };
}
