import type { MissingRule } from '#src/core/model/index.ts';
import type { Prepared } from './blend.ts';

/** What each input adds to the points of one customer; they add up to the points. Null without a score. */
export function contributions(
	parts: readonly number[],
	weights: readonly number[],
	missing: MissingRule,
	hasScore: boolean,
): readonly number[] | null {
	if (!hasScore) return null;
	const known = parts.reduce((sum, part, i) => sum + (Number.isNaN(part) ? 0 : (weights[i] ?? 0)), 0);
	return parts.map((part, i) => {
		const weight = weights[i] ?? 0;
		if (missing.kind === 'neutral') return 100 * weight * (Number.isNaN(part) ? 0.5 : part);
		return Number.isNaN(part) || weight === 0 ? 0 : (100 * weight * part) / known;
	});
}

/**
 * How much of the differences between customers comes from each input: cov(what it adds, points) ÷ var(points) over the
 * customers with a score. The shares add up to 1; one is negative where an input works against the others.
 * Null where the points do not differ.
 */
export function influences(
	{ parts, isComplete, count }: Prepared,
	weights: readonly number[],
	missing: MissingRule,
	points: Float64Array,
): (number | null)[] {
	const known = knownWeights({ parts, isComplete, count }, weights);
	const mean = meanOf(points);
	let variance = 0;
	for (const value of points) if (value === value) variance += (value - mean) * (value - mean);
	return parts.map((part, input) => {
		if (!(variance > 0)) return null;
		const weight = weights[input] ?? 0;
		if (weight === 0) return 0;
		let shared = 0;
		for (let row = 0; row < count; row++) {
			const value = points[row] as number;
			if (value !== value) continue;
			shared += added(part[row] as number, weight, known[row] as number, missing) * (value - mean);
		}
		return shared / variance;
	});
}

function added(part: number, weight: number, known: number, missing: MissingRule): number {
	if (missing.kind === 'neutral') return 100 * weight * (part === part ? part : 0.5);
	return part === part ? (100 * weight * part) / known : 0;
}

function knownWeights({ parts, count }: Prepared, weights: readonly number[]): Float64Array {
	const known = new Float64Array(count);
	parts.forEach((part, input) => {
		const weight = weights[input] ?? 0;
		for (let row = 0; row < count; row++)
			if (part[row] === part[row]) known[row] = (known[row] as number) + weight;
	});
	return known;
}

function meanOf(points: Float64Array): number {
	let [sum, n] = [0, 0];
	for (const value of points) {
		if (value !== value) continue;
		sum += value;
		n++;
	}
	return sum / n;
}
