/** A piece of markup: a tag with its attributes, or text with its entities resolved. */
export type HtmlToken =
	| {
			readonly kind: 'open' | 'close';
			readonly name: string;
			readonly attributes: ReadonlyMap<string, string>;
	  }
	| { readonly kind: 'text'; readonly text: string };

const TAG = /<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|<!--[\s\S]*?(?:-->|$)|<![^>]*>|<\?[^>]*>/g;
const ATTRIBUTE = /([\w:-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;
const RAW = /^(style|script|title|xml)$/;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Markup as tokens. Comments, scripts and styles are passed over; the text of `style` is handed to `onStyle`. */
export function* htmlTokens(html: string, onStyle: (css: string) => void): Generator<HtmlToken> {
	let at = 0;
	TAG.lastIndex = 0;
	const tags = new RegExp(TAG);
	for (;;) {
		tags.lastIndex = at;
		const tag = tags.exec(html);
		const text = html.slice(at, tag ? tag.index : html.length);
		if (text !== '') yield { kind: 'text', text: decodeEntities(text) };
		if (!tag) return;
		at = tag.index + tag[0].length;
		const [, slash, rawName, rest = ''] = tag;
		if (rawName === undefined) continue;
		const name = rawName.toLowerCase();
		if (RAW.test(name) && slash === '' && !rest.endsWith('/')) {
			const end = closingTag(html, name, at);
			if (name === 'style') onStyle(html.slice(at, end));
			at = end;
			continue;
		}
		yield {
			kind: slash === '/' ? 'close' : 'open',
			name,
			attributes: slash === '' ? readAttributes(rest) : NO_ATTRIBUTES,
		};
	}
}

function closingTag(html: string, name: string, from: number): number {
	const close = new RegExp(`</${name}`, 'gi');
	close.lastIndex = from;
	return close.exec(html)?.index ?? html.length;
}

function readAttributes(source: string): ReadonlyMap<string, string> {
	const attributes = new Map<string, string>();
	for (const [, name = '', value = ''] of source.matchAll(ATTRIBUTE)) {
		attributes.set(name.toLowerCase(), decodeEntities(value.replace(/^(["'])([\s\S]*)\1$/, '$2')));
	}
	return attributes;
}

const NAMED: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
	['nbsp', '\u00a0'],
	['yen', '¥'],
	['euro', '€'],
	['mdash', '—'],
	['ndash', '–'],
	['middot', '·'],
	['times', '×'],
]);

/** Text with its character references resolved; unknown ones stay as they are. */
function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
		if (name) return NAMED.get(String(name).toLowerCase()) ?? whole;
		const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}
