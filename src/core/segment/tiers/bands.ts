/**
 * Tiers that need no total, for measures whose sum says nothing. By customers: a customer belongs to the first tier whose
 * share of the customers is not reached by those who are better, so equal values stay together and the tier that they
 * cross is the upper one. By values: to the first tier whose value it reaches.
 *
 * @param cuts from tier A on
 * @param ranked rows with a value, the best first
 * @returns tier per position in `ranked`
 */
export function bandTiers(
	by: 'customers' | 'values',
	cuts: readonly number[],
	best: 'high' | 'low',
	values: Float64Array,
	ranked: Uint32Array,
): Uint8Array {
	const tiers = new Uint8Array(ranked.length);
	const count = ranked.length;
	let [tier, better] = [0, 0];
	ranked.forEach((row, i) => {
		const value = values[row] as number;
		if (i > 0 && value !== values[ranked[i - 1] as number]) better = i;
		const isBeyond = (cut: number) =>
			by === 'customers'
				? better >= cut * count - ROUNDING * count
				: best === 'low'
					? value > cut
					: value < cut;
		while (tier < cuts.length && isBeyond(cuts[tier] as number)) tier++;
		tiers[i] = tier;
	});
	return tiers;
}

/** A share this close to a cut has reached it. */
const ROUNDING = 1e-12;
