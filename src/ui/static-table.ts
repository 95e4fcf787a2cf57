import type { Snippet } from 'svelte';

/** One column of a StaticTable over rows of type R. */
export interface TableColumn<R> {
	readonly id: string;
	readonly title: string;
	/** The text of a cell, ready to show. */
	readonly text: (row: R) => string;
	/** Numbers stand right. */
	readonly align?: 'start' | 'end';
	/** What the column is sorted by; without it the column cannot be sorted. */
	readonly sort?: (row: R) => number | string;
	/** A bar of 0…1 of the column's width before the text, with its colour. */
	readonly bar?: (row: R) => { readonly share: number; readonly colour?: string };
	/** Drawn in place of the text, e.g. a chip. */
	readonly cell?: Snippet<[R]>;
	/** Cell of the total row. */
	readonly total?: string;
	/** Pixels; without it the column takes what it needs. */
	readonly width?: number;
	/** Grey, for what explains rather than counts. */
	readonly quiet?: boolean;
	/** Shown where the table has at least these pixels; files hold it always. */
	readonly from?: number;
}

/** What a table shows. */
export interface TableRows<R> {
	readonly rows: readonly R[];
	readonly columns: readonly TableColumn<R>[];
	readonly keyOf: (row: R) => string | number;
}

export interface Order {
	readonly column: string;
	readonly descending: boolean;
}

/** Rows in the order wanted, stable; an unknown column leaves them as they are. */
export function orderRows<R>(
	rows: readonly R[],
	columns: readonly TableColumn<R>[],
	order: Order | null,
): readonly R[] {
	const key = columns.find((column) => column.id === order?.column)?.sort;
	if (!key || !order) return rows;
	const sign = order.descending ? -1 : 1;
	return rows.toSorted((a, b) => sign * compare(key(a), key(b)));
}

function compare(a: number | string, b: number | string): number {
	if (typeof a === 'number' && typeof b === 'number')
		return a - b || Number(Number.isNaN(a)) - Number(Number.isNaN(b));
	return a < b ? -1 : a > b ? 1 : 0;
}
