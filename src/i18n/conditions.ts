import { m } from './messages/compiled/messages.js';
import type { ReasonFormats } from './reasons.ts';
import { spaced } from './spaced.ts';

/** A comparison of a rule; which values it carries depends on `op`. */
export interface ComparisonValue {
	readonly op: string;
	readonly value?: number;
	readonly min?: number;
	readonly max?: number;
	readonly values?: readonly string[];
	readonly text?: string;
}

/** A condition of a rule. */
export type ConditionValue =
	| { readonly kind: 'all'; readonly of: readonly ConditionValue[] }
	| { readonly kind: 'any'; readonly of: readonly ConditionValue[] }
	| { readonly kind: 'test'; readonly field: string; readonly is: ComparisonValue };

/** More values than a sentence can bear. */
const MOST_NAMED = 4;
const SIGNS: Readonly<Record<string, string>> = {
	'<': '<',
	'<=': '≤',
	'>': '>',
	'>=': '≥',
	'=': '=',
	'!=': '≠',
};

/** A comparison in words: `销售额 ≥ 50 万元`, `industry is one of food, retail`. */
export function comparisonText(field: string, is: ComparisonValue, formats: ReasonFormats): string {
	const measure = formats.measure(field);
	const number = (value: number | undefined) => formats.value(field, value ?? Number.NaN);
	const sign = SIGNS[is.op];
	if (sign !== undefined) return m.reasons_test_sign({ measure, sign, value: number(is.value) }, formats);
	switch (is.op) {
		case 'between':
			return m.reasons_test_between({ measure, min: number(is.min), max: number(is.max) }, formats);
		case 'in':
			return m.reasons_test_in({ measure, values: listed(field, is.values ?? [], formats) }, formats);
		case 'notIn':
			return m.reasons_test_notIn({ measure, values: listed(field, is.values ?? [], formats) }, formats);
		case 'contains':
			return m.reasons_test_contains({ measure, text: is.text ?? '' }, formats);
		case 'notContains':
			return m.reasons_test_notContains({ measure, text: is.text ?? '' }, formats);
		case 'missing':
			return m.reasons_test_missing({ measure }, formats);
		default:
			return m.reasons_test_present({ measure }, formats);
	}
}

/** A condition as the part of a sentence after “if”. Groups inside a group stand in brackets. */
export function conditionText(condition: ConditionValue, formats: ReasonFormats): string {
	return spaced(partText(condition, formats, false), formats.locale);
}

function partText(condition: ConditionValue, formats: ReasonFormats, isInside: boolean): string {
	if (condition.kind === 'test') return comparisonText(condition.field, condition.is, formats);
	if (condition.of.length === 0)
		return condition.kind === 'all' ? m.reasons_test_always({}, formats) : m.reasons_test_never({}, formats);
	const join = condition.kind === 'all' ? m.reasons_test_and({}, formats) : m.reasons_test_or({}, formats);
	const text = condition.of.map((each) => partText(each, formats, true)).join(join);
	return isInside && condition.of.length > 1 ? m.reasons_test_group({ text }, formats) : text;
}

function listed(field: string, values: readonly string[], formats: ReasonFormats): string {
	const named = values.slice(0, MOST_NAMED).map((value) => formats.text(field, value));
	const join = m.reasons_test_listJoin({}, formats);
	const more = values.length - named.length;
	if (more === 0) return named.join(join);
	return m.reasons_test_listMore({ values: named.join(join), more }, formats);
}
