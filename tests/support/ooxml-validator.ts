import { unzipSync } from 'fflate';
import { ORDER } from './ooxml-order.ts';
import { find, parseXml, type XmlNode } from './xml-tree.ts';

export interface Package {
	readonly parts: ReadonlyMap<string, XmlNode>;
	readonly problems: readonly string[];
}

const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;
/** Rows from the top in which the header of a table may stand. */
const HEADER_ROWS = 20;
const RELATION_ATTRIBUTE = 'r:id';

/** Everything about an .xlsx that makes Excel offer a repair, one sentence each; empty when the file is sound. */
export function validateWorkbook(bytes: Uint8Array): Package {
	const problems: string[] = [];
	const parts = new Map<string, XmlNode>();
	for (const [path, content] of Object.entries(unzipSync(bytes))) {
		try {
			parts.set(path, parseXml(new TextDecoder('utf-8', { fatal: true }).decode(content)));
		} catch (error) {
			problems.push(`${path}: ${String(error)}`);
		}
	}
	checkContentTypes(parts, problems);
	for (const [path, root] of parts) {
		checkOrder(path, root, problems);
		if (path.endsWith('.rels')) checkTargets(path, root, parts, problems);
		else checkRelationIds(path, root, parts, problems);
	}
	checkWorkbook(parts, problems);
	return { parts, problems };
}

/** The Uint8Array of a workbook that was written in pieces. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

function checkOrder(path: string, node: XmlNode, problems: string[]): void {
	const order = ORDER[node.name];
	if (order) {
		let last = -1;
		for (const child of node.children) {
			const at = order.indexOf(child.name);
			if (at < 0) problems.push(`${path}: <${child.name}> is not allowed in <${node.name}>`);
			else if (at < last) problems.push(`${path}: <${child.name}> stands too late in <${node.name}>`);
			last = Math.max(last, at);
		}
	}
	if (
		node.attributes['count'] !== undefined &&
		node.name !== 'sst' &&
		Number(node.attributes['count']) !== node.children.length
	) {
		problems.push(
			`${path}: <${node.name}> counts ${node.attributes['count']} but has ${node.children.length}`,
		);
	}
	for (const child of node.children) checkOrder(path, child, problems);
}

function checkContentTypes(parts: ReadonlyMap<string, XmlNode>, problems: string[]): void {
	const types = parts.get('[Content_Types].xml');
	if (!types) return void problems.push('no [Content_Types].xml');
	const overrides = find(types, 'Override').map((node) => node.attributes['PartName']?.slice(1) ?? '');
	for (const path of overrides)
		if (!parts.has(path)) problems.push(`content type for ${path}, which is not there`);
	if (new Set(overrides).size !== overrides.length) problems.push('content type given twice');
	for (const path of parts.keys()) {
		if (!path.endsWith('.rels') && path !== '[Content_Types].xml' && !overrides.includes(path))
			problems.push(`${path} has no content type`);
	}
}

function checkTargets(
	path: string,
	root: XmlNode,
	parts: ReadonlyMap<string, XmlNode>,
	problems: string[],
): void {
	const folder = path.replace(/_rels\/[^/]*$/, '');
	const ids = new Set<string>();
	for (const { attributes } of find(root, 'Relationship')) {
		const target = resolve(folder, attributes['Target'] ?? '');
		if (!parts.has(target)) problems.push(`${path}: target ${target} is not there`);
		if (ids.has(attributes['Id'] ?? '')) problems.push(`${path}: id ${attributes['Id']} twice`);
		ids.add(attributes['Id'] ?? '');
	}
}

function checkRelationIds(
	path: string,
	root: XmlNode,
	parts: ReadonlyMap<string, XmlNode>,
	problems: string[],
): void {
	const relations = parts.get(path.replace(/([^/]*)$/, '_rels/$1.rels'));
	const known = new Set(
		relations ? find(relations, 'Relationship').map((node) => node.attributes['Id']) : [],
	);
	const used = new Set<string>();
	visit(root, (node) => {
		const id = node.attributes[RELATION_ATTRIBUTE];
		if (id === undefined) return;
		used.add(id);
		if (!known.has(id)) problems.push(`${path}: relation ${id} is not declared`);
	});
	if (path.includes('worksheets/') && [...known].some((id) => !used.has(id ?? '')))
		problems.push(`${path}: relation declared but not used`);
}

function checkWorkbook(parts: ReadonlyMap<string, XmlNode>, problems: string[]): void {
	const workbook = parts.get('xl/workbook.xml');
	const strings = parts.get('xl/sharedStrings.xml');
	const styles = parts.get('xl/styles.xml');
	if (!workbook || !strings || !styles) return void problems.push('workbook, strings or styles missing');
	const names = find(workbook, 'sheets', 'sheet').map((node) => node.attributes['name'] ?? '');
	if (new Set(names.map((name) => name.toLowerCase())).size !== names.length)
		problems.push('two sheets with one name');
	for (const name of names) {
		if (name === '' || name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name))
			problems.push(`sheet name ${JSON.stringify(name)}`);
	}
	const texts = find(strings, 'si').map((si) => find(si, 't')[0]?.text ?? '');
	if (Number(strings.attributes['uniqueCount']) !== texts.length)
		problems.push('uniqueCount differs from the number of texts');
	const counts = { uses: 0 };
	const limits = {
		texts,
		formats: find(styles, 'cellXfs', 'xf').length,
		looks: find(styles, 'dxfs', 'dxf').length,
		counts,
	};
	for (const [path, root] of parts)
		if (root.name === 'worksheet') checkSheet(path, root, parts, limits, problems);
	if (Number(strings.attributes['count']) !== counts.uses)
		problems.push(`count ${strings.attributes['count']} but ${counts.uses} uses`);
	checkTables(parts, problems);
	checkStyleIds(styles, problems);
}

interface Limits {
	readonly texts: readonly string[];
	readonly formats: number;
	readonly looks: number;
	readonly counts: { uses: number };
}

function checkSheet(
	path: string,
	root: XmlNode,
	parts: ReadonlyMap<string, XmlNode>,
	limits: Limits,
	problems: string[],
): void {
	let lastRow = 0;
	const header = new Map<string, string>();
	for (const row of find(root, 'sheetData', 'row')) {
		const r = Number(row.attributes['r']);
		if (!(r > lastRow && r <= MAX_ROW)) problems.push(`${path}: row ${r} after ${lastRow}`);
		lastRow = r;
		let lastColumn = 0;
		for (const cell of row.children) {
			const { row: cellRow, column } = parseRef(cell.attributes['r'] ?? '');
			if (cellRow !== r || column <= lastColumn || column > MAX_COLUMN)
				problems.push(`${path}: cell ${cell.attributes['r']} in row ${r}`);
			lastColumn = column;
			if (Number(cell.attributes['s'] ?? 0) >= limits.formats)
				problems.push(`${path}: style of ${cell.attributes['r']}`);
			if (cell.attributes['t'] !== 's') continue;
			limits.counts.uses++;
			const text = limits.texts[Number(find(cell, 'v')[0]?.text)];
			if (text === undefined) problems.push(`${path}: text of ${cell.attributes['r']}`);
			else if (r <= HEADER_ROWS) header.set(cell.attributes['r'] ?? '', text);
		}
	}
	checkRefs(path, root, limits.looks, problems);
	const relations = parts.get(path.replace(/([^/]*)$/, '_rels/$1.rels'));
	for (const { attributes } of relations ? find(relations, 'Relationship') : []) {
		const table = parts.get(resolve('xl/worksheets/', attributes['Target'] ?? ''));
		if (table?.name === 'table') checkHeader(path, table, header, problems);
	}
}

function checkRefs(path: string, root: XmlNode, looks: number, problems: string[]): void {
	const priorities = new Set<string>();
	visit(root, (node) => {
		const { ref, sqref, dxfId, priority } = node.attributes;
		for (const range of [ref, sqref].filter((text) => text !== undefined)) {
			const [first, last = first] = range.split(':').map(parseRef);
			if (
				!first ||
				!last ||
				!(
					first.row <= last.row &&
					first.column <= last.column &&
					last.row <= MAX_ROW &&
					last.column <= MAX_COLUMN
				)
			) {
				problems.push(`${path}: range ${range}`);
			}
		}
		if (dxfId !== undefined && Number(dxfId) >= looks) problems.push(`${path}: dxf ${dxfId}`);
		if (priority === undefined) return;
		if (priorities.has(priority)) problems.push(`${path}: priority ${priority} twice`);
		priorities.add(priority);
	});
}

function checkHeader(
	path: string,
	table: XmlNode,
	header: ReadonlyMap<string, string>,
	problems: string[],
): void {
	const [first, last] = (table.attributes['ref'] ?? '').split(':').map(parseRef);
	const columns = find(table, 'tableColumns', 'tableColumn').map((node) => node.attributes['name'] ?? '');
	if (!first || !last || last.column - first.column + 1 !== columns.length)
		problems.push(`${path}: table is not as wide as its columns`);
	columns.forEach((name, i) => {
		const ref = `${letters((first?.column ?? 1) + i)}${first?.row ?? 1}`;
		if (header.get(ref) !== name)
			problems.push(
				`${path}: header ${ref} is ${JSON.stringify(header.get(ref))}, table says ${JSON.stringify(name)}`,
			);
	});
	if (new Set(columns.map((name) => name.toLowerCase())).size !== columns.length)
		problems.push(`${path}: two table columns with one name`);
	if (find(table, 'autoFilter')[0]?.attributes['ref'] !== table.attributes['ref'])
		problems.push(`${path}: filter differs from table`);
}

function checkTables(parts: ReadonlyMap<string, XmlNode>, problems: string[]): void {
	const tables = [...parts.values()].filter((node) => node.name === 'table');
	for (const key of ['id', 'displayName']) {
		const values = tables.map((table) => table.attributes[key]?.toLowerCase());
		if (new Set(values).size !== values.length) problems.push(`two tables with one ${key}`);
	}
	for (const { attributes } of tables) {
		if (!/^[A-Za-z_][A-Za-z0-9_.]*$/.test(attributes['displayName'] ?? ''))
			problems.push(`table name ${attributes['displayName']}`);
	}
}

function checkStyleIds(styles: XmlNode, problems: string[]): void {
	const size = (name: string): number => find(styles, name)[0]?.children.length ?? 0;
	const formats = new Set(find(styles, 'numFmts', 'numFmt').map((node) => node.attributes['numFmtId']));
	for (const { attributes } of find(styles, 'cellXfs', 'xf')) {
		if (Number(attributes['fontId']) >= size('fonts') || Number(attributes['fillId']) >= size('fills'))
			problems.push('style without font or fill');
		if (Number(attributes['borderId']) >= size('borders')) problems.push('style without border');
		if (Number(attributes['numFmtId']) >= 164 && !formats.has(attributes['numFmtId']))
			problems.push('style without number format');
	}
}

function visit(node: XmlNode, each: (node: XmlNode) => void): void {
	each(node);
	for (const child of node.children) visit(child, each);
}

function resolve(folder: string, target: string): string {
	if (target.startsWith('/')) return target.slice(1);
	const path: string[] = [];
	for (const step of (folder + target).split('/')) {
		if (step === '..') path.pop();
		else if (step !== '.') path.push(step);
	}
	return path.join('/');
}

function parseRef(ref: string): { row: number; column: number } {
	const match = /^([A-Z]+)(\d+)$/.exec(ref);
	const column = [...(match?.[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
	return { row: Number(match?.[2] ?? 0), column };
}

function letters(column: number): string {
	return column <= 0
		? ''
		: letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));
}
