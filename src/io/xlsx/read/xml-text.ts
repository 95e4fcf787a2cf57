import { AppError } from '#src/errors/index.ts';

const decoder = new TextDecoder('utf-8');

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of bytes `start … end` of a UTF-8 buffer, without touching entities. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
	if (end - start > 24) return decoder.decode(bytes.subarray(start, end));
	let text = '';
	for (let at = start; at < end; at++) {
		const byte = bytes[at] as number;
		if (byte > 0x7f) return decoder.decode(bytes.subarray(start, end));
		text += String.fromCharCode(byte);
	}
	return text;
}

/** Resolves the five named entities and character references; unknown ones stay as they stand. */
function unescapeXml(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
		if (!name.startsWith('#')) return NAMED[name] ?? whole;
		const isHex = name[1] === 'x' || name[1] === 'X';
		const code = isHex ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
		return code > 0x10ffff ? whole : String.fromCodePoint(code);
	});
}

/** Resolves the `_xHHHH_` escapes of SpreadsheetML (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
function unescapeXstring(text: string): string {
	if (!text.includes('_x')) return text;
	return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16)),
	);
}

/** Text content of a cell or string item: entities, then `_xHHHH_`, line ends as XML prescribes. */
export function cellText(bytes: Uint8Array, start: number, end: number): string {
	let text = decodeUtf8(bytes, start, end);
	if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
	return unescapeXstring(unescapeXml(text));
}

/** A start or end tag of a small part, its namespace prefix removed. */
export interface XmlTag {
	readonly name: string;
	readonly isEnd: boolean;
	/** Value of an attribute by its name as written, or without its prefix. */
	attribute(name: string): string | undefined;
}

/**
 * Calls `visit` for each tag of a small XML part, in order. Comments and processing instructions are skipped.
 * @throws AppError `xml.refused` (document type), `xml.damaged` (a tag that never ends)
 */
export function scanTags(bytes: Uint8Array, file: string, entry: string, visit: (tag: XmlTag) => void): void {
	const xml = decoder.decode(bytes);
	let at = 0;
	for (;;) {
		const open = xml.indexOf('<', at);
		if (open < 0) return;
		if (xml.startsWith('<!--', open)) {
			at = endOf(xml, '-->', open, file, entry);
		} else if (xml.startsWith('<![CDATA[', open)) {
			at = endOf(xml, ']]>', open, file, entry);
		} else if (xml.startsWith('<!', open)) {
			throw new AppError('xml.refused', { file, entry });
		} else if (xml.startsWith('<?', open)) {
			at = endOf(xml, '?>', open, file, entry);
		} else {
			const close = tagEnd(xml, open);
			if (close < 0) throw new AppError('xml.damaged', { file, entry });
			visit(parseTag(xml.slice(open + 1, close)));
			at = close + 1;
		}
	}
}

function endOf(xml: string, mark: string, from: number, file: string, entry: string): number {
	const found = xml.indexOf(mark, from);
	if (found < 0) throw new AppError('xml.damaged', { file, entry });
	return found + mark.length;
}

/** Position of the `>` that ends the tag; a `>` inside quotes does not. */
function tagEnd(xml: string, open: number): number {
	let quote = '';
	for (let at = open + 1; at < xml.length; at++) {
		const char = xml[at] as string;
		if (quote !== '') {
			if (char === quote) quote = '';
		} else if (char === '"' || char === "'") quote = char;
		else if (char === '>') return at;
	}
	return -1;
}

function parseTag(inside: string): XmlTag {
	const isEnd = inside.startsWith('/');
	const body = isEnd ? inside.slice(1) : inside;
	let nameEnd = 0;
	while (nameEnd < body.length && !' \t\r\n/'.includes(body[nameEnd] as string)) nameEnd++;
	const attributes = new Map<string, string>();
	const pattern = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
	let at = nameEnd;
	while (at < body.length) {
		pattern.lastIndex = at;
		const match = pattern.exec(body);
		if (!match) {
			at++;
			continue;
		}
		const value = unescapeXml(match[2] ?? match[3] ?? '');
		const name = match[1] as string;
		attributes.set(name, value);
		const local = withoutPrefix(name);
		if (!attributes.has(local)) attributes.set(local, value);
		at = pattern.lastIndex;
	}
	return { name: withoutPrefix(body.slice(0, nameEnd)), isEnd, attribute: (name) => attributes.get(name) };
}

function withoutPrefix(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}
