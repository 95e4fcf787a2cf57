import {
	cellAt,
	isMissing,
	isTextColumn,
	isUnread,
	keyText,
	type CellValue,
	type Column,
} from '#src/core/table/index.ts';

/** Rows as some of their columns; columns of the two sides run in parallel and are of the same kind. */
export interface Side {
	readonly columns: readonly Column[];
	readonly rows: number;
	readonly key: Column | null;
}

/** Which rows of the file belong to which of the table. */
export interface Pairing {
	/** Row of the table per row of the file; −1 = none. */
	readonly rowOf: Int32Array;
	/** 1 = all values are equal, per row of the file. */
	readonly isEqual: Uint8Array;
	readonly duplicates: number;
	readonly withoutKey: number;
}

/** Whether two cells hold the same. */
export function sameValue(a: CellValue, b: CellValue): boolean {
	return a === b || (isUnread(a) && isUnread(b) && a.unread === b.unread);
}

/** Rows with equal values first, one by one; the rest by key. */
export function pairRows(file: Side, table: Side): Pairing {
	const rowOf = new Int32Array(file.rows).fill(-1);
	const isUsed = new Uint8Array(table.rows);
	pairEqual(file, table, rowOf, isUsed);
	const isEqual = Uint8Array.from(rowOf, (row) => (row >= 0 ? 1 : 0));
	const { duplicates, withoutKey } = countKeys(file);
	if (file.key && table.key) pairByKey(file, table, rowOf, isUsed);
	return { rowOf, isEqual, duplicates, withoutKey };
}

function pairEqual(file: Side, table: Side, rowOf: Int32Array, isUsed: Uint8Array): void {
	const hashes = hashRows(table);
	const next = new Int32Array(table.rows).fill(-1);
	const slots = new Slots(table.rows);
	for (let row = table.rows - 1; row >= 0; row--) {
		const slot = slots.take(hashes[row] as number);
		next[row] = slots.first[slot] as number;
		slots.first[slot] = row;
	}
	hashRows(file).forEach((hash, row) => {
		const slot = slots.find(hash);
		let before = -1;
		let at = slots.first[slot] as number;
		while (at >= 0 && !isSameRow(file, row, table, at)) [before, at] = [at, next[at] as number];
		if (at < 0) return;
		rowOf[row] = at;
		isUsed[at] = 1;
		if (before < 0) slots.first[slot] = next[at] as number;
		else next[before] = next[at] as number;
	});
}

/** Rows by hash: a place of its own for every hash, found from the hash on. */
class Slots {
	/** First row of each place; −1 = none. */
	readonly first: Int32Array;
	readonly #hashes: Float64Array;
	readonly #mask: number;

	constructor(rows: number) {
		const size = 2 ** Math.ceil(Math.log2(4 * Math.max(1, rows)));
		this.first = new Int32Array(size).fill(-1);
		this.#hashes = new Float64Array(size).fill(-1);
		this.#mask = size - 1;
	}

	/** Place of a hash; one without rows where it has none. */
	find(hash: number): number {
		let slot = (hash / HIGH) & this.#mask;
		while (this.#hashes[slot] !== hash && this.#hashes[slot] !== -1) slot = (slot + 1) & this.#mask;
		return slot;
	}

	/** Place of a hash, which it has from now on. */
	take(hash: number): number {
		const slot = this.find(hash);
		this.#hashes[slot] = hash;
		return slot;
	}
}

function isSameRow(file: Side, row: number, table: Side, other: number): boolean {
	return file.columns.every((column, i) =>
		sameValue(cellAt(column, row), cellAt(table.columns[i] as Column, other)),
	);
}

function pairByKey(file: Side, table: Side, rowOf: Int32Array, isUsed: Uint8Array): void {
	const waiting = rowsByKey(table, (row) => isUsed[row] === 0);
	const asking = rowsByKey(file, (row) => (rowOf[row] as number) < 0);
	for (const [key, rows] of asking) {
		const found = waiting.get(key);
		if (!found) continue;
		const targets = found.length > 1 ? inOrderOfValues(table, found) : found;
		const sources = rows.length > 1 ? inOrderOfValues(file, rows) : rows;
		sources.slice(0, targets.length).forEach((row, i) => (rowOf[row] = targets[i] as number));
	}
}

function rowsByKey({ key, rows }: Side, isOpen: (row: number) => boolean): Map<string, number[]> {
	const found = new Map<string, number[]>();
	if (!key) return found;
	for (let row = 0; row < rows; row++) {
		const text = isOpen(row) ? keyText(cellAt(key, row)) : null;
		if (text === null) continue;
		const known = found.get(text);
		if (known) known.push(row);
		else found.set(text, [row]);
	}
	return found;
}

function inOrderOfValues({ columns }: Side, rows: readonly number[]): number[] {
	const texts = new Map(
		rows.map((row) => [row, JSON.stringify(columns.map((column) => cellAt(column, row)))]),
	);
	const textOf = (row: number) => texts.get(row) ?? '';
	return rows.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : a - b));
}

function countKeys({ key, rows }: Side): { duplicates: number; withoutKey: number } {
	if (!key) return { duplicates: 0, withoutKey: 0 };
	const seen = new Set<string>();
	let withoutKey = 0;
	for (let row = 0; row < rows; row++) {
		const text = keyText(cellAt(key, row));
		if (text === null) withoutKey++;
		else seen.add(text);
	}
	return { duplicates: rows - withoutKey - seen.size, withoutKey };
}

const NOTHING = 0x27d4eb2f;
const HIGH = 2 ** 21;

/** 53 bits per row over all its values. Equal rows have equal hashes; the reverse is checked cell by cell. */
function hashRows({ columns, rows }: Side): Float64Array {
	const [a, b] = [new Uint32Array(rows), new Uint32Array(rows)];
	const mix = (row: number, low: number, high: number) => {
		const x = Math.imul((a[row] as number) ^ low, 0x9e3779b1);
		const y = Math.imul((b[row] as number) ^ high ^ (low >>> 7), 0x85ebca6b);
		a[row] = x ^ (x >>> 15) ^ y;
		b[row] = y ^ (y >>> 13);
	};
	for (const column of columns) hashColumn(column, mix);
	const hashes = new Float64Array(rows);
	for (let row = 0; row < rows; row++) hashes[row] = (a[row] as number) * HIGH + ((b[row] as number) >>> 11);
	return hashes;
}

function hashColumn(column: Column, mix: (row: number, low: number, high: number) => void): void {
	const texts = isTextColumn(column) ? column.dictionary.texts().map(hashText) : null;
	const bits = new Float64Array(1);
	const words = new Uint32Array(bits.buffer);
	let row = 0;
	for (const block of column.blocks) {
		for (let offset = 0; offset < block.length; offset++, row++) {
			if (isMissing(block, offset)) {
				const unread = block.unread?.get(offset);
				mix(row, NOTHING, unread === undefined ? NOTHING : hashText(unread));
				continue;
			}
			const value = block.values[offset] as number;
			if (texts) {
				const hash = texts[value] ?? 0;
				mix(row, hash, Math.imul(hash, 0xc2b2ae35));
				continue;
			}
			bits[0] = value + 0;
			mix(row, words[0] as number, words[1] as number);
		}
	}
}

function hashText(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash ^ (hash >>> 15);
}
