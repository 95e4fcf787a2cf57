import { isTextColumn, toCodes, type TextColumn } from '#src/core/table/index.ts';
import type { DraftTable } from './convert.ts';
import { columnOfRole } from './derive.ts';
import { note, type IntakeNote } from './notes.ts';
import type { ImportReport } from './types.ts';

/** What does not fit between customers and transactions. Nothing is changed. */
export interface CustomerCheck {
	readonly notes: readonly IntakeNote[];
	readonly duplicates: ImportReport['duplicateCustomers'];
}

/** Longest list of ids handed on. */
const LISTED = 1000;

/** Counts duplicate customer keys, and customers and transactions without a key. */
export function checkCustomers(drafts: readonly DraftTable[]): CustomerCheck {
	const customers = drafts.filter((draft) => draft.table.kind === 'customers');
	const transactions = drafts.filter((draft) => draft.table.kind === 'transactions');
	const byId = customers.some((draft) => columnOfRole(draft, 'customer.id'));
	const known = countKeys(
		customers.flatMap((draft) => textColumn(draft, byId ? 'customer.id' : 'customer.name')),
	);
	const joinById = transactions.some((draft) => columnOfRole(draft, 'transaction.customerId'));
	const ordered = countKeys(
		transactions.flatMap((draft) =>
			textColumn(draft, joinById ? 'transaction.customerId' : 'transaction.customerName'),
		),
	);
	const duplicates = list([...known.rows].filter(([, rows]) => rows > 1));
	const notes: IntakeNote[] = [];
	const extra = [...known.rows.values()].reduce((sum, rows) => sum + rows - 1, 0);
	if (extra > 0) {
		const keys = [...known.rows.values()].filter((rows) => rows > 1).length;
		notes.push(note('import.duplicateCustomers', { rows: extra, keys }));
	}
	if (known.missing > 0) notes.push(note('import.customersWithoutKey', { rows: known.missing }));
	if (ordered.missing > 0) notes.push(note('import.transactionsWithoutCustomer', { rows: ordered.missing }));
	return { notes, duplicates };
}

function textColumn(draft: DraftTable, role: Parameters<typeof columnOfRole>[1]): TextColumn[] {
	const column = columnOfRole(draft, role);
	return column && isTextColumn(column) ? [column] : [];
}

/** Rows per key over some columns, and rows without one. */
function countKeys(columns: readonly TextColumn[]): {
	readonly rows: Map<string, number>;
	readonly missing: number;
} {
	const rows = new Map<string, number>();
	let missing = 0;
	for (const column of columns) {
		const counts = new Uint32Array(column.dictionary.size);
		const codes = toCodes(column);
		for (let row = 0; row < codes.length; row++) {
			const code = codes[row] as number;
			if (code < 0) missing++;
			else counts[code] = (counts[code] ?? 0) + 1;
		}
		counts.forEach((count, code) => {
			if (count === 0) return;
			const key = column.dictionary.at(code);
			rows.set(key, (rows.get(key) ?? 0) + count);
		});
	}
	return { rows, missing };
}

function list(entries: readonly (readonly [string, number])[]): { id: string; rows: number }[] {
	return entries
		.map(([id, rows]) => ({ id, rows }))
		.sort((a, b) => b.rows - a.rows || (a.id < b.id ? -1 : 1))
		.slice(0, LISTED);
}
