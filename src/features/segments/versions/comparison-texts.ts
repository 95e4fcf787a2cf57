import type { ChangeFacts, Mover, StateComparison } from '#src/core/segment/snapshots/index.ts';
import type { Snapshot } from '#src/core/model/index.ts';
import { EMPTY, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { ReasonFormats } from '#src/i18n/reasons.ts';
import type { Comparison, Side } from './comparison.svelte.ts';

/** Name of a snapshot: the one given by the user, else when and why it was kept. */
export function snapshotName({ name, why, time }: Snapshot): string {
	if (name !== null) return name;
	const clock = new Intl.DateTimeFormat(locale.current, {
		...{ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
	});
	const when = clock.format(time);
	return why === 'update' ? m.snapshots_name_update({ when }) : m.snapshots_name_user({ when });
}

/** Name of one side of a comparison. */
export function sideName(comparison: Comparison, side: Side | null): string {
	if (side?.kind === 'version') return m.segments_version({ version: side.scheme.version });
	const snapshot = side?.kind === 'snapshot' ? comparison.snapshot(side.id) : undefined;
	return snapshot ? snapshotName(snapshot) : m.snapshots_now();
}

/** Causes of the changes of customers, in the order shown. */
export const FATES = ['real', 'drift', 'both', 'definition', 'came', 'gone'] as const;
export type Fate = (typeof FATES)[number];

const NAMES: Readonly<Record<Fate, () => string>> = {
	real: m.snapshots_cause_real,
	drift: m.snapshots_cause_drift,
	both: m.snapshots_cause_both,
	definition: m.snapshots_cause_definition,
	came: m.snapshots_cause_came,
	gone: m.snapshots_cause_gone,
};
const HINTS: Readonly<Record<Fate, () => string>> = {
	real: m.snapshots_cause_real_hint,
	drift: m.snapshots_cause_drift_hint,
	both: m.snapshots_cause_both_hint,
	definition: m.snapshots_cause_definition_hint,
	came: m.snapshots_cause_came_hint,
	gone: m.snapshots_cause_gone_hint,
};

export const fateName = (fate: Fate): string => NAMES[fate]();
const fateHint = (fate: Fate): string => HINTS[fate]();

/** Customers and sales by what became of them; what happened to nobody and cannot is left out. */
export function fatesOf(result: StateComparison, isVersion: boolean) {
	const of = (fate: Fate) => (fate === 'came' || fate === 'gone' ? result[fate] : result.causes[fate]);
	const shown = FATES.filter((fate) => {
		if (isVersion) return fate === 'definition';
		return of(fate).count > 0 || (fate !== 'both' && fate !== 'definition');
	});
	return shown.map((fate) => ({ fate, name: fateName(fate), hint: fateHint(fate), ...of(fate) }));
}

/** What became of a customer of the list. */
export function fateOf({ cause, before }: Mover): Fate {
	return cause ?? (before < 0 ? 'came' : 'gone');
}

/** Measures of RFM by the names under which they are written. */
const METRICS: Readonly<Record<string, string>> = {
	recency: 'metric:recencyDays',
	frequency: 'metric:orders',
	monetary: 'metric:amount',
};

/** Most values named in one sentence. */
const NAMED = 3;

/** Why a customer is in another class: values that changed, thresholds that passed it. */
export function whyText(mover: Mover, facts: ChangeFacts, formats: ReasonFormats): string {
	const fate = fateOf(mover);
	if (fate === 'came' || fate === 'gone' || fate === 'definition') return fateHint(fate);
	const measureOf = (key: string) => METRICS[key] ?? key;
	const write = (key: string, value: number | string | null) => {
		if (value === null) return EMPTY;
		return typeof value === 'number' ? formats.value(measureOf(key), value) : formats.text(key, value);
	};
	const values = facts.values.slice(0, NAMED).map(({ measure, before, after }) =>
		m.snapshots_why_value({
			measure: formats.measure(measureOf(measure)),
			before: write(measure, before),
			after: write(measure, after),
		}),
	);
	const edges = facts.edges.slice(0, NAMED).map(({ measure, before, after }) =>
		m.snapshots_why_edge({
			measure: formats.measure(measureOf(measure)),
			before: write(measure, before),
			after: write(measure, after),
		}),
	);
	const parts = fate === 'real' ? values : fate === 'drift' ? edges : [...values, ...edges];
	return (parts.length > 0 ? parts : [fateHint(fate)]).join(m.snapshots_semicolon());
}
