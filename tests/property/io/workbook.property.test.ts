import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from 'xlsx';
import {
	cellAt,
	columnOf,
	createTable,
	isUnread,
	type CellValue,
	type Table,
} from '#src/core/table/index.ts';
import { writeWorkbook, type WorkbookSpec } from '#src/io/xlsx/write/index.ts';
import { demoInput } from '../../support/report-demo.ts';
import { joined, validateWorkbook } from '../../support/ooxml-validator.ts';
import { tableDifferences } from '../../support/project-equal.ts';
import { projectBytes, readProject } from '../../support/workbook-bytes.ts';

const SETTINGS = { seed: 20_261, numRuns: 40 };
const missing = (value: fc.Arbitrary<CellValue>): fc.Arbitrary<CellValue> =>
	fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 6, arbitrary: value });
const anyText = fc.oneof(
	fc.string(),
	fc.string({ unit: 'binary' }),
	fc.constantFrom('=1+1', ' a ', '北京\n上海', '_x0041_', '\u0000', "'", '&amp;', ''),
);
const anyNumber = fc.oneof(
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.integer(),
	fc.integer().map((n) => n / 100),
);
const unread = anyText.map((text) => ({ unread: text }));

const tables: fc.Arbitrary<Table> = fc.integer({ min: 0, max: 12 }).chain((rows) => {
	const cells = (value: fc.Arbitrary<CellValue>): fc.Arbitrary<CellValue[]> =>
		fc.array(missing(value), { minLength: rows, maxLength: rows });
	return fc
		.record({
			text: cells(anyText),
			number: cells(fc.oneof(anyNumber, unread)),
			date: cells(fc.double({ min: 1, max: 80_000, noNaN: true })),
			flag: cells(fc.constantFrom(0, 1)),
			name: anyText,
		})
		.map(({ text, number, date, flag, name }) =>
			createTable('t', name, 'other', rows, [
				columnOf({ id: 'a', name, type: 'text' }, text),
				columnOf({ id: 'b', name, type: 'number' }, number),
				columnOf({ id: 'c', name: 'c', type: 'date' }, date),
				columnOf({ id: 'd', name: 'd', type: 'boolean' }, flag),
			]),
		);
});

describe('workbooks of any table', () => {
	it('XW26 any table gives a sound file whose cells SheetJS reads back', async () => {
		await fc.assert(
			fc.asyncProperty(tables, async (table) => {
				const spec: WorkbookSpec = {
					properties: { title: table.name, custom: {} },
					font: { name: 'Arial', size: 10 },
					definedNames: [],
					sheets: [
						{
							name: table.name,
							visibility: 'visible',
							columns: [],
							body: {
								kind: 'table',
								name: table.name,
								rowCount: table.rowCount,
								columns: table.columns.map((values) => ({
									header: values.name,
									headerStyle: {},
									style: {},
									values,
								})),
							},
						},
					],
				};
				const bytes = joined((await writeWorkbook(spec)).parts);
				expect(validateWorkbook(bytes).problems).toEqual([]);
				const sheet = Object.values(read(bytes).Sheets)[0]!;
				table.columns.slice(1, 3).forEach((column, c) => {
					for (let row = 0; row < table.rowCount; row++) {
						const cell = sheet[`${'BC'[c]}${row + 2}`] as { v?: unknown } | undefined;
						const value = cellAt(column, row);
						if (typeof value === 'number') expect(cell?.v).toBe(value === 0 ? 0 : value);
						else if (!isUnread(value)) expect(cell?.v).toBeUndefined();
					}
				});
			}),
			SETTINGS,
		);
	});

	it('PRJ26 any table survives the project workbook: write, read, equal', async () => {
		const input = demoInput(3);
		await fc.assert(
			fc.asyncProperty(tables, async (table) => {
				const project = { ...input.project, tables: [table] };
				const found = await readProject(await projectBytes({ ...input, project, computed: {} }));
				expect(found?.notes).toEqual([]);
				expect(found?.edits[0]?.changed).toEqual([]);
				expect(tableDifferences(table, found!.project.tables[0]!)).toEqual([]);
			}),
			SETTINGS,
		);
	});
});
