import { quantile, sortedFinite } from '#src/core/stats/index.ts';

/** Far out in the sense of Tukey (1977): beyond the outer fences. */
const FENCE = 3;

export interface Fences {
	readonly low: number;
	readonly high: number;
}

/** The outer fences, 3 interquartile ranges outside the quartiles; null where half of the values are equal. */
export function outerFences(values: Float64Array): Fences | null {
	const sorted = sortedFinite(values);
	const lower = quantile(sorted, 1, 4);
	const upper = quantile(sorted, 3, 4);
	const reach = FENCE * (upper - lower);
	return reach > 0 ? { low: lower - reach, high: upper + reach } : null;
}

/** Share of the finite values beyond the fences. */
export function shareFarOut(values: Float64Array): number {
	const fences = outerFences(values);
	if (!fences) return 0;
	let far = 0;
	let count = 0;
	for (const value of values) {
		if (!Number.isFinite(value)) continue;
		count++;
		if (value < fences.low || value > fences.high) far++;
	}
	return far / Math.max(1, count);
}
