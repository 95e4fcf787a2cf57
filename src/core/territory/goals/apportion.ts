import { exactSum } from '#src/core/stats/index.ts';

/**
 * Whole parts of a whole number in proportion to weights, which add up to it (largest remainders, Hamilton 1792): everyone gets
 * the whole part of its share, then those with the largest rest one more; of equal rests the one that comes first. All 0 where
 * no weight is above 0; negative weights and those that are not known have no share.
 */
export function apportion(whole: number, weights: Readonly<Float64Array>): Float64Array {
	const shares = weights.map((weight) => (weight > 0 ? weight : 0));
	const sum = exactSum(shares);
	if (!(sum > 0)) return shares;
	const exact = shares.map((share) => (whole * share) / sum);
	const parts = exact.map(Math.floor);
	const rest = (at: number) => (exact[at] ?? 0) - (parts[at] ?? 0);
	const first = Array.from(shares.keys()).sort((a, b) => rest(b) - rest(a));
	const left = whole - exactSum(parts);
	for (const at of first.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
	return parts;
}
