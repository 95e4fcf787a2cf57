import { assess, type Assessment } from './assess.ts';
import type { RawColumn } from '#src/io/raw.ts';
import { nameColumns, unitOfTitles, type NamedColumn, type NamedColumns } from './anatomy/columns.ts';
import { findHeader } from './anatomy/header.ts';
import { findLeftOut } from './anatomy/rows.ts';
import { note, type IntakeNote } from './notes.ts';
import { valueForms, type ValueForms } from './roles/values.ts';
import { dataRanges, rowsIn, type RowRange, type Source } from './source.ts';
import { scanColumn, type ColumnStats } from './stats.ts';
import type { RowSpan } from './types.ts';
import type { FoundUnit } from './units.ts';

/** A column with what its values show. */
export interface AnalysedColumn {
	readonly named: NamedColumn;
	readonly header: string;
	readonly source: number;
	readonly stats: ColumnStats;
	readonly found: Assessment;
	readonly forms: ValueForms;
}

/** A sheet taken apart under one header and one choice of rows. */
export interface SheetAnalysis {
	readonly source: Source;
	readonly headerRow: number | null;
	readonly headerRows: number;
	readonly leftOut: readonly RowSpan[];
	readonly ranges: readonly RowRange[];
	readonly dataRows: number;
	readonly columns: readonly AnalysedColumn[];
	readonly naming: NamedColumns;
	readonly titleUnit: (FoundUnit & { readonly row: number }) | null;
	readonly notes: readonly IntakeNote[];
}

/** Header and rows set by the user; what is not given is found. */
export interface Anatomy {
	readonly headerRow: number | null;
	readonly headerRows: number;
	readonly leftOut?: readonly RowSpan[];
}

/** Takes a sheet apart. */
export function analyseSheet(source: Source, given?: Anatomy): SheetAnalysis {
	const header = given ? headerOf(given) : findHeader(source);
	const first = header.row === null ? 0 : header.row + header.rows;
	const rows = findLeftOut(source, header.row, header.rows);
	const leftOut = given?.leftOut ?? rows.leftOut;
	const ranges = dataRanges(first, source.sheet.rowCount, leftOut);
	const naming = nameColumns(source, header.row, header.rows, first);
	const columns = naming.columns.map((named) => analyseColumn(source, named, ranges));
	const notes = [...header.notes, ...rowNotes(rows.notes, rows.leftOut, leftOut), ...namingNotes(naming)];
	return {
		source,
		headerRow: header.row,
		headerRows: header.rows,
		leftOut,
		ranges,
		dataRows: rowsIn(ranges),
		columns,
		naming,
		titleUnit: unitOfTitles(source, header.row),
		notes,
	};
}

function analyseColumn(source: Source, named: NamedColumn, ranges: readonly RowRange[]): AnalysedColumn {
	const raw = source.sheet.columns[named.source] ?? emptyColumn(source.sheet.rowCount);
	const stats = scanColumn(source.book, raw, ranges);
	return {
		named,
		header: named.header,
		source: named.source,
		stats,
		found: assess(source.book, stats),
		forms: valueForms(source.book, stats),
	};
}

function emptyColumn(rows: number): RawColumn {
	return { kinds: new Uint8Array(rows), values: new Float64Array(rows), formats: null };
}

function headerOf(given: Anatomy): ReturnType<typeof findHeader> {
	const row = given.headerRow;
	const titles = row !== null && row > 0 ? { from: 0, to: row - 1 } : null;
	const notes = row === null ? [note('header.none', {})] : [note('header.byUser', { row: row + 1 })];
	return { row, rows: row === null ? 0 : Math.max(1, given.headerRows), titles, notes };
}

/** Notes on the rows found, as far as the user has left them so; rows left out by the user are counted. */
function rowNotes(
	notes: readonly IntakeNote[],
	found: readonly RowSpan[],
	used: readonly RowSpan[],
): IntakeNote[] {
	if (found === used) return [...notes];
	const isOut = (row: number) => used.some((span) => span.from <= row && span.to >= row);
	const kept = notes.filter((item) => !('row' in item.args) || isOut(Number(item.args.row) - 1));
	const byUser = used.reduce((sum, span) => sum + (span.reason === 'user' ? span.to - span.from + 1 : 0), 0);
	return byUser > 0 ? [...kept, note('rows.byUser', { count: byUser })] : kept;
}

function namingNotes(naming: NamedColumns): IntakeNote[] {
	const notes: IntakeNote[] = [];
	if (naming.emptyColumns > 0) notes.push(note('columns.empty', { count: naming.emptyColumns }));
	if (naming.duplicates > 0) notes.push(note('columns.duplicateNames', { count: naming.duplicates }));
	if (naming.unnamed > 0) notes.push(note('columns.unnamed', { count: naming.unnamed }));
	return notes;
}
