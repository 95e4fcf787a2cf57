/**
 * The immutable unit of storage of a column. Every block but the last of a column holds exactly BLOCK_ROWS rows, so
 * row r lives in block r >>> BLOCK_SHIFT at offset r & BLOCK_MASK.
 */
export const BLOCK_SHIFT = 15;
export const BLOCK_ROWS = 1 << BLOCK_SHIFT;
export const BLOCK_MASK = BLOCK_ROWS - 1;

interface BlockBase {
	readonly length: number;
	/** One bit per row, 1 = no value; null when every row has one. */
	readonly missing: Uint8Array | null;
	/** Text of cells whose source could not be read as the column's type, by offset; their missing bit is set. */
	readonly unread: ReadonlyMap<number, string> | null;
}

/** Numbers, dates (Excel serial days, 1900 system) and booleans (0/1). Missing rows hold 0. */
export interface NumberBlock extends BlockBase {
	readonly kind: 'number';
	readonly values: Float64Array;
}

/** Codes into the column's dictionary. Missing rows hold 0. */
export interface CodeBlock extends BlockBase {
	readonly kind: 'code';
	readonly values: Uint32Array;
}

export type Block = NumberBlock | CodeBlock;

/** Whether the row at this offset of the block has no value. */
export function isMissing(block: Block, offset: number): boolean {
	return block.missing !== null && ((block.missing[offset >>> 3] ?? 0) & (1 << (offset & 7))) !== 0;
}

/** Number of rows without a value. */
export function missingCount(block: Block): number {
	if (!block.missing) return 0;
	let count = 0;
	for (let byte of block.missing) {
		while (byte) {
			byte &= byte - 1;
			count++;
		}
	}
	return count;
}

/** A fresh bitmap able to hold `length` rows, all present. */
export function emptyBitmap(length: number): Uint8Array {
	return new Uint8Array((length + 7) >>> 3);
}

export function setBit(bitmap: Uint8Array, offset: number): void {
	bitmap[offset >>> 3] = (bitmap[offset >>> 3] ?? 0) | (1 << (offset & 7));
}

export function clearBit(bitmap: Uint8Array, offset: number): void {
	bitmap[offset >>> 3] = (bitmap[offset >>> 3] ?? 0) & ~(1 << (offset & 7));
}
