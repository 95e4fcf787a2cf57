import { AppError } from '#src/errors/index.ts';
import { absoluteRef, MAX_COLUMNS, MAX_ROWS, uniqueHeaders, uniqueSheetNames } from './names.ts';
import type { PlacedRule } from './conditional.ts';
import type { CellBody, CellRange, SheetRef, SheetSpec, TableBody, WorkbookSpec, WriteNote } from './spec.ts';

/** Longest list that stands in the validation itself; longer ones go to a hidden sheet. */
const INLINE_LIST = 255;
const LISTS_SHEET = '_lists';
const TABLE_ROWS = MAX_ROWS - 1;

/** A sheet as it will stand in the file: final name, final range, formats and validations placed. */
export interface PlannedSheet {
	readonly name: string;
	readonly spec: SheetSpec;
	readonly used: CellRange;
	/** Rows of the table's order that this sheet holds, for a table body. */
	readonly rows: { readonly from: number; readonly to: number } | null;
	readonly formats: readonly PlacedRule[];
	readonly validations: readonly { readonly range: CellRange; readonly formula: string }[];
	readonly links: readonly {
		readonly cell: { readonly row: number; readonly column: number };
		readonly sheet: string;
		readonly range: CellRange;
	}[];
}

export interface WorkbookPlan {
	readonly sheets: readonly PlannedSheet[];
	readonly notes: readonly WriteNote[];
	/** Final name of a sheet of the spec. */
	readonly nameOf: (specName: string) => string;
}

/** Splits tables that are too long, settles the names, places formats and validations. */
export function planWorkbook(spec: WorkbookSpec): WorkbookPlan {
	const notes: WriteNote[] = [];
	const pieces = spec.sheets.flatMap((sheet) => split(sheet, notes));
	const lists = new ListSheet();
	const names = uniqueSheetNames([...pieces.map((piece) => piece.name), LISTS_SHEET]);
	const finalNames = new Map<string, string>();
	pieces.forEach((piece, i) => {
		const name = names[i] as string;
		if (!finalNames.has(piece.sheet.name)) finalNames.set(piece.sheet.name, name);
		if (name !== piece.name) notes.push({ code: 'sheetRenamed', sheet: name });
	});
	lists.name = names.at(-1) as string;
	const nameOf = (specName: string): string => finalNames.get(specName) ?? specName;
	const sheets = pieces.map((piece, i) => planSheet(piece, names[i] as string, lists, nameOf));
	const extra = lists.toSheet();
	if (extra)
		sheets.push(planSheet({ name: lists.name, sheet: extra, rows: null }, lists.name, lists, nameOf));
	return { sheets, notes, nameOf };
}

interface Piece {
	readonly name: string;
	readonly sheet: SheetSpec;
	readonly rows: { readonly from: number; readonly to: number } | null;
}

function split(sheet: SheetSpec, notes: WriteNote[]): Piece[] {
	const { body } = sheet;
	if (sheet.columns.length > MAX_COLUMNS || (body.kind === 'table' && body.columns.length > MAX_COLUMNS)) {
		throw new AppError('sheet.tooManyColumns', {
			file: '',
			sheet: sheet.name,
			columns: sheet.columns.length,
			limit: MAX_COLUMNS,
		});
	}
	if (body.kind === 'cells') return [{ name: sheet.name, sheet, rows: null }];
	const total = body.order ? body.order.length : body.rowCount;
	const most = TABLE_ROWS - headerRow(body);
	const count = Math.max(1, Math.ceil(total / most));
	if (count > 1) notes.push({ code: 'sheetSplit', sheet: sheet.name, count });
	return partNames(sheet.name, count).map((name, i) => ({
		name,
		sheet,
		rows: { from: i * most, to: Math.min(total, (i + 1) * most) },
	}));
}

/** `Orders 1`, `Orders 2` … for a table that takes several sheets. */
function partNames(name: string, count: number): string[] {
	if (count === 1) return [name];
	return Array.from({ length: count }, (_, i) => {
		const suffix = ` ${i + 1}`;
		return name.slice(0, 31 - suffix.length) + suffix;
	});
}

/** Names of the sheets that a table with this many rows takes. */
export function sheetNamesOf(name: string, rowCount: number): string[] {
	return partNames(name, Math.max(1, Math.ceil(rowCount / TABLE_ROWS)));
}

function planSheet(
	piece: Piece,
	name: string,
	lists: ListSheet,
	nameOf: (name: string) => string,
): PlannedSheet {
	const { sheet, rows } = piece;
	const body: CellBody | TableBody = sheet.body.kind === 'table' ? withUniqueHeaders(sheet.body) : sheet.body;
	const used = usedRange(body, rows ? rows.to - rows.from : 0);
	const column = (index: number): CellRange => ({
		top: headerRow(body) + 1,
		bottom: used.bottom,
		left: index,
		right: index,
	});
	const fromTable = body.kind === 'table' ? body.columns : [];
	const formats = [
		...(sheet.formats ?? []),
		...fromTable.flatMap(({ formats: rules = [] }, i) => rules.map((rule) => ({ range: column(i), rule }))),
	];
	const choices = [
		...(sheet.validations ?? []),
		...fromTable.flatMap(({ choices: values }, i) =>
			values && values.length > 0 ? [{ range: column(i), values }] : [],
		),
	];
	return {
		name,
		spec: { ...sheet, body },
		used,
		rows,
		formats,
		validations: choices.map(({ range, values }) => ({ range, formula: lists.formula(values) })),
		links: (sheet.links ?? []).map(({ cell, to }) => ({ cell, sheet: nameOf(to.sheet), range: to.range })),
	};
}

function withUniqueHeaders(body: TableBody): TableBody {
	const headers = uniqueHeaders(body.columns.map((column) => column.header));
	return { ...body, columns: body.columns.map((column, i) => ({ ...column, header: headers[i] as string })) };
}

/** Row of the sheet in which the header of a table stands. */
export function headerRow(body: CellBody | TableBody): number {
	return body.kind === 'table' ? (body.above?.length ?? 0) : 0;
}

function usedRange(body: CellBody | TableBody, height: number): CellRange {
	if (body.kind === 'table')
		return {
			...{ top: 0, left: 0, right: Math.max(0, body.columns.length - 1) },
			bottom: headerRow(body) + Math.max(1, height),
		};
	const width = body.rows.reduce((max, row) => Math.max(max, row.cells.length), 1);
	return { top: 0, left: 0, bottom: Math.max(0, body.rows.length - 1), right: width - 1 };
}

/** Collects the drop-down lists that do not fit into a validation. */
class ListSheet {
	name = LISTS_SHEET;
	readonly #lists: (readonly string[])[] = [];

	formula(values: readonly string[]): string {
		const inline = values.join(',');
		if (
			inline.length <= INLINE_LIST &&
			values.every((value) => !/[,"\n]/.test(value) && value.trim() === value)
		)
			return `"${inline}"`;
		const left = this.#lists.push(values) - 1;
		const range = { top: 0, bottom: values.length - 1, left, right: left };
		return absoluteRef(this.name, range);
	}

	toSheet(): SheetSpec | null {
		if (this.#lists.length === 0) return null;
		const height = this.#lists.reduce((max, list) => Math.max(max, list.length), 0);
		const rows = Array.from({ length: height }, (_, r) => ({
			cells: this.#lists.map((list) => (list[r] === undefined ? null : { value: list[r] })),
		}));
		return { name: this.name, visibility: 'veryHidden', columns: [], body: { kind: 'cells', rows } };
	}
}

/** The reference of a range of the spec in the finished file. */
export function finalRef(ref: SheetRef, nameOf: (name: string) => string): string {
	return absoluteRef(nameOf(ref.sheet), ref.range);
}
