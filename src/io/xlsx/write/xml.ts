/** Longest text a cell can hold, in UTF-16 units. */
export const CELL_TEXT_LIMIT = 32_767;

// Everything a text must not carry as it stands: C0 but tab and line feed, U+FFFE/FFFF, lone surrogates, markup, and text that looks like an escape.
const C0 = `${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(11)}-${String.fromCharCode(31)}`;
const NONCHARACTERS = `${String.fromCharCode(0xfffe)}${String.fromCharCode(0xffff)}`;
const UNSAFE = new RegExp(`[${C0}${NONCHARACTERS}&<>"]|[\\ud800-\\udfff]|_x[0-9a-fA-F]{4}_`);
const CONTROLS = new RegExp(`[${C0}${NONCHARACTERS}]`, 'g');
const ESCAPE_LIKE = /_(?=x[0-9a-fA-F]{4}_)/g;
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as the content of `<t>` or `<v>`: control characters as `_xHHHH_`, lone surrogates as U+FFFD. */
export function escapeText(text: string): string {
	if (!UNSAFE.test(text)) return text;
	return text
		.toWellFormed()
		.replace(ESCAPE_LIKE, '_x005F_')
		.replace(CONTROLS, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
		.replace(/[&<>"]/g, (c) => MARKUP[c] ?? c);
}

/** A text that looks like an escape, so that it is not taken for one (ST_Xstring). */
export function guardEscapes(text: string): string {
	return text.replace(ESCAPE_LIKE, '_x005F_');
}

/** Text as an attribute value or as text outside of cells: control characters become spaces. */
export function escapeAttribute(text: string): string {
	return text
		.toWellFormed()
		.replace(CONTROLS, ' ')
		.replace(/[\t\n]/g, ' ')
		.replace(/[&<>"]/g, (c) => MARKUP[c] ?? c);
}

/** Whether the white space of a text needs `xml:space="preserve"`. */
export function needsPreserve(text: string): boolean {
	return /^\s|\s$|\n/.test(text);
}

/** A text cut to what a cell can hold, never inside a surrogate pair. */
export function cutText(text: string): string {
	if (text.length <= CELL_TEXT_LIMIT) return text;
	const last = text.charCodeAt(CELL_TEXT_LIMIT - 1);
	return text.slice(0, last >= 0xd800 && last <= 0xdbff ? CELL_TEXT_LIMIT - 1 : CELL_TEXT_LIMIT);
}

/** An element with attributes (undefined ones left out) and ready-made content. */
export function element(
	name: string,
	attributes: Readonly<Record<string, string | number | undefined>>,
	content = '',
): string {
	let head = `<${name}`;
	for (const [key, value] of Object.entries(attributes)) {
		if (value !== undefined)
			head += ` ${key}="${typeof value === 'number' ? value : escapeAttribute(value)}"`;
	}
	return content === '' ? `${head}/>` : `${head}>${content}</${name}>`;
}

/** First line of every part. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
