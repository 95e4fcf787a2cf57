import { RawKind } from '#src/io/raw.ts';
import { note, type IntakeNote } from '../notes.ts';
import { parseNumber } from '../numbers.ts';
import type { Source } from '../source.ts';
import type { LeftOutReason, RowSpan } from '../types.ts';
import { fold } from '../words.ts';
import { cellText } from './header.ts';

/** Rows below the header that are no data, with what shows it. */
export interface FoundRows {
	readonly leftOut: readonly RowSpan[];
	readonly notes: readonly IntakeNote[];
}

const TOTAL =
	/^(?:合计|总计|总和|共计|累计|总合计|合计数|汇总|本表合计|全部合计|grandtotals?|totals?|sum|overall)(?:\([^)]*\))?$/;
const SUBTOTAL =
	/^(?:小计|本页合计|本页小计|本月合计|本日合计|本季合计|subtotals?|pagetotal)$|^.{1,10}(?:小计|合计|汇总|subtotal)$/;
const FOOTER =
	/^(?:注|备注|说明|注释|附注|数据来源|来源|制表|制表人|制单|制单人|审核|审核人|复核|填表人|填报人|打印|打印时间|打印人|导出|导出时间|导出人|统计时间|更新时间|截止|截至|经办|经办人|批准|负责人签字|签字|第\d+页|共\d+页|notes?|remarks?|sources?|preparedby|approvedby|exported|exportedby|exportedat|exportedon|generated|generatedby|generatedon|printed|page\d+|confidential|asof|\*+)(?:[:：,，.、(\s].*|\d.*)?$/i;

/** Finds blank rows, totals, subtotals, repeated headers and footer notes. */
export function findLeftOut(source: Source, headerRow: number | null, headerRows: number): FoundRows {
	const first = headerRow === null ? 0 : headerRow + headerRows;
	const { rowCount } = source.sheet;
	const fill = fillOf(source, rowCount);
	const typical = typicalFill(fill, first);
	const marks = new Map<number, LeftOutReason>();
	const notes: IntakeNote[] = [];
	markTotals(source, fill, first, typical, marks, notes);
	markRepeats(source, headerRow, headerRows, marks, notes);
	markFooters(source, fill, first, typical, marks, notes);
	const leftOut = spansOf(fill, first, rowCount, marks);
	const blanks = leftOut.reduce(
		(sum, span) => sum + (span.reason === 'blank' ? span.to - span.from + 1 : 0),
		0,
	);
	if (blanks > 0) notes.push(note('rows.blank', { count: blanks }));
	return { leftOut, notes };
}

/** Number of cells with something in them, per row. */
function fillOf(source: Source, rowCount: number): Uint16Array {
	const fill = new Uint16Array(rowCount);
	const { blank, hasBlanks } = source.book;
	for (const { kinds, values } of source.sheet.columns) {
		for (let row = 0; row < rowCount; row++) {
			const kind = kinds[row];
			const isBlank = hasBlanks && kind === RawKind.text && blank[values[row] as number] === 1;
			if (kind !== RawKind.empty && !isBlank) (fill[row] as number)++;
		}
	}
	return fill;
}

/** Upper quartile of the cells per non-empty row. */
function typicalFill(fill: Uint16Array, first: number): number {
	const counts: number[] = [];
	let rows = 0;
	for (let row = first; row < fill.length; row++) {
		const cells = fill[row] ?? 0;
		if (cells === 0) continue;
		counts[cells] = (counts[cells] ?? 0) + 1;
		rows++;
	}
	let below = 0;
	for (let cells = 0; cells < counts.length; cells++) {
		below += counts[cells] ?? 0;
		if (below > Math.floor(rows * 0.75)) return cells;
	}
	return 0;
}

function spansOf(
	fill: Uint16Array,
	first: number,
	rowCount: number,
	marks: Map<number, LeftOutReason>,
): RowSpan[] {
	const spans: { from: number; to: number; reason: LeftOutReason }[] = [];
	for (let row = first; row < rowCount; row++) {
		const reason = fill[row] === 0 ? 'blank' : marks.size > 0 ? marks.get(row) : undefined;
		if (!reason) continue;
		const last = spans.at(-1);
		if (last && last.to === row - 1 && last.reason === reason) last.to = row;
		else spans.push({ from: row, to: row, reason });
	}
	return spans;
}

/** Word of a total in one of the first filled cells of a row. */
function markTotals(
	source: Source,
	fill: Uint16Array,
	first: number,
	typical: number,
	marks: Map<number, LeftOutReason>,
	notes: IntakeNote[],
): void {
	let since = first;
	for (const { row, text } of labelledRows(source, first)) {
		const key = fold(text)
			.replace(/[\s:：]/g, '')
			.toLowerCase();
		const subtotal = SUBTOTAL.test(key);
		if (!subtotal && !TOTAL.test(key)) continue;
		if (marks.has(row)) continue;
		const check = checkSums(source, row, subtotal ? since : first, marks);
		const sparse = (fill[row] ?? 0) <= Math.max(2, typical * 0.7);
		if (!sparse && check.equal === 0) continue;
		if (
			subtotal &&
			!TOTAL.test(key) &&
			!/^(小计|本.*计|sub|page)/.test(key) &&
			check.equal === 0 &&
			(fill[row] ?? 0) > typical / 2
		)
			continue;
		marks.set(row, subtotal ? 'subtotal' : 'total');
		notes.push(sumNote(row, text, check));
		if (subtotal) since = row + 1;
	}
}

function sumNote(row: number, text: string, check: { equal: number; different: string | null }): IntakeNote {
	if (check.different !== null)
		return note('rows.totalDiffers', { row: row + 1, label: text, column: check.different });
	if (check.equal > 0) return note('rows.totalSums', { row: row + 1, label: text, columns: check.equal });
	return note('rows.total', { row: row + 1, label: text });
}

/** Rows whose first three filled cells hold a word that could label a total, in order. */
function labelledRows(source: Source, first: number): { row: number; text: string }[] {
	const { book, sheet } = source;
	const isLabel = new Uint8Array(book.raw.strings.length);
	let hasLabels = false;
	book.raw.strings.forEach((text, index) => {
		if (text.length <= 24 && /计|計|汇总|總|总和|total|sum|overall/i.test(text)) {
			const key = fold(text)
				.replace(/[\s:：]/g, '')
				.toLowerCase()
				.replace(/計/g, '计')
				.replace(/總/g, '总');
			if (!TOTAL.test(key) && !SUBTOTAL.test(key)) return;
			isLabel[index] = 1;
			hasLabels = true;
		}
	});
	if (!hasLabels) return [];
	const found: { row: number; text: string }[] = [];
	for (const column of sheet.columns.slice(0, 12)) {
		for (let row = first; row < sheet.rowCount; row++) {
			if (column.kinds[row] !== RawKind.text || isLabel[column.values[row] ?? 0] !== 1) continue;
			if (isLeading(source, row, sheet.columns.indexOf(column)))
				found.push({ row, text: book.text(column.values[row] ?? 0).trim() });
		}
	}
	return found.sort((a, b) => a.row - b.row);
}

/** Whether at most two cells to the left of a cell are filled, both with words or row numbers. */
function isLeading(source: Source, row: number, index: number): boolean {
	let filled = 0;
	for (let column = 0; column < index; column++) if (cellText(source, row, column) !== '') filled++;
	return filled <= 2;
}

/** Compares the numbers of a row with the sums of the rows above that are not marked. */
function checkSums(
	source: Source,
	row: number,
	from: number,
	marks: ReadonlyMap<number, LeftOutReason>,
): { equal: number; different: string | null } {
	let equal = 0;
	let different: string | null = null;
	for (const [index, column] of source.sheet.columns.entries()) {
		const value = valueAt(source, index, row);
		if (Number.isNaN(value)) continue;
		let sum = 0;
		let count = 0;
		for (let above = from; above < row; above++) {
			if (column.kinds[above] === RawKind.empty || marks.has(above)) continue;
			const part = valueAt(source, index, above);
			if (Number.isNaN(part)) continue;
			sum += part;
			count++;
		}
		if (count === 0) continue;
		if (Math.abs(sum - value) <= Math.max(0.02, Math.abs(value) * 1e-4)) equal++;
		else different ??= cellText(source, Math.max(0, from - 1), index);
	}
	return { equal, different: equal > 0 ? null : different };
}

function valueAt(source: Source, index: number, row: number): number {
	const column = source.sheet.columns[index];
	const kind = column?.kinds[row];
	if (kind === RawKind.number) return column?.values[row] ?? Number.NaN;
	if (kind !== RawKind.text) return Number.NaN;
	return parseNumber(source.book.text(column?.values[row] ?? 0))?.value ?? Number.NaN;
}

/** Rows that say the same as the header: it is repeated on every printed page. */
function markRepeats(
	source: Source,
	headerRow: number | null,
	headerRows: number,
	marks: Map<number, LeftOutReason>,
	notes: IntakeNote[],
): void {
	if (headerRow === null) return;
	const { columns, rowCount } = source.sheet;
	const last = headerRow + headerRows - 1;
	const filled = columns.flatMap((column, index) => (source.book.isEmpty(column, last) ? [] : [index]));
	const key = filled.find((index) => columns[index]?.kinds[last] === RawKind.text);
	const keyColumn = key === undefined ? undefined : columns[key];
	if (!keyColumn || filled.length < 2) return;
	const word = cellText(source, last, key ?? 0);
	const says = sayingSame(source, word);
	for (let row = last + 1; row < rowCount; row++) {
		if (keyColumn.kinds[row] !== RawKind.text || says[keyColumn.values[row] ?? 0] !== 1) continue;
		if (!filled.every((index) => cellText(source, row, index) === cellText(source, last, index))) continue;
		marks.set(row, 'repeatedHeader');
		notes.push(note('rows.repeatedHeader', { row: row + 1 }));
	}
}

/** 1 for every string of the workbook that reads like a word: same text but for white space. */
function sayingSame(source: Source, word: string): Uint8Array {
	const same = new Uint8Array(source.book.raw.strings.length);
	const bare = word.replace(/\s/g, '');
	source.book.raw.strings.forEach((text, index) => {
		if (text.length < word.length + 8 && text.replace(/\s/g, '') === bare) same[index] = 1;
	});
	return same;
}

/** Notes below the data: the last rows, as long as they are sparse and say so, or stand apart behind a blank or total row. */
function markFooters(
	source: Source,
	fill: Uint16Array,
	first: number,
	typical: number,
	marks: Map<number, LeftOutReason>,
	notes: IntakeNote[],
): void {
	const found: IntakeNote[] = [];
	for (let row = source.sheet.rowCount - 1; row > first; row--) {
		const count = fill[row] ?? 0;
		if (count === 0 || marks.has(row)) continue;
		if (typical < 2 || count > Math.max(1, typical * 0.34)) break;
		const index = source.sheet.columns.findIndex((column) => !source.book.isEmpty(column, row));
		const text = cellText(source, row, index);
		const apart = fill[row - 1] === 0 || marks.has(row - 1);
		const says = FOOTER.test(fold(text).replace(/\s+/g, ''));
		if (
			!says &&
			!(apart && count === 1 && typical >= 3 && source.sheet.columns[index]?.kinds[row] === RawKind.text)
		)
			break;
		marks.set(row, 'footer');
		found.unshift(note('rows.footer', { row: row + 1, text: text.slice(0, 60) }));
	}
	notes.push(...found);
}
