import { levelsByCount } from '../columns.ts';
import { gather } from '../gather.ts';
import { moments } from '../moments.ts';
import type { DroppedTerm, Predictor, Term } from './types.ts';

/** More levels than this make a category an address, not a driver. */
const MOST_LEVELS = 50;

/** A column of mean 0 and population standard deviation 1, and how it was made. */
export interface Standardised {
	readonly z: Float64Array;
	readonly mean: number;
	readonly sd: number;
}

/** Standardised columns of the rows that have everything. */
export interface Design {
	/** Rows used, in the order given. */
	readonly rows: Uint32Array;
	readonly excluded: number;
	readonly terms: readonly Term[];
	/** Parallel to `terms`. */
	readonly columns: readonly Standardised[];
	readonly dropped: readonly DroppedTerm[];
}

/**
 * Builds the design over the rows whose outcome is finite. A predictor without any value there is dropped and costs no rows; then
 * rows with a missing value are left out, and columns constant in what remains are dropped.
 *
 * @param order rows in stable order, so that rounding does not depend on how the table is sorted
 */
export function designOf(
	outcome: ArrayLike<number>,
	predictors: readonly Predictor[],
	order: Uint32Array,
): Design {
	const known = order.filter((row) => Number.isFinite(outcome[row]));
	const dropped: DroppedTerm[] = [];
	const present = predictors.filter((predictor) => {
		const some = known.some((row) => isKnown(predictor, row));
		const tooMany = some && tooManyLevels(predictor, known);
		if (!some) dropped.push({ predictor: predictor.id, level: null, why: 'missing' });
		else if (tooMany) dropped.push({ predictor: predictor.id, level: null, why: 'tooManyLevels' });
		return some && !tooMany;
	});
	const rows = known.filter((row) => present.every((predictor) => isKnown(predictor, row)));
	const terms: Term[] = [];
	const columns: Standardised[] = [];
	for (const predictor of present) {
		let kept = 0;
		for (const { term, values } of columnsOf(predictor, rows)) {
			const column = standardise(values);
			if (!column) continue;
			terms.push(term);
			columns.push(column);
			kept++;
		}
		if (kept === 0 && rows.length > 0)
			dropped.push({ predictor: predictor.id, level: null, why: 'constant' });
	}
	return { rows, excluded: order.length - rows.length, terms, columns, dropped };
}

function isKnown(predictor: Predictor, row: number): boolean {
	return predictor.kind === 'number'
		? Number.isFinite(predictor.values[row])
		: (predictor.codes[row] ?? -1) >= 0;
}

function tooManyLevels(predictor: Predictor, rows: Uint32Array): boolean {
	return predictor.kind === 'category' && levelsByCount(predictor, rows).length > MOST_LEVELS;
}

function columnsOf(predictor: Predictor, rows: Uint32Array): { term: Term; values: Float64Array }[] {
	const { id } = predictor;
	if (predictor.kind === 'number')
		return [
			{ term: { predictor: id, level: null, reference: null }, values: gather(predictor.values, rows) },
		];
	const levels = levelsByCount(predictor, rows);
	const labelOf = (code: number) => predictor.labels[code] ?? '';
	const reference = levels.find(({ code }) => labelOf(code) === predictor.reference) ?? levels[0];
	return levels
		.filter((level) => level !== reference)
		.map(({ code }) => ({
			term: { predictor: id, level: labelOf(code), reference: labelOf(reference?.code ?? -1) },
			values: Float64Array.from(rows, (row) => (predictor.codes[row] === code ? 1 : 0)),
		}));
}

/** Mean 0 and standard deviation 1, the mean refined once; null for a constant column. */
export function standardise(values: Float64Array): Standardised | null {
	const { mean, sd, min, max } = moments(values);
	if (!(max > min) || !(sd > 0)) return null;
	const z = values.map((value) => {
		const gap = value - mean;
		return Number.isFinite(gap) ? gap / sd : value / sd - mean / sd;
	});
	const rest = z.reduce((sum, value) => sum + value, 0) / z.length;
	return { z: z.map((value) => value - rest), mean: mean + rest * sd, sd };
}
