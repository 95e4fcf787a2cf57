import { columnWithRole, type FilterCondition } from '#src/core/model/index.ts';
import { cellAt, isUnread } from '#src/core/table/index.ts';
import type { SchemeView } from './scheme-view.svelte.ts';

/** A customer in a list. */
export interface CustomerAt {
	/** Row of the result. */
	readonly at: number;
	readonly amount: number;
}

/** The largest sales first. */
export function byAmount(a: CustomerAt, b: CustomerAt): number {
	return b.amount - a.amount || a.at - b.at;
}

/** More keys than this make a filter nobody can read. */
const MOST_KEYS = 500;

/** A filter that leaves only these rows, by the key of the customers; null where it cannot say so. */
export function keyFilter(view: SchemeView, rows: readonly CustomerAt[]): FilterCondition | null {
	const { sheets, open } = view.session;
	const { customers } = sheets;
	const key = customers && columnWithRole(open.current, customers, 'customer.id');
	if (!key || rows.length === 0 || rows.length > MOST_KEYS) return null;
	const values: string[] = [];
	for (const { at } of rows) {
		const row = view.customerAt(at);
		const value = row === null ? null : cellAt(key, row);
		if (value === null || isUnread(value)) return null;
		values.push(String(value));
	}
	return { column: key.id, kind: 'in', values, missing: false };
}
