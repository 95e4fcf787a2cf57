import type { Block, CodeBlock, NumberBlock } from '#src/core/table/index.ts';
import {
	CODEC,
	createChunk,
	HEADER_BYTES,
	integersAt,
	padded,
	readHeader,
	widthOf,
	type Header,
} from './layout.ts';
import { integerForm } from './integers.ts';

/**
 * A block of a column as one chunk. Numbers that are whole multiples of 1, 0.1 … 0.0001 become integers of 0, 1, 2 or
 * 4 bytes over a base, bit for bit the same after decoding; others stay f64. Codes become u8, u16 or u32. Text of unread
 * cells follows; lone surrogates in it become U+FFFD.
 */
export function encodeBlock(block: Block): ArrayBuffer {
	return block.kind === 'number' ? encodeNumbers(block) : encodeCodes(block);
}

/** The block of a chunk. f64 values are a view of the chunk; everything else is fresh. The chunk's checksum must have been verified. */
export function decodeBlock(data: ArrayBuffer): Block {
	const header = readHeader(data);
	return header.codec === CODEC.codes ? decodeCodes(data, header) : decodeNumbers(data, header);
}

function encodeNumbers(block: NumberBlock): ArrayBuffer {
	const { length } = block;
	const form = integerForm(block.values, length);
	const valueBytes = form ? 8 + padded(length * form.width) : length * 8;
	const { data, tail } = withTail(block, valueBytes, {
		codec: form ? CODEC.integers : CODEC.float64,
		width: form ? form.width : 8,
		exponent: form ? form.exponent : 0,
	});
	if (form) {
		new Float64Array(data, HEADER_BYTES, 1)[0] = form.base;
		if (form.width > 0) {
			const scale = 10 ** form.exponent;
			const target = integersAt(data, HEADER_BYTES + 8, form.width, length);
			for (let i = 0; i < length; i++) target[i] = Math.round((block.values[i] ?? 0) * scale) - form.base;
		}
	} else {
		new Float64Array(data, HEADER_BYTES, length).set(block.values.subarray(0, length));
	}
	writeTail(data, HEADER_BYTES + padded(valueBytes), tail);
	return data;
}

function decodeNumbers(data: ArrayBuffer, header: Header): NumberBlock {
	const { length, width } = header;
	if (header.codec === CODEC.float64) {
		const values = new Float64Array(data, HEADER_BYTES, length);
		return { kind: 'number', length, values, ...readTail(data, HEADER_BYTES + length * 8, header) };
	}
	const base = new Float64Array(data, HEADER_BYTES, 1)[0] ?? 0;
	const scale = 10 ** header.exponent;
	const values = new Float64Array(length);
	if (width === 0) values.fill(base / scale);
	else {
		const source = integersAt(data, HEADER_BYTES + 8, width, length);
		if (scale === 1) for (let i = 0; i < length; i++) values[i] = (source[i] ?? 0) + base;
		else for (let i = 0; i < length; i++) values[i] = ((source[i] ?? 0) + base) / scale;
	}
	return {
		kind: 'number',
		length,
		values,
		...readTail(data, HEADER_BYTES + 8 + padded(length * width), header),
	};
}

function encodeCodes(block: CodeBlock): ArrayBuffer {
	const { length } = block;
	let highest = 0;
	for (let i = 0; i < length; i++) highest = Math.max(highest, block.values[i] ?? 0);
	const width = widthOf(highest);
	const { data, tail } = withTail(block, length * width, { codec: CODEC.codes, width, exponent: 0 });
	if (width > 0) integersAt(data, HEADER_BYTES, width, length).set(block.values.subarray(0, length));
	writeTail(data, HEADER_BYTES + padded(length * width), tail);
	return data;
}

function decodeCodes(data: ArrayBuffer, header: Header): CodeBlock {
	const { length, width } = header;
	const values = new Uint32Array(length);
	if (width > 0) values.set(integersAt(data, HEADER_BYTES, width, length));
	return { kind: 'code', length, values, ...readTail(data, HEADER_BYTES + padded(length * width), header) };
}

interface Tail {
	readonly missing: Uint8Array | null;
	readonly rows: Uint32Array;
	readonly ends: Uint32Array;
	readonly text: Uint8Array;
}

function withTail(block: Block, valueBytes: number, form: Pick<Header, 'codec' | 'width' | 'exponent'>) {
	const tail = tailOf(block);
	const missingBytes = tail.missing?.length ?? 0;
	const bytes = padded(valueBytes) + padded(missingBytes) + padded(tail.rows.length * 8) + tail.text.length;
	const header = {
		...form,
		length: block.length,
		missingBytes,
		unreadCount: tail.rows.length,
		textBytes: tail.text.length,
	};
	return { data: createChunk(header, bytes), tail };
}

function tailOf(block: Block): Tail {
	const missing = block.missing ? block.missing.subarray(0, (block.length + 7) >>> 3) : null;
	const unread = [...(block.unread ?? [])].sort((a, b) => a[0] - b[0]);
	const texts = unread.map(([, text]) => text.toWellFormed());
	let end = 0;
	return {
		missing,
		rows: Uint32Array.from(unread, ([row]) => row),
		ends: Uint32Array.from(texts, (text) => (end += text.length)),
		text: new TextEncoder().encode(texts.join('')),
	};
}

function writeTail(data: ArrayBuffer, start: number, tail: Tail): void {
	let at = start;
	if (tail.missing) new Uint8Array(data, at).set(tail.missing);
	at += padded(tail.missing?.length ?? 0);
	const count = tail.rows.length;
	if (count === 0) return;
	new Uint32Array(data, at, count).set(tail.rows);
	new Uint32Array(data, at + count * 4, count).set(tail.ends);
	new Uint8Array(data, at + padded(count * 8)).set(tail.text);
}

function readTail(data: ArrayBuffer, start: number, header: Header): Pick<Block, 'missing' | 'unread'> {
	const { missingBytes, unreadCount, textBytes } = header;
	const missing = missingBytes > 0 ? new Uint8Array(data.slice(start, start + missingBytes)) : null;
	if (unreadCount === 0) return { missing, unread: null };
	const at = start + padded(missingBytes);
	const rows = new Uint32Array(data, at, unreadCount);
	const ends = new Uint32Array(data, at + unreadCount * 4, unreadCount);
	const bytes = new Uint8Array(data, at + padded(unreadCount * 8), textBytes);
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
	const unread = new Map<number, string>();
	rows.forEach((row, i) => unread.set(row, text.slice(i === 0 ? 0 : ends[i - 1], ends[i])));
	return { missing, unread };
}
