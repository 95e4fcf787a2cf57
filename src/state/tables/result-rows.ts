import type { Session } from '../session.svelte.ts';

/**
 * Finds the row of the last result for a row of the customers as they are now; −1 for a customer that has come since.
 * For loops over many rows: where no row has come or gone nothing is looked up.
 */
export function resultRowOf({ analysis }: Session): (row: number) => number {
	return analysis.isBehind ? (row) => analysis.rowOf(row) : (row) => row;
}

/** Share of all sales that these rows of the customers bring, 0 … 1; null without sales. */
export function shareOfSales(session: Session, rows: Iterable<number>): number | null {
	const amounts = session.analysis.metrics?.amount;
	if (!amounts) return null;
	const rowOf = resultRowOf(session);
	let [part, total] = [0, 0];
	for (const amount of amounts) total += amount || 0;
	for (const row of rows) part += amounts[rowOf(row)] || 0;
	return total > 0 ? part / total : null;
}
