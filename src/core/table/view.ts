import type { FilterCondition, SortKey } from '#src/core/model/index.ts';
import { filterView } from './filter.ts';
import { sortView, type RankTexts } from './sort.ts';
import type { Table } from './table.ts';

/** Row numbers in the order shown; null = all rows in table order. */
export type View = Uint32Array | null;

/** Number of rows shown. */
export function viewLength(table: Table, view: View): number {
	return view ? view.length : table.rowCount;
}

/** Row number at a position of the view; −1 outside. */
export function rowAt(table: Table, view: View, position: number): number {
	if (view) return view[position] ?? -1;
	return position >= 0 && position < table.rowCount ? position : -1;
}

/**
 * The view of a sheet: its rows that meet all conditions, in the order of the sort keys. Conditions and keys that name a
 * column that is no longer there are passed over. Null when nothing is left out and nothing is moved.
 */
export function computeView(
	table: Table,
	filters: readonly FilterCondition[],
	sort: readonly SortKey[],
	rank?: RankTexts,
): View {
	const filtered = filterView(table, filters);
	return sort.length === 0 ? filtered : sortView(table, filtered, sort, rank);
}
