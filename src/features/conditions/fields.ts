import type { Comparison, FieldTest } from '#src/core/model/index.ts';
import { distinctValues, findColumn, isTextColumn, toNumbers, type Column } from '#src/core/table/index.ts';
import { collator, m } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { Option } from '#src/ui/index.ts';
import { capital } from '#src/i18n/capital.ts';

/** What kind of comparison a column takes. */
export type FieldKind = 'number' | 'date' | 'boolean' | 'text';

export function kindOf(column: Column): FieldKind {
	if (isTextColumn(column)) return 'text';
	return column.type === 'date' || column.type === 'boolean' ? column.type : 'number';
}

/** Column of the customers a rule can ask; undefined for one that is gone. */
export function fieldColumn(session: Session, field: string): Column | undefined {
	const { customers } = session.sheets;
	return customers ? findColumn(customers, field) : undefined;
}

/** Everything a condition can ask, metrics first, without what is hidden: a scheme cannot ask for its own classes. */
export function fieldOptions(session: Session, hidden: readonly string[]): Option[] {
	const columns = session.sheets.customers?.columns ?? [];
	const groups = [
		{ test: /^metric:/, group: m.segments_measure_metrics() },
		{ test: /^region:/, group: m.segments_rule_fields_regions() },
		{ test: /^class:/, group: m.segments_rule_fields_classes() },
		{ test: /^points:/, group: m.score_measures() },
		{ test: /^(?!metric:|region:|class:|score:|points:|watch:)/, group: m.segments_measure_columns() },
	];
	return groups.flatMap(({ test, group }) =>
		columns
			.filter(({ id }) => test.test(id) && !hidden.includes(id))
			.map((column) => ({ value: column.id, label: capital(session.display.label(column)), group })),
	);
}

const OPERATORS: Readonly<Record<FieldKind, readonly Comparison['op'][]>> = {
	number: ['>=', '>', '<', '<=', 'between', '=', '!=', 'present', 'missing'],
	date: ['>=', '<', 'between', 'present', 'missing'],
	boolean: ['=', 'present', 'missing'],
	text: ['in', 'notIn', 'contains', 'notContains', 'present', 'missing'],
};

/** Comparisons for a kind of column. */
export function operatorOptions(kind: FieldKind): Option[] {
	const names: Readonly<Record<Comparison['op'], string>> = {
		'<': kind === 'date' ? m.segments_rule_op_before() : '<',
		'<=': '≤',
		'>': '>',
		'>=': kind === 'date' ? m.segments_rule_op_since() : '≥',
		'=': '=',
		'!=': '≠',
		between: m.segments_rule_op_between(),
		in: m.segments_rule_op_in(),
		notIn: m.segments_rule_op_notIn(),
		contains: m.segments_rule_op_contains(),
		notContains: m.segments_rule_op_notContains(),
		present: m.segments_rule_op_present(),
		missing: m.segments_rule_op_missing(),
	};
	return OPERATORS[kind].map((op) => ({ value: op, label: names[op] }));
}

/** The values of a text column, those of most customers first. */
export function valueOptions(session: Session, column: Column): (Option & { readonly count: number })[] {
	const { customers } = session.sheets;
	if (!customers) return [];
	const found = distinctValues(column, null);
	const compare = collator(session.display.locale);
	return found.values
		.map((value, i) => ({
			value: String(value),
			label: session.display.text(column, value),
			count: found.counts[i] ?? 0,
		}))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count || compare(a.label, b.label));
}

/** A test of a column to begin with: at or above the median, or one of no values yet. */
export function startingTest(column: Column): FieldTest {
	const field = column.id;
	switch (kindOf(column)) {
		case 'text':
			return { kind: 'test', field, is: { op: 'in', values: [] } };
		case 'boolean':
			return { kind: 'test', field, is: { op: '=', value: 1 } };
		default:
			return { kind: 'test', field, is: { op: '>=', value: medianOf(column) } };
	}
}

/** The median, rounded to two digits as a limit one would choose. */
function medianOf(column: Column): number {
	if (isTextColumn(column)) return 0;
	const values = toNumbers(column)
		.filter((value) => Number.isFinite(value))
		.sort();
	const median = values[values.length >> 1] ?? 0;
	return column.type === 'date' ? Math.floor(median) : Number(median.toPrecision(2));
}
