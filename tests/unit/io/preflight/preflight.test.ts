import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { CFB } from 'xlsx';
import { LIMITS } from '#src/io/preflight/limits.ts';
import { MarkupScanner, verifyArchive } from '#src/io/preflight/verify.ts';
import { sniffFile } from '#src/io/preflight/sniff.ts';
import { checkArchive, isSafePath } from '#src/io/preflight/archive.ts';
import {
	faultOf,
	gridOf,
	makeXlsx,
	partsOf,
	readMade,
	readQuietly,
	relation,
	relations,
	worksheet,
} from '../../../support/make-xlsx.ts';

/** What this test uses of the container tools of SheetJS, which are published without types. */
interface CompoundFiles {
	readonly utils: {
		cfb_new(): unknown;
		cfb_add(container: unknown, path: string, content: Uint8Array): void;
	};
	write(container: unknown, options: { type: 'array' }): ArrayLike<number>;
}

const ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>';

/** Positions of the central directory headers. */
function centralHeaders(bytes: Uint8Array): number[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	const found: number[] = [];
	for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) found.push(at);
	return found;
}

/** A copy with one 16- or 32-bit field of the central header of `name` changed. */
function withField(
	bytes: Uint8Array,
	name: string,
	offset: number,
	size: 2 | 4,
	change: (old: number) => number,
): Uint8Array {
	const copy = bytes.slice();
	const view = new DataView(copy.buffer);
	for (const at of centralHeaders(copy)) {
		const length = view.getUint16(at + 28, true);
		if (new TextDecoder().decode(copy.subarray(at + 46, at + 46 + length)) !== name) continue;
		if (size === 2) view.setUint16(at + offset, change(view.getUint16(at + offset, true)), true);
		else view.setUint32(at + offset, change(view.getUint32(at + offset, true)) >>> 0, true);
	}
	return copy;
}

const SHEET = 'xl/worksheets/sheet1.xml';

describe('what a file is', () => {
	test('PF1 content decides, and a wrong extension is noted', async () => {
		const csv = await readQuietly(strToU8('a,b\n1,2\n'), 'list.xlsx');
		expect(csv.format).toBe('csv');
		expect(csv.notes).toContainEqual({ code: 'wrongExtension' });
		const xlsx = await readQuietly(makeXlsx({ rows: ROWS }), 'list.csv');
		expect(xlsx.format).toBe('xlsx');
		expect(xlsx.notes).toContainEqual({ code: 'wrongExtension' });
		expect((await readMade({ rows: ROWS })).notes).toEqual([]);
	});

	test('PF2 empty and oversized files are refused', () => {
		expect(() => sniffFile(new Uint8Array(0), 'a.csv')).toThrow('file.empty');
		expect(() => sniffFile(new Uint8Array(LIMITS.file + 1), 'a.csv')).toThrow('file.tooLarge');
	});

	test.each([
		['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
		['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]],
		['gzip', [0x1f, 0x8b, 0x08, 0]],
		['binary', Array.from({ length: 200 }, (_, index) => index % 9)],
	])('PF3 %s is no table', async (kind, bytes) => {
		const fault = await faultOf(readQuietly(Uint8Array.from(bytes), 'a.csv'));
		expect(fault).toEqual({ code: 'file.notATable', args: { file: 'a.csv', kind } });
	});

	test('PF3 Word and PowerPoint documents and plain archives are no tables', async () => {
		for (const [part, kind] of [
			['word/document.xml', 'docx'],
			['ppt/presentation.xml', 'pptx'],
			['readme.txt', 'zip'],
		] as const) {
			const fault = await faultOf(readQuietly(zipSync({ [part]: strToU8('x') })));
			expect(fault.args['kind']).toBe(kind);
		}
	});
});

describe('the archive', () => {
	test('PF4 a file without its directory is damaged', async () => {
		const whole = makeXlsx({ rows: ROWS });
		for (const share of [0.3, 0.7, 0.95]) {
			expect((await faultOf(readQuietly(whole.slice(0, whole.length * share)))).code).toBe('zip.damaged');
		}
	});

	test('PF4 a zip64 directory is read', async () => {
		expect(gridOf(await readQuietly(asZip64(makeXlsx({ rows: ROWS }))))).toEqual([[1]]);
	});

	test('PF5 a local header of another name is damaged', async () => {
		const bytes = makeXlsx({ rows: ROWS });
		const at = centralHeaders(bytes)[0]!;
		bytes[at + 46] = 'Z'.charCodeAt(0);
		expect((await faultOf(readQuietly(bytes))).code).toBe('zip.damaged');
	});

	test('PF5 an entry beyond the file is damaged', async () => {
		const bytes = withField(makeXlsx({ rows: ROWS }), SHEET, 20, 4, () => 1e6);
		expect((await faultOf(readQuietly(bytes))).code).toBe('zip.damaged');
	});

	test('PF6 two entries of one name are damaged', async () => {
		const bytes = zipSync({
			...partsOf({ rows: ROWS }),
			'XL/Worksheets/Sheet1.xml': strToU8('<worksheet/>'),
		});
		expect((await faultOf(readQuietly(bytes))).code).toBe('zip.damaged');
	});

	test('PF7 unsafe names are left alone, the rest is read', async () => {
		const bytes = zipSync({
			...partsOf({ rows: ROWS }),
			'../../evil.js': strToU8('x'),
			'/etc/passwd': strToU8('x'),
			'C:\\evil.exe': strToU8('x'),
		});
		expect(gridOf(await readQuietly(bytes))).toEqual([[1]]);
		expect([...checkArchive(bytes, 'a').parts.keys()].some((name) => name.includes('evil'))).toBe(false);
		expect(isSafePath('xl/a..b/c.xml')).toBe(true);
		expect(isSafePath('a\0b')).toBe(false);
	});

	test('PF8 a relationship out of the archive is refused', async () => {
		const parts = {
			'xl/_rels/workbook.xml.rels': relations(relation('rId1', 'worksheet', '../../../etc/passwd')),
		};
		expect((await faultOf(readMade({ rows: ROWS, parts }))).code).toBe('zip.unsafePath');
	});

	test('PF9 encrypted entries are recognised', async () => {
		const bytes = withField(makeXlsx({ rows: ROWS }), SHEET, 8, 2, (flags) => flags | 1);
		expect((await faultOf(readQuietly(bytes))).code).toBe('file.encrypted');
	});

	test('PF10 declared sizes and ratios beyond the limits are bombs', async () => {
		const bytes = makeXlsx({ rows: ROWS });
		for (const size of [LIMITS.entry + 1, 6e6]) {
			const fault = await faultOf(readQuietly(withField(bytes, SHEET, 24, 4, () => size)));
			expect(fault).toEqual({ code: 'zip.bomb', args: { file: 'a.xlsx', entry: SHEET } });
		}
	});

	test('PF10 entries that share bytes are a bomb', async () => {
		const bytes = zipSync({ 'aaaa.xml': strToU8('x'.repeat(99)), 'bbbb.xml': strToU8('y') });
		const shared = withField(
			withField(bytes, 'bbbb.xml', 42, 4, () => 0),
			'bbbb.xml',
			20,
			4,
			() => 3,
		);
		// Same name length; the local name must agree for the overlap to be the finding.
		const at = centralHeaders(shared)[1]!;
		shared.set(strToU8('aaaa.xml'), at + 46);
		expect((await faultOf(readQuietly(shared))).code).toBe('zip.bomb');
	});

	test('PF10 too many entries are refused', async () => {
		const parts: Record<string, Uint8Array> = {};
		for (let index = 0; index <= LIMITS.entries; index++) parts[`p${String(index)}`] = new Uint8Array(0);
		expect((await faultOf(readQuietly(zipSync(parts, { level: 0 })))).code).toBe('zip.tooManyEntries');
	});

	test.each([0, 6] as const)('PF11 wrong length or checksum is damaged (level %i)', async (level) => {
		const bytes = makeXlsx({ rows: ROWS }, level);
		expect(gridOf(await readQuietly(bytes))).toEqual([[1]]);
		const wrongCrc = withField(bytes, SHEET, 16, 4, (crc) => crc ^ 1);
		expect((await faultOf(readQuietly(wrongCrc))).code).toBe('zip.damaged');
		for (const delta of [-20, 20]) {
			const wrongSize = withField(bytes, SHEET, 24, 4, (size) => size + delta);
			expect((await faultOf(readQuietly(wrongSize))).code).toBe('zip.damaged');
		}
	});

	test.each([
		'xl/workbook.xml',
		'xl/_rels/workbook.xml.rels',
		'xl/styles.xml',
		'xl/sharedStrings.xml',
		SHEET,
	])('PF12 a document type in %s is refused', async (part) => {
		const given = { rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared: '<si><t>a</t></si>' };
		const old = new TextDecoder().decode(partsOf(given)[part]);
		const bad = old.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>');
		const fault = await faultOf(readMade({ ...given, parts: { [part]: bad } }));
		expect(fault).toEqual({ code: 'xml.refused', args: { file: 'a.xlsx', entry: part } });
	});

	test('PF13 every entry is judged before SheetJS sees the file', async () => {
		const prefixed =
			'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
		const bytes = makeXlsx({ sheet: prefixed, parts: { 'xl/other.bin': strToU8('something else') } });
		expect((await verifyArchive(checkArchive(bytes, 'a'))).rowsWithValue).toBe(1);
		expect(gridOf(await readQuietly(bytes))).toEqual([[1]]);
		const damaged = withField(bytes, 'xl/other.bin', 16, 4, (crc) => crc ^ 1);
		expect((await faultOf(readQuietly(damaged))).code).toBe('zip.damaged');
		const cut = makeXlsx({ sheet: prefixed.slice(0, -40) });
		expect((await faultOf(readQuietly(cut))).code).toBe('xml.damaged');
		const typed = makeXlsx({ sheet: `<!DOCTYPE a>${prefixed}` });
		expect((await faultOf(readQuietly(typed))).code).toBe('xml.refused');
	});

	test('PF13 tags are followed through any cutting into pieces', () => {
		const bytes = strToU8(
			worksheet(
				'<row r="1"><c r="A1" t="inlineStr"><is><t>a&gt;b</t></is></c></row><row r="2"/><row a=">"><c><v>1</v></c></row>',
			),
		);
		for (let size = 1; size < 40; size += 3) {
			const scanner = new MarkupScanner('f', 'e');
			for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
			scanner.finish();
			expect(scanner.rowsWithValue).toBe(2);
		}
	});

	test('PF14 compound files without a workbook', async () => {
		const cfb = CFB as CompoundFiles;
		const make = (path: string) => {
			const container = cfb.utils.cfb_new();
			cfb.utils.cfb_add(container, path, strToU8('x'.repeat(5000)));
			return Uint8Array.from(cfb.write(container, { type: 'array' }));
		};
		const doc = await faultOf(readQuietly(make('/WordDocument'), 'a.xls'));
		expect(doc).toEqual({ code: 'file.notATable', args: { file: 'a.xls', kind: 'doc' } });
		const package_ = await faultOf(readQuietly(make('/EncryptedPackage'), 'a.xlsx'));
		expect(package_.code).toBe('file.encrypted');
		const cut = await faultOf(readQuietly(make('/Workbook').slice(0, 900), 'a.xls'));
		expect(cut.code).toBe('file.unreadable');
	});
});

/** The same archive with its end record pointing to a zip64 one. */
function asZip64(bytes: Uint8Array): Uint8Array {
	const end = bytes.length - 22;
	const old = new DataView(bytes.buffer, bytes.byteOffset + end, 22);
	const out = new Uint8Array(bytes.length + 76);
	out.set(bytes.subarray(0, end));
	const view = new DataView(out.buffer);
	view.setUint32(end, 0x06064b50, true);
	view.setUint32(end + 4, 44, true);
	view.setUint32(end + 24, old.getUint16(10, true), true);
	view.setUint32(end + 32, old.getUint16(10, true), true);
	view.setUint32(end + 40, old.getUint32(12, true), true);
	view.setUint32(end + 48, old.getUint32(16, true), true);
	view.setUint32(end + 56, 0x07064b50, true);
	view.setUint32(end + 64, end, true);
	view.setUint32(end + 72, 1, true);
	view.setUint32(end + 76, 0x06054b50, true);
	view.setUint16(end + 84, 0xffff, true);
	view.setUint16(end + 86, 0xffff, true);
	view.setUint32(end + 88, 0xffffffff, true);
	view.setUint32(end + 92, 0xffffffff, true);
	return out;
}
