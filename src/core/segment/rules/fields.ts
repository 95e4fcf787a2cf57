import type { Condition, FieldTest, RuleScheme } from '#src/core/model/index.ts';
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

/** Ids of the columns that the rules of a scheme ask, each once, in the order of the rules. */
export function fieldIdsOf(scheme: Pick<RuleScheme, 'rules'>): readonly string[] {
	return [...new Set(scheme.rules.flatMap(({ when }) => testsOf(when).map(({ field }) => field)))];
}
