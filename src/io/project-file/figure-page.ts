import {
	cellRange,
	type Cell,
	type CellRange,
	type FormatRule,
	type SheetSpec,
} from '#src/io/xlsx/write/index.ts';
import { headLines } from './list-page.ts';
import type { FigureColumn, FigurePage } from './page-types.ts';
import { bodyStyle, COLOURS, headerStyle, isRight, textWidth, totalStyle } from './palette.ts';
import type { MoneyUnit, ReportTexts } from './types.ts';

const MARGIN = 1;
const NUMBER_WIDTH = 11.5;
const MAX_WIDTH = 24;
const PAGE_CHARACTERS = 210;

/** A table of figures as a sheet: title, lines, header and total; the head stays in sight, the rows can be filtered. */
export function figureSheet(
	page: FigurePage,
	sheet: string,
	project: string,
	texts: ReportTexts,
	money: MoneyUnit,
): SheetSpec {
	const above = headLines(page.title, page.lines, MARGIN);
	const labels = page.columns.map(({ header, kind }) =>
		kind === 'money' ? texts.withUnit(header, money.label) : header,
	);
	const header = page.columns.map(({ kind }, c): Cell => {
		const right = isRight(kind);
		return { value: labels[c] ?? '', style: headerStyle(right, false, right ? 1 : 0) };
	});
	const top = above.length + 1;
	const bottom = top + page.rows.length - 1;
	const rangeOf = (c: number): CellRange => ({ top, bottom, left: MARGIN + c, right: MARGIN + c });
	const widths = [2, ...page.columns.map((_, c) => widthOf(page, c, labels[c] ?? ''))];
	return {
		...{ name: sheet, visibility: 'visible', gridLines: false },
		columns: widths.map((width) => ({ width })),
		body: {
			kind: 'cells',
			rows: [
				...above,
				{ height: 32, cells: [null, ...header] },
				...page.rows.map((row) => ({ height: 18, cells: [null, ...bodyCells(page, row, money)] })),
				{ height: 20, cells: [null, ...totalCells(page, rangeOf, money)] },
			],
		},
		freeze: { rows: top, columns: MARGIN + 1 },
		...(page.rows.length > 0 && {
			filter: { top: top - 1, bottom, left: MARGIN, right: MARGIN + page.columns.length - 1 },
			formats: page.columns.flatMap((column, c) =>
				rulesOf(column).map((rule) => ({ range: rangeOf(c), rule })),
			),
		}),
		print: {
			...{ landscape: true, repeatRows: top },
			pagesWide: Math.max(1, Math.ceil(widths.reduce((sum, width) => sum + width, 0) / PAGE_CHARACTERS)),
			footer: { left: `${project} · ${sheet}`, right: texts.pageOf('&P', '&N') },
		},
	};
}

function bodyCells(
	{ columns, classes }: FigurePage,
	row: readonly (number | string | null)[],
	money: MoneyUnit,
): Cell[] {
	return columns.map(({ kind }, c) => {
		const value = row[c] ?? null;
		const style = bodyStyle(kind, money);
		const look = c === 0 ? classes.find(({ name }) => name === value) : undefined;
		const shown = kind === 'money' && typeof value === 'number' ? value / money.divisor : value;
		return {
			value: shown,
			style: look ? { ...style, fill: look.tint, font: { colour: look.ink } } : style,
		};
	});
}

function totalCells(page: FigurePage, rangeOf: (c: number) => CellRange, money: MoneyUnit): Cell[] {
	return page.columns.map(({ kind, sums }, c) => {
		const value = page.total[c] ?? null;
		const style = totalStyle(kind, money);
		const shown = kind === 'money' && typeof value === 'number' ? value / money.divisor : value;
		if (!sums || page.rows.length === 0) return { value: shown, style };
		return { value: shown, style, formula: `SUM(${cellRange(rangeOf(c))})` };
	});
}

/** Bars from zero; what lies outside its band, in the colours of too much and too little. */
function rulesOf({ bar, band }: FigureColumn): FormatRule[] {
	const bars: FormatRule[] = bar ? [{ kind: 'dataBar', colour: COLOURS.accentLine }] : [];
	if (!band) return bars;
	const over = { fill: COLOURS.overGround, font: { colour: COLOURS.over } };
	const under = { fill: COLOURS.underGround, font: { colour: COLOURS.under } };
	const outside: FormatRule[] = [
		{ kind: 'expression', formula: `AND(ISNUMBER({first}),{first}>${band.above + ROUNDING})`, look: over },
		{ kind: 'expression', formula: `AND(ISNUMBER({first}),{first}<${-band.below - ROUNDING})`, look: under },
	];
	return [...bars, ...outside];
}

/** Smaller misses are rounding. */
const ROUNDING = 1e-9;

function widthOf({ columns, rows }: FigurePage, c: number, label: string): number {
	const column = columns[c];
	if (column && isRight(column.kind))
		return Math.min(MAX_WIDTH, Math.max(NUMBER_WIDTH, textWidth(label) * 0.75 + 5));
	const longest = rows.reduce(
		(most, row) => Math.max(most, textWidth(String(row[c] ?? ''))),
		textWidth(label),
	);
	return Math.min(36, Math.max(14, longest + 4));
}
