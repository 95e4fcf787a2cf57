import type { CustomerJoin } from '#src/core/model/index.ts';
import { cellAt, isUnread, joinRows, type Table } from '#src/core/table/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Narrows a table to the rows that name no known customer, and shows them. */
export function showLost(app: App, { sheets }: Session, table: Table, { from, key }: CustomerJoin): void {
	const values = new Set<string>();
	joinRows(from, key).forEach((customer, row) => {
		const value = customer < 0 ? cellAt(from, row) : null;
		if (value === null) return;
		values.add(isUnread(value) ? value.unread : String(value));
	});
	const column = from.id;
	sheets.setFilter(table.id, column, { column, kind: 'in', values: [...values], missing: true });
	sheets.reveal({ table: table.id, column });
	app.navigation.goTo('tables');
}
