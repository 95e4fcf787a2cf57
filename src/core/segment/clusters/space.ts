import {
	balancedGamma,
	fitScaler,
	outerFences,
	prepare,
	requirePoints,
	takeRows,
	type Fences,
	type MixedPoints,
	type Points,
	type Prepared,
	type Scaler,
	type ScalerOptions,
} from '#src/core/cluster/index.ts';
import type { ClusterScheme, MeasureRef } from '#src/core/model/index.ts';
import { contentHashes, hashText, stableOrder, type Keys } from '#src/core/stats/index.ts';
import type { CustomerMetrics } from '#src/core/segment/types.ts';
import { readCategories, type Category, type TextColumn } from './categories.ts';
import { categoryWeightOf, isByGower, methodOf, scalerOptions, takesCategories } from './settings.ts';
import type { DroppedInput, FarOut } from './types.ts';

/** What clusters are computed from, per customer row. */
export interface ClusterInputs {
	readonly keys: Keys;
	readonly metrics: CustomerMetrics;
	/** Values of a measure; null where the column is gone. NaN and infinite = missing. */
	readonly valuesOf: (measure: MeasureRef) => Float64Array | null;
	/** A column of texts or choices; null where it is gone. */
	readonly textsOf: (column: string) => TextColumn | null;
}

/** One input with the values of the customers clustered. */
export interface SpaceInput {
	readonly measure: MeasureRef;
	readonly scaler: Scaler;
	/** Per customer row, as given. */
	readonly values: Float64Array;
}

/** The customers as points. */
export interface Space {
	/** Customer row at each position, in the order of keys. */
	readonly rows: Uint32Array;
	readonly inputs: readonly SpaceInput[];
	readonly categories: readonly Category[];
	/** Standardised inputs, then a column per value of a category: two customers that differ in it are γ apart (squared). */
	readonly points: Points;
	/** Squared distance that one differing category adds; null without categories. */
	readonly gamma: number | null;
	/** What a category weighs under Gower's distance; null where distances are Euclidean. */
	readonly gower: number | null;
	/** A hash per position that does not depend on the order of rows. */
	readonly hashes: Uint32Array;
	readonly dropped: readonly DroppedInput[];
	readonly logRefused: readonly MeasureRef[];
	/** Who is set aside, and why; null where nobody is. */
	readonly farOut: FarOut | null;
}

/** The customers of a scheme as points: columns scaled, outliers treated, rows without a value left out. */
export function spaceOf(scheme: ClusterScheme, given: ClusterInputs, values: readonly Float64Array[]): Space {
	const count = given.metrics.customerCount;
	const found = takesCategories(methodOf(scheme))
		? readCategories(scheme.categories ?? [], given.textsOf, count)
		: { used: [], dropped: [] };
	const ranks = found.used.map(({ codes }) => Float64Array.from(codes));
	const order = stableOrder(count, given.keys, [...values, ...ranks]);
	const aside = scheme.outliers === 'setAside' ? farOutRows(scheme, values, order) : null;
	const kept = aside ? order.filter((row) => aside.input[row] === 0) : order;
	const prepared = prepare(
		scheme.inputs.map(({ log }, i) => ({
			values: values[i] ?? new Float64Array(),
			...scalerOptions(scheme, log),
		})),
		kept,
	);
	const measureAt = (input: number) =>
		scheme.inputs[input]?.measure ?? { kind: 'metric' as const, metric: 'amount' as const };
	const categories = found.used.map((category) => category.at(prepared.rows));
	const { points, gamma } = embed(
		prepared.columns.map(({ z }) => z),
		categories,
		prepared.rows.length,
		categoryWeightOf(scheme),
	);
	return {
		rows: prepared.rows,
		inputs: prepared.columns.map(({ input, scaler }) => ({
			measure: measureAt(input),
			scaler,
			values: values[input] ?? new Float64Array(),
		})),
		categories,
		points,
		gamma,
		gower: isByGower(scheme) ? categoryWeightOf(scheme) : null,
		hashes: rowHashes(prepared.rows, points, given.keys),
		dropped: [...droppedOf(prepared, measureAt), ...found.dropped],
		logRefused: prepared.logRefused.map(measureAt),
		farOut: aside,
	};
}

/**
 * Points of standardised columns and categories.
 *
 * @throws AppError cluster.valuesOutOfRange for values without scaling that are too large to be squared
 */
export function embed(
	numbers: readonly Float64Array[],
	categories: readonly Category[],
	n: number,
	weight: number,
	givenGamma?: number,
): { readonly points: Points; readonly gamma: number | null } {
	const flat = pointsOf(numbers, n);
	if (n > 0 && flat.d > 0) requirePoints(flat);
	if (categories.length === 0) return { points: flat, gamma: null };
	const mixed = { n, numbers: flat, categories: categories.map(({ codes }) => codes) };
	const gamma = givenGamma ?? balancedGamma(mixed) * weight;
	const side = Math.sqrt(gamma / 2);
	const indicators = categories.flatMap(({ codes, values }) =>
		values.map((_, code) => Float64Array.from(codes, (own) => (own === code ? side : 0))),
	);
	return { points: pointsOf([...numbers, ...indicators], n), gamma };
}

/** The positions with the smallest hashes, at most `count`, in ascending order of position. */
export function sampleOf({ hashes }: Pick<Space, 'hashes'>, count: number): Uint32Array {
	const positions = Uint32Array.from(hashes, (_, i) => i);
	if (positions.length <= count) return positions;
	return positions
		.sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0) || a - b)
		.slice(0, count)
		.sort();
}

/** Some positions of the space, with numbers and categories apart. */
export interface View {
	readonly points: Points;
	readonly mixed: MixedPoints;
	readonly gamma: number | null;
	readonly gower: number | null;
	/** Positions of these rows in the space. */
	readonly positions: Uint32Array;
}

/** The positions given, as points of their own. */
export function viewOf(space: Space, positions: Uint32Array): View {
	const points = positions.length === space.points.n ? space.points : takeRows(space.points, positions);
	const d = space.inputs.length;
	return {
		points,
		mixed: {
			n: points.n,
			numbers: { n: points.n, d, data: points.data.subarray(0, points.n * d) },
			categories: space.categories.map(({ codes }) =>
				Int32Array.from(positions, (position) => codes[position] ?? -1),
			),
		},
		gamma: space.gamma,
		gower: space.gower,
		positions,
	};
}

/** At most so many customers, a sample by hash where there are more. */
export function fitView(space: Space, rows: number): View {
	return viewOf(space, sampleOf(space, rows));
}

function pointsOf(columns: readonly Float64Array[], n: number): Points {
	const data = new Float64Array(n * columns.length);
	columns.forEach((column, j) => data.set(column, j * n));
	return { n, d: columns.length, data };
}

/** Rows with a value beyond the outer fences of an input, after its logarithm. */
function farOutRows(
	scheme: ClusterScheme,
	values: readonly Float64Array[],
	order: Uint32Array,
): FarOut | null {
	const input = new Uint8Array(order.length);
	const value = new Float64Array(order.length).fill(Number.NaN);
	const fences = scheme.inputs.map(({ log }, j): Fences | null => {
		const column = values[j] ?? new Float64Array();
		const limits = limitsOf(column, log);
		column.forEach((own, row) => {
			if (!limits || input[row] !== 0 || !Number.isFinite(own)) return;
			if (own >= limits.low && own <= limits.high) return;
			input[row] = j + 1;
			value[row] = own;
		});
		return limits;
	});
	return input.some((at) => at > 0) ? { input, value, fences } : null;
}

function limitsOf(column: Float64Array, log: ScalerOptions['log']): Fences | null {
	const finite = column.filter((value) => Number.isFinite(value));
	const scaler = finite.length > 0 ? fitScaler(finite, { log }) : null;
	const found = scaler && outerFences(scaler.log ? finite.map(Math.log1p) : finite);
	if (!scaler || !found) return null;
	return scaler.log ? { low: Math.expm1(found.low), high: Math.expm1(found.high) } : found;
}

function droppedOf(prepared: Prepared, measureAt: (input: number) => MeasureRef): DroppedInput[] {
	return prepared.dropped.map(({ input, why }) => ({ measure: measureAt(input), why }));
}

/** A hash per position: of the key, where every row has its own, else of the content. */
export function rowHashes(rows: Uint32Array, { n, d, data }: Points, keys: Keys): Uint32Array {
	const columns = Array.from({ length: d }, (_, j) => data.subarray(j * n, (j + 1) * n));
	const content = contentHashes(n, columns);
	if (!keys) return content;
	return Uint32Array.from(rows, (row, i) => {
		const key = keys[row];
		return key === null || key === undefined ? (content[i] ?? 0) : hashText(key);
	});
}
