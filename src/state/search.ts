import { cellAt, codeAt, columnLength, isTextColumn, keyText, type Column } from '#src/core/table/index.ts';
import { columnWithRole } from '#src/core/model/index.ts';
import type { Session } from './session.svelte.ts';

export interface CustomerHit {
	readonly row: number;
	readonly name: string;
	readonly key: string;
}

export interface ColumnHit {
	readonly table: string;
	readonly tableName: string;
	readonly column: string;
	readonly name: string;
}

const LIMIT = 8;

/** Customers by name or key and columns by name that contain a text; nothing for an empty one. */
export function searchProject(
	session: Session,
	query: string,
): { customers: CustomerHit[]; columns: ColumnHit[] } {
	const text = query.trim().toLowerCase();
	if (text === '') return { customers: [], columns: [] };
	const columns = session.sheets.all.flatMap((table) =>
		table.columns
			.map((column) => ({
				table: table.id,
				tableName: table.name,
				column: column.id,
				name: session.display.label(column),
			}))
			.filter(({ name }) => name.toLowerCase().includes(text)),
	);
	return { customers: findCustomers(session, text), columns: columns.slice(0, LIMIT) };
}

function findCustomers(session: Session, text: string): CustomerHit[] {
	const customers = session.sheets.customers;
	if (!customers) return [];
	const project = session.open.current;
	const name = columnWithRole(project, customers, 'customer.name');
	const key = columnWithRole(project, customers, 'customer.id');
	const hits: CustomerHit[] = [];
	const tests = [name, key].flatMap((column) => (column ? [matcher(column, text)] : []));
	for (let row = 0; row < customers.rowCount && hits.length < LIMIT; row++) {
		if (!tests.some((test) => test(row))) continue;
		hits.push({
			row,
			name: session.display.customer(row),
			key: key ? (keyText(cellAt(key, row)) ?? '') : '',
		});
	}
	return hits;
}

function matcher(column: Column, text: string): (row: number) => boolean {
	if (!isTextColumn(column)) {
		const rows = columnLength(column);
		return (row) => row < rows && (keyText(cellAt(column, row)) ?? '').includes(text);
	}
	const matches = Uint8Array.from(column.dictionary.texts(), (each) =>
		each.toLowerCase().includes(text) ? 1 : 0,
	);
	return (row) => matches[codeAt(column, row)] === 1;
}
