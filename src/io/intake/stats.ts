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

/** One pass over the rows of a column. */
export function scanColumn(book: Book, column: RawColumn, ranges: readonly RowRange[]): ColumnStats {
	const texts = new DirectCounts(book.scratch);
	const plain = new NumberCounts();
	const dated = new NumberCounts();
	const clocks = new NumberCounts();
	const booleans = new DirectCounts(new Uint32Array(2));
	const errors = new DirectCounts(new Uint32Array(RAW_ERRORS.length));
	const byClass = [plain, dated, dated, clocks, plain, plain];
	const classCounts = new Uint32Array(6);
	const { kinds, values } = column;
	let empty = 0;
	let rows = 0;
	for (const { from, to } of ranges) {
		rows += to - from;
		for (let row = from; row < to; row++) {
			const value = values[row] ?? 0;
			switch (kinds[row]) {
				case RawKind.number: {
					const formatClass = book.classAt(column, row);
					classCounts[formatClass] = (classCounts[formatClass] ?? 0) + 1;
					byClass[formatClass]?.add(value);
					break;
				}
				case RawKind.text:
					if (book.blank[value] === 1) empty++;
					else texts.add(value);
					break;
				case RawKind.boolean:
					booleans.add(value);
					break;
				case RawKind.error:
					errors.add(value);
					break;
				default:
					empty++;
			}
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

/** Counts small non-negative integers. */
class DirectCounts {
	readonly #counts: Uint32Array;
	readonly #seen: number[] = [];

	/** `counts` is all zero, and is again when counting has finished. */
	constructor(counts: Uint32Array) {
		this.#counts = counts;
	}

	add(value: number): void {
		const count = this.#counts[value] ?? 0;
		if (count === 0) this.#seen.push(value);
		this.#counts[value] = count + 1;
	}

	finish(): Counts {
		const counts = this.#seen.map((value) => this.#counts[value] ?? 0);
		for (const value of this.#seen) this.#counts[value] = 0;
		return { values: this.#seen, counts };
	}
}

/** Counts numbers by open addressing over their bits. */
class NumberCounts {
	#slots = new Int32Array(64).fill(-1);
	#values: number[] = [];
	#counts: number[] = [];
	readonly #float = new Float64Array(1);
	readonly #bits = new Uint32Array(this.#float.buffer);

	add(value: number): void {
		const at = this.#slotOf(value);
		const index = this.#slots[at] ?? -1;
		if (index >= 0) {
			this.#counts[index] = (this.#counts[index] ?? 0) + 1;
			return;
		}
		this.#slots[at] = this.#values.length;
		this.#values.push(value);
		this.#counts.push(1);
		if (this.#values.length * 2 > this.#slots.length) this.#grow();
	}

	finish(): Counts {
		return { values: this.#values, counts: this.#counts };
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
			this.#slots[this.#slotOf(value)] = index;
		});
	}
}
