import type { Random } from '#src/core/stats/index.ts';

/**
 * Rows to start k centres from: k-means++ (Arthur & Vassilvitskii 2007) with the best of 2 + ln k draws per centre. Each is
 * drawn with probability ∝ distance to the nearest one so far; fewer than k rows where no row is away from all of them.
 *
 * @param measure writes the distance (squared, where it is Euclidean) of every row to a row
 */
export function drawSeeds(
	n: number,
	k: number,
	random: Random,
	measure: (row: number, out: Float64Array) => void,
): number[] {
	const draws = 2 + Math.floor(Math.log(k));
	const seeds = [Math.min(n - 1, Math.floor(random.next() * n))];
	let nearest = new Float64Array(n);
	let candidate = new Float64Array(n);
	let best = new Float64Array(n);
	measure(seeds[0] as number, nearest);
	let potential = nearest.reduce((sum, distance) => sum + distance, 0);
	while (seeds.length < k && potential > 0) {
		let bestPotential = Number.POSITIVE_INFINITY;
		let bestRow = 0;
		for (let draw = 0; draw < draws; draw++) {
			const row = drawRow(nearest, random.next() * potential);
			measure(row, candidate);
			const sum = keepSmaller(candidate, nearest);
			if (sum >= bestPotential) continue;
			bestPotential = sum;
			bestRow = row;
			[best, candidate] = [candidate, best];
		}
		seeds.push(bestRow);
		[nearest, best] = [best, nearest];
		potential = bestPotential;
	}
	return seeds;
}

/** The row at which the running sum passes the target; never one with weight 0. */
function drawRow(weights: Float64Array, target: number): number {
	let sum = 0;
	let last = 0;
	for (let i = 0; i < weights.length; i++) {
		const weight = weights[i] as number;
		if (weight === 0) continue;
		sum += weight;
		last = i;
		if (sum > target) return i;
	}
	return last;
}

/** Element-wise minimum into `a`, and its sum. */
function keepSmaller(a: Float64Array, b: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) {
		const value = Math.min(a[i] as number, b[i] as number);
		a[i] = value;
		sum += value;
	}
	return sum;
}
