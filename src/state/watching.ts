import { rowIdAt } from '#src/core/table/index.ts';
import { formatInteger, m } from '#src/i18n/index.ts';
import type { App, Notice } from './app.svelte.ts';
import type { Session } from './session.svelte.ts';

/** Alerts as texts of rule and customer, which stay the same when rows move. */
function alertKeys({ analysis }: Session): ReadonlySet<string> {
	const { watch, customers } = analysis;
	if (!customers) return new Set();
	return new Set(
		(watch?.outcomes ?? []).flatMap(({ rule, rows }) =>
			Array.from(rows, (row) => `${rule.id}|${rowIdAt(customers, row)}`),
		),
	);
}

/**
 * Remembers the alerts there are. The function returned waits for the next results and adds to a notice how many are new,
 * unless something else was done since.
 */
export function watchAlerts(app: App, session: Session): (notice: Notice) => void {
	const before = alertKeys(session);
	const tell = async (notice: Notice) => {
		const { seq } = session.open.current;
		await session.analysis.settled();
		const count = [...alertKeys(session)].filter((key) => !before.has(key)).length;
		if (count === 0 || app.session !== session || session.open.current.seq !== seq) return;
		app.notify({ ...notice, text: `${notice.text} · ${m.watch_new({ count: formatInteger(count) })}` });
	};
	return (notice) => void tell(notice);
}
