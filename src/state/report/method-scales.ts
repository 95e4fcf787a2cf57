import { tableOfKind, type Scale } from '#src/core/model/index.ts';
import {
	answerTable,
	reportScale,
	type AnswerTable,
	type ScaleReport,
	type SheetCoverage,
} from '#src/core/segment/scales/index.ts';
import { findColumn, type Column } from '#src/core/table/index.ts';
import type { MethodSection, MethodValue } from '#src/io/project-file/index.ts';
import { formatNumber, m } from '#src/i18n/index.ts';
import type { Display } from '../tables/display.svelte.ts';
import type { Session } from '../session.svelte.ts';

/** Every scale with its questions, its rule for missing answers and its reliability. */
export function scaleSections({ open }: Session, display: Display): MethodSection[] {
	const customers = tableOfKind(open.current, 'customers');
	if (!customers) return [];
	return (open.current.recipe.scales ?? []).map((scale) =>
		scaleSection(scale, answerTable(open.current, customers, scale), display),
	);
}

function scaleSection(scale: Scale, answers: AnswerTable | null, display: Display): MethodSection {
	const options = { locale: display.locale };
	const items = scale.items.flatMap(({ column, reversed }) => {
		const found = answers && findColumn(answers.table, column);
		return found ? [{ column: found, reversed }] : [];
	});
	const { battery, known, sheets } = reportOf(scale, answers, items);
	const note = m.scales_method_note(
		{
			lowest: formatNumber(scale.lowest),
			highest: formatNumber(scale.highest),
			rule: scale.atLeast < 1 ? m.scales_missing_half({}, options) : m.scales_missing_all({}, options),
		},
		options,
	);
	const decimal = (value: number | null | undefined): MethodValue => ({
		value: value ?? null,
		kind: 'decimal',
	});
	return {
		title: m.scales_method({ name: scale.name }, options),
		note: placedNote(note, answers, options),
		header: [
			m.scales_column_item({}, options),
			m.scales_column_reversed({}, options),
			m.scales_column_mean({}, options),
			m.scales_column_rest({}, options),
			m.scales_column_without({}, options),
		],
		rows: [
			...items.map((item, at): MethodValue[] => {
				const figures = battery.ok ? battery.items[at] : undefined;
				return [
					display.label(item.column),
					item.reversed ? m.scales_reversed({}, options) : '',
					decimal(figures?.mean),
					decimal(figures?.restCorrelation),
					decimal(figures?.alphaWithout),
				];
			}),
			[m.scales_method_alpha({}, options), '', decimal(battery.ok ? battery.alpha : null)],
			[m.scales_method_known({}, options), '', { value: known, kind: 'count' }],
			...(sheets ? sheetRows(sheets, options) : []),
		],
	};
}

interface Options {
	readonly locale: Display['locale'];
}

interface Item {
	readonly column: Column;
	readonly reversed: boolean;
}

function reportOf(scale: Scale, answers: AnswerTable | null, items: readonly Item[]): ScaleReport {
	const reversed = items.map((item) => item.reversed);
	const columns = items.map(({ column }) => column);
	const join = answers?.join;
	const all = join ? [...columns, join.from, join.key] : columns;
	return reportScale({ ...scale, reversed, areSheets: join != null }, all);
}

/** The note with where the answers stand, unless that is with the customers themselves. */
function placedNote(note: string, answers: AnswerTable | null, options: Options): string {
	if (!answers) return m.scales_method_gone({ note }, options);
	return answers.join ? m.scales_method_sheets({ note, table: answers.table.name }, options) : note;
}

function sheetRows({ counted, nameless, unknown }: SheetCoverage, options: Options): MethodValue[][] {
	return [
		[m.scales_method_counted({}, options), '', { value: counted, kind: 'count' }],
		[m.scales_method_lost({}, options), '', { value: nameless + unknown, kind: 'count' }],
	];
}
