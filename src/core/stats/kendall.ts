import { ascendingOrder } from './ascending.ts';
import { gather } from './gather.ts';

/**
 * Kendall's τ-b of the rows where both are finite, in O(n·log n): ordered by x, the exchanges that a merge sort of y makes
 * are the pairs the two put in opposite order (Knight 1966). −1…1; null under two rows or where one of them is constant.
 *
 * @param order what `ascendingOrder(x)` gives, where it is known
 */
export function kendall(
	x: Float64Array,
	y: Float64Array,
	order: Uint32Array = ascendingOrder(x),
): number | null {
	const rows = order.filter((row) => Number.isFinite(y[row]));
	const n = rows.length;
	const left = gather(x, rows);
	const right = gather(y, rows);
	const [tiesX, tiesBoth] = sortWithinTies(left, right);
	const exchanges = countExchanges(right);
	const tiesY = tiedPairs(right, 0, n);
	const pairs = (n * (n - 1)) / 2;
	const apart = (pairs - tiesX) * (pairs - tiesY);
	if (!(apart > 0)) return null;
	const tau = (pairs - tiesX - tiesY + tiesBoth - 2 * exchanges) / Math.sqrt(apart);
	return Math.max(-1, Math.min(1, tau));
}

/** Puts y in ascending order within equal x; returns the pairs tied in x and those tied in both. */
function sortWithinTies(x: Float64Array, y: Float64Array): [number, number] {
	let [tied, both] = [0, 0];
	for (let from = 0; from < x.length;) {
		let to = from + 1;
		while (to < x.length && x[to] === x[from]) to++;
		if (to - from > 1) {
			y.subarray(from, to).sort();
			tied += ((to - from) * (to - from - 1)) / 2;
			both += tiedPairs(y, from, to);
		}
		from = to;
	}
	return [tied, both];
}

/** Pairs of equal values that stand side by side. */
function tiedPairs(sorted: Float64Array, from: number, to: number): number {
	let pairs = 0;
	let run = 0;
	for (let i = from + 1; i < to; i++) {
		run = sorted[i] === sorted[i - 1] ? run + 1 : 0;
		pairs += run;
	}
	return pairs;
}

/** Sorts the values by merging and returns how many pairs stood in descending order. */
function countExchanges(values: Float64Array): number {
	let from = values;
	let to: Float64Array = new Float64Array(values.length);
	let exchanges = 0;
	for (let width = 1; width < values.length; width *= 2) {
		for (let start = 0; start < values.length; start += 2 * width)
			exchanges += merge(from, to, start, Math.min(start + width, values.length), width);
		[from, to] = [to, from];
	}
	if (from !== values) values.set(from);
	return exchanges;
}

/** Merges the runs start…middle and middle…middle + width; returns how often one of the right run came before one of the left. */
function merge(from: Float64Array, to: Float64Array, start: number, middle: number, width: number): number {
	const end = Math.min(middle + width, from.length);
	let exchanges = 0;
	let [left, right] = [start, middle];
	for (let at = start; at < end; at++) {
		const isLeft = left < middle && (right >= end || (from[left] as number) <= (from[right] as number));
		if (!isLeft) exchanges += middle - left;
		to[at] = from[isLeft ? left++ : right++] as number;
	}
	return exchanges;
}
