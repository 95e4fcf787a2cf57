import type { PackedTexts } from '#src/core/table/index.ts';
import { CODEC, createChunk, HEADER_BYTES, padded, readHeader } from './layout.ts';

/** Entries of a dictionary as one chunk: ends in UTF-16 units, then utf-8. */
export function encodeTexts(texts: PackedTexts): ArrayBuffer {
	const length = texts.ends.length;
	const textBytes = texts.bytes.length;
	const header = {
		codec: CODEC.texts,
		length,
		width: 4,
		exponent: 0,
		missingBytes: 0,
		unreadCount: 0,
		textBytes,
	};
	const data = createChunk(header, padded(length * 4) + textBytes);
	new Uint32Array(data, HEADER_BYTES, length).set(texts.ends);
	new Uint8Array(data, HEADER_BYTES + padded(length * 4), textBytes).set(texts.bytes);
	return data;
}

/** The entries of a chunk, as views of it. */
export function decodeTexts(data: ArrayBuffer): PackedTexts {
	const { length, textBytes } = readHeader(data);
	return {
		ends: new Uint32Array(data, HEADER_BYTES, length),
		bytes: new Uint8Array(data, HEADER_BYTES + padded(length * 4), textBytes),
	};
}

/** Row ids that do not run in sequence, as one chunk. */
export function encodeRowIds(ids: Uint32Array): ArrayBuffer {
	const header = {
		codec: CODEC.rowIds,
		length: ids.length,
		width: 4,
		exponent: 0,
		missingBytes: 0,
		unreadCount: 0,
		textBytes: 0,
	};
	const data = createChunk(header, ids.length * 4);
	new Uint32Array(data, HEADER_BYTES, ids.length).set(ids);
	return data;
}

/** The row ids of a chunk, as a view of it. */
export function decodeRowIds(data: ArrayBuffer): Uint32Array {
	return new Uint32Array(data, HEADER_BYTES, readHeader(data).length);
}
