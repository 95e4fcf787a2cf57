import { RECORD_STATES } from '#src/core/segment/watch/index.ts';
import type { WatchView } from './watch-view.svelte.ts';

/** How old the records of an owner's customers are. */
export interface RecordRow {
	/** Empty for customers without an owner. */
	readonly owner: string;
	readonly customers: number;
	readonly overdue: number;
	readonly never: number;
	/** Sales of the customers that are overdue. */
	readonly amount: number;
	/** Days of the oldest confirmation; 0 without any. */
	readonly oldest: number;
}

/** Records by owner under the filters of the customers, most overdue sales first, then all of them together; null without a column of confirmations. */
export function recordRows(
	watch: WatchView,
): { readonly rows: RecordRow[]; readonly total: RecordRow } | null {
	const { analysis, sheets } = watch.session;
	const freshness = analysis.watch?.freshness;
	if (!freshness) return null;
	const mask = sheets.customerMask;
	const amounts = analysis.metrics?.amount;
	const found = new Map<string, RecordRow>();
	freshness.states.forEach((state, resultRow) => {
		const row = watch.customerAt(resultRow);
		if (row < 0 || (mask && mask[row] !== 1)) return;
		const isOverdue = RECORD_STATES[state] === 'overdue';
		const owner = watch.ownerOf(row);
		const one: RecordRow = {
			...{ owner, customers: 1, overdue: isOverdue ? 1 : 0 },
			never: RECORD_STATES[state] === 'never' ? 1 : 0,
			amount: isOverdue ? amounts?.[resultRow] || 0 : 0,
			oldest: freshness.days[resultRow] || 0,
		};
		const known = found.get(owner);
		found.set(owner, known ? together(known, one) : one);
	});
	const rows = [...found.values()].sort(
		(a, b) => b.amount - a.amount || b.overdue - a.overdue || (a.owner < b.owner ? -1 : 1),
	);
	const none: RecordRow = { owner: '', customers: 0, overdue: 0, never: 0, amount: 0, oldest: 0 };
	return { rows, total: rows.reduce(together, none) };
}

function together(a: RecordRow, b: RecordRow): RecordRow {
	return {
		owner: a.owner,
		customers: a.customers + b.customers,
		overdue: a.overdue + b.overdue,
		never: a.never + b.never,
		amount: a.amount + b.amount,
		oldest: Math.max(a.oldest, b.oldest),
	};
}
