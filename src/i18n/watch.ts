import { capital } from './capital.ts';
import type { SpokenValue } from './class-names.ts';
import { formatNumber } from './format.ts';
import type { Locale } from './index.ts';
import { m } from './messages/compiled/messages.js';
import type { ReasonFormats } from './reasons.ts';

type Measure =
	| { readonly kind: 'metric'; readonly metric: string }
	| { readonly kind: 'column'; readonly column: string }
	| { readonly kind: 'score'; readonly scheme: string }
	| { readonly kind: 'confirmed' }
	| { readonly kind: 'period'; readonly figure: string; readonly unit: 'month' | 'quarter' };

/** A rule that is watched. */
interface RuleValue {
	readonly name: string | null;
	readonly measure: Measure;
	readonly test:
		| { readonly kind: 'value'; readonly op: string; readonly value: number }
		| { readonly kind: 'column'; readonly op: string; readonly column: string }
		| { readonly kind: 'cadence' }
		| { readonly kind: 'history'; readonly side: 'below' | 'above' | 'outside' }
		| { readonly kind: 'run'; readonly direction: 'falling' | 'rising'; readonly periods: number };
}

/** Name of a rule: the user's, else what it says. */
export function watchRuleName(rule: RuleValue, formats: ReasonFormats): string {
	return rule.name ?? capital(ruleText(rule, formats));
}

function ruleText({ measure, test }: RuleValue, formats: ReasonFormats): string {
	const key = keyOf(measure);
	const args = { measure: formats.measure(key) };
	const unit = measure.kind === 'period' ? measure.unit : 'month';
	switch (test.kind) {
		case 'value':
			return m.reasons_test_sign(
				{ ...args, sign: SIGNS[test.op] ?? test.op, value: watchValue(key, test.value, formats) },
				formats,
			);
		case 'column':
			return m.reasons_test_sign(
				{ ...args, sign: SIGNS[test.op] ?? test.op, value: formats.measure(`column:${test.column}`) },
				formats,
			);
		case 'cadence':
			return m.watch_rule_cadence({}, formats);
		case 'history':
			return { below: m.watch_rule_below, above: m.watch_rule_above, outside: m.watch_rule_outside }[
				test.side
			](args, formats);
		case 'run': {
			const say = test.direction === 'falling' ? m.watch_rule_falling : m.watch_rule_rising;
			return say({ measure: figure(key, formats), span: span(test.periods, unit, formats) }, formats);
		}
	}
}

const SIGNS: Readonly<Record<string, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

function keyOf(measure: Measure): string {
	switch (measure.kind) {
		case 'metric':
			return `metric:${measure.metric}`;
		case 'column':
			return `column:${measure.column}`;
		case 'score':
			return `points:${measure.scheme}`;
		case 'confirmed':
			return 'confirmed';
		case 'period':
			return `period:${measure.figure}:${measure.unit}`;
	}
}

/** A value of a watched measure with its unit; means of orders have a decimal. */
function watchValue(measure: string, value: number, formats: ReasonFormats): string {
	if (measure.startsWith('period:amount:')) return formats.value('metric:amount', value);
	if (measure === 'confirmed') return days(value, formats);
	if (!measure.startsWith('period:orders:')) return formats.value(measure, value);
	const count = formatNumber(value, { decimals: Number.isInteger(value) ? 0 : 1 });
	return (value === 1 ? m.reasons_unit_order : m.reasons_unit_orders)({ count }, formats);
}

type Say = (args: SpokenValue['args'], formats: ReasonFormats) => string;

const ALERTS: Readonly<Record<string, Say>> = {
	watchValue: (args, formats) => {
		const say = {
			'>': m.watch_alert_above,
			'>=': m.watch_alert_atLeast,
			'<': m.watch_alert_below,
			'<=': m.watch_alert_atMost,
		}[String(args['op'])];
		return (say ?? m.watch_alert_above)(compared(args, formats), formats);
	},
	watchColumn: (args, formats) => {
		const say = {
			'>': m.watch_alert_aboveColumn,
			'>=': m.watch_alert_atLeastColumn,
			'<': m.watch_alert_belowColumn,
			'<=': m.watch_alert_atMostColumn,
		}[String(args['op'])];
		const column = String(args['column']);
		const limit = formats.value(column, number(args, 'limit'));
		const spoken = { ...compared(args, formats), column: formats.measure(column), limit };
		return (say ?? m.watch_alert_aboveColumn)(spoken, formats);
	},
	watchCadence: (args, formats) =>
		m.watch_alert_cadence(
			{ value: days(number(args, 'value'), formats), limit: days(number(args, 'limit'), formats) },
			formats,
		),
	watchSilent: (args, formats) => {
		const spoken = compared(args, formats);
		const [silent, gap] = [days(number(args, 'days'), formats), days(number(args, 'gap'), formats)];
		return m.watch_alert_silent({ ...spoken, days: silent, gap }, formats);
	},
	watchBelow: (args, formats) => m.watch_alert_lower(beside(args, formats), formats),
	watchAbove: (args, formats) => m.watch_alert_upper(beside(args, formats), formats),
	watchFalling: (args, formats) => m.watch_alert_falling(run(args, formats), formats),
	watchRising: (args, formats) => m.watch_alert_rising(run(args, formats), formats),
};

/** Codes of alerts that have a sentence. */
export const ALERT_CODES: readonly string[] = Object.keys(ALERTS);

/** Why a rule holds for a customer, as a sentence. */
export function alertText(alert: SpokenValue, formats: ReasonFormats): string {
	return capital(ALERTS[alert.code]?.(alert.args, formats) ?? alert.code);
}

const FAULTS: Readonly<Record<string, (args: { measure: string }, options: ReasonFormats) => string>> = {
	'watch.gone': m.watch_fault_gone,
	'watch.noLines': (_, options) => m.watch_fault_noLines({}, options),
	'watch.noConfirmed': (_, options) => m.watch_fault_noConfirmed({}, options),
	'watch.mismatch': (_, options) => m.watch_fault_mismatch({}, options),
};

/** Why a rule cannot be asked. */
export function watchFaultText(fault: SpokenValue, formats: ReasonFormats): string {
	const measure = formats.measure(String(fault.args['measure'] ?? ''));
	return FAULTS[fault.code]?.({ measure }, formats) ?? fault.code;
}

/** Name of a state of a record. */
export function recordStateName(state: string, locale: Locale): string {
	const names: Readonly<Record<string, (args: object, options: { locale: Locale }) => string>> = {
		current: m.watch_record_current,
		overdue: m.watch_record_overdue,
		never: m.watch_record_never,
	};
	return names[state]?.({}, { locale }) ?? state;
}

/** Whole days: `214 天`, `1 day`. */
export function days(count: number, formats: { readonly locale: Locale }): string {
	return (count === 1 ? m.reasons_unit_day : m.reasons_unit_days)({ count: formatNumber(count) }, formats);
}

function span(count: number, unit: string, formats: ReasonFormats): string {
	const say = unit === 'quarter' ? m.watch_span_quarter : m.watch_span_month;
	return say({ count: formatNumber(count) }, formats);
}

function compared(args: SpokenValue['args'], formats: ReasonFormats) {
	const key = String(args['measure']);
	return {
		measure: formats.measure(key),
		value: watchValue(key, number(args, 'value'), formats),
		limit: watchValue(key, number(args, 'limit'), formats),
	};
}

function beside(args: SpokenValue['args'], formats: ReasonFormats) {
	const key = String(args['measure']);
	return {
		...compared(args, formats),
		mean: watchValue(key, number(args, 'mean'), formats),
		span: span(number(args, 'periods'), key.split(':')[2] ?? '', formats),
	};
}

function run(args: SpokenValue['args'], formats: ReasonFormats) {
	const key = String(args['measure']);
	const values = Array.from({ length: number(args, 'values') }, (_, i) =>
		watchValue(key, number(args, `value${i + 1}`), formats),
	);
	return { measure: figure(key, formats), values: values.join(' → ') };
}

/** What is measured of a period, without the period. */
function figure(key: string, formats: ReasonFormats): string {
	return formats.measure(`metric:${key.split(':')[1] ?? ''}`);
}

function number(args: SpokenValue['args'], name: string): number {
	return Number(args[name] ?? Number.NaN);
}
