import type { Condition, FieldTest, RuleScheme, Scheme } from '#src/core/model/index.ts';
import { isTextColumn, toCodes, toNumbers, type Column } from '#src/core/table/index.ts';

/** What rules ask of one column, per customer row: numbers and serial days with NaN, codes of texts with −1 for missing. */
export type RuleField =
	| { readonly kind: 'number'; readonly values: Float64Array }
	| { readonly kind: 'text'; readonly codes: Int32Array; readonly texts: readonly string[] };

/** Finds a field by the id of its column; undefined where there is none. */
export type FieldSource = (id: string) => RuleField | undefined;

/** A column of the customers as a field. */
export function fieldOf(column: Column): RuleField {
	if (!isTextColumn(column)) return { kind: 'number', values: toNumbers(column) };
	const { dictionary } = column;
	const texts = Array.from({ length: dictionary.size }, (_, code) => dictionary.at(code));
	return { kind: 'text', codes: toCodes(column), texts };
}

/** The tests of a condition from left to right. */
export function testsOf(condition: Condition): readonly FieldTest[] {
	return condition.kind === 'test' ? [condition] : condition.of.flatMap(testsOf);
}

/** Ids of the columns that the conditions of a scheme ask, each once, in their order: of rules, or of a threat. */
export function fieldIdsOf(scheme: Scheme | Pick<RuleScheme, 'rules'>): readonly string[] {
	return [...new Set(conditionsOf(scheme).flatMap((when) => testsOf(when).map(({ field }) => field)))];
}

function conditionsOf(scheme: Scheme | Pick<RuleScheme, 'rules'>): readonly Condition[] {
	if ('rules' in scheme) return scheme.rules.map(({ when }) => when);
	return scheme.kind === 'matrix' && scheme.threat ? [scheme.threat] : [];
}
