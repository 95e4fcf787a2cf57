import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkArchive } from '#src/io/preflight/archive.ts';
import { inflateBy, unpackFor, type InflateEntry } from '#src/io/zip/index.ts';
import { faultOf, gridOf, makeXlsx, readQuietly } from '../../../support/make-xlsx.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const cells = (from: number, to: number) =>
	Array.from({ length: to - from }, (_, i) => {
		const row = from + i + 1;
		return `<row r="${row}"><c r="A${row}"><v>${row * 7}</v></c><c r="B${row}"><v>${row / 8}</v></c></row>`;
	}).join('');
/** Megabytes: more than may be under way at a time. */
const ROWS = cells(0, 30_000);

let ports: MessagePort[] = [];
let inflate: InflateEntry;
beforeAll(() => {
	const { port1, port2 } = new MessageChannel();
	ports = [port1, port2];
	unpackFor(port1);
	inflate = inflateBy(port2);
});
afterAll(() => ports.forEach((port) => port.close()));

test('XR20 a sheet that another worker unpacks reads the same', async () => {
	const bytes = makeXlsx({ rows: ROWS });
	const sizes: number[] = [];
	const counting: InflateEntry = (archive, entry, sink) =>
		inflate(archive, entry, (piece) => {
			sizes.push(piece.length);
			return sink(piece);
		});
	const read = await readQuietly(bytes, 'a.xlsx', { inflate: counting });
	expect(sizes.length).toBeGreaterThan(100);
	expect(read).toEqual(await readQuietly(bytes));
	expect(gridOf(read).at(-1)).toEqual([210_000, 3750]);
});

test('PF11 damage found by another worker is the same fault, and the next file is read', async () => {
	const bytes = makeXlsx({ rows: ROWS });
	const { start, packed } = checkArchive(bytes, 'a').parts.get(SHEET)!;
	const damaged = bytes.slice();
	damaged.fill(0, start + (packed >> 1), start + (packed >> 1) + 64);
	const fault = await faultOf(readQuietly(damaged, 'a.xlsx', { inflate }));
	expect(fault).toEqual(await faultOf(readQuietly(damaged)));
	expect(fault).toEqual({ code: 'zip.damaged', args: { file: 'a.xlsx', entry: SHEET } });
	const small = makeXlsx({ rows: cells(0, 2) });
	expect(gridOf(await readQuietly(small, 'b.xlsx', { inflate }))).toHaveLength(2);
});

test('XR17 a sheet that goes to SheetJS amid its rows stops the other worker', async () => {
	const bytes = makeXlsx({ rows: `${cells(0, 10)}<!-- odd -->${cells(10, 20_000)}` });
	const read = await readQuietly(bytes, 'a.xlsx', { inflate });
	expect(read.notes.map(({ code }) => code)).toContain('readBySheetJs');
	expect(read.sheets[0]!.rowCount).toBe(20_000);
});

test('XR16 a reader that wants no more ends the unpacking', async () => {
	const archive = checkArchive(makeXlsx({ rows: ROWS }), 'a');
	const entry = archive.parts.get(SHEET)!;
	let pieces = 0;
	expect(await inflate(archive, entry, () => ++pieces < 20)).toBe(false);
	expect(pieces).toBe(20);
	let bytes = 0;
	expect(await inflate(archive, entry, (piece) => (bytes += piece.length) > 0)).toBe(true);
	expect(bytes).toBe(entry.size);
});
