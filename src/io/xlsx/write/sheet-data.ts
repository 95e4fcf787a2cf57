import {
	BLOCK_MASK,
	BLOCK_SHIFT,
	isMissing,
	isTextColumn,
	type Block,
	type Column,
} from '#src/core/table/index.ts';
import { ByteSink, fifteenDigits, utf8 } from './byte-sink.ts';
import { columnLetters } from './names.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { Cell, CellBody, CellRow, RowIdValues, TableBody, TableColumn } from './spec.ts';
import type { StyleRegistry } from './styles.ts';
import { element, escapeText } from './xml.ts';

const PIECE = 1 << 17;
const REPORT_EVERY = 8192;
const ROW_OPEN = utf8('<row r="');
const ROW_OPENED = utf8('">');
const ROW_CLOSE = utf8('</row>');
const CELL_END = utf8('</v></c>');

type Chunks = Generator<Uint8Array<ArrayBuffer>>;
/** Appends the cell of a row of the table, if it has a value, as row `number` (one-based) of the sheet. */
type CellWriter = (sink: ByteSink, row: number, number: number) => void;

export interface SheetDataContext {
	readonly strings: SharedStrings;
	readonly styles: StyleRegistry;
	/** Told how many rows of the sheet are done. */
	readonly onRows: (done: number) => void;
}

/** The content of `<sheetData>` of a sheet given cell by cell. */
export function* cellChunks(body: CellBody, context: SheetDataContext): Chunks {
	const sink = new ByteSink();
	for (const [r, row] of body.rows.entries()) {
		sink.text(rowXml(row, r, context));
		if (sink.length >= PIECE) yield sink.take();
	}
	yield sink.take();
	context.onRows(body.rows.length);
}

/** A row given cell by cell; nothing where it has neither cells nor a height. */
function rowXml(row: CellRow, r: number, context: SheetDataContext): string {
	const cells = row.cells
		.map((cell, c) => (cell ? cellXml(cell, `${columnLetters(c)}${r + 1}`, context) : ''))
		.join('');
	if (cells === '' && row.height === undefined) return '';
	const height = row.height === undefined ? {} : { ht: row.height, customHeight: 1 };
	return element('row', { r: r + 1, ...height }, cells);
}

/** The content of `<sheetData>` of a table: what stands above it, its header, then `rows` from…to of its order. */
export function* tableChunks(body: TableBody, from: number, to: number, context: SheetDataContext): Chunks {
	const sink = new ByteSink();
	const { above = [], headerHeight } = body;
	above.forEach((row, r) => sink.text(rowXml(row, r, context)));
	const header = body.columns.map((column) => ({ value: column.header, style: column.headerStyle }));
	const height = headerHeight === undefined ? {} : { height: headerHeight };
	sink.text(rowXml({ cells: header, ...height }, above.length, context));
	const writers = body.columns.map((column, c) =>
		cellWriter(column, c, context, body.fifteenDigits === true),
	);
	for (let at = from; at < to; at++) {
		const row = body.order ? (body.order[at] as number) : at;
		const number = at - from + above.length + 2;
		sink.raw(ROW_OPEN);
		sink.digits(number);
		sink.raw(ROW_OPENED);
		for (const write of writers) write(sink, row, number);
		sink.raw(ROW_CLOSE);
		if (sink.length >= PIECE) yield sink.take();
		if ((at - from) % REPORT_EVERY === 0) context.onRows(at - from);
	}
	context.onRows(to - from);
	yield sink.take();
}

function cellXml(
	{ value, style, formula }: Cell,
	ref: string,
	{ strings, styles }: SheetDataContext,
): string {
	const s = style ? styles.style(style) || undefined : undefined;
	const f = formula === undefined ? '' : `<f>${escapeText(formula)}</f>`;
	if (value === null) return element('c', { r: ref, s }, f);
	if (typeof value === 'boolean') return element('c', { r: ref, s, t: 'b' }, `${f}<v>${value ? 1 : 0}</v>`);
	if (typeof value === 'number')
		return element('c', { r: ref, s }, Number.isFinite(value) ? `${f}<v>${value}</v>` : f);
	if (formula !== undefined) return element('c', { r: ref, s, t: 'str' }, `${f}<v>${escapeText(value)}</v>`);
	return element('c', { r: ref, s, t: 's' }, `<v>${strings.index(value)}</v>`);
}

function cellWriter(
	column: TableColumn,
	index: number,
	context: SheetDataContext,
	short: boolean,
): CellWriter {
	const open = utf8(`<c r="${columnLetters(index)}`);
	const style = context.styles.style(column.style);
	const s = style ? `" s="${style}` : '';
	const marks = {
		open,
		number: utf8(`${s}"><v>`),
		text: utf8(`${s}" t="s"><v>`),
		boolean: utf8(`${s}" t="b"><v>`),
		empty: column.style.border || column.style.fill ? utf8(`${s}"/>`) : null,
	};
	if ('kind' in column.values) return rowIdWriter(column.values, marks);
	return isTextColumn(column.values)
		? textWriter(column.values, marks, context)
		: numberWriter(column.values, marks, context, short);
}

interface Marks {
	readonly open: Uint8Array;
	readonly number: Uint8Array;
	readonly text: Uint8Array;
	readonly boolean: Uint8Array;
	/** Written where a value is missing, when the style shows without one. */
	readonly empty: Uint8Array | null;
}

function begin(sink: ByteSink, marks: Marks, number: number, kind: Uint8Array): void {
	sink.raw(marks.open);
	sink.digits(number);
	sink.raw(kind);
}

function textWriter(
	column: Extract<Column, { type: 'text' | 'choice' }>,
	marks: Marks,
	{ strings }: SheetDataContext,
): CellWriter {
	const indexOf = strings.indexer(column.dictionary);
	return (sink, row, number) => {
		const block = column.blocks[row >>> BLOCK_SHIFT];
		const offset = row & BLOCK_MASK;
		if (!block || offset >= block.length) return;
		if (isMissing(block, offset)) return withoutValue(block, offset, sink, marks, number, strings);
		begin(sink, marks, number, marks.text);
		sink.digits(indexOf(block.values[offset] as number));
		sink.raw(CELL_END);
	};
}

function numberWriter(
	column: Extract<Column, { type: 'number' | 'date' | 'boolean' }>,
	marks: Marks,
	{ strings }: SheetDataContext,
	short: boolean,
): CellWriter {
	const kind = column.type === 'boolean' ? marks.boolean : marks.number;
	return (sink, row, number) => {
		const block = column.blocks[row >>> BLOCK_SHIFT];
		const offset = row & BLOCK_MASK;
		if (!block || offset >= block.length) return;
		if (isMissing(block, offset)) return withoutValue(block, offset, sink, marks, number, strings);
		const value = block.values[offset] as number;
		if (!Number.isFinite(value)) return;
		begin(sink, marks, number, kind);
		sink.number(column.type === 'boolean' ? Number(value !== 0) : short ? fifteenDigits(value) : value);
		sink.raw(CELL_END);
	};
}

/** A cell that could not be read shows its source text, as a text; any other only its style. */
function withoutValue(
	block: Block,
	offset: number,
	sink: ByteSink,
	marks: Marks,
	number: number,
	strings: SharedStrings,
): void {
	const text = block.unread?.get(offset);
	if (text === undefined || text === '') {
		if (marks.empty) begin(sink, marks, number, marks.empty);
		return;
	}
	begin(sink, marks, number, marks.text);
	sink.digits(strings.index(text));
	sink.raw(CELL_END);
}

function rowIdWriter({ blocks }: RowIdValues, marks: Marks): CellWriter {
	return (sink, row, number) => {
		begin(sink, marks, number, marks.number);
		sink.digits(blocks[row >>> BLOCK_SHIFT]?.[row & BLOCK_MASK] ?? 0);
		sink.raw(CELL_END);
	};
}
