import Papa from 'papaparse';
import { AppError } from '#src/errors/index.ts';
import {
	RawKind,
	type RawNote,
	type RawSheet,
	type RawWorkbook,
	type ReadOptions,
	type ReportProgress,
} from '#src/io/raw.ts';
import { textNotes } from '#src/io/text-notes.ts';
import { TextTable } from '#src/io/text-table.ts';
import { SheetCells } from '#src/io/xlsx/read/columns.ts';
import { BLANKS, guessDelimiter, splitBlanks } from './delimiter.ts';
import { decodePieces, findEncoding } from './encoding.ts';
import { plainNumber } from './plain-number.ts';
import { RowWidths } from './row-widths.ts';

const SAMPLE = 65_536;

interface Parsed {
	readonly data: readonly (readonly string[])[];
	readonly errors: readonly { readonly code: string; readonly index?: number }[];
	readonly meta: { readonly cursor: number };
}

/**
 * Reads a delimited text file: PapaParse over pieces of the decoded text, cells straight into columns.
 * @throws AppError `csv.unterminatedQuote`, `sheet.*`
 */
export function readCsv(
	bytes: Uint8Array,
	file: string,
	format: 'csv' | 'tsv' | 'txt',
	options: ReadOptions,
	report: ReportProgress,
): RawWorkbook {
	const encoding = findEncoding(bytes, options.encoding);
	const notes: RawNote[] = [];
	const name = sheetName(file);
	const reader = new CsvReader(file, name, options);
	let done = 0;
	for (const piece of decodePieces(bytes, encoding, notes)) {
		done = Math.min(bytes.length, done + 1_048_576);
		reader.push(piece);
		report({ stage: 'reading', done, total: bytes.length });
		if (reader.isPartial) break;
	}
	reader.finish();
	const texts = reader.texts.texts;
	return {
		file,
		format: reader.delimiter === '\t' && format === 'csv' ? 'tsv' : format,
		sheets: [reader.sheet()],
		strings: texts,
		formats: ['General'],
		date1904: false,
		notes: [...notes, ...reader.notes(), ...textNotes(texts)],
		encoding: { name: encoding.name, by: encoding.by },
	};
}

class CsvReader {
	readonly texts = new TextTable();
	delimiter = '';
	isPartial = false;
	private readonly cells: SheetCells;
	private readonly widths = new RowWidths();
	private readonly file: string;
	private readonly name: string;
	private readonly options: ReadOptions;
	private text = '';
	private wanted = 0;
	private row = 0;
	private linesBefore = 0;
	private endsWithReturn = false;

	constructor(file: string, name: string, options: ReadOptions) {
		this.file = file;
		this.name = name;
		this.options = options;
		this.cells = new SheetCells(file, name, 0);
	}

	/** Takes more text; line ends of any kind become line feeds. */
	push(piece: string): void {
		let text = this.endsWithReturn ? `\r${piece}` : piece;
		this.endsWithReturn = text.endsWith('\r');
		if (this.endsWithReturn) text = text.slice(0, -1);
		this.text += text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
		if (this.text.length >= this.wanted) this.take(false);
	}

	finish(): void {
		if (this.endsWithReturn) this.text += '\n';
		if (!this.isPartial) this.take(true);
	}

	sheet(): RawSheet {
		return {
			name: this.name,
			visibility: 'visible',
			rowCount: this.cells.rowCount,
			columns: this.cells.finish(),
			merges: [],
			partial: this.isPartial,
		};
	}

	notes(): RawNote[] {
		const { count, rows } = this.widths.ragged();
		return count > 0 ? [{ code: 'raggedRows', count, rows }] : [];
	}

	private take(isLast: boolean): void {
		this.delimiter ||= this.options.delimiter ?? guessDelimiter(this.text.slice(0, SAMPLE));
		const parsed = this.parse(isLast);
		const unterminated = parsed.errors.find((error) => error.code === 'MissingQuotes');
		if (unterminated) {
			const line = this.linesBefore + countNewlines(this.text.slice(0, unterminated.index ?? 0)) + 1;
			throw new AppError('csv.unterminatedQuote', { file: this.file, line });
		}
		const maxRows = this.options.maxRows ?? Infinity;
		for (const fields of parsed.data) {
			if (this.row >= maxRows) {
				this.isPartial = true;
				break;
			}
			this.store(fields);
		}
		const { cursor } = parsed.meta;
		this.linesBefore += countNewlines(this.text.slice(0, cursor));
		this.text = this.text.slice(cursor);
		// A field left open is met again when the text has doubled, so that the work stays linear.
		this.wanted = cursor === 0 ? this.text.length * 2 : 0;
	}

	private parse(isLast: boolean): Parsed {
		if (this.delimiter === BLANKS) return parseBlanks(this.text, isLast);
		const parser = new Papa.Parser({ delimiter: this.delimiter, newline: '\n' });
		return parser.parse(this.text, 0, !isLast) as Parsed;
	}

	private store(fields: readonly string[]): void {
		const { row } = this;
		for (let column = 0; column < fields.length; column++) {
			const text = fields[column] as string;
			if (text === '') continue;
			const number = plainNumber(text);
			if (number === number) this.cells.set(row, column, RawKind.number, number, 0);
			else this.cells.set(row, column, RawKind.text, this.texts.indexOf(text, column), 0);
		}
		this.widths.add(fields.length === 1 && fields[0] === '' ? 0 : fields.length);
		this.row++;
	}
}

/** Whole lines of a text by runs of blanks, in the shape PapaParse answers. */
function parseBlanks(text: string, isLast: boolean): Parsed {
	const cursor = isLast ? text.length : text.lastIndexOf('\n') + 1;
	const lines = text.slice(0, cursor).split('\n');
	if (lines.at(-1) === '') lines.pop();
	return { data: lines.map(splitBlanks), errors: [], meta: { cursor } };
}

function countNewlines(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
	return count;
}

function sheetName(file: string): string {
	const dot = file.lastIndexOf('.');
	return dot > 0 ? file.slice(0, dot) : file;
}
