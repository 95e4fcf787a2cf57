import { confirmChange, confirmedColumn } from '#src/core/segment/watch/index.ts';
import { isoDate, serialOf } from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';
import type { Session } from './session.svelte.ts';

/** The day it is where the user is, as an Excel serial. */
export function today(): number {
	const now = new Date();
	return serialOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** Marks records as confirmed today, as one step; returns the day as text, or null where nothing changes. */
export function confirmRecords(session: Session, rows: readonly number[]): string | null {
	const { open } = session;
	const day = today();
	const change = confirmChange(open.current, { rows, day, columnName: m.watch_records_columnName() });
	if (!change) return null;
	const date = isoDate(day);
	open.apply(change, { code: 'confirmRecords', args: { count: rows.length, date } });
	return date;
}

/** Makes an empty column for the days of confirmation, as one step; returns its name, or null where there is one. */
export function makeConfirmedColumn(session: Session): string | null {
	const { open } = session;
	if (confirmedColumn(open.current)) return null;
	const columnName = m.watch_records_columnName();
	const change = confirmChange(open.current, { rows: [], day: today(), columnName });
	if (!change) return null;
	open.apply(change, { code: 'confirmedColumn', args: { name: columnName } });
	return confirmedColumn(open.current)?.name ?? columnName;
}
