import type { RuleScheme } from '#src/core/model/index.ts';
import type { RuleDetail, SchemeResult } from '#src/core/segment/index.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import { conditionText } from '#src/i18n/conditions.ts';
import { formatInteger, m } from '#src/i18n/index.ts';
import type { TableColumn, TableRows } from '#src/ui/index.ts';
import { classNameOf } from './rule-names.ts';

export interface RuleRow {
	readonly number: number;
	readonly when: string;
	readonly class: string;
	readonly colour: number;
	readonly decides: number;
	readonly amount: number;
}

/** The rules as a table, for copying and files. */
export function ruleTable(
	view: SchemeView,
	scheme: RuleScheme,
	result: SchemeResult,
	detail: RuleDetail,
): TableRows<RuleRow> {
	const formats = view.session.display.reasonFormats(result);
	const names = new Map(scheme.classes.map((each) => [each.id, classNameOf(view.session, each)]));
	const outcomes = new Map(detail.rules.map((each) => [each.id, each]));
	const rows = scheme.rules.map((rule, index) => ({
		number: index + 1,
		when: conditionText(rule.when, formats),
		class: names.get(rule.class) ?? rule.class,
		colour: scheme.classes.find(({ id }) => id === rule.class)?.colour ?? 0,
		decides: outcomes.get(rule.id)?.decides ?? 0,
		amount: outcomes.get(rule.id)?.amount ?? 0,
	}));
	const columns: TableColumn<RuleRow>[] = [
		{ id: 'number', title: m.segments_column_rule(), align: 'end', text: (row) => String(row.number) },
		{ id: 'when', title: m.segments_column_condition(), text: (row) => row.when },
		{ id: 'class', title: m.segments_column_class(), text: (row) => row.class },
		{
			id: 'count',
			title: m.segments_column_customers(),
			align: 'end',
			text: (row) => formatInteger(row.decides),
		},
		{
			id: 'amount',
			title: m.segments_column_amount({ unit: view.whole.unit }),
			align: 'end',
			text: (row) => view.whole.text(row.amount),
			from: 660,
		},
	];
	const shown = columns.filter(({ id }) => id !== 'amount' || view.session.analysis.hasMoney);
	return { rows, columns: shown, keyOf: (row) => row.number };
}
