import type { CellRow, FormatRule, SheetSpec, TableColumn } from '#src/io/xlsx/write/index.ts';
import { uniqueHeaders } from '#src/io/xlsx/write/index.ts';
import type { ListColumn, ListPage } from './page-types.ts';
import { COLOURS, formatOf, headerStyle, isRight, STYLES, textWidth } from './palette.ts';
import type { ReportTexts } from './types.ts';

/** Header of the hidden last column with the stable row ids. */
export const ROW_ID_HEADER = '_rowid';
const NUMBER_WIDTH = 12;
const TEXT_WIDTH = 18;
const MAX_WIDTH = 60;
const PAGE_CHARACTERS = 260;
/** Lists hold amounts in the unit 1, like data. */
const PLAIN = { divisor: 1, label: '', decimals: 0 };

/** Headers of a list as they stand in the file, the one of the row ids last. */
export function listHeaders({ columns }: ListPage): readonly string[] {
	return uniqueHeaders([...columns.map(({ header }) => header), ROW_ID_HEADER]);
}

/** A list as a sheet: title, lines, then a table that can be filtered, its head frozen, its row ids hidden. */
export function listSheet(page: ListPage, sheet: string, project: string, texts: ReportTexts): SheetSpec {
	const headers = listHeaders(page);
	const columns: TableColumn[] = [
		...page.columns.map((column, i) => tableColumn(column, headers[i] as string)),
		{
			...{ header: headers.at(-1) as string, headerStyle: headerStyle(true), style: {} },
			values: { kind: 'rowIds', blocks: page.rowIds },
		},
	];
	const layout = [...page.columns.map((column) => ({ width: widthOf(column) })), { width: 9, hidden: true }];
	const above = headLines(page.title, page.lines);
	const total = layout.slice(0, -1).reduce((sum, { width }) => sum + width, 0);
	return {
		...{ name: sheet, visibility: 'visible', columns: layout, gridLines: false },
		body: {
			...{ kind: 'table', name: 'List', rowCount: page.rowIds.reduce((sum, ids) => sum + ids.length, 0) },
			...{ columns, order: page.order, above, headerHeight: 32, fifteenDigits: true },
		},
		freeze: { rows: above.length + 1, columns: 1 },
		print: {
			...{ landscape: true, pagesWide: Math.max(1, Math.ceil(total / PAGE_CHARACTERS)) },
			repeatRows: above.length + 1,
			footer: { left: `${project} · ${sheet}`, right: texts.pageOf('&P', '&N') },
		},
	};
}

/** A title and the lines under it. */
export function headLines(title: string, lines: readonly string[], margin = 0): CellRow[] {
	const empty = new Array<null>(margin).fill(null);
	return [
		{ height: 27, cells: [...empty, { value: title, style: STYLES.heading }] },
		...lines.map((line) => ({ height: 16, cells: [...empty, { value: line, style: STYLES.note }] })),
		{ height: 6, cells: [] },
	];
}

function tableColumn(column: ListColumn, header: string): TableColumn {
	const { kind, values, isInput, choices, classes = [] } = column;
	const right = isRight(kind);
	const looks = classes.map(({ name, tint, ink }): FormatRule => ({
		...{ kind: 'equals', text: name },
		look: { fill: tint, font: { colour: ink } },
	}));
	const bars: FormatRule[] = column.bar ? [{ kind: 'dataBar', colour: COLOURS.accentLine }] : [];
	return {
		header,
		headerStyle: headerStyle(right, isInput, 1),
		style: {
			border: { bottom: { style: 'thin', colour: COLOURS.line } },
			numberFormat: right || kind === 'date' ? formatOf(kind, PLAIN) : '@',
			align: { horizontal: right ? 'right' : 'left', vertical: 'center', indent: 1 },
			...(isInput && { fill: COLOURS.input }),
		},
		values,
		formats: [...looks, ...bars],
		...(choices && choices.length > 0 && { choices }),
	};
}

function widthOf({ header, kind, width }: ListColumn): number {
	const own = width ?? (isRight(kind) ? NUMBER_WIDTH : TEXT_WIDTH);
	return Math.min(MAX_WIDTH, Math.max(own, Math.min(22, textWidth(header) * 0.7 + 5)));
}
