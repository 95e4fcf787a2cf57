import { strToU8, zipSync } from 'fflate';
import { readFile } from '#src/io/read-file.ts';
import { RAW_ERRORS, RawKind, type RawSheet, type RawWorkbook, type ReadOptions } from '#src/io/raw.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface PartsOfXlsx {
	/** Content of `<sheetData>`. */
	readonly rows?: string;
	/** Content behind `<sheetData>`. */
	readonly after?: string;
	/** Content before `<sheetData>`. */
	readonly before?: string;
	/** The whole sheet part instead. */
	readonly sheet?: string;
	/** Content of `<sst>`. */
	readonly shared?: string;
	/** Content of `<styleSheet>`. */
	readonly styles?: string;
	/** `<workbookPr …/>`. */
	readonly properties?: string;
	/** Further parts or replacements by path; null leaves a part out. */
	readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

function xml(content: string): string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;
}

/** A relationship element. */
export function relation(id: string, type: string, target: string, more = ''): string {
	return `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"${more}/>`;
}

/** A relationships part. */
export function relations(content: string): string {
	return xml(`<Relationships xmlns="${PACKAGE}">${content}</Relationships>`);
}

/** A worksheet part around `<sheetData>`. */
export function worksheet(rows: string, before = '', after = ''): string {
	return xml(`<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`);
}

/** The parts of a workbook with one sheet `S`. */
export function partsOf(given: PartsOfXlsx): Record<string, Uint8Array> {
	const texts: Record<string, string | Uint8Array | null> = {
		'[Content_Types].xml': xml(
			'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
		),
		'_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
		'xl/workbook.xml': xml(
			`<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${given.properties ?? ''}<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		),
		'xl/_rels/workbook.xml.rels': relations(
			relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
				relation('rId2', 'sharedStrings', 'sharedStrings.xml') +
				relation('rId3', 'styles', 'styles.xml'),
		),
		'xl/worksheets/sheet1.xml': given.sheet ?? worksheet(given.rows ?? '', given.before, given.after),
		'xl/sharedStrings.xml': xml(`<sst xmlns="${MAIN}">${given.shared ?? ''}</sst>`),
		'xl/styles.xml': xml(
			`<styleSheet xmlns="${MAIN}">${given.styles ?? '<cellXfs><xf numFmtId="0"/></cellXfs>'}</styleSheet>`,
		),
		...given.parts,
	};
	const parts: Record<string, Uint8Array> = {};
	for (const [path, content] of Object.entries(texts)) {
		if (content !== null) parts[path] = typeof content === 'string' ? strToU8(content) : content;
	}
	return parts;
}

/** Bytes of a workbook with one sheet `S`. */
export function makeXlsx(given: PartsOfXlsx, level: 0 | 6 = 6): Uint8Array {
	return zipSync(partsOf(given), { level });
}

/** Reads bytes quietly. */
export function readQuietly(
	bytes: Uint8Array,
	name = 'a.xlsx',
	options: ReadOptions = {},
): Promise<RawWorkbook> {
	return readFile(bytes, name, options, () => undefined);
}

/** Reads a workbook made of parts. */
export function readMade(given: PartsOfXlsx, options: ReadOptions = {}): Promise<RawWorkbook> {
	return readQuietly(makeXlsx(given), 'a.xlsx', options);
}

/** Value of a cell as a plain value: errors as their text, empty as null. */
function valueAt(workbook: RawWorkbook, sheet: RawSheet, row: number, column: number) {
	const { kinds, values } = sheet.columns[column]!;
	const value = values[row]!;
	if (kinds[row] === RawKind.number) return value;
	if (kinds[row] === RawKind.text) return workbook.strings[value]!;
	if (kinds[row] === RawKind.boolean) return value === 1;
	return kinds[row] === RawKind.error ? RAW_ERRORS[value]! : null;
}

/** Rows of a sheet as plain values. */
export function gridOf(workbook: RawWorkbook, index = 0) {
	const sheet = workbook.sheets[index]!;
	return Array.from({ length: sheet.rowCount }, (_, row) =>
		sheet.columns.map((_column, column) => valueAt(workbook, sheet, row, column)),
	);
}

/** Fault of a promise that must fail: code and arguments. */
export async function faultOf(
	promise: Promise<unknown>,
): Promise<{ code: string; args: Record<string, unknown> }> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof Error && 'fault' in error)
			return error.fault as { code: string; args: Record<string, unknown> };
		throw error;
	}
	throw new Error('nothing was thrown');
}
