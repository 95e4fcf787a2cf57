import type { App } from '#src/state/app.svelte.ts';
import { showOrdersOf } from '#src/state/tables/customer-orders.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Goes to a customer in its sheet. */
export function showCustomer(app: App, session: Session, row: number): void {
	session.sheets.reveal({ row });
	app.navigation.goTo('tables');
}

/** Goes to the order lines of a customer. */
export function showOrders(app: App, session: Session, row: number): void {
	if (showOrdersOf(session, row)) app.navigation.goTo('tables');
	else showCustomer(app, session, row);
}
