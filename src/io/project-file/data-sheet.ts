import { EMPTY_VIEW, type ViewState } from '#src/core/model/index.ts';
import { cellAt, isTextColumn, isUnread, type Column, type Table } from '#src/core/table/index.ts';
import {
	uniqueHeaders,
	type CellStyle,
	type ColumnLayout,
	type FormatRule,
	type SheetSpec,
	type TableColumn,
} from '#src/io/xlsx/write/index.ts';
import { ROW_ID_HEADER } from './list-page.ts';
import type { SheetNames } from './manifest.ts';
import { COLOURS, headerStyle, textWidth, withDecimals } from './palette.ts';
import type { ComputedSheetColumn, ReportTexts } from './types.ts';

const COMPUTED_MARK = 'Σ ';
const SAMPLE = 400;
const MAX_CHOICES = 100;
const PIXELS_PER_CHARACTER = 7;
const PAGE_CHARACTERS = 210;

export interface DataSheet {
	readonly sheet: SheetSpec;
	/** Header texts as written, by column id. */
	readonly names: Omit<SheetNames, 'sheets'>;
}

/** A table as a styled sheet: its columns in the order shown, computed columns, then the hidden row ids. */
export function dataSheet(
	table: Table,
	sheetName: string,
	view: ViewState = EMPTY_VIEW,
	computed: readonly ComputedSheetColumn[],
	project: string,
	texts: ReportTexts,
): DataSheet {
	const base = ordered(table.columns, view.order);
	const headers = uniqueHeaders([
		...base.map(({ name }) => name),
		...computed.map(({ header }) => COMPUTED_MARK + header),
		ROW_ID_HEADER,
	]);
	const columns: TableColumn[] = [
		...base.map((column, i) => baseColumn(column, headers[i] as string)),
		...computed.map((one, i) => computedColumn(one, headers[base.length + i] as string)),
		{
			header: headers.at(-1) as string,
			headerStyle: headerStyle(true),
			style: {},
			values: { kind: 'rowIds', blocks: table.rowIds },
		},
	];
	const layout = layoutOf(columns, base, view, table.rowCount);
	const total = layout.reduce((sum, { width, hidden }) => sum + (hidden ? 0 : width), 0);
	const names = {
		headers: Object.fromEntries(base.map(({ id }, i) => [id, headers[i] as string])),
		computed: headers.slice(base.length, -1),
		rowIdHeader: headers.at(-1) as string,
	};
	const sheet: SheetSpec = {
		name: sheetName,
		visibility: 'visible',
		columns: layout,
		body: {
			kind: 'table',
			name: tableId(table),
			rowCount: table.rowCount,
			columns,
			headerHeight: 30,
			fifteenDigits: true,
		},
		freeze: { rows: 1, columns: Math.min(view.frozen, base.length, 3) },
		print: {
			landscape: true,
			pagesWide: Math.max(1, Math.ceil(total / PAGE_CHARACTERS)),
			repeatRows: 1,
			footer: { left: `${project} · ${sheetName}`, right: texts.pageOf('&P', '&N') },
		},
	};
	return { sheet, names };
}

function layoutOf(
	columns: readonly TableColumn[],
	base: readonly Column[],
	view: ViewState,
	rowCount: number,
): ColumnLayout[] {
	return columns.map(({ header, values }, i) => {
		if ('kind' in values) return { width: 9, hidden: true };
		const id = base[i]?.id ?? '';
		const pixels = view.widths[id];
		const width =
			pixels === undefined ? widthOf(header, values, rowCount) : Math.max(4, pixels / PIXELS_PER_CHARACTER);
		return view.hidden.includes(id) ? { width, hidden: true } : { width };
	});
}

function tableId({ kind, id }: Table): string {
	return kind === 'customers' ? 'Customers' : kind === 'transactions' ? 'Transactions' : `Table_${id}`;
}

function ordered(columns: readonly Column[], order: readonly string[]): Column[] {
	const first = order.flatMap((id) => columns.filter((column) => column.id === id));
	return [...first, ...columns.filter((column) => !order.includes(column.id))];
}

function baseColumn(column: Column, header: string): TableColumn {
	const choices = column.type === 'choice' ? usedTexts(column) : [];
	return {
		header,
		headerStyle: headerStyle(column.type === 'number', false, 1),
		style: cellStyle(column),
		values: column,
		formats: unreadFormat(column),
		...(choices.length > 0 ? { choices } : {}),
	};
}

function computedColumn({ column, classes = [], bar }: ComputedSheetColumn, header: string): TableColumn {
	const looks = classes.map(
		({ name, tint, ink }) =>
			({ kind: 'equals', text: name, look: { fill: tint, font: { colour: ink } } }) as const,
	);
	const bars = bar ? [{ kind: 'dataBar', colour: COLOURS.accentLine } as const] : [];
	return {
		header,
		headerStyle: headerStyle(column.type === 'number', true, 1),
		style: cellStyle(column),
		values: column,
		formats: [...looks, ...bars],
	};
}

/** Text columns are formatted as text, so that ids typed into them keep their leading zeros. */
function cellStyle(column: Column): CellStyle {
	const border = { bottom: { style: 'thin', colour: COLOURS.line } } as const;
	if (isTextColumn(column))
		return { border, numberFormat: '@', align: { horizontal: 'left', indent: 1, vertical: 'center' } };
	const left = column.type === 'date' || column.type === 'boolean';
	return {
		border,
		numberFormat: numberFormat(column),
		align: { horizontal: left ? 'left' : 'right', indent: 1, vertical: 'center' },
	};
}

/** Cells with a text where a number or date belongs stand out. */
function unreadFormat(column: Column): FormatRule[] {
	if (isTextColumn(column) || !column.blocks.some(({ unread }) => unread && unread.size > 0)) return [];
	return [
		{
			kind: 'expression',
			formula: 'ISTEXT({first})',
			look: { fill: COLOURS.warnGround, font: { colour: COLOURS.warn } },
		},
	];
}

function numberFormat({ type, format }: Column): string {
	if (type === 'date') return format?.style === 'datetime' ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd';
	if (type === 'boolean' || !format) return 'General';
	if (format.style === 'percent') return `${withDecimals('0', format.decimals ?? 1)}%`;
	if (format.style === 'money') return withDecimals('#,##0', format.decimals ?? 2);
	return format.decimals === null ? 'General' : withDecimals('#,##0', format.decimals);
}

/** Distinct values in use, in dictionary order; none when there are too many for a drop-down. */
function usedTexts(column: Column): string[] {
	if (!isTextColumn(column)) return [];
	const codes = new Set<number>();
	let row = 0;
	for (const block of column.blocks) {
		for (let offset = 0; offset < block.length; offset++, row++) {
			const code = block.values[offset] as number;
			if (codes.has(code) || cellAt(column, row) === null) continue;
			codes.add(code);
			if (codes.size > MAX_CHOICES) return [];
		}
	}
	return [...codes]
		.map((code) => column.dictionary.at(code))
		.filter((text) => text.trim() !== '')
		.sort(byCodeUnits);
}

function byCodeUnits(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Room for the header with its filter button and for most of the values, judged by rows spread over the table. */
function widthOf(header: string, column: Column, rowCount: number): number {
	const widths: number[] = [];
	const step = Math.max(1, Math.floor(rowCount / SAMPLE));
	for (let row = 0; row < rowCount; row += step) widths.push(shownWidth(column, row));
	widths.sort((a, b) => a - b);
	const most = widths[Math.floor(widths.length * 0.97)] ?? 0;
	return Math.min(42, Math.max(9, most + 3.5, Math.min(24, textWidth(header) * 1.1 + 5)));
}

function shownWidth(column: Column, row: number): number {
	const value = cellAt(column, row);
	if (value === null) return 0;
	if (isUnread(value)) return textWidth(value.unread);
	if (typeof value === 'string') return textWidth(value);
	if (column.type === 'date') return column.format?.style === 'datetime' ? 17 : 11;
	const decimals =
		column.format?.style === 'money' ? (column.format.decimals ?? 2) : (column.format?.decimals ?? null);
	if (decimals === null) return String(value).length;
	const whole = String(Math.trunc(Math.abs(value))).length;
	return whole + Math.floor((whole - 1) / 3) + decimals + 2;
}
