import { customerJoin, findTable, tableOfKind } from '#src/core/model/index.ts';
import { cellAt, keyText } from '#src/core/table/index.ts';
import type { Session } from '../session.svelte.ts';

/** Goes to the transactions, narrowed to those of a customer; false where nothing says which those are. */
export function showOrdersOf(session: Session, row: number): boolean {
	const transactions = tableOfKind(session.open.current, 'transactions');
	return transactions !== undefined && showRowsOf(session, row, transactions.id);
}

/** Goes to a table whose rows name customers, narrowed to those of one; false where nothing says which those are. */
export function showRowsOf(session: Session, row: number, tableId: string): boolean {
	const project = session.open.current;
	const table = findTable(project, tableId);
	const customers = tableOfKind(project, 'customers');
	const join = customers && table ? customerJoin(project, customers, table) : null;
	const key = join ? keyText(cellAt(join.key, row)) : null;
	if (!join || key === null) return false;
	const column = join.from.id;
	session.sheets.setFilter(tableId, column, { column, kind: 'in', values: [key], missing: false });
	session.sheets.activate(tableId);
	return true;
}
