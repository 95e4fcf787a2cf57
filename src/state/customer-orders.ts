import { customerJoin, tableOfKind } from '#src/core/model/index.ts';
import { cellAt, keyText } from '#src/core/table/index.ts';
import type { Session } from './session.svelte.ts';

/** Goes to the transactions, narrowed to those of a customer; false where nothing says which those are. */
export function showOrdersOf(session: Session, row: number): boolean {
	const project = session.open.current;
	const transactions = tableOfKind(project, 'transactions');
	const customers = tableOfKind(project, 'customers');
	const join = customers && transactions ? customerJoin(project, customers, transactions) : null;
	const key = join ? keyText(cellAt(join.key, row)) : null;
	if (!transactions || !join || key === null) return false;
	const column = join.from.id;
	session.sheets.setFilter(transactions.id, column, { column, kind: 'in', values: [key], missing: false });
	session.sheets.activate(transactions.id);
	return true;
}
