import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isoDate, isUnread, type CellValue, type Table } from '#src/core/table/index.ts';
import type { Proposal } from '#src/io/intake/index.ts';
import { rowOf, sessionOf } from '../../../support/intake.ts';
import { sharedData } from '../../../support/shared-data.ts';

interface Expected {
	readonly rows?: number;
	readonly cols?: number;
	readonly headers?: readonly string[];
	readonly distinctHeaders?: number;
	readonly cells?: readonly ExpectedCell[];
	readonly columnStats?: Readonly<Record<string, { readonly numeric: number; readonly missing?: number }>>;
}
interface ExpectedCell {
	readonly row: number;
	readonly col?: string;
	readonly colIndex?: number;
	readonly raw?: string;
	readonly number?: number;
	readonly date?: string;
	readonly missing?: boolean;
	readonly keepRaw?: boolean;
	readonly length?: number;
}

const manifest = sharedData('bad-inputs/manifest.json');
const files = manifest
	? (
			JSON.parse(readFileSync(manifest, 'utf8')) as {
				files: { id: string; file: string; expect: Expected }[];
			}
		).files
	: [];
const wanted = [
	...[
		'csv-000-control',
		'csv-001-bom',
		'csv-002-gbk',
		'csv-010-semicolon',
		'csv-014-quoted-newlines',
		'csv-040-formula-injection',
	],
	...[
		'csv-042-html',
		'csv-044-proto-headers',
		'csv-045-dup-headers',
		'csv-051-cell-32767',
		'csv-060-ids',
		'csv-061-numbers-fullwidth',
	],
	...[
		'csv-062-nan-infinity',
		'csv-063-dates',
		'ana-070-one-customer',
		'ana-071-k-gt-n',
		'ana-072-constant-cols',
		'ana-073-all-missing',
	],
	...[
		'ana-076-bad-coords',
		'ana-078-regions',
		'xls-100-control',
		'xls-121-empty-sheet',
		'xls-122-huge-dimension',
		'xls-123-far-cell',
	],
	...[
		'xls-125-200k-empty-rows',
		'xls-140-date1900',
		'xls-141-date1904',
		'xls-143-text-numbers',
		'xls-145-precision',
		'xls-150-formulas',
	],
];

test.each(wanted)('IN14 IN15 IN16 the file %s', async (id) => {
	const entry = files.find((file) => file.id === id);
	const path = entry && sharedData(`bad-inputs/${entry.file}`);
	if (!entry || !path) return;
	const { session, proposal } = await sessionOf(path);
	const table = session.convert(proposal.plan).tables[0]!;
	const expected = entry.expect;
	if (expected.rows !== undefined) expect(table.rowCount).toBe(expected.rows);
	if (expected.cols !== undefined) expect(table.columns).toHaveLength(expected.cols);
	if (expected.headers) expect(table.columns.map((column) => column.name)).toEqual(expected.headers);
	if (expected.distinctHeaders)
		expect(new Set(table.columns.map((column) => column.name)).size).toBe(expected.distinctHeaders);
	for (const cell of expected.cells ?? []) checkCell(table, cell);
	for (const [name, stats] of Object.entries(expected.columnStats ?? {})) {
		const values = Array.from({ length: table.rowCount }, (_, row) => rowOf(table, row)[name] ?? null);
		expect(values.filter((value) => typeof value === 'number')).toHaveLength(stats.numeric);
	}
	checkCounts(proposal);
});

function checkCell(table: Table, cell: ExpectedCell): void {
	const row = Object.entries(rowOf(table, cell.row - 1));
	const value: CellValue =
		(cell.col === undefined ? row[cell.colIndex ?? 0]?.[1] : row.find(([name]) => name === cell.col)?.[1]) ??
		null;
	if (cell.missing === true && cell.keepRaw === true) expect(isUnread(value)).toBe(true);
	else if (cell.missing === true) expect(value === null || isUnread(value)).toBe(true);
	else if (cell.number !== undefined) expect(Number(value)).toBe(cell.number);
	else if (cell.date !== undefined) expect(isoDate(value as number)).toBe(cell.date);
	else if (cell.length !== undefined) expect(value).toHaveLength(cell.length);
	else expect(value).toBe(cell.raw);
}

function checkCounts(proposal: Proposal): void {
	for (const sheet of proposal.sheets) {
		for (const column of sheet.columns) {
			expect(column.filled + column.empty + column.nulled + column.unread).toBe(sheet.dataRows);
		}
	}
}

test('IN12 IN13 IN16 problems of the files are told', async (context) => {
	const told = async (file: string, column: number) => {
		const path = sharedData(`bad-inputs/${file}`);
		if (!path) return null;
		const { proposal } = await sessionOf(path);
		return proposal.sheets[0]!.columns[column]!.evidence.map((note) => note.code);
	};
	const dates = await told('csv-063-dates.csv', 1);
	if (!dates) return context.skip('skipped: no shared data');
	expect(dates).toContain('type.unread');
	expect(await told('ana-073-all-missing.csv', 2)).toContain('type.allMissing');
	expect(await told('ana-076-bad-coords.csv', 3)).toContain('type.coordinates');
	expect(await told('xls-145-precision.xlsx', 1)).toContain('type.precisionLost');
	expect(await told('xls-143-text-numbers.xlsx', 1)).toContain('type.numbersAsText');
	expect(await told('csv-060-ids.csv', 2)).toContain('type.badCreditCodes');
});
