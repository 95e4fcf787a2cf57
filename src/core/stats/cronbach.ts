import { innerProducts } from './inner-products.ts';

/** One question of a battery. */
export interface LikertItem {
	/** Answers by row; not finite = none. */
	readonly values: Float64Array;
	/** Agreement means less of what the battery measures: the answer is turned round to lowest + highest − answer. */
	readonly reversed: boolean;
}

/** Reliability of a battery of questions on one scale. */
export interface Battery {
	readonly ok: true;
	/** Rows with an answer to every question. */
	readonly n: number;
	/** Cronbach's α; at most 1, and negative where questions contradict each other (a sign of a missed reversal). */
	readonly alpha: number;
	readonly items: readonly BatteryItem[];
	/** Mean answer by row after reversal; NaN = not every question answered. */
	readonly scores: Float64Array;
	/** Answers off the scale; they count as none. */
	readonly offScale: number;
}
export interface BatteryItem {
	readonly mean: number;
	/** Correlation with the sum of the other questions; null where one of the two is constant. */
	readonly restCorrelation: number | null;
	/** α without this question; null with two questions or where it cannot be computed. */
	readonly alphaWithout: number | null;
}
export type NoBattery = { readonly ok: false; readonly why: 'tooFewItems' | 'tooFewRows' | 'constant' };

/**
 * Cronbach's α (Cronbach 1951) over the rows that answer every question, after turning the reversed ones round on the scale
 * `lowest`…`highest`. α = k ÷ (k − 1) · (1 − Σ variances ÷ variance of the sum).
 */
export function cronbach(items: readonly LikertItem[], lowest: number, highest: number): Battery | NoBattery {
	const k = items.length;
	if (k < 2) return { ok: false, why: 'tooFewItems' };
	const length = Math.max(...items.map(({ values }) => values.length));
	const { rows, offScale } = completeRows(items, length, lowest, highest);
	if (rows.length < 2) return { ok: false, why: 'tooFewRows' };
	const answers = items.map(({ values, reversed }) =>
		Float64Array.from(rows, (row) =>
			reversed ? lowest + highest - (values[row] as number) : (values[row] as number),
		),
	);
	const scores = new Float64Array(length).fill(Number.NaN);
	rows.forEach(
		(row, i) => (scores[row] = answers.reduce((sum, values) => sum + (values[i] as number), 0) / k),
	);
	const { means, covariances } = covarianceMatrix(answers);
	const all = items.map((_, i) => i);
	const alpha = alphaOf(covariances, all);
	if (alpha === null) return { ok: false, why: 'constant' };
	const described = all.map((i): BatteryItem => {
		const others = all.filter((other) => other !== i);
		const alphaWithout = k > 2 ? alphaOf(covariances, others) : null;
		return {
			mean: means[i] as number,
			restCorrelation: restCorrelation(covariances, i, others),
			alphaWithout,
		};
	});
	return { ok: true, n: rows.length, alpha, items: described, scores, offScale };
}

function completeRows(items: readonly LikertItem[], length: number, lowest: number, highest: number) {
	const rows: number[] = [];
	let offScale = 0;
	for (let row = 0; row < length; row++) {
		let complete = true;
		for (const { values } of items) {
			const value = values[row] ?? Number.NaN;
			const fits = value >= lowest && value <= highest;
			if (!fits && !Number.isNaN(value)) offScale++;
			complete &&= fits;
		}
		if (complete) rows.push(row);
	}
	return { rows, offScale };
}

function covarianceMatrix(columns: readonly Float64Array[]) {
	const means = columns.map(meanOf);
	const deviations = columns.map((values, i) => values.map((value) => value - (means[i] as number)));
	const degrees = (columns[0]?.length ?? 0) - 1;
	const covariances = innerProducts(deviations).map((row) => row.map((product) => product / degrees));
	return { means, covariances };
}

/** Equal answers are their own mean, so that rounding gives them no variance. */
function meanOf(values: Float64Array): number {
	const [first = Number.NaN] = values;
	return values.every((value) => value === first)
		? first
		: values.reduce((sum, value) => sum + value / values.length, 0);
}

function alphaOf(covariances: readonly (readonly number[])[], items: readonly number[]): number | null {
	const of = (i: number, j: number) => covariances[i]?.[j] ?? 0;
	const own = items.reduce((sum, i) => sum + of(i, i), 0);
	const total = items.reduce((sum, i) => sum + items.reduce((part, j) => part + of(i, j), 0), 0);
	if (!(total > own * 1e-12)) return null;
	return (items.length / (items.length - 1)) * (1 - own / total);
}

function restCorrelation(
	covariances: readonly (readonly number[])[],
	item: number,
	others: readonly number[],
): number | null {
	const of = (i: number, j: number) => covariances[i]?.[j] ?? 0;
	const rest = others.reduce((sum, i) => sum + others.reduce((part, j) => part + of(i, j), 0), 0);
	const shared = others.reduce((sum, j) => sum + of(item, j), 0);
	const scale = Math.sqrt(of(item, item)) * Math.sqrt(Math.max(0, rest));
	return scale > 0 ? Math.max(-1, Math.min(1, shared / scale)) : null;
}
