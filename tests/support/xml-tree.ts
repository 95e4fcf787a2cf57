/** An element of a small, strict XML reader for tests: no DTD, no comments, no processing beyond the five entities. */
export interface XmlNode {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: XmlNode[];
	text: string;
}

const TOKEN = /<\?[^?]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g;

/** The root element. Throws on anything that is not well formed. */
export function parseXml(xml: string): XmlNode {
	const root: XmlNode = { name: '#document', attributes: {}, children: [], text: '' };
	const open: XmlNode[] = [root];
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < xml.length) {
		const at = TOKEN.lastIndex;
		const match = TOKEN.exec(xml);
		if (!match) throw new Error(`not well formed at ${at}: ${xml.slice(at, at + 60)}`);
		const [, close, name, attributes, empty, text] = match;
		const top = open.at(-1)!;
		if (close !== undefined) {
			if (top.name !== close) throw new Error(`</${close}> closes <${top.name}> at ${at}`);
			open.pop();
		} else if (name !== undefined) {
			const node: XmlNode = {
				name,
				attributes: readAttributes(attributes ?? '', at),
				children: [],
				text: '',
			};
			top.children.push(node);
			if (!empty) open.push(node);
		} else if (text !== undefined) top.text += decode(text, at);
	}
	if (open.length !== 1 || root.children.length !== 1) throw new Error('unclosed element or no single root');
	return root.children[0]!;
}

/** Elements below a node whose path of names is this. */
export function find(node: XmlNode, ...path: string[]): XmlNode[] {
	let level = [node];
	for (const name of path)
		level = level.flatMap((one) => one.children.filter((child) => child.name === name));
	return level;
}

function readAttributes(source: string, at: number): Record<string, string> {
	const attributes: Record<string, string> = {};
	for (const [, name, value] of source.matchAll(ATTRIBUTE)) {
		if (Object.hasOwn(attributes, name!)) throw new Error(`attribute ${name} twice at ${at}`);
		attributes[name!] = decode(value!, at);
	}
	return attributes;
}

function decode(text: string, at: number): string {
	for (const unit of text.toWellFormed()) {
		const code = unit.codePointAt(0)!;
		if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffe || code === 0xffff) {
			throw new Error(`illegal character U+${code.toString(16)} at ${at}`);
		}
	}
	if (!text.isWellFormed()) throw new Error(`lone surrogate at ${at}`);
	return text.replace(/&([^;]*);/g, (whole, name: string) => {
		const known = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name];
		if (known === undefined) throw new Error(`unknown entity ${whole} at ${at}`);
		return known;
	});
}
