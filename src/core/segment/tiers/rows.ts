import type { TierScheme } from '#src/core/model/index.ts';
import type { TierRow } from '#src/core/segment/types.ts';

/**
 * What is told of every tier.
 *
 * @param ranked rows with a value, the best first
 * @param ends ranks after which the tiers end
 * @param sumOf sum of the measure from one rank to before another
 */
export function tierRows(
	{ cuts, by }: Pick<TierScheme, 'cuts' | 'by'>,
	values: Float64Array,
	ranked: Uint32Array,
	ends: readonly number[],
	sumOf: (from: number, to: number) => number,
): TierRow[] {
	return [...cuts, by === 'values' ? null : 1].map((cut, tier) => {
		const [from, to] = [ends[tier - 1] ?? 0, ends[tier] ?? 0];
		const isEmpty = to <= from;
		const [first = 0, last = 0] = [ranked[from], ranked[to - 1]];
		const range = isEmpty ? [] : [values[first] ?? 0, values[last] ?? 0];
		return {
			class: tier,
			cut,
			count: Math.max(0, to - from),
			sum: isEmpty ? 0 : sumOf(from, to),
			lowest: isEmpty ? null : Math.min(...range),
			highest: isEmpty ? null : Math.max(...range),
			crossing: isEmpty || tier === cuts.length || (by ?? 'total') !== 'total' ? null : last,
		};
	});
}
