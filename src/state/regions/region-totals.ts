import { codeAt, isTextColumn } from '#src/core/table/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import type { Session } from '../session.svelte.ts';

/** Customers and sales of one region. */
export interface RegionTotal {
	/** Division code, country code, group id or name of an area of the user; null = not recognised. */
	readonly code: string | null;
	readonly count: number;
	readonly amount: number;
	/** Customers per class of the scheme asked for, parallel to its classes. */
	readonly mix: readonly number[];
}

export interface RegionTotals {
	readonly rows: readonly RegionTotal[];
	readonly count: number;
	readonly amount: number;
}

/**
 * Customers and sales by the texts of a column that says where customers are, over the customers that meet the filters. With `mix` also the classes of
 * that scheme. `except` leaves one column's own filter out of account, so that a picture keeps showing what it filters.
 */
export function regionTotals(
	session: Session,
	columnId: string,
	mix: SchemeResult | null,
	mask: Uint8Array | null = null,
): RegionTotals {
	const customers = session.sheets.customers;
	const column = customers?.columns.find((each) => each.id === columnId);
	if (!customers || !column || !isTextColumn(column) || session.analysis.isBehind)
		return { rows: [], count: 0, amount: 0 };
	const amounts = session.analysis.metrics?.amount;
	const slots = column.dictionary.size + 1;
	const counts = new Float64Array(slots);
	const sums = new Float64Array(slots);
	const classes = mix?.classes.length ?? 0;
	const mixes = new Float64Array(slots * classes);
	for (let row = 0; row < customers.rowCount; row++) {
		if (mask && mask[row] !== 1) continue;
		const slot = codeAt(column, row) + 1;
		counts[slot] = (counts[slot] ?? 0) + 1;
		sums[slot] = (sums[slot] ?? 0) + (amounts?.[row] || 0);
		if (mix) {
			const at = slot * classes + (mix.classOf[row] ?? 0);
			mixes[at] = (mixes[at] ?? 0) + 1;
		}
	}
	const rows: RegionTotal[] = [];
	for (let slot = 0; slot < slots; slot++) {
		if (!counts[slot]) continue;
		rows.push({
			code: slot === 0 ? null : column.dictionary.at(slot - 1),
			count: counts[slot] ?? 0,
			amount: sums[slot] ?? 0,
			mix: Array.from(mixes.subarray(slot * classes, (slot + 1) * classes)),
		});
	}
	const add = (pick: (row: RegionTotal) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
	return { rows, count: add((row) => row.count), amount: add((row) => row.amount) };
}
