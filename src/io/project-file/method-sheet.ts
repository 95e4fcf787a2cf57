import type { Cell, CellRange, CellRow, SheetSpec } from '#src/io/xlsx/write/index.ts';
import { bodyStyle, COLOURS, headerStyle, isRight, shadeOf, STYLES, textWidth } from './palette.ts';
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

/** What the rows of a sheet are laid out with. */
interface Layout {
	readonly money: MoneyUnit;
	/** Widths of the columns in characters, from the first one after the margin. */
	readonly widths: readonly number[];
	readonly rows: CellRow[];
	readonly merges: CellRange[];
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
	const widest = sections.reduce((most, { header = [] }) => Math.max(most, header.length), COLUMNS);
	const widths = Array.from({ length: widest }, (_, i) => own[i] ?? VALUE_WIDTH);
	const layout: Layout = { money, widths, rows: [], merges: [] };
	layout.rows.push({ height: 31.5, cells: [null, { value: title, style: STYLES.title }] });
	layout.rows.push({ height: ROW, cells: [null, { value: note, style: STYLES.subtitle }] });
	for (const section of sections) addSection(section, layout);
	return {
		name: sheet,
		visibility: 'visible',
		columns: [{ width: 2 }, ...widths.map((width) => ({ width }))],
		body: { kind: 'cells', rows: layout.rows },
		gridLines: false,
		merges: layout.merges,
		print: { landscape: true, pagesWide: 1, footer: { left: project, right: texts.pageOf('&P', '&N') } },
	};
}

function addSection(section: MethodSection, layout: Layout): void {
	const { rows } = layout;
	rows.push({ height: 14, cells: [] });
	rows.push({ height: 22, cells: [null, { value: section.title, style: STYLES.section }] });
	if (section.note) rows.push(sentence(section.note, layout));
	if (section.header) rows.push(headerRow(section, section.header, layout));
	for (const row of section.rows)
		rows.push(section.header ? tableRow(row, section, layout) : plainRow(row, layout));
}

/** Whether the last column of a table is text and takes the columns that other tables have beyond it. */
function isSpread({ header = [], rows }: MethodSection, { widths }: Layout): boolean {
	const last = header.length - 1;
	return header.length < widths.length && rows.every((row) => typeof row[last] === 'string');
}

/** The last cell of a row over the columns to the right edge. */
function spread(cells: Cell[], { rows, merges, widths }: Layout): void {
	const [left, style] = [cells.length, cells.at(-1)?.style];
	while (cells.length < widths.length) cells.push({ value: null, ...(style && { style }) });
	merges.push({ top: rows.length, bottom: rows.length, left, right: widths.length });
}

function headerRow(section: MethodSection, header: readonly string[], layout: Layout): CellRow {
	const { widths } = layout;
	const cells: Cell[] = header.map((text, i) => {
		const isNumeric = i > 0 && columnIsNumeric(section, i);
		return { value: text, style: headerStyle(isNumeric, false, isNumeric ? 1 : 0) };
	});
	const lines = header.reduce((most, text, i) => Math.max(most, linesOf(text, widths[i])), 1);
	if (isSpread(section, layout)) spread(cells, layout);
	return { height: Math.max(HEADER, LINE * lines + 6), cells: [null, ...cells] };
}

function sentence(text: string, { rows, merges, widths }: Layout): CellRow {
	merges.push({ top: rows.length, bottom: rows.length, left: FIRST, right: COLUMNS });
	const height = LINE * linesOf(text, widthOf(widths, 0)) + 2;
	return { height, cells: [null, { value: text, style: STYLES.sentence }] };
}

/** A row under a header, as high as its longest text needs. */
function tableRow(values: readonly MethodValue[], section: MethodSection, layout: Layout): CellRow {
	const { money, widths } = layout;
	const cells = values.map((value, i) => methodCell(value, money, i === 0, section));
	const isWide = isSpread(section, layout);
	const roomOf = (i: number) => (isWide && i === values.length - 1 ? sumOf(widths.slice(i)) : widths[i]);
	const lines = values.reduce<number>(
		(most, value, i) => (typeof value === 'string' ? Math.max(most, linesOf(value, roomOf(i))) : most),
		1,
	);
	if (isWide) spread(cells, layout);
	return { height: lines === 1 ? ROW : LINE * lines + 4, cells: [null, ...cells] };
}

/** In a plain list the last text takes the rest of the line. */
function plainRow(values: readonly MethodValue[], { money, widths, rows, merges }: Layout): CellRow {
	const cells: Cell[] = values.map((value, i) => methodCell(value, money, i === 0));
	const last = values.at(-1);
	if (typeof last !== 'string' || values.length > COLUMNS) return { height: ROW, cells: [null, ...cells] };
	const left = FIRST + values.length - 1;
	while (cells.length < COLUMNS) cells.push({ value: null, style: bodyStyle('text', money) });
	if (left < COLUMNS) merges.push({ top: rows.length, bottom: rows.length, left, right: COLUMNS });
	const lines = linesOf(last, widthOf(widths, values.length - 1));
	return { height: Math.max(ROW, LINE * lines + 4), cells: [null, ...cells] };
}

/** Width of the usual columns from one of them on. */
function widthOf(widths: readonly number[], from: number): number {
	return sumOf(widths.slice(from, COLUMNS));
}

function sumOf(widths: readonly number[]): number {
	return widths.reduce((sum, width) => sum + width, 0);
}

function linesOf(text: string, width = VALUE_WIDTH): number {
	return Math.ceil((textWidth(text) * 1.05) / width);
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

function columnIsNumeric({ rows }: MethodSection, column: number): boolean {
	return rows.some((row) => {
		const value = row[column];
		return typeof value === 'number' || (typeof value === 'object' && value !== null && isRight(value.kind));
	});
}
