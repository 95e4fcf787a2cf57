import {
	BLOCK_MASK,
	BLOCK_ROWS,
	BLOCK_SHIFT,
	emptyBitmap,
	isMissing,
	setBit,
	type Block,
	type CodeBlock,
	type NumberBlock,
} from './block.ts';
import {
	isTextColumn,
	isUnread,
	type CellValue,
	type Column,
	type ColumnSpec,
	type NumberColumn,
	type TextColumn,
} from './column.ts';
import { Dictionary } from './dictionary.ts';

/** Collects the values of a column row by row and cuts them into blocks. */
export class ColumnBuilder {
	readonly #spec: ColumnSpec;
	readonly #dictionary: Dictionary | null;
	readonly #blocks: (NumberBlock | CodeBlock)[] = [];
	#values: Float64Array | Uint32Array;
	#missing: Uint8Array | null = null;
	#unread: Map<number, string> | null = null;
	#length = 0;

	constructor(spec: ColumnSpec, dictionary = new Dictionary()) {
		this.#spec = spec;
		this.#dictionary = spec.type === 'text' || spec.type === 'choice' ? dictionary : null;
		this.#values = this.#fresh();
	}

	/** A builder that goes on after the first `blockCount` whole blocks of a column, which are shared, not copied. */
	static after(column: Column, blockCount: number): ColumnBuilder {
		const { id, name, type, format } = column;
		const spec = format ? { id, name, type, format } : { id, name, type };
		const builder = isTextColumn(column)
			? new ColumnBuilder(spec, column.dictionary)
			: new ColumnBuilder(spec);
		builder.#blocks.push(...column.blocks.slice(0, blockCount));
		return builder;
	}

	/** Appends a value of any kind; text given to a number column is kept as unread. */
	push(value: CellValue): void {
		if (value === null) this.pushMissing();
		else if (isUnread(value)) this.pushUnread(value.unread);
		else if (this.#dictionary) this.pushCode(this.#dictionary.intern(String(value)));
		else if (typeof value === 'number') this.pushNumber(value);
		else this.pushUnread(value);
	}

	pushNumber(value: number): void {
		if (Number.isFinite(value)) this.#values[this.#length] = value;
		else this.#markMissing();
		this.#advance();
	}

	/** Appends the first `count` numbers of an array; NaN and infinite ones are missing. */
	pushNumbers(values: Float64Array, count: number): void {
		let row = 0;
		while (row < count) {
			const end = Math.min(count, row + BLOCK_ROWS - this.#length);
			const part = values.subarray(row, end);
			this.#values.set(part, this.#length);
			for (let i = 0; i < part.length; i++) {
				if (!Number.isFinite(part[i])) this.#leaveOut(this.#length + i);
			}
			this.#advanceBy(end - row);
			row = end;
		}
	}

	/** Appends the first `count` codes of an array; those below 0 are missing. */
	pushCodes(codes: Int32Array, count: number): void {
		let row = 0;
		while (row < count) {
			const end = Math.min(count, row + BLOCK_ROWS - this.#length);
			const part = codes.subarray(row, end);
			this.#values.set(part, this.#length);
			for (let i = 0; i < part.length; i++) if ((part[i] as number) < 0) this.#leaveOut(this.#length + i);
			this.#advanceBy(end - row);
			row = end;
		}
	}

	pushCode(code: number): void {
		this.#values[this.#length] = code;
		this.#advance();
	}

	pushMissing(): void {
		this.#markMissing();
		this.#advance();
	}

	pushUnread(text: string): void {
		this.#markMissing();
		(this.#unread ??= new Map()).set(this.#length, text);
		this.#advance();
	}

	/** Appends rows from…to (exclusive) of a column that shares this builder's dictionary, in runs. */
	pushRange(source: Column, from: number, to: number): void {
		let row = from;
		while (row < to) {
			const block = source.blocks[row >>> BLOCK_SHIFT];
			if (!block) return;
			const offset = row & BLOCK_MASK;
			const count = Math.min(to - row, block.length - offset, BLOCK_ROWS - this.#length);
			this.#copyRun(block, offset, count);
			row += count;
		}
	}

	/** The finished column. The builder must not be used afterwards. */
	finish(): Column {
		if (this.#length > 0) this.#cut();
		if (this.#dictionary) {
			return { ...this.#spec, dictionary: this.#dictionary, blocks: this.#blocks } as TextColumn;
		}
		return { ...this.#spec, blocks: this.#blocks } as NumberColumn;
	}

	#copyRun(block: Block, offset: number, count: number): void {
		this.#values.set(block.values.subarray(offset, offset + count), this.#length);
		if (block.missing) {
			for (let i = 0; i < count; i++) {
				if (!isMissing(block, offset + i)) continue;
				this.#missing ??= emptyBitmap(BLOCK_ROWS);
				setBit(this.#missing, this.#length + i);
			}
		}
		for (const [at, text] of block.unread ?? []) {
			if (at >= offset && at < offset + count)
				(this.#unread ??= new Map()).set(this.#length + at - offset, text);
		}
		this.#length += count;
		if (this.#length === BLOCK_ROWS) this.#cut();
	}

	#fresh(): Float64Array | Uint32Array {
		return this.#dictionary ? new Uint32Array(BLOCK_ROWS) : new Float64Array(BLOCK_ROWS);
	}

	#markMissing(): void {
		this.#missing ??= emptyBitmap(BLOCK_ROWS);
		setBit(this.#missing, this.#length);
	}

	#leaveOut(offset: number): void {
		this.#missing ??= emptyBitmap(BLOCK_ROWS);
		setBit(this.#missing, offset);
		this.#values[offset] = 0;
	}

	#advance(): void {
		this.#advanceBy(1);
	}

	#advanceBy(rows: number): void {
		this.#length += rows;
		if (this.#length === BLOCK_ROWS) this.#cut();
	}

	#cut(): void {
		const length = this.#length;
		const full = length === BLOCK_ROWS;
		const values = full ? this.#values : this.#values.slice(0, length);
		const missing = this.#missing && (full ? this.#missing : this.#missing.slice(0, (length + 7) >>> 3));
		const kind = this.#dictionary ? 'code' : 'number';
		this.#blocks.push({ kind, length, values, missing, unread: this.#unread } as NumberBlock | CodeBlock);
		this.#values = this.#fresh();
		this.#missing = null;
		this.#unread = null;
		this.#length = 0;
	}
}

/** A column of these values. */
export function columnOf(spec: ColumnSpec, values: Iterable<CellValue>, dictionary?: Dictionary): Column {
	const builder = new ColumnBuilder(spec, dictionary);
	for (const value of values) builder.push(value);
	return builder.finish();
}

/** A number column over a contiguous array; NaN is missing. Blocks are views of copies, the argument is not kept. */
export function numberColumn(spec: ColumnSpec, values: Float64Array): NumberColumn {
	const builder = new ColumnBuilder(spec);
	builder.pushNumbers(values, values.length);
	return builder.finish() as NumberColumn;
}

/** A text column over dictionary codes; −1 is missing. */
export function codeColumn(spec: ColumnSpec, codes: Int32Array, dictionary: Dictionary): TextColumn {
	const builder = new ColumnBuilder(spec, dictionary);
	builder.pushCodes(codes, codes.length);
	return builder.finish() as TextColumn;
}
