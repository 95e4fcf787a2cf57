import { allRows } from '#src/core/stats/index.ts';

/** Points are whole millionths of 0…100. */
const MILLIONTHS = 1e6;
const BITS = 14;
const DIGITS = 1 << BITS;

/**
 * Rows with points, fewest points first; equal ones as in `rows`. Points are whole millionths, so two passes of a radix
 * sort put them in order: a quarter of the time that the sort of any numbers takes.
 *
 * @param points 0…100 to six decimals, NaN = none
 */
export function pointOrder(points: Float64Array, rows: Uint32Array = allRows(points.length)): Uint32Array {
	const keys = new Uint32Array(points.length);
	let scored = new Uint32Array(rows.length);
	let count = 0;
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i] as number;
		const value = points[row] as number;
		if (value !== value) continue;
		keys[row] = Math.round(value * MILLIONTHS);
		scored[count++] = row;
	}
	scored = scored.slice(0, count);
	return pass(pass(scored, keys, 0), keys, BITS);
}

/** Points of the customers that have any, fewest first. */
export function sortedPoints(points: Float64Array): Float64Array<ArrayBuffer> {
	return new PointSorter(points.length).sort(points);
}

/** Sorts points again and again in the same memory: what it gave before is overwritten. */
export class PointSorter {
	readonly #keys: Uint32Array;
	readonly #passed: Uint32Array;
	readonly #sorted: Float64Array<ArrayBuffer>;

	/** @param count most customers there are */
	constructor(count: number) {
		this.#keys = new Uint32Array(count);
		this.#passed = new Uint32Array(count);
		this.#sorted = new Float64Array(count);
	}

	/** @param points 0…100 to six decimals, NaN = none */
	sort(points: Float64Array): Float64Array<ArrayBuffer> {
		const [keys, sorted] = [this.#keys, this.#sorted];
		let count = 0;
		for (let row = 0; row < points.length; row++) {
			const value = points[row] as number;
			if (value === value) keys[count++] = Math.round(value * MILLIONTHS);
		}
		sortKeys(keys, this.#passed, count, 0);
		sortKeys(this.#passed, keys, count, BITS);
		for (let i = 0; i < count; i++) sorted[i] = (keys[i] as number) / MILLIONTHS;
		return sorted.subarray(0, count);
	}
}

/** One pass over the numbers themselves. */
function sortKeys(keys: Uint32Array, to: Uint32Array, count: number, shift: number): void {
	const starts = new Uint32Array(DIGITS + 1);
	for (let i = 0; i < count; i++) {
		const digit = ((keys[i] as number) >>> shift) & (DIGITS - 1);
		starts[digit + 1] = (starts[digit + 1] as number) + 1;
	}
	for (let digit = 0; digit < DIGITS; digit++)
		starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number);
	for (let i = 0; i < count; i++) {
		const key = keys[i] as number;
		const digit = (key >>> shift) & (DIGITS - 1);
		to[starts[digit] as number] = key;
		starts[digit] = (starts[digit] as number) + 1;
	}
}

function pass(rows: Uint32Array, keys: Uint32Array, shift: number): Uint32Array {
	const starts = new Uint32Array(DIGITS + 1);
	for (let i = 0; i < rows.length; i++) {
		const digit = ((keys[rows[i] as number] as number) >>> shift) & (DIGITS - 1);
		starts[digit + 1] = (starts[digit + 1] as number) + 1;
	}
	for (let digit = 0; digit < DIGITS; digit++)
		starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number);
	const sorted = new Uint32Array(rows.length);
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i] as number;
		const digit = ((keys[row] as number) >>> shift) & (DIGITS - 1);
		sorted[starts[digit] as number] = row;
		starts[digit] = (starts[digit] as number) + 1;
	}
	return sorted;
}
