import { columnWithRole, tableOfKind } from '#src/core/model/index.ts';
import { cellAt, isUnread } from '#src/core/table/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Goes to a customer in its sheet. */
export function showCustomer(app: App, session: Session, row: number): void {
	session.sheets.reveal({ row });
	app.navigation.goTo('tables');
}

/** Goes to the order lines of a customer. */
export function showOrders(app: App, session: Session, row: number): void {
	const project = session.open.current;
	const transactions = tableOfKind(project, 'transactions');
	const customers = tableOfKind(project, 'customers');
	const key = customers && columnWithRole(project, customers, 'customer.id');
	const column = transactions && columnWithRole(project, transactions, 'transaction.customerId');
	const value = key ? cellAt(key, row) : null;
	if (!transactions || !column || value === null) return showCustomer(app, session, row);
	const values = [String(isUnread(value) ? value.unread : value)];
	session.sheets.setFilter(transactions.id, column.id, {
		column: column.id,
		kind: 'in',
		values,
		missing: false,
	});
	session.sheets.activate(transactions.id);
	app.navigation.goTo('tables');
}
