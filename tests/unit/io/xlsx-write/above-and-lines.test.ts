import { expect, it } from 'vitest';
import { columnOf } from '#src/core/table/index.ts';
import type { ChartSpec, SheetSpec, WorkbookSpec } from '#src/io/xlsx/write/index.ts';
import { validateWorkbook } from '../../../support/ooxml-validator.ts';
import { workbookBytes } from '../../../support/workbook-bytes.ts';
import { find } from '../../../support/xml-tree.ts';

/** A workbook of one sheet with two numbers, two lines above them, a data bar, a drop-down, and any charts. */
const book = (charts: readonly ChartSpec[] = []): WorkbookSpec => {
	const values = columnOf({ id: 'a', name: 'a', type: 'number' }, [1, 2]);
	const column = {
		...{ header: 'a', headerStyle: {}, style: {}, values, choices: ['1'] },
		formats: [{ kind: 'dataBar' as const, colour: '96C5DF' }],
	};
	const sheet: SheetSpec = {
		...{ name: '表', visibility: 'visible', columns: [{ width: 12 }], charts },
		body: {
			...{ kind: 'table', name: 'Data', rowCount: 2, columns: [column] },
			above: [{ cells: [{ value: 'about' }] }, { height: 6, cells: [] }],
		},
	};
	return {
		...{ properties: { title: '', custom: {} }, font: { name: 'Arial', size: 10 }, definedNames: [] },
		sheets: [sheet],
	};
};

async function soundParts(spec: WorkbookSpec) {
	const { parts, problems } = validateWorkbook(await workbookBytes(spec));
	expect(problems).toEqual([]);
	return (path: string) => parts.get(path)!;
}

it('XW27 rows above a table move all that is its own down', async () => {
	const node = await soundParts(book());
	expect(node('xl/tables/table1.xml').attributes['ref']).toBe('A3:A5');
	const root = node('xl/worksheets/sheet1.xml');
	const rows = find(root, 'sheetData', 'row').map(({ attributes }) => attributes['r']);
	expect(rows).toEqual(['1', '2', '3', '4', '5']);
	expect(find(root, 'conditionalFormatting')[0]!.attributes['sqref']).toBe('A4:A5');
	expect(find(root, 'dataValidations', 'dataValidation')[0]!.attributes['sqref']).toBe('A4:A5');
});

it('XW28 a limit is a line over the columns, on the same axes', async () => {
	const ref = { sheet: '表', range: { top: 3, bottom: 4, left: 0, right: 0 } };
	const one = {
		name: 'a',
		colour: '2879A0',
		categories: { ref, values: [1, 2] },
		values: { ref, values: [1, 2] },
	};
	const chart: ChartSpec = {
		...{ kind: 'column', title: 'a', valueFormat: '0', legend: true, labels: true },
		series: [one, { ...one, name: 'limit', asLine: true }],
		anchor: { from: { row: 0, column: 3 }, to: { row: 9, column: 9 } },
	};
	const node = await soundParts(book([chart]));
	const [bars, lines] = ['c:barChart', 'c:lineChart'].map(
		(kind) => find(node('xl/charts/chart1.xml'), 'c:chart', 'c:plotArea', kind)[0]!,
	);
	const axes = (plot: typeof bars) => find(plot!, 'c:axId').map(({ attributes }) => attributes['val']);
	expect(axes(lines)).toEqual(axes(bars));
	expect([bars, lines].map((plot) => find(plot!, 'c:ser').length)).toEqual([1, 1]);
	expect(find(lines!, 'c:ser', 'c:order')[0]!.attributes['val']).toBe('1');
	expect(find(lines!, 'c:ser', 'c:dLbls')).toEqual([]);
});
