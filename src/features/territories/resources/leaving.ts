import { formatSerial, m } from '#src/i18n/index.ts';
import type { Rep } from '#src/state/territories/work/reps.ts';

/** What is to be known of someone who leaves; null for those who stay. */
export function leavingText({ leaving }: Rep, today: number | null): string | null {
	if (leaving === null) return null;
	if (Number.isNaN(leaving)) return m.workload_leaves_unread();
	const date = formatSerial(leaving, false);
	if (today === null) return m.workload_leaves({ date });
	return leaving < today ? m.workload_left({ date }) : m.workload_leaves({ date });
}
