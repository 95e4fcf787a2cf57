import { moments } from './moments.ts';
import { midRanks } from './ranks.ts';
import { tTwoSided } from './tails.ts';

/** Correlation of two columns. */
export interface Correlation {
	readonly ok: true;
	/** Rows in which both have a finite value. */
	readonly n: number;
	/** −1…1. */
	readonly r: number;
	/** Two-sided, from t = r·√((n − 2) ÷ (1 − r²)); for ranks an approximation that is good from about ten rows. */
	readonly p: number;
}
export type NoCorrelation = { readonly ok: false; readonly why: 'tooFewRows' | 'constant' };

/** Pearson's correlation of the rows where both are finite. At least three rows, neither column constant. */
export function pearson(x: Float64Array, y: Float64Array): Correlation | NoCorrelation {
	const [left, right] = bothFinite(x, y);
	return correlate(left, right);
}

/** Spearman's rank correlation: Pearson's of the mid-ranks among the rows where both are finite. */
export function spearman(x: Float64Array, y: Float64Array): Correlation | NoCorrelation {
	const [left, right] = bothFinite(x, y);
	return correlate(midRanks(left).ranks, midRanks(right).ranks);
}

function bothFinite(x: Float64Array, y: Float64Array): [Float64Array, Float64Array] {
	const keep = (_: number, i: number) => Number.isFinite(x[i]) && Number.isFinite(y[i]);
	return [x.filter(keep), y.filter(keep)];
}

function correlate(x: Float64Array, y: Float64Array): Correlation | NoCorrelation {
	const n = x.length;
	if (n < 3) return { ok: false, why: 'tooFewRows' };
	const left = moments(x);
	const right = moments(y);
	if (!(left.sd > 0) || !(right.sd > 0)) return { ok: false, why: 'constant' };
	let [shared, ownX, ownY] = [0, 0, 0];
	for (let i = 0; i < n; i++) {
		const zx = standard(x[i] as number, left);
		const zy = standard(y[i] as number, right);
		shared += zx * zy;
		ownX += zx * zx;
		ownY += zy * zy;
	}
	const r = Math.max(-1, Math.min(1, shared / Math.sqrt(ownX * ownY)));
	return { ok: true, n, r, p: tTwoSided(r * Math.sqrt((n - 2) / ((1 - r) * (1 + r))), n - 2) };
}

/** Divided before it is subtracted where the difference could overflow. */
function standard(value: number, { mean, sd }: { mean: number; sd: number }): number {
	const gap = value - mean;
	return Number.isFinite(gap) ? gap / sd : value / sd - mean / sd;
}
