/**
 * Whole percentages that add up to `total` and lie as close to the proportions given as they can (largest remainder, the
 * earlier of equal ones first). Evenly where no weight is above 0.
 */
export function percentages(weights: readonly number[], total = 100): number[] {
	const clean = weights.map((weight) => (Number.isFinite(weight) && weight > 0 ? weight : 0));
	const largest = Math.max(0, ...clean);
	const scaled = largest > 0 ? clean.map((weight) => weight / largest) : clean.map(() => 1);
	const sum = scaled.reduce((all, weight) => all + weight, 0);
	const exact = scaled.map((weight) => (weight / sum) * total);
	const whole = exact.map((share) => Math.floor(share + 1e-9));
	const left = total - whole.reduce((all, share) => all + share, 0);
	const byRest = exact
		.map((share, i) => ({ i, rest: share - (whole[i] ?? 0) }))
		.sort((a, b) => b.rest - a.rest || a.i - b.i);
	for (const { i } of byRest.slice(0, left)) whole[i] = (whole[i] ?? 0) + 1;
	return whole;
}

/** One weight set to a percentage; the others share the rest in their proportions, or evenly where they have none. */
export function withWeight(weights: readonly number[], at: number, percent: number): number[] {
	if (weights.length < 2) return weights.map(() => 100);
	const wanted = Math.max(0, Math.min(100, Math.round(percent)));
	const others = percentages(
		weights.filter((_, i) => i !== at),
		100 - wanted,
	);
	return weights.map((_, i) => (i === at ? wanted : (others[i < at ? i : i - 1] ?? 0)));
}

/** Weights for inputs in order of importance: the mean of all weightings that keep the order (rank-order centroid, Barron & Barrett 1996). */
export function orderWeights(count: number): number[] {
	return percentages(
		Array.from({ length: count }, (_, i) => {
			let sum = 0;
			for (let rank = i + 1; rank <= count; rank++) sum += 1 / rank;
			return sum;
		}),
	);
}

/** The same weight for all, the first ones a percent more where it does not come out even. */
export function equalWeights(count: number): number[] {
	return percentages(new Array<number>(count).fill(1));
}
