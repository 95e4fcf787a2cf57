import { AppError } from '#src/errors/index.ts';

/** One file of a zip archive, as the central directory and its local header describe it. */
export interface ZipEntry {
	readonly name: string;
	/** 0 = stored, 8 = deflated. */
	readonly method: 0 | 8;
	readonly crc: number;
	/** Bytes in the archive. */
	readonly packed: number;
	/** Bytes declared for the unpacked content. */
	readonly size: number;
	/** Where the packed bytes begin. */
	readonly start: number;
	/** Where the local header begins. */
	readonly header: number;
}

/** A zip archive whose structure has been checked: no encryption, no overlap, every entry inside the file. */
export interface ZipArchive {
	readonly file: string;
	readonly bytes: Uint8Array;
	readonly entries: readonly ZipEntry[];
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 0x41;
const MAX_U16 = 0xffff;
const MAX_U32 = 0xffffffff;

interface End {
	readonly count: number;
	readonly start: number;
	readonly size: number;
	readonly position: number;
}

/**
 * Reads the central directory of an archive, zip64 included, and checks it against the local headers.
 * @throws AppError `zip.damaged`, `zip.tooManyEntries`, `file.encrypted`, `file.unreadable` (unknown compression)
 */
export function readDirectory(bytes: Uint8Array, file: string, maxEntries: number): ZipArchive {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = findEnd(view, file);
	if (end.count > maxEntries) {
		throw new AppError('zip.tooManyEntries', { file, count: end.count, limit: maxEntries });
	}
	if (end.start + end.size > end.position) throw damaged(file);
	const entries: ZipEntry[] = [];
	let at = end.start;
	for (let index = 0; index < end.count; index++) {
		if (at + 46 > end.position || view.getUint32(at, true) !== CENTRAL) throw damaged(file);
		const next =
			at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
		if (next > end.position) throw damaged(file);
		entries.push(readEntry(bytes, view, at, file, end.start));
		at = next;
	}
	checkOverlap(entries, file);
	return { file, bytes, entries };
}

function findEnd(view: DataView, file: string): End {
	const last = view.byteLength - 22;
	for (let at = last; at >= 0 && at >= last - MAX_U16; at--) {
		if (view.getUint32(at, true) !== END || at + 22 + view.getUint16(at + 20, true) > view.byteLength)
			continue;
		const end: End = {
			count: view.getUint16(at + 10, true),
			size: view.getUint32(at + 12, true),
			start: view.getUint32(at + 16, true),
			position: at,
		};
		const isZip64 = end.count === MAX_U16 || end.size === MAX_U32 || end.start === MAX_U32;
		return isZip64 ? findEnd64(view, at, file) : end;
	}
	throw damaged(file);
}

function findEnd64(view: DataView, endPosition: number, file: string): End {
	const locator = endPosition - 20;
	if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR) throw damaged(file);
	const at = readU64(view, locator + 8);
	if (at + 56 > locator || view.getUint32(at, true) !== END64) throw damaged(file);
	return {
		count: readU64(view, at + 32),
		size: readU64(view, at + 40),
		start: readU64(view, at + 48),
		position: at,
	};
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, file: string, limit: number): ZipEntry {
	const nameLength = view.getUint16(at + 28, true);
	const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
	if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) throw new AppError('file.encrypted', { file });
	const method = view.getUint16(at + 10, true);
	if (method !== 0 && method !== 8) {
		throw new AppError('file.unreadable', {
			file,
			detail: `compression method ${String(method)} of ${name}`,
		});
	}
	const sizes = readSizes(view, at, nameLength);
	const { packed, size, header } = sizes;
	if (header + 30 > limit || view.getUint32(header, true) !== LOCAL) throw damaged(file, name);
	const localName = view.getUint16(header + 26, true);
	const start = header + 30 + localName + view.getUint16(header + 28, true);
	if (start + packed > limit || localName !== nameLength) throw damaged(file, name);
	for (let index = 0; index < nameLength; index++) {
		if (bytes[header + 30 + index] !== bytes[at + 46 + index]) throw damaged(file, name);
	}
	if (method === 0 && packed !== size) throw damaged(file, name);
	return { name, method, crc: view.getUint32(at + 16, true), packed, size, start, header };
}

/** Sizes and place of an entry; values too large for 32 bits stand in the zip64 extra field, in this order. */
function readSizes(view: DataView, at: number, nameLength: number) {
	let packed = view.getUint32(at + 20, true);
	let size = view.getUint32(at + 24, true);
	let header = view.getUint32(at + 42, true);
	let extra = at + 46 + nameLength;
	const extraEnd = extra + view.getUint16(at + 30, true);
	while (extra + 4 <= extraEnd) {
		const length = view.getUint16(extra + 2, true);
		if (view.getUint16(extra, true) === 1 && extra + 4 + length <= extraEnd) {
			let field = extra + 4;
			const take = (current: number) => {
				if (current !== MAX_U32 || field + 8 > extra + 4 + length) return current;
				field += 8;
				return readU64(view, field - 8);
			};
			size = take(size);
			packed = take(packed);
			header = take(header);
		}
		extra += 4 + length;
	}
	return { packed, size, header };
}

/** Entries that share bytes let a small file unpack to a huge one. */
function checkOverlap(entries: readonly ZipEntry[], file: string): void {
	const sorted = [...entries].sort((a, b) => a.header - b.header);
	let previousEnd = 0;
	for (const entry of sorted) {
		if (entry.header < previousEnd) throw new AppError('zip.bomb', { file, entry: entry.name });
		previousEnd = entry.start + entry.packed;
	}
}

function readU64(view: DataView, at: number): number {
	if (at < 0 || at + 8 > view.byteLength) return Number.MAX_SAFE_INTEGER;
	const value = view.getUint32(at + 4, true) * 0x1_0000_0000 + view.getUint32(at, true);
	return Math.min(value, Number.MAX_SAFE_INTEGER);
}

function damaged(file: string, entry = file): AppError {
	return new AppError('zip.damaged', { file, entry });
}
