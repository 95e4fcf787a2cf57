import { isMissing, missingCount, type NumberBlock } from './block.ts';
import {
	codeAt,
	columnLength,
	isTextColumn,
	numberAt,
	type Column,
	type NumberColumn,
	type TextColumn,
} from './column.ts';
import { selectInPlace } from './select.ts';

/** Counts per bin; `edges` has one entry more. With `log` the bins have equal width in log1p of the value. */
export interface ProfileBins {
	readonly log: boolean;
	readonly edges: Float64Array;
	readonly counts: Uint32Array;
}

interface Fill {
	/** Rows looked at: filled + missing + unread. */
	readonly rows: number;
	readonly filled: number;
	/** Rows without any content. */
	readonly missing: number;
	/** Rows whose text could not be read as the type of the column. */
	readonly unread: number;
}

/** Numbers and dates, in the unit of the column. Without a filled row all figures are NaN and there are no bins. */
export interface NumberProfile extends Fill {
	readonly kind: 'number';
	readonly min: number;
	readonly max: number;
	readonly mean: number;
	readonly sum: number;
	readonly q1: number;
	readonly median: number;
	readonly q3: number;
	/** 95 % of the values are at most this: the full length of a data bar. */
	readonly p95: number;
	readonly bins: ProfileBins;
}

/** Texts, choices and booleans (with the values "0" and "1"). */
export interface TextProfile extends Fill {
	readonly kind: 'text';
	/** Different values. */
	readonly distinct: number;
	/** Rows whose value stands in another row too. */
	readonly repeated: number;
	/** The most frequent values, at most 12; equal counts by code units. */
	readonly top: readonly { readonly value: string; readonly count: number }[];
	/** Filled rows with none of the top values. */
	readonly others: number;
}

export type ColumnProfile = NumberProfile | TextProfile;

export interface ProfileOptions {
	/** Row numbers looked at; null or absent = all rows. */
	readonly view?: Uint32Array | null;
	/** Number of bins wanted; whole numbers over a shorter range get one each. Default 24. */
	readonly bins?: number;
	/** Bins of an earlier profile to count on, so that a filtered column compares with the whole. */
	readonly like?: ProfileBins;
}

/** Above this skewness the bins are logarithmic, where no value is negative. */
const SKEW_FOR_LOG = 2;
const TOP = 12;

/** A profile that is computed piece by piece, so that a caller can answer in between. */
export type ProfileSteps = Generator<undefined, ColumnProfile, undefined>;

/** What stands in a column: how full it is, how its values spread, which are the most frequent. */
export function profileColumn(column: Column, options: ProfileOptions = {}): ColumnProfile {
	return finishProfile(profileSteps(column, options));
}

/** The pieces that are left, at once. */
export function finishProfile(steps: ProfileSteps): ColumnProfile {
	let step = steps.next();
	while (!step.done) step = steps.next();
	return step.value;
}

/** The same as `profileColumn` in pieces of about one walk over the values each. */
export function* profileSteps(column: Column, options: ProfileOptions = {}): ProfileSteps {
	const view = options.view ?? null;
	if (isTextColumn(column)) return profileCodes(column, view);
	const fill = fillOf(column, view);
	const values = valuesOf(column, view, fill.filled);
	if (column.type === 'boolean') return profileBooleans(values, fill);
	yield;
	return { kind: 'number', ...fill, ...(yield* spread(values, options)) };
}

function fillOf(column: Column, view: Uint32Array | null): Fill {
	const rows = view ? view.length : columnLength(column);
	let empty = 0;
	let unread = 0;
	if (view) {
		const unreadRows = unreadSet(column);
		const at = isTextColumn(column)
			? (row: number) => codeAt(column, row) < 0
			: (row: number) => Number.isNaN(numberAt(column, row));
		for (const row of view) {
			if (!at(row)) continue;
			empty++;
			if (unreadRows.has(row)) unread++;
		}
	} else {
		for (const block of column.blocks) {
			unread += block.unread?.size ?? 0;
			empty += missingCount(block);
		}
	}
	return { rows, filled: rows - empty, missing: empty - unread, unread };
}

function unreadSet(column: Column): Set<number> {
	const rows = new Set<number>();
	let start = 0;
	for (const block of column.blocks) {
		for (const offset of block.unread?.keys() ?? []) rows.add(start + offset);
		start += block.length;
	}
	return rows;
}

/** The present values, in row order. */
function valuesOf(column: NumberColumn, view: Uint32Array | null, filled: number): Float64Array {
	const out = new Float64Array(filled);
	let at = 0;
	if (view) {
		for (const row of view) {
			const value = numberAt(column, row);
			if (!Number.isNaN(value)) out[at++] = value;
		}
		return out;
	}
	for (const block of column.blocks) at = copyPresent(block, out, at);
	return out;
}

function copyPresent(block: NumberBlock, out: Float64Array, at: number): number {
	if (!block.missing) {
		out.set(block.values.subarray(0, block.length), at);
		return at + block.length;
	}
	for (let i = 0; i < block.length; i++) if (!isMissing(block, i)) out[at++] = block.values[i] ?? 0;
	return at;
}

function* spread(
	values: Float64Array,
	options: ProfileOptions,
): Generator<undefined, Omit<NumberProfile, 'kind' | keyof Fill>, undefined> {
	const { min, max, sum, whole } = extent(values);
	yield;
	const mean = sum / values.length;
	const { log, edges } = options.like ?? edgesFor(values, { min, max, whole, mean }, options.bins ?? 24);
	yield;
	const bins = { log, edges, counts: countsOf(values, log, edges) };
	yield;
	const quantiles = yield* quantilesInPlace(values, [0.25, 0.5, 0.75, 0.95]);
	const [q1 = Number.NaN, median = Number.NaN, q3 = Number.NaN, p95 = Number.NaN] = quantiles;
	return { min, max, mean, sum: values.length === 0 ? Number.NaN : sum, q1, median, q3, p95, bins };
}

interface Extent {
	readonly min: number;
	readonly max: number;
	readonly whole: boolean;
	readonly mean: number;
}

/** The sum keeps the rounding error of every step (TwoSum, Knuth), so that it does not depend on the order of rows. */
function extent(values: Float64Array): { min: number; max: number; sum: number; whole: boolean } {
	if (values.length === 0) return { min: Number.NaN, max: Number.NaN, sum: 0, whole: false };
	let min = Infinity;
	let max = -Infinity;
	let sum = 0;
	let lost = 0;
	let whole = true;
	for (const value of values) {
		if (value < min) min = value;
		if (value > max) max = value;
		const next = sum + value;
		const part = next - sum;
		lost += sum - (next - part) + (value - part);
		sum = next;
		if (whole && value !== Math.floor(value)) whole = false;
	}
	return { min, max, sum: sum + lost, whole };
}

function countsOf(values: Float64Array, log: boolean, edges: Float64Array): Uint32Array {
	return log || edges.length < 3 ? countBySearch(values, edges) : countByStep(values, edges);
}

function edgesFor(
	values: Float64Array,
	{ min, max, whole, mean }: Extent,
	wanted: number,
): { log: boolean; edges: Float64Array } {
	if (values.length === 0) return { log: false, edges: new Float64Array() };
	if (min === max) return { log: false, edges: Float64Array.of(min, max) };
	if (whole && max - min < wanted) {
		return { log: false, edges: Float64Array.from({ length: max - min + 2 }, (_, i) => min - 0.5 + i) };
	}
	const log = min >= 0 && isSkewed(values, mean, Math.max(Math.abs(min), Math.abs(max)));
	const from = log ? Math.log1p(min) : min;
	const to = log ? Math.log1p(max) : max;
	const edges = Float64Array.from({ length: wanted + 1 }, (_, i) => {
		const at = from * (1 - i / wanted) + to * (i / wanted);
		return log ? Math.expm1(at) : at;
	});
	edges[0] = min;
	edges[wanted] = max;
	return { log, edges };
}

/** Whether the skewness m3 ÷ m2^1.5 exceeds 2; scaled so that large magnitudes do not overflow. */
function isSkewed(values: Float64Array, mean: number, scale: number): boolean {
	let second = 0;
	let third = 0;
	for (const value of values) {
		const gap = (value - mean) / scale;
		second += gap * gap;
		third += gap * gap * gap;
	}
	const n = values.length;
	return second > 0 && third / n / Math.pow(second / n, 1.5) > SKEW_FOR_LOG;
}

/** A value on an inner edge counts to the right of it, the largest to the last bin; values outside the edges do not count. */
function countBySearch(values: Float64Array, edges: Float64Array): Uint32Array {
	const last = edges.length - 1;
	const counts = new Uint32Array(Math.max(0, last));
	if (last < 1) return counts;
	const low = edges[0] ?? 0;
	const high = edges[last] ?? 0;
	for (const value of values) {
		if (value < low || value > high) continue;
		let below = 0;
		let above = last;
		while (above - below > 1) {
			const middle = (below + above) >>> 1;
			if (value >= (edges[middle] ?? 0)) below = middle;
			else above = middle;
		}
		counts[below] = (counts[below] ?? 0) + 1;
	}
	return counts;
}

/** The same for bins of equal width: the place is computed and then put right for the rounding of edges. */
function countByStep(values: Float64Array, edges: Float64Array): Uint32Array {
	const last = edges.length - 1;
	const counts = new Uint32Array(last);
	const low = edges[0] ?? 0;
	const high = edges[last] ?? 0;
	const perUnit = last / (high - low);
	if (!(perUnit > 0 && perUnit < Infinity)) return countBySearch(values, edges);
	for (const value of values) {
		if (value < low || value > high) continue;
		let bin = Math.min(last - 1, Math.floor((value - low) * perUnit));
		if (value < (edges[bin] ?? 0)) bin--;
		else if (bin < last - 1 && value >= (edges[bin + 1] ?? 0)) bin++;
		counts[bin] = (counts[bin] ?? 0) + 1;
	}
	return counts;
}

/** Quantiles by linear interpolation between neighbours (type 7), for ascending shares. Reorders `values`. */
function* quantilesInPlace(
	values: Float64Array,
	shares: readonly number[],
): Generator<undefined, number[], undefined> {
	const found: number[] = [];
	let from = 0;
	for (const share of shares) {
		const place = share * Math.max(0, values.length - 1);
		const k = Math.floor(place);
		selectInPlace(values, k, from);
		from = k;
		found.push(between(values, place, k));
		yield;
	}
	return found;
}

/** The value at a place between the `k`th and the next larger one, where all after `k` are at least as large. */
function between(values: Float64Array, place: number, k: number): number {
	const here = values[k] ?? Number.NaN;
	if (place === k) return here;
	let next = Infinity;
	for (let i = k + 1; i < values.length; i++) next = Math.min(next, values[i] ?? Infinity);
	return here + (next - here) * (place - k);
}

function profileBooleans(values: Float64Array, fill: Fill): TextProfile {
	let yes = 0;
	for (const value of values) if (value !== 0) yes++;
	const all = [
		{ value: '0', count: values.length - yes },
		{ value: '1', count: yes },
	];
	const top = all.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
	const repeated = top.reduce((sum, { count }) => sum + (count > 1 ? count : 0), 0);
	return { kind: 'text', ...fill, distinct: top.length, repeated, top, others: 0 };
}

function profileCodes(column: TextColumn, view: Uint32Array | null): TextProfile {
	const counts = new Uint32Array(column.dictionary.size);
	if (view) {
		for (const row of view) {
			const code = codeAt(column, row);
			if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
		}
	} else {
		for (const block of column.blocks) {
			for (let i = 0; i < block.length; i++) {
				if (block.missing && isMissing(block, i)) continue;
				const code = block.values[i] ?? 0;
				counts[code] = (counts[code] ?? 0) + 1;
			}
		}
	}
	const fill = fillOf(column, view);
	let distinct = 0;
	let repeated = 0;
	for (const count of counts) {
		if (count > 0) distinct++;
		if (count > 1) repeated += count;
	}
	const top = mostFrequent(counts, TOP)
		.map((code) => ({ value: column.dictionary.at(code), count: counts[code] ?? 0 }))
		.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
		.slice(0, TOP);
	return {
		kind: 'text',
		...fill,
		distinct,
		repeated,
		top,
		others: fill.filled - top.reduce((sum, { count }) => sum + count, 0),
	};
}

/** Codes of the `size` largest counts and all that equal the smallest of them, so that ties can be put in order by text. */
function mostFrequent(counts: Uint32Array, size: number): number[] {
	const sorted = counts.slice().sort();
	const threshold = Math.max(1, sorted[Math.max(0, sorted.length - size)] ?? 1);
	const codes: number[] = [];
	for (let code = 0; code < counts.length; code++) if ((counts[code] ?? 0) >= threshold) codes.push(code);
	return codes;
}
