/**
 * A chunk is one buffer: a header of eight 32-bit words, then sections that each start on a multiple of 8 bytes.
 * Words: 0 codec, 1 length (rows or entries), 2 width of a value in bytes, 3 decimal exponent, 4 bytes of the missing
 * bitmap, 5 number of unread cells, 6 bytes of utf-8 text, 7 sign and unused; numbers as integers carry their base as
 * an f64 in front of the values.
 */
export const HEADER_BYTES = 32;

/** Forms of a chunk. A number never changes its meaning; a new form gets a new number. */
export const CODEC = {
	float64: 1,
	integers: 2,
	codes: 3,
	texts: 4,
	rowIds: 5,
} as const;

export interface Header {
	readonly codec: number;
	readonly length: number;
	readonly width: number;
	readonly exponent: number;
	readonly missingBytes: number;
	readonly unreadCount: number;
	readonly textBytes: number;
}

/** The next multiple of 8. */
export function padded(bytes: number): number {
	return (bytes + 7) & ~7;
}

/** A buffer of the header and `bodyBytes`, the header written. */
export function createChunk(header: Header, bodyBytes: number): ArrayBuffer {
	const data = new ArrayBuffer(HEADER_BYTES + padded(bodyBytes));
	new Uint32Array(data, 0, 8).set([
		header.codec,
		header.length,
		header.width,
		header.exponent,
		header.missingBytes,
		header.unreadCount,
		header.textBytes,
		0,
	]);
	return data;
}

/** The header of a chunk; all zero for a buffer too short to have one. */
export function readHeader(data: ArrayBuffer): Header {
	const words = data.byteLength < HEADER_BYTES ? new Uint32Array(8) : new Uint32Array(data, 0, 8);
	const [codec = 0, length = 0, width = 0, exponent = 0, missingBytes = 0, unreadCount = 0, textBytes = 0] =
		words;
	return { codec, length, width, exponent, missingBytes, unreadCount, textBytes };
}

/** Unsigned integers of 1, 2 or 4 bytes at a place of a buffer. */
export function integersAt(
	data: ArrayBuffer,
	at: number,
	width: number,
	length: number,
): Uint8Array | Uint16Array | Uint32Array {
	if (width === 1) return new Uint8Array(data, at, length);
	if (width === 2) return new Uint16Array(data, at, length);
	return new Uint32Array(data, at, length);
}

/** Bytes needed for unsigned integers up to `highest`: 0 when all are zero. */
export function widthOf(highest: number): number {
	if (highest === 0) return 0;
	if (highest < 0x100) return 1;
	return highest < 0x10000 ? 2 : 4;
}
