import { RawKind, type RawColumn } from '#src/io/raw.ts';
import type { SheetAnalysis } from './analyse.ts';
import { FormatClass } from './formats.ts';
import { takeNumber, scale } from './numbers.ts';
import { CellReader, tableText, textOfNumber } from './reader.ts';
import { shownText, type Book } from './source.ts';
import type {
	ColumnPicture,
	ColumnPlan,
	PreviewCell,
	PreviewRow,
	RawPreview,
	SheetPlan,
	UnreadCell,
	UnreadPage,
} from './types.ts';

/** Rows of a sheet as they stand, with what becomes of each cell. */
export function previewRows(
	analysis: SheetAnalysis,
	plan: SheetPlan,
	from: number,
	count: number,
	window = { from: 0, count: Number.POSITIVE_INFINITY },
): RawPreview {
	const { source } = analysis;
	const columns = source.sheet.columns.slice(window.from, window.from + window.count);
	const readers = new Map(
		plan.columns
			.filter(
				(column) =>
					column.include && column.source >= window.from && column.source < window.from + window.count,
			)
			.map((column) => [column.source, new CellReader(source.book, column)]),
	);
	const rows: PreviewRow[] = [];
	for (let row = Math.max(0, from); row < Math.min(source.sheet.rowCount, from + count); row++) {
		const role = roleOfRow(plan, row);
		const cells = columns.map((raw, index): PreviewCell => {
			const reader = role === 'data' ? readers.get(window.from + index) : undefined;
			const read = reader ? reader.outcome(raw, row) : 'none';
			return { text: shownText(source.book, raw, row), kind: kindOf(source.book, raw, row), read };
		});
		rows.push({ row, role, cells });
	}
	return { key: plan.key, rows };
}

function roleOfRow(plan: SheetPlan, row: number): PreviewRow['role'] {
	const first = plan.headerRow ?? 0;
	if (row < first) return 'title';
	if (plan.headerRow !== null && row < first + plan.headerRows) return 'header';
	return plan.leftOut.find((span) => span.from <= row && span.to >= row)?.reason ?? 'data';
}

function kindOf(book: Book, raw: RawColumn, row: number): PreviewCell['kind'] {
	switch (raw.kinds[row]) {
		case RawKind.number: {
			const formatClass = book.classAt(raw, row);
			return formatClass === FormatClass.date || formatClass === FormatClass.dateTime ? 'date' : 'number';
		}
		case RawKind.text:
			return book.isEmpty(raw, row) ? 'empty' : 'text';
		case RawKind.boolean:
			return 'boolean';
		case RawKind.error:
			return 'error';
		default:
			return 'empty';
	}
}

/** A page of the cells of a column that are not read as they stand: kept as text, empty by a null word, or a number taken out. */
export function unreadCells(
	analysis: SheetAnalysis,
	plan: ColumnPlan,
	offset: number,
	count: number,
): UnreadPage {
	const { source, ranges } = analysis;
	const raw = source.sheet.columns[plan.source];
	if (!raw) return { total: 0, cells: [] };
	const strict = new CellReader(source.book, { ...plan, takeNumber: false });
	const cells: UnreadCell[] = [];
	let total = 0;
	for (const { from, to } of ranges) {
		for (let row = from; row < to; row++) {
			const outcome = strict.outcome(raw, row);
			if (outcome !== 'unread' && outcome !== 'nulled') continue;
			if (total >= offset && cells.length < count)
				cells.push(unreadCell(source.book, raw, plan, row, outcome));
			total++;
		}
	}
	return { total, cells };
}

function unreadCell(
	book: Book,
	raw: RawColumn,
	plan: ColumnPlan,
	row: number,
	outcome: 'unread' | 'nulled',
): UnreadCell {
	const source = shownText(book, raw, row);
	const taken =
		plan.type === 'number' && outcome === 'unread' && raw.kinds[row] === RawKind.text
			? takeNumber(source)
			: null;
	const value = taken && (taken.scaled || taken.percent ? taken.value : scale(taken.value, plan.unitFactor));
	const treatment = outcome === 'nulled' ? 'nulled' : plan.takeNumber && value !== null ? 'taken' : 'kept';
	return { row, column: plan.source, source, treatment, value };
}

/** Bars of a histogram. */
const BARS = 16;
/** Most frequent values told apart: as many as are listed. */
const TOP = 8;

/** What the values of a column look like under its plan. */
export function pictureOf(analysis: SheetAnalysis, plan: ColumnPlan): ColumnPicture {
	const reader = new CellReader(analysis.source.book, plan);
	return reader.isText ? textPicture(analysis, plan, reader) : numberPicture(analysis, plan, reader);
}

function textPicture(analysis: SheetAnalysis, plan: ColumnPlan, reader: CellReader): ColumnPicture {
	const { book } = analysis.source;
	const stats = analysis.columns.find((column) => column.source === plan.source)?.stats;
	if (!stats) return { kind: 'nothing' };
	const counts = new Map<string, number>();
	let sum = 0;
	const add = (text: string, count: number) => {
		if (text === '' || reader.isNull(text)) return;
		counts.set(text, (counts.get(text) ?? 0) + count);
		sum += count;
	};
	stats.texts.values.forEach((index, i) => add(tableText(book.text(index)), stats.texts.counts[i] ?? 0));
	stats.plain.values.forEach((value, i) => add(textOfNumber(value, 0, 0), stats.plain.counts[i] ?? 0));
	stats.dated.values.forEach((value, i) =>
		add(textOfNumber(value, 1, book.offset1904), stats.dated.counts[i] ?? 0),
	);
	stats.clocks.values.forEach((value, i) => add(textOfNumber(value, 3, 0), stats.clocks.counts[i] ?? 0));
	stats.booleans.values.forEach((value, i) =>
		add(value === 1 ? 'TRUE' : 'FALSE', stats.booleans.counts[i] ?? 0),
	);
	if (counts.size === 0) return { kind: 'nothing' };
	const top = [...counts]
		.map(([text, count]) => ({ text, count }))
		.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
		.slice(0, TOP);
	return {
		kind: 'values',
		count: sum,
		distinct: counts.size,
		top,
		other: sum - top.reduce((part, entry) => part + entry.count, 0),
	};
}

function numberPicture(analysis: SheetAnalysis, plan: ColumnPlan, reader: CellReader): ColumnPicture {
	const values = numbersOf(analysis, plan, reader);
	if (values.length === 0) return { kind: 'nothing' };
	if (plan.type === 'boolean') return booleanPicture(values);
	values.sort();
	const [min, max] = [values[0] ?? 0, values.at(-1) ?? 0];
	const log = plan.type === 'number' && min >= 0 && skewness(values) > 2 && max > 0;
	const edges = edgesOf(values, min, max, log);
	const counts = new Array<number>(edges.length - 1).fill(0);
	let bar = 0;
	for (const value of values) {
		while (bar < counts.length - 1 && value >= (edges[bar + 1] ?? Number.POSITIVE_INFINITY)) bar++;
		counts[bar] = (counts[bar] ?? 0) + 1;
	}
	return {
		kind: plan.type === 'date' ? 'dates' : 'numbers',
		count: values.length,
		min,
		max,
		edges,
		counts,
		log,
		negative: plan.type === 'number' ? values.filter((value) => value < 0).length : 0,
		outliers: outliersOf(values),
	};
}

function booleanPicture(values: Float64Array): ColumnPicture {
	let yes = 0;
	for (const value of values) yes += value;
	const top = [
		{ text: 'TRUE', count: yes },
		{ text: 'FALSE', count: values.length - yes },
	].filter((entry) => entry.count > 0);
	return { kind: 'values', count: values.length, distinct: top.length, top, other: 0 };
}

/** All values of a column that can be read. */
function numbersOf(analysis: SheetAnalysis, plan: ColumnPlan, reader: CellReader): Float64Array {
	const { source, ranges, dataRows } = analysis;
	const raw = source.sheet.columns[plan.source];
	const values = new Float64Array(dataRows);
	let count = 0;
	if (!raw) return values.subarray(0, 0);
	for (const { from, to } of ranges) {
		for (let row = from; row < to; row++) {
			if (source.book.isEmpty(raw, row)) continue;
			const value = reader.value(raw, row);
			if (Number.isFinite(value)) values[count++] = value;
		}
	}
	return values.slice(0, count);
}

function edgesOf(sorted: Float64Array, min: number, max: number, log: boolean): number[] {
	if (min === max) return [min, max];
	const low = log ? Math.log1p(min) : min;
	const high = log ? Math.log1p(max) : max;
	const bars = Math.min(BARS, Math.max(4, Math.ceil(Math.sqrt(sorted.length))));
	return Array.from({ length: bars + 1 }, (_, i) => {
		if (i === 0) return min;
		if (i === bars) return max;
		const at = low + ((high - low) * i) / bars;
		return log ? Math.expm1(at) : at;
	});
}

function skewness(values: Float64Array): number {
	const n = values.length;
	let mean = 0;
	for (const value of values) mean += value / n;
	let [m2, m3] = [0, 0];
	for (const value of values) {
		const d = value - mean;
		m2 += (d * d) / n;
		m3 += (d * d * d) / n;
	}
	return m2 > 0 ? m3 / m2 ** 1.5 : 0;
}

/** Values further than 3 × 1.4826 × MAD from the median; none where more than half of the values are equal. */
function outliersOf(sorted: Float64Array): number {
	const median = sorted[sorted.length >> 1] ?? 0;
	const distances = sorted.map((value) => Math.abs(value - median)).sort();
	const limit = 3 * 1.4826 * (distances[distances.length >> 1] ?? 0);
	if (limit === 0) return 0;
	return distances.filter((distance) => distance > limit).length;
}
