import type { FilterCondition } from '#src/core/model/index.ts';
import type { RecordState } from '#src/core/segment/watch/index.ts';
import { findColumn, isTextColumn } from '#src/core/table/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import { ALERTS_COLUMN, RECORD_COLUMN } from '#src/state/tables/computed-columns.ts';
import type { WatchView } from './watch-view.svelte.ts';

/** Narrows the customers to those whose alerts are listed, and shows them in the sheet. */
export function showAlerts(app: App, watch: WatchView): void {
	const alerts = alertFilter(watch);
	if (alerts) narrow(app, watch, [alerts, ...ownerFilter(watch, watch.owner)]);
}

/** Narrows the customers to the records of an owner that wait to be confirmed, of all where it is null, and shows them in the sheet. */
export function showWaiting(app: App, watch: WatchView, owner: string | null): void {
	const values: RecordState[] = ['overdue', 'never'];
	const waiting: FilterCondition = { column: RECORD_COLUMN, kind: 'in', values, missing: false };
	narrow(app, watch, [waiting, ...ownerFilter(watch, owner)]);
}

/** Customers for whom any rule holds, or one of them: the column names all that hold for a customer. */
function alertFilter({ session, rule }: WatchView): FilterCondition | null {
	const column = session.sheets.customers && findColumn(session.sheets.customers, ALERTS_COLUMN);
	if (!column || !isTextColumn(column)) return null;
	if (rule === null) return { column: ALERTS_COLUMN, kind: 'present' };
	const values = column.dictionary.texts().filter((text) => text.split('|').includes(rule));
	return { column: ALERTS_COLUMN, kind: 'in', values, missing: false };
}

function ownerFilter({ ownerColumn }: WatchView, owner: string | null): FilterCondition[] {
	if (!ownerColumn || owner === null) return [];
	return [
		owner === ''
			? { column: ownerColumn.id, kind: 'missing' }
			: { column: ownerColumn.id, kind: 'in', values: [owner], missing: false },
	];
}

function narrow(app: App, { session }: WatchView, filters: readonly FilterCondition[]): void {
	const { sheets } = session;
	if (!sheets.customers) return;
	const own = new Set(filters.map(({ column }) => column));
	const others = sheets.viewState(sheets.customers.id).filters.filter(({ column }) => !own.has(column));
	sheets.setFilters(sheets.customers.id, [...others, ...filters]);
	sheets.reveal({ column: filters[0]?.column ?? '' });
	app.navigation.goTo('tables');
}
