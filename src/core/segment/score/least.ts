import type { WeightChange } from './types.ts';

/** The least that the customers and their order agree under any of the changes; null where nothing could be compared. */
export function leastAgreement(changes: readonly WeightChange[]): {
	readonly kept: number | null;
	readonly spearman: number | null;
	readonly kendall: number | null;
} {
	const least = (values: readonly (number | null)[]) => {
		const known = values.filter((value) => value !== null);
		return known.length === 0 ? null : Math.min(...known);
	};
	return {
		kept: least(changes.map(({ kept }) => kept)),
		spearman: least(changes.map(({ spearman }) => spearman)),
		kendall: least(changes.map(({ kendall }) => kendall)),
	};
}
