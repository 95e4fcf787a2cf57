import { midRanks } from './ranks.ts';
import { chiSquareTail } from './tails.ts';

/** Why a test has no answer: fewer than two groups with values, or all values equal. */
export type NoTest = { readonly ok: false; readonly why: 'oneGroup' | 'constant' };

/** Kruskal–Wallis test of equal distributions in several groups. */
export interface KruskalWallis {
	readonly ok: true;
	/** Values counted: finite and in a group. */
	readonly n: number;
	/** H, corrected for ties. */
	readonly statistic: number;
	/** Groups with values less one. */
	readonly df: number;
	readonly p: number;
	/** ε² = H ÷ (n − 1), 0…1: the share of the variance of the ranks that the groups explain. */
	readonly epsilonSquared: number;
	/** Values and mean rank per group; the mean rank is null where a group has none. */
	readonly counts: Uint32Array;
	readonly meanRanks: readonly (number | null)[];
	/** Standard deviation of all ranks (÷ n), the unit in which mean ranks may be compared. */
	readonly rankSd: number;
}

/**
 * Kruskal–Wallis H with tie correction (Kruskal & Wallis 1952) and ε² (Tomczak & Tomczak 2014). Counts finite values of
 * groups 0…groups − 1; −1 = in no group. `order`: positions of those values in ascending order, where it is known. With small groups the χ² approximation is rough: the caller says so by n.
 */
export function kruskalWallis(
	values: Float64Array,
	groupOf: ArrayLike<number>,
	groups: number,
	order?: Uint32Array,
): KruskalWallis | NoTest {
	const counted = order ? values : values.map((value, i) => ((groupOf[i] ?? -1) >= 0 ? value : Number.NaN));
	const { ranks, count: n, ties } = midRanks(counted, order);
	const counts = new Uint32Array(groups);
	const sums = new Float64Array(groups);
	for (let i = 0; i < ranks.length; i++) {
		const rank = ranks[i] as number;
		if (Number.isNaN(rank)) continue;
		const group = groupOf[i] as number;
		counts[group] = (counts[group] as number) + 1;
		sums[group] = (sums[group] as number) + rank;
	}
	const filled = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
	if (filled < 2) return { ok: false, why: 'oneGroup' };
	const variance = (n * n - 1) / 12 - ties / n / 12;
	if (!(variance > 0)) return { ok: false, why: 'constant' };
	const middle = (n + 1) / 2;
	let between = 0;
	const meanRanks = Array.from(counts, (count, group) => {
		if (count === 0) return null;
		const mean = (sums[group] as number) / count;
		between += count * (mean - middle) ** 2;
		return mean;
	});
	const epsilonSquared = Math.min(1, between / (n * variance));
	const statistic = epsilonSquared * (n - 1);
	const df = filled - 1;
	const p = chiSquareTail(statistic, df);
	return { ok: true, n, statistic, df, p, epsilonSquared, counts, meanRanks, rankSd: Math.sqrt(variance) };
}
