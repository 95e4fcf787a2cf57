import { RAW_ERRORS, RawKind, type RawColumn } from '#src/io/raw.ts';
import { FormatClass } from './formats.ts';
import type { Book, RowRange } from './source.ts';

/** Distinct values of one kind with their counts, in order of first appearance. */
export interface Counts {
	readonly values: readonly number[];
	readonly counts: readonly number[];
}

/** What stands in a column, each distinct cell once. */
export interface ColumnStats {
	readonly rows: number;
	readonly empty: number;
	/** Indices of strings. */
	readonly texts: Counts;
	/** Numbers without, and with, a date format; and with a format of time of day only. */
	readonly plain: Counts;
	readonly dated: Counts;
	readonly clocks: Counts;
	readonly booleans: Counts;
	/** Indices into RAW_ERRORS. */
	readonly errors: Counts;
	/** Number cells under a date format that shows a time of day, under percent, under money. */
	readonly dateTimes: number;
	readonly percents: number;
	readonly moneys: number;
}

/** Sum of the counts. */
export function total(counts: Counts): number {
	let sum = 0;
	for (const count of counts.counts) sum += count;
	return sum;
}

/** Number of cells with something in them. */
export function presentCount(stats: ColumnStats): number {
	return stats.rows - stats.empty;
}

/** Number of different cells, blanks apart. */
export function distinctCount(stats: ColumnStats): number {
	return [stats.texts, stats.plain, stats.dated, stats.clocks, stats.booleans, stats.errors].reduce(
		(sum, counts) => sum + counts.values.length,
		0,
	);
}

/** One pass over the rows of a column. Equal cells below each other are counted at once. */
export function scanColumn(book: Book, column: RawColumn, ranges: readonly RowRange[]): ColumnStats {
	const texts = new DirectCounts(book.scratch);
	const plain = new NumberCounts(book.smallScratch);
	const dated = new NumberCounts(new Uint32Array(0));
	const clocks = new NumberCounts(new Uint32Array(0));
	const booleans = new DirectCounts(new Uint32Array(2));
	const errors = new DirectCounts(new Uint32Array(RAW_ERRORS.length));
	const byClass = [plain, dated, dated, clocks, plain, plain];
	const classCounts = new Uint32Array(6);
	const { kinds, values } = column;
	let empty = 0;
	let rows = 0;
	const add = (row: number, count: number) => {
		const value = values[row] ?? 0;
		switch (kinds[row]) {
			case RawKind.number: {
				const formatClass = book.classAt(column, row);
				classCounts[formatClass] = (classCounts[formatClass] ?? 0) + count;
				byClass[formatClass]?.add(value, count);
				break;
			}
			case RawKind.text:
				if (book.blank[value] === 1) empty += count;
				else texts.add(value, count);
				break;
			case RawKind.boolean:
				booleans.add(value, count);
				break;
			case RawKind.error:
				errors.add(value, count);
				break;
			default:
				empty += count;
		}
	};
	for (const { from, to } of ranges) {
		rows += to - from;
		let row = from;
		while (row < to) {
			const next = endOfRun(column, row, to);
			add(row, next - row);
			row = next;
		}
	}
	return {
		rows,
		empty,
		texts: texts.finish(),
		plain: plain.finish(),
		dated: dated.finish(),
		clocks: clocks.finish(),
		booleans: booleans.finish(),
		errors: errors.finish(),
		dateTimes: classCounts[FormatClass.dateTime] ?? 0,
		percents: classCounts[FormatClass.percent] ?? 0,
		moneys: classCounts[FormatClass.money] ?? 0,
	};
}

/** The first row after `row` whose cell is another; zeros are taken one by one, as −0 is another number than 0. */
function endOfRun({ kinds, values, formats }: RawColumn, row: number, to: number): number {
	const kind = kinds[row];
	const value = values[row];
	const format = formats?.[row];
	let next = row + 1;
	if (kind === RawKind.number && value === 0) return next;
	while (next < to && values[next] === value && kinds[next] === kind && formats?.[next] === format) next++;
	return next;
}

/** Counts small non-negative integers. */
class DirectCounts {
	readonly #counts: Uint32Array;
	readonly #seen: number[] = [];

	/** `counts` is all zero, and is again when counting has finished. */
	constructor(counts: Uint32Array) {
		this.#counts = counts;
	}

	add(value: number, count: number): void {
		const known = this.#counts[value] ?? 0;
		if (known === 0) this.#seen.push(value);
		this.#counts[value] = known + count;
	}

	finish(): Counts {
		const counts = this.#seen.map((value) => this.#counts[value] ?? 0);
		for (const value of this.#seen) this.#counts[value] = 0;
		return { values: this.#seen, counts };
	}
}

/** Counts numbers: small whole ones by their place, others by open addressing over their bits. */
class NumberCounts {
	/** Indices into the values by a hash, −1 where there is none. */
	#slots = new Int32Array(64).fill(-1);
	#hashed = 0;
	/** One more than the index of a small whole number; all zero, and is again when counting has finished. */
	readonly #small: Uint32Array;
	#values: number[] = [];
	#counts: number[] = [];
	readonly #float = new Float64Array(1);
	readonly #bits = new Uint32Array(this.#float.buffer);

	constructor(small: Uint32Array) {
		this.#small = small;
	}

	add(value: number, count: number): void {
		const isSmall = this.#isSmall(value);
		const at = isSmall ? value : this.#slotOf(value);
		const index = isSmall ? (this.#small[at] ?? 0) - 1 : (this.#slots[at] ?? -1);
		if (index >= 0) {
			this.#counts[index] = (this.#counts[index] ?? 0) + count;
			return;
		}
		const fresh = this.#values.push(value) - 1;
		this.#counts.push(count);
		if (isSmall) this.#small[at] = fresh + 1;
		else {
			this.#slots[at] = fresh;
			if (++this.#hashed * 2 > this.#slots.length) this.#grow();
		}
	}

	finish(): Counts {
		for (const value of this.#values) if (this.#isSmall(value)) this.#small[value] = 0;
		return { values: this.#values, counts: this.#counts };
	}

	#isSmall(value: number): boolean {
		return value > 0 && value < this.#small.length && Number.isInteger(value);
	}

	#slotOf(value: number): number {
		const mask = this.#slots.length - 1;
		this.#float[0] = value;
		let hash = Math.imul((this.#bits[0] ?? 0) ^ Math.imul(this.#bits[1] ?? 0, 0x85eb_ca6b), 0x9e37_79b1);
		hash ^= hash >>> 15;
		let at = hash & mask;
		for (;;) {
			const index = this.#slots[at] ?? -1;
			if (index < 0 || Object.is(this.#values[index], value)) return at;
			at = (at + 1) & mask;
		}
	}

	#grow(): void {
		this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
		this.#values.forEach((value, index) => {
			if (!this.#isSmall(value)) this.#slots[this.#slotOf(value)] = index;
		});
	}
}
