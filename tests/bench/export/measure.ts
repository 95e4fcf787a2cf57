import { emptyRecipe } from '#src/core/model/index.ts';
import { cellAt, isUnread, type Table } from '#src/core/table/index.ts';
import { projectWorkbook } from '#src/io/project-file/index.ts';
import {
	writeWorkbook,
	type CellStyle,
	type ChartSpec,
	type TableColumn,
	type WorkbookSpec,
} from '#src/io/xlsx/write/index.ts';
import { demoInput } from '../../support/report-demo.ts';
import { benchTable } from './data.ts';

/** What one writer did. */
export interface Measured {
	readonly milliseconds: number;
	readonly bytes: number;
}

const HEADER: CellStyle = {
	font: { bold: true },
	fill: 'E5F2F9',
	border: { bottom: { style: 'thin', colour: '96C5DF' } },
};
const FORMATS: Readonly<Record<string, string>> = {
	number: '#,##0.00',
	date: 'yyyy-mm-dd',
	text: '@',
	choice: '@',
};

/** Runs one writer over the same table: `own` (styled sheet), `project` (whole project workbook), `exceljs`, or `none` (data only). */
export async function measure(writer: string, rows: number): Promise<Measured> {
	const table = benchTable(rows);
	const start = performance.now();
	const bytes = await write(writer, table);
	return { milliseconds: performance.now() - start, bytes };
}

async function write(writer: string, table: Table): Promise<number> {
	if (writer === 'none') return 0;
	if (writer === 'exceljs') return byExcelJs(table);
	if (writer === 'own') return (await writeWorkbook(styledSheet(table))).bytes;
	const demo = demoInput(20);
	const project = {
		...demo.project,
		tables: [table],
		recipe: { ...emptyRecipe(), roles: { t1: { c0: 'customer.id' } } },
	} as const;
	return (await writeWorkbook(await projectWorkbook({ ...demo, project, computed: {} }))).bytes;
}

function styledSheet(table: Table): WorkbookSpec {
	const columns: TableColumn[] = table.columns.map((column, c) => ({
		header: column.name,
		headerStyle: HEADER,
		style: { numberFormat: FORMATS[column.type] ?? 'General' },
		values: column,
		formats: c === 20 ? [{ kind: 'dataBar', colour: '96C5DF' }] : [],
		choices: c === 1 ? ['华东', '华南', '华中'] : [],
	}));
	return {
		properties: { title: 'bench', custom: {} },
		font: { name: 'Arial', size: 10 },
		definedNames: [],
		sheets: [
			{
				name: '客户',
				visibility: 'visible',
				columns: columns.map(() => ({ width: 14 })),
				body: { kind: 'table', name: 'Customers', rowCount: table.rowCount, columns },
				freeze: { rows: 1, columns: 1 },
				charts: [chart()],
			},
		],
	};
}

function chart(): ChartSpec {
	const range = (left: number) => ({ sheet: '客户', range: { top: 1, bottom: 8, left, right: left } });
	const values = [1, 2, 3, 4, 5, 6, 7, 8];
	const series = {
		name: '金额',
		colour: '185B9B',
		categories: { ref: range(1), values },
		values: { ref: range(20), values },
	};
	return {
		kind: 'bar',
		title: '金额',
		valueFormat: '#,##0',
		anchor: { from: { row: 1, column: 31 }, to: { row: 16, column: 39 } },
		series: [series],
	};
}

/** ExcelJS has no charts; all else is the same. */
async function byExcelJs(table: Table): Promise<number> {
	const { default: ExcelJs } = await import('exceljs');
	const book = new ExcelJs.Workbook();
	const sheet = book.addWorksheet('客户', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
	sheet.columns = table.columns.map((column) => ({
		header: column.name,
		key: column.id,
		width: 14,
		style: { numFmt: FORMATS[column.type] ?? 'General' },
	}));
	const head = sheet.getRow(1);
	head.font = { bold: true };
	head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE5F2F9' } };
	for (let row = 0; row < table.rowCount; row++) {
		sheet.addRow(
			table.columns.map((column) => {
				const value = cellAt(column, row);
				return isUnread(value)
					? value.unread
					: column.type === 'boolean' && value !== null
						? value === 1
						: value;
			}),
		);
	}
	const last = table.rowCount + 1;
	sheet.autoFilter = `A1:AD${last}`;
	sheet.addConditionalFormatting({
		ref: `U2:U${last}`,
		rules: [
			{
				type: 'dataBar',
				priority: 1,
				minLength: 0,
				maxLength: 100,
				cfvo: [{ type: 'num', value: 0 }, { type: 'max' }],
				color: { argb: 'FF96C5DF' },
			} as never,
		],
	});
	(sheet as unknown as { dataValidations: { add(range: string, rule: object): void } }).dataValidations.add(
		`B2:B${last}`,
		{ type: 'list', allowBlank: true, formulae: ['"华东,华南,华中"'] },
	);
	return (await book.xlsx.writeBuffer()).byteLength;
}
