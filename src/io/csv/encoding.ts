import type { RawNote, RawWorkbook, TextEncoding } from '#src/io/raw.ts';

/** Character set of a text file and how it was found. */
export interface FoundEncoding {
	readonly name: TextEncoding;
	readonly by: NonNullable<RawWorkbook['encoding']>['by'];
	/** Bytes of the byte order mark. */
	readonly mark: number;
	/** Lines of a UTF-8 file that are written in another character set; they are read as GB18030. */
	readonly isMixed: boolean;
}

const BLOCK = 1_048_576;

/**
 * Byte order mark → strict UTF-8 → GB18030. A file whose foreign bytes stand alone between Latin letters is Windows-1252;
 * one whose lines are mostly valid UTF-8 stays UTF-8, with its other lines read one by one.
 */
export function findEncoding(bytes: Uint8Array, chosen?: TextEncoding): FoundEncoding {
	const marked = markOf(bytes);
	if (chosen !== undefined) {
		return { name: chosen, by: 'user', mark: marked?.name === chosen ? marked.mark : 0, isMixed: false };
	}
	if (marked) return marked;
	const utf16 = guessUtf16(bytes);
	if (utf16) return { name: utf16, by: 'fallback', mark: 0, isMixed: false };
	if (isValid(bytes, 'utf-8')) return { name: 'utf-8', by: 'valid', mark: 0, isMixed: false };
	const lines = countLines(bytes);
	if (lines.utf8 >= lines.other) return { name: 'utf-8', by: 'fallback', mark: 0, isMixed: true };
	if (lines.isLatin) return { name: 'windows-1252', by: 'fallback', mark: 0, isMixed: false };
	const by = isValid(bytes, 'gb18030') ? 'valid' : 'fallback';
	return { name: 'gb18030', by, mark: 0, isMixed: false };
}

/** UTF-16 without a mark: text of Latin letters and digits has a zero in every second byte. */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const sample = Math.min(bytes.length & ~1, 4096);
	if (sample < 8) return null;
	const zeros = [0, 0];
	for (let at = 0; at < sample; at++) {
		if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] as number) + 1;
	}
	const [even, odd] = zeros as [number, number];
	if (odd > sample / 10 && even * 20 < odd) return 'utf-16le';
	return even > sample / 10 && odd * 20 < even ? 'utf-16be' : null;
}

/** Text of a file piece by piece; line ends are kept as they are. */
export function* decodePieces(bytes: Uint8Array, found: FoundEncoding, notes: RawNote[]): Generator<string> {
	if (found.isMixed) {
		yield* decodeMixed(bytes, notes);
		return;
	}
	const decoder = new TextDecoder(found.name, { ignoreBOM: true });
	for (let at = found.mark; at < bytes.length; at += BLOCK) {
		yield decoder.decode(bytes.subarray(at, at + BLOCK), { stream: at + BLOCK < bytes.length });
	}
}

/** Character set a byte order mark names; null where there is none. */
export function markOf(bytes: Uint8Array): FoundEncoding | null {
	const found = (name: TextEncoding, mark: number): FoundEncoding => ({
		name,
		by: 'bom',
		mark,
		isMixed: false,
	});
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return found('utf-8', 3);
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return found('utf-16le', 2);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return found('utf-16be', 2);
	return null;
}

function isValid(bytes: Uint8Array, encoding: TextEncoding): boolean {
	const decoder = new TextDecoder(encoding, { fatal: true });
	try {
		for (let at = 0; at < bytes.length; at += BLOCK) {
			decoder.decode(bytes.subarray(at, at + BLOCK), { stream: at + BLOCK < bytes.length });
		}
		return true;
	} catch {
		return false;
	}
}

/** Lines with bytes beyond ASCII, by whether they are valid UTF-8, and whether such bytes stand alone. */
function countLines(bytes: Uint8Array) {
	let utf8 = 0;
	let other = 0;
	let single = 0;
	let runs = 0;
	for (const [start, end] of lineRanges(bytes)) {
		let run = 0;
		let isAscii = true;
		for (let at = start; at <= end; at++) {
			if (at < end && (bytes[at] as number) > 0x7f) {
				run++;
				isAscii = false;
			} else if (run > 0) {
				runs++;
				if (run === 1) single++;
				run = 0;
			}
		}
		if (isAscii) continue;
		const line = bytes.subarray(start, end);
		if (isValid(line, 'utf-8') || hasSurrogates(line)) utf8++;
		else other++;
	}
	return { utf8, other, isLatin: single >= runs * 0.8 };
}

function* decodeMixed(bytes: Uint8Array, notes: RawNote[]): Generator<string> {
	const rows: number[] = [];
	let count = 0;
	let line = 0;
	let text = '';
	const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
	const gb18030 = new TextDecoder('gb18030');
	for (const [start, end] of lineRanges(bytes)) {
		const part = bytes.subarray(start, end);
		if (isValid(part, 'utf-8') || hasSurrogates(part)) text += utf8.decode(part);
		else {
			text += gb18030.decode(part);
			count++;
			if (rows.length < 20) rows.push(line);
		}
		line++;
		if (text.length > BLOCK) {
			yield text;
			text = '';
		}
	}
	if (count > 0) notes.push({ code: 'mixedEncoding', count, rows });
	yield text;
}

/** Ranges of lines, their line ends included. */
function* lineRanges(bytes: Uint8Array): Generator<readonly [number, number]> {
	let start = 0;
	while (start < bytes.length) {
		const newline = bytes.indexOf(10, start);
		const end = newline < 0 ? bytes.length : newline + 1;
		yield [start, end];
		start = end;
	}
}

/** Lone surrogates written as UTF-8 (ED A0…BF xx): a fault of the writer, not another character set. */
function hasSurrogates(line: Uint8Array): boolean {
	for (let at = line.indexOf(0xed); at >= 0; at = line.indexOf(0xed, at + 1)) {
		const second = line[at + 1] ?? 0;
		const third = line[at + 2] ?? 0;
		if (second >= 0xa0 && second <= 0xbf && third >= 0x80 && third <= 0xbf) return true;
	}
	return false;
}
