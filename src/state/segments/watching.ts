import type { WatchRule } from '#src/core/model/index.ts';
import { rowIdAt, type Table } from '#src/core/table/index.ts';
import { formatInteger, m } from '#src/i18n/index.ts';
import type { App, Notice } from '../app.svelte.ts';
import { alertKey } from './new-alerts.ts';
import type { Session } from '../session.svelte.ts';

/**
 * Alerts of a rule as texts, by row of the customers: the same when rows move, others once the rule asks something else.
 */
export function alertKeysOf({ id, measure, test }: WatchRule, customers: Table): (row: number) => string {
	const rule = JSON.stringify([id, measure, test]);
	return (row) => alertKey(rule, rowIdAt(customers, row));
}

/** How many of the alerts there are now the data brought in last have raised. */
export function countNewAlerts({ analysis, newAlerts }: Session): number {
	const { watch, customers } = analysis;
	if (!customers || !watch || newAlerts.size === 0) return 0;
	return watch.outcomes.reduce((sum, { rule, rows }) => {
		const keyOf = alertKeysOf(rule, customers);
		return rows.reduce((count, row) => count + (newAlerts.has(keyOf(row)) ? 1 : 0), sum);
	}, 0);
}

/** The alerts there are; null while nothing has been computed. */
function alertKeys({ analysis }: Session): ReadonlySet<string> | null {
	const { watch, customers } = analysis;
	if (!customers || !watch) return null;
	return new Set(
		watch.outcomes.flatMap(({ rule, rows }) => {
			const keyOf = alertKeysOf(rule, customers);
			return Array.from(rows, keyOf);
		}),
	);
}

/**
 * Remembers the alerts there are. The function returned waits for the next results, marks the alerts that are new and adds to a notice how many they are, unless something else was done since.
 */
export function watchAlerts(app: App, session: Session): (notice: Notice) => void {
	const before = alertKeys(session);
	const tell = async (notice: Notice) => {
		const { seq } = session.open.current;
		await session.analysis.settled();
		const now = alertKeys(session);
		if (!before || !now || app.session !== session) return;
		session.markNew(new Set([...now].filter((key) => !before.has(key))));
		const count = session.newAlerts.size;
		if (count === 0 || session.open.current.seq !== seq) return;
		app.notify({ ...notice, text: `${notice.text} · ${m.watch_new({ count: formatInteger(count) })}` });
	};
	return (notice) => void tell(notice);
}
