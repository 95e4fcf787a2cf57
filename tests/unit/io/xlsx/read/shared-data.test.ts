import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RawKind, rawTransferables } from '#src/io/raw.ts';
import { gridOf, readQuietly } from '../../../../support/make-xlsx.ts';
import { sharedData } from '../../../../support/shared-data.ts';

const retail = sharedData('online-retail/online_retail.xlsx');
const messy = sharedData('messy/messy_customers_zh.xlsx');
const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

describe.skipIf(!retail)(`online_retail${retail ? '' : ' (skipped: no shared data)'}`, () => {
	test('XR22 totals of the 541,909 order lines (G8)', async () => {
		const workbook = await readQuietly(bytesOf(retail!), 'online_retail.xlsx');
		const sheet = workbook.sheets[0]!;
		expect([sheet.name, sheet.rowCount, sheet.columns.length]).toEqual(['Online Retail', 541_910, 8]);
		const [invoice, , , quantity, date, price, customer, country] = sheet.columns;
		const distinct = (column: typeof invoice) => {
			const seen = new Set<string>();
			for (let row = 1; row < sheet.rowCount; row++) {
				if (column!.kinds[row] !== RawKind.empty)
					seen.add(`${String(column!.kinds[row])} ${String(column!.values[row])}`);
			}
			return seen.size;
		};
		let blank = 0;
		let nonPositive = 0;
		let sum = 0;
		for (let row = 1; row < sheet.rowCount; row++) {
			if (customer!.kinds[row] === RawKind.empty) blank++;
			if (quantity!.values[row]! <= 0) nonPositive++;
			sum += quantity!.values[row]! * price!.values[row]!;
		}
		expect([distinct(invoice), distinct(customer), distinct(country), blank, nonPositive]).toEqual([
			25_900, 4372, 38, 135_080, 10_624,
		]);
		expect(sum).toBeCloseTo(9_747_747.934, 3);
		expect(workbook.formats[date!.formats![1]!]).toBe('m/d/yy h:mm');
		expect(rawTransferables(workbook).length).toBe(17);
	});

	test('XR16 its preview says it is one', async () => {
		const workbook = await readQuietly(bytesOf(retail!), 'online_retail.xlsx', { maxRows: 1000 });
		const sheet = workbook.sheets[0]!;
		expect([sheet.rowCount, sheet.partial]).toEqual([1000, true]);
		expect(gridOf(workbook)[1]).toEqual([
			536365,
			'85123A',
			'WHITE HANGING HEART T-LIGHT HOLDER',
			6,
			40513.35138888889,
			2.55,
			17850,
			'United Kingdom',
		]);
	});
});

test.skipIf(!messy)(
	`XR22 the messy customer list as it stands${messy ? '' : ' (skipped: no shared data)'}`,
	async () => {
		const workbook = await readQuietly(bytesOf(messy!), 'messy_customers_zh.xlsx');
		const grid = gridOf(workbook);
		expect(grid[0]![0]).toBe('2017年度客户汇总表（销售部导出，单位：元）');
		expect(grid[3]!.slice(0, 4)).toEqual(['客户编号', '客户名称 ', '客户类型', '省份']);
		expect(workbook.sheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
			['客户明细', 824],
			['Sheet2', 0],
		]);
		const truth = JSON.parse(readFileSync(sharedData('messy/messy_customers_zh_truth.json')!, 'utf8')) as {
			dataRows: number;
		};
		const filled = grid.slice(4).filter((row) => row.some((value) => value !== null));
		// The rows of the list, its total and its footer.
		expect(filled).toHaveLength(truth.dataRows + 2);
	},
);
