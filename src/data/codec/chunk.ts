import type { Block, PackedTexts } from '#src/core/table/index.ts';
import { decodeBlock, encodeBlock } from './block-codec.ts';
import { checksum } from './checksum.ts';
import { CODEC, HEADER_BYTES, readHeader } from './layout.ts';
import { decodeRowIds, decodeTexts, encodeRowIds, encodeTexts } from './text-codec.ts';

/** What a chunk can hold: a block of a column, entries of a dictionary, or row ids. */
export type Part = Block | PackedTexts | Uint32Array;

/** A sealed chunk: the bytes and their checksum. */
export interface SealedChunk {
	readonly sum: number;
	readonly data: ArrayBuffer;
}

/** The part as bytes with their checksum. */
export function seal(part: Part): SealedChunk {
	const data =
		part instanceof Uint32Array ? encodeRowIds(part) : 'kind' in part ? encodeBlock(part) : encodeTexts(part);
	return { sum: checksum(data), data };
}

/** The part of a sealed chunk, or null when the bytes are not what was written or their form is unknown. */
export function unseal(chunk: SealedChunk): Part | null {
	const { data } = chunk;
	if (!(data instanceof ArrayBuffer) || data.byteLength < HEADER_BYTES || data.byteLength % 8 !== 0)
		return null;
	if (checksum(data) !== chunk.sum) return null;
	switch (readHeader(data).codec) {
		case CODEC.float64:
		case CODEC.integers:
		case CODEC.codes:
			return decodeBlock(data);
		case CODEC.texts:
			return decodeTexts(data);
		case CODEC.rowIds:
			return decodeRowIds(data);
		default:
			return null;
	}
}
