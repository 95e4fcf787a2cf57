import { EMPTY } from './format.ts';
import { m, type Locale } from './index.ts';
import type { ReasonFormats } from './reasons.ts';

/** Shapes of snapshots and of their comparison as core gives them. */
interface SnapshotValue {
	readonly name: string | null;
	readonly why: 'user' | 'update';
	readonly time: number;
}
interface AmountedValue {
	readonly count: number;
	readonly amount: number;
}
interface ComparisonValue {
	readonly causes: Readonly<Record<'real' | 'drift' | 'both' | 'definition', AmountedValue>>;
	readonly came: AmountedValue;
	readonly gone: AmountedValue;
}
interface MoverValue {
	readonly cause: 'real' | 'drift' | 'both' | 'definition' | null;
	/** Row in the earlier state; −1 = came. */
	readonly before: number;
}
type Figure = number | string | null;
interface FactsValue {
	readonly values: readonly { readonly measure: string; readonly before: Figure; readonly after: Figure }[];
	readonly edges: readonly { readonly measure: string; readonly before: number; readonly after: number }[];
}

/** Name of a snapshot: the one given by the user, else when and why it was kept. */
export function snapshotName({ name, why, time }: SnapshotValue, locale: Locale): string {
	if (name !== null) return name;
	const clock = new Intl.DateTimeFormat(locale, {
		...{ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
	});
	const when = clock.format(time);
	const say = why === 'update' ? m.snapshots_name_update : m.snapshots_name_user;
	return say({ when }, { locale });
}

/** Causes of the changes of customers, in the order shown. */
export const FATES = ['real', 'drift', 'both', 'definition', 'came', 'gone'] as const;
export type Fate = (typeof FATES)[number];

const NAMES = {
	real: m.snapshots_cause_real,
	drift: m.snapshots_cause_drift,
	both: m.snapshots_cause_both,
	definition: m.snapshots_cause_definition,
	came: m.snapshots_cause_came,
	gone: m.snapshots_cause_gone,
} as const;
const HINTS = {
	real: m.snapshots_cause_real_hint,
	drift: m.snapshots_cause_drift_hint,
	both: m.snapshots_cause_both_hint,
	definition: m.snapshots_cause_definition_hint,
	came: m.snapshots_cause_came_hint,
	gone: m.snapshots_cause_gone_hint,
} as const;

export function fateName(fate: Fate, locale: Locale): string {
	return NAMES[fate]({}, { locale });
}

function fateHint(fate: Fate, locale: Locale): string {
	return HINTS[fate]({}, { locale });
}

/** Customers and sales by what became of them; what happened to nobody and cannot is left out. */
export function fatesOf(result: ComparisonValue, isVersion: boolean, locale: Locale) {
	const of = (fate: Fate) => (fate === 'came' || fate === 'gone' ? result[fate] : result.causes[fate]);
	const shown = FATES.filter((fate) => {
		if (isVersion) return fate === 'definition';
		return of(fate).count > 0 || (fate !== 'both' && fate !== 'definition');
	});
	return shown.map((fate) => ({
		...{ fate, name: fateName(fate, locale), hint: fateHint(fate, locale) },
		...of(fate),
	}));
}

/** What became of a customer of the list. */
export function fateOf({ cause, before }: MoverValue): Fate {
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
export function changeReason(mover: MoverValue, facts: FactsValue, formats: ReasonFormats): string {
	const { locale } = formats;
	const fate = fateOf(mover);
	if (fate === 'came' || fate === 'gone' || fate === 'definition') return fateHint(fate, locale);
	const write = (key: string, value: Figure) => {
		if (value === null) return EMPTY;
		return typeof value === 'number' ? formats.value(METRICS[key] ?? key, value) : formats.text(key, value);
	};
	const said = (say: typeof m.snapshots_why_value, of: FactsValue['values']) =>
		of.slice(0, NAMED).map(({ measure, before, after }) => {
			const name = formats.measure(METRICS[measure] ?? measure);
			return say({ measure: name, before: write(measure, before), after: write(measure, after) }, { locale });
		});
	const values = said(m.snapshots_why_value, facts.values);
	const edges = said(m.snapshots_why_edge, facts.edges);
	const parts = fate === 'real' ? values : fate === 'drift' ? edges : [...values, ...edges];
	return (parts.length > 0 ? parts : [fateHint(fate, locale)]).join(m.snapshots_semicolon({}, { locale }));
}
