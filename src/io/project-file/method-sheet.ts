import type { Cell, CellRange, CellRow, SheetSpec } from '#src/io/xlsx/write/index.ts';
import { bodyStyle, COLOURS, headerStyle, STYLES, textWidth } from './palette.ts';
import type { MethodSection, MethodValue, MoneyUnit, ProfileSheet, ReportTexts } from './types.ts';

const FIRST = 1;
const NAME_WIDTH = 30;
const VALUE_WIDTH = 17;
const COLUMNS = 7;
const LINE = 16;

/** Method and limits: every threshold in numbers, what was left out, and how to prove the result. */
export function methodSheet(
	sections: readonly MethodSection[],
	texts: ReportTexts,
	money: MoneyUnit,
	project: string,
): SheetSpec {
	const head = { sheet: texts.methodSheet, title: texts.methodTitle, note: project, sections };
	return sectionsSheet(head, texts, money, project);
}

/** A sheet of sections under a title; columns as many as the widest section needs. */
export function sectionsSheet(
	{ sheet, title, note, sections }: ProfileSheet,
	texts: ReportTexts,
	money: MoneyUnit,
	project: string,
): SheetSpec {
	const rows: CellRow[] = [];
	const merges: CellRange[] = [];
	rows.push({ height: 31.5, cells: [null, { value: title, style: STYLES.title }] });
	rows.push({ height: 18, cells: [null, { value: note, style: STYLES.subtitle }] });
	for (const section of sections) addSection(section, rows, merges, money);
	const widest = sections.reduce((most, { header = [] }) => Math.max(most, header.length), COLUMNS);
	return {
		name: sheet,
		visibility: 'visible',
		columns: [
			{ width: 2 },
			{ width: NAME_WIDTH },
			...Array.from({ length: widest - 1 }, () => ({ width: VALUE_WIDTH })),
		],
		body: { kind: 'cells', rows },
		gridLines: false,
		merges,
		print: { landscape: true, pagesWide: 1, footer: { left: project, right: texts.pageOf('&P', '&N') } },
	};
}

function addSection(section: MethodSection, rows: CellRow[], merges: CellRange[], money: MoneyUnit): void {
	rows.push({ height: 14, cells: [] });
	rows.push({ height: 22, cells: [null, { value: section.title, style: STYLES.section }] });
	if (section.note) rows.push(sentence(section.note, rows.length, merges));
	if (section.header) {
		const cells = section.header.map((text, i) => ({
			value: text,
			style: headerStyle(
				i > 0 && columnIsNumeric(section, i),
				false,
				i > 0 && columnIsNumeric(section, i) ? 1 : 0,
			),
		}));
		rows.push({ height: 22, cells: [null, ...cells] });
	}
	for (const row of section.rows)
		rows.push(methodRow(row, rows.length, merges, money, section.header === undefined));
}

function sentence(text: string, row: number, merges: CellRange[]): CellRow {
	merges.push({ top: row, bottom: row, left: FIRST, right: COLUMNS });
	const width = NAME_WIDTH + (COLUMNS - 1) * VALUE_WIDTH;
	return {
		height: LINE * Math.ceil((textWidth(text) * 1.05) / width) + 2,
		cells: [null, { value: text, style: STYLES.sentence }],
	};
}

/** In a plain list the last text takes the rest of the line. */
function methodRow(
	values: readonly MethodValue[],
	row: number,
	merges: CellRange[],
	money: MoneyUnit,
	plain: boolean,
): CellRow {
	const cells: Cell[] = values.map((value, i) => methodCell(value, money, i === 0));
	const last = values.at(-1);
	if (!plain || typeof last !== 'string' || values.length > COLUMNS)
		return { height: 18, cells: [null, ...cells] };
	const left = FIRST + values.length - 1;
	const width = VALUE_WIDTH * (COLUMNS - left + 1);
	while (cells.length < COLUMNS) cells.push({ value: null, style: bodyStyle('text', money) });
	if (left < COLUMNS) merges.push({ top: row, bottom: row, left, right: COLUMNS });
	const height = Math.max(18, LINE * Math.ceil((textWidth(last) * 1.05) / width) + 4);
	return { height, cells: [null, ...cells] };
}

function methodCell(value: MethodValue, money: MoneyUnit, first: boolean): Cell {
	if (typeof value === 'object' && value !== null) {
		const shown = value.value !== null && value.kind === 'money' ? value.value / money.divisor : value.value;
		return { value: shown, style: bodyStyle(value.kind, money) };
	}
	const style = bodyStyle(typeof value === 'number' ? 'count' : 'text', money);
	const align = { ...style.align, wrap: true };
	return { value, style: first ? { ...style, align, font: { colour: COLOURS.text2 } } : { ...style, align } };
}

function columnIsNumeric({ rows }: MethodSection, column: number): boolean {
	return rows.some((row) => {
		const value = row[column];
		return (
			typeof value === 'number' ||
			(typeof value === 'object' && value !== null && value.kind !== 'text' && value.kind !== 'date')
		);
	});
}
