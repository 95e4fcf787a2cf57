import {
	BLOCK_SHIFT,
	cellAt,
	isMissing,
	isTextColumn,
	isUnread,
	type Column,
} from '#src/core/table/index.ts';
import { CELL_TEXT_LIMIT, fifteenDigits } from '#src/io/xlsx/write/index.ts';

const SEED = 0x811c9dc5;
/** Of a cell with nothing in it. */
export const NO_VALUE = 0x9e3779b9;
const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

/** How many steps of the last bit lie between the 15-digit form of a number and the number itself (at most five). */
export function tailOf(value: number): number {
	const rounded = fifteenDigits(value);
	if (rounded === value) return 0;
	bits[0] = value;
	const [low = 0, high = 0] = words;
	bits[0] = rounded;
	return (high - (words[1] ?? 0)) * 4_294_967_296 + low - (words[0] ?? 0);
}

/** The number that lies `tail` steps of the last bit from the 15-digit form of another. */
export function withTail(value: number, tail: number): number {
	bits[0] = fifteenDigits(value);
	const low = (words[0] ?? 0) + tail;
	words[1] = (words[1] ?? 0) + Math.floor(low / 4_294_967_296);
	words[0] = low;
	return bits[0];
}

/** The text as it survives every editor: one kind of line end, no control characters, cut to what a cell can hold. */
export function sheetText(text: string): string {
	return text
		.toWellFormed()
		.slice(0, CELL_TEXT_LIMIT)
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '');
}

/** 32-bit hash of every cell of a column, of the form in which a sheet carries it. Nothing and an empty text are equal. */
export function cellHashes(column: Column, rowCount: number): Uint32Array<ArrayBuffer> {
	const hashes = new Uint32Array(rowCount);
	const known = isTextColumn(column) ? new Map<number, number>() : null;
	column.blocks.forEach((block, index) => {
		const start = index << BLOCK_SHIFT;
		for (let offset = 0; offset < block.length; offset++) {
			const row = start + offset;
			if (isMissing(block, offset)) {
				const value = cellAt(column, row);
				hashes[row] = isUnread(value) ? textHash(value.unread) : NO_VALUE;
				continue;
			}
			const value = block.values[offset] ?? 0;
			if (!known || !isTextColumn(column)) {
				hashes[row] = numberHash(value);
				continue;
			}
			let hash = known.get(value);
			if (hash === undefined) known.set(value, (hash = textHash(column.dictionary.at(value))));
			hashes[row] = hash;
		}
	});
	return hashes;
}

/** What is kept of the hash of a cell. */
export function lowHalf(hash = 0): number {
	return hash & 0xffff;
}

/** One hash per row over its cells, in the order of the columns. */
export function rowHashes(cells: readonly Uint32Array[], rowCount: number): Uint32Array<ArrayBuffer> {
	const hashes = new Uint32Array(rowCount).fill(SEED);
	for (const column of cells) {
		for (let row = 0; row < rowCount; row++) hashes[row] = mix(hashes[row] as number, column[row] as number);
	}
	return hashes;
}

function numberHash(value: number): number {
	bits[0] = fifteenDigits(value);
	return mix(mix(SEED, words[0] as number), words[1] as number);
}

function textHash(text: string): number {
	const kept = sheetText(text);
	if (kept === '') return NO_VALUE;
	let hash = SEED ^ kept.length;
	for (let i = 0; i < kept.length; i++) hash = Math.imul(hash ^ kept.charCodeAt(i), 0x01000193);
	return mix(hash, 0);
}

/** Murmur3's step and finaliser. */
function mix(hash: number, word: number): number {
	let k = Math.imul(word, 0xcc9e2d51);
	k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
	let h = hash ^ k;
	h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}
