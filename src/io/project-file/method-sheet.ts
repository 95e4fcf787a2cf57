import type { Cell, CellRange, CellRow, CellStyle, SheetSpec } from '#src/io/xlsx/write/index.ts';
import { bodyStyle, COLOURS, headerStyle, shadeOf, STYLES } from './palette.ts';
import { pageBreaks, type Together } from './page-breaks.ts';
import { columnsWanted, isNumeric, linesOf, spannedWidths, spansOf } from './section-spans.ts';
import type {
	MethodFigure,
	MethodSection,
	MethodValue,
	MoneyUnit,
	ReportSheet,
	ReportTexts,
} from './types.ts';

const FIRST = 1;
const NAME_WIDTH = 30;
const VALUE_WIDTH = 17;
const COLUMNS = 7;
const LINE = 16;
const ROW = 18;
const HEADER = 22;
/** A section of up to so many rows stays on a page; of a longer one the heading stays with its first rows. */
const SHORT = 8;
const FIRST_ROWS = 3;

/** What the rows of a sheet are laid out with. */
interface Layout {
	readonly money: MoneyUnit;
	/** Widths of the columns in characters, from the first one after the margin. */
	readonly widths: readonly number[];
	readonly rows: CellRow[];
	readonly merges: CellRange[];
	/** Rows that no page end shall part. */
	readonly together: Together[];
}

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
	{ sheet, title, note, sections, widths: own = [NAME_WIDTH] }: ReportSheet,
	texts: ReportTexts,
	money: MoneyUnit,
	project: string,
): SheetSpec {
	const usual = (count: number) => Array.from({ length: count }, (_, i) => own[i] ?? VALUE_WIDTH);
	const wanted = sections.map((section) => columnsWanted(section, usual));
	const widths = usual(Math.max(COLUMNS, ...wanted));
	const layout: Layout = { money, widths, rows: [], merges: [], together: [] };
	layout.rows.push({ height: 31.5, cells: [null, { value: title, style: STYLES.title }] });
	layout.rows.push({ height: ROW, cells: [null, { value: note, style: STYLES.subtitle }] });
	for (const section of sections) addSection(section, layout);
	const columns = [2, ...widths].map((width) => ({ width }));
	const breaks = pageBreaks(layout.rows, layout.together, sumOf([2, ...widths]));
	return {
		name: sheet,
		visibility: 'visible',
		columns,
		body: { kind: 'cells', rows: layout.rows },
		gridLines: false,
		merges: layout.merges,
		print: {
			...{ landscape: true, pagesWide: 1, breaks },
			footer: { left: project, right: texts.pageOf('&P', '&N') },
		},
	};
}

function addSection(section: MethodSection, layout: Layout): void {
	const { rows, together } = layout;
	const start = rows.length;
	rows.push({ height: 14, cells: [] });
	rows.push({ height: 22, cells: [null, { value: section.title, style: STYLES.section }] });
	if (section.note) rows.push(sentence(section.note, layout));
	if (section.header) addTable(section, section.header, layout);
	else for (const row of section.rows) addPlainRow(row, layout);
	const further = section.rows.length > SHORT ? section.rows.length - FIRST_ROWS : 0;
	together.push({ start, end: rows.length - further });
}

function addTable(section: MethodSection, header: readonly string[], layout: Layout): void {
	const spans = spansOf(section, layout.widths);
	const rooms = spannedWidths(spans, layout.widths);
	const heads = header.map((text, i) => {
		const isNumber = i > 0 && isNumeric(section, i);
		return { value: text, style: headerStyle(isNumber, false, isNumber ? 1 : 0) };
	});
	pushSpread(heads, spans, Math.max(HEADER, LINE * linesIn(header, rooms) + 6), layout);
	for (const row of section.rows) {
		const cells = row.map((value, i) => methodCell(value, layout.money, i === 0, section));
		const high = linesIn(row, rooms);
		pushSpread(cells, spans, high === 1 ? ROW : LINE * high + 4, layout);
	}
}

/** A row whose cells take so many columns each. */
function pushSpread(
	cells: readonly Cell[],
	spans: readonly number[],
	height: number,
	{ rows, merges }: Layout,
): void {
	const spread: Cell[] = [];
	cells.forEach((cell, i) => {
		const [left, span] = [FIRST + spread.length, spans[i] ?? 1];
		if (span > 1) merges.push({ top: rows.length, bottom: rows.length, left, right: left + span - 1 });
		const style = apart(cells[i - 1], cell);
		spread.push({ ...cell, ...(style && { style }) });
		for (let k = 1; k < span; k++) spread.push({ value: null, ...(style && { style }) });
	});
	rows.push({ height, cells: [null, ...spread] });
}

/** A text beside a figure keeps a distance from it. */
function apart(before: Cell | undefined, { style }: Cell): CellStyle | undefined {
	const isBeside = before?.style?.align?.horizontal === 'right' && style?.align?.horizontal === 'left';
	return isBeside ? { ...style, align: { ...style.align, indent: 1 } } : style;
}

function sentence(text: string, { rows, merges, widths }: Layout): CellRow {
	merges.push({ top: rows.length, bottom: rows.length, left: FIRST, right: COLUMNS });
	const height = LINE * linesOf(text, widthOf(widths, 0)) + 2;
	return { height, cells: [null, { value: text, style: STYLES.sentence }] };
}

/** In a plain list the last text takes the rest of the line. */
function addPlainRow(values: readonly MethodValue[], layout: Layout): void {
	const { money, widths } = layout;
	const rest = typeof values.at(-1) === 'string' ? Math.max(0, COLUMNS - values.length) : 0;
	const spans = values.map((_, i) => (i === values.length - 1 ? 1 + rest : 1));
	const cells = values.map((value, i) => methodCell(value, money, i === 0));
	pushSpread(cells, spans, Math.max(ROW, LINE * linesIn(values, spannedWidths(spans, widths)) + 2), layout);
}

/** Lines of the highest text of a row. */
function linesIn(values: readonly MethodValue[], rooms: readonly number[]): number {
	return values.reduce<number>(
		(most, value, i) => (typeof value === 'string' ? Math.max(most, linesOf(value, rooms[i] ?? 1)) : most),
		1,
	);
}

/** Width of the usual columns from one of them on. */
function widthOf(widths: readonly number[], from: number): number {
	return sumOf(widths.slice(from, COLUMNS));
}

function sumOf(widths: readonly number[]): number {
	return widths.reduce((sum, width) => sum + width, 0);
}

function methodCell(
	value: MethodValue,
	money: MoneyUnit,
	first: boolean,
	{ classes }: Pick<MethodSection, 'classes'> = {},
): Cell {
	if (typeof value === 'object' && value !== null) return figureCell(value, money);
	const style = bodyStyle(typeof value === 'number' ? 'count' : 'text', money);
	const align = { ...style.align, wrap: true };
	const look = classes?.find(({ name }) => name === value);
	if (look) return { value, style: { ...style, align, fill: look.tint, font: { colour: look.ink } } };
	return { value, style: first ? { ...style, align, font: { colour: COLOURS.text2 } } : { ...style, align } };
}

function figureCell({ value, kind, share, isStrong }: MethodFigure, money: MoneyUnit): Cell {
	const shown = value !== null && kind === 'money' ? value / money.divisor : value;
	const fill = share === undefined ? undefined : shadeOf(share);
	const style = bodyStyle(kind, money);
	return {
		value: shown,
		style: { ...style, ...(fill && { fill }), ...(isStrong && { font: { bold: true } }) },
	};
}
