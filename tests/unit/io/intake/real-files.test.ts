import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellAt, isoDate, isUnread, type CellValue, type Table } from '#src/core/table/index.ts';
import { sharedData } from '../../../support/shared-data.ts';
import { rowOf, sessionOf, valuesOfRole } from '../../../support/intake.ts';

const skipped = 'skipped: no shared data';

interface Truth {
	readonly headerRow: number;
	readonly dataRows: number;
	readonly distinctIds: number;
	readonly duplicateRows: number;
	readonly blankRows: number;
	readonly unreadableProfit: number;
	readonly rows: readonly TruthRow[];
}
interface TruthRow {
	readonly sheetRow: number;
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly province: string | null;
	readonly city: string;
	readonly lastOrder: string;
	readonly orders: number;
	readonly sales: number;
	readonly profit: number | { readonly unreadable: true };
}

const PROVINCE_LETTERS: Readonly<Record<string, string>> = {
	粤: '广东',
	鲁: '山东',
	黑: '黑龙江',
	苏: '江苏',
	浙: '浙江',
	川: '四川',
	鄂: '湖北',
	湘: '湖南',
	豫: '河南',
	辽: '辽宁',
	吉: '吉林',
	皖: '安徽',
	冀: '河北',
	京: '北京',
	沪: '上海',
	津: '天津',
	渝: '重庆',
	桂: '广西',
	闽: '福建',
	赣: '江西',
	陕: '陕西',
	晋: '山西',
	蒙: '内蒙古',
	云: '云南',
	滇: '云南',
	贵: '贵州',
	甘: '甘肃',
	青: '青海',
	宁: '宁夏',
	新: '新疆',
	琼: '海南',
	藏: '西藏',
};

test('IN1 IN4 IN5 IN7 IN11 IN16 the messy list equals its truth, row by row', async (context) => {
	const path = sharedData('messy/messy_customers_zh.xlsx');
	const truthPath = sharedData('messy/messy_customers_zh_truth.json');
	if (!path || !truthPath) return context.skip(skipped);
	const truth = JSON.parse(readFileSync(truthPath, 'utf8')) as Truth;
	const { session, proposal } = await sessionOf(path);
	const sheet = proposal.plan.sheets[0]!;
	expect(proposal.plan.sheets.map((other) => other.include)).toEqual([true, false]);
	expect([sheet.kind, sheet.headerRow! + 1, proposal.sheets[0]!.dataRows]).toEqual([
		'customers',
		truth.headerRow,
		truth.dataRows,
	]);
	expect(sheet.leftOut.filter((span) => span.reason === 'blank')).toHaveLength(truth.blankRows);
	expect(sheet.leftOut.slice(-2).map((span) => span.reason)).toEqual(['total', 'footer']);
	const result = session.convert(proposal.plan);
	const table = result.tables[0]!;
	expect(valuesOfRole(result, table, 'customer.margin').filter(isUnread)).toHaveLength(
		truth.unreadableProfit,
	);
	expect(result.report.notes).toContainEqual({
		code: 'import.duplicateCustomers',
		args: { rows: truth.duplicateRows, keys: 25 },
	});
	const values = [
		'id',
		'name',
		'type',
		'province',
		'city',
		'lastOrderDate',
		'orderCount',
		'amount',
		'margin',
	].map((role) => valuesOfRole(result, table, `customer.${role}`));
	truth.rows.forEach((row, i) =>
		checkTruth(
			row,
			values.map((column) => column[i] ?? null),
		),
	);
});

function checkTruth(row: TruthRow, cells: readonly CellValue[]): void {
	const [id, name, type, province, city, lastOrder, orders, sales, profit] = cells;
	expect([id, name, type, city, orders]).toEqual([row.id, row.name, row.type, row.city, row.orders]);
	expect(isoDate(lastOrder as number)).toBe(row.lastOrder);
	expect(sales as number).toBeCloseTo(row.sales, 6);
	if (typeof row.profit === 'number') expect(profit as number).toBeCloseTo(row.profit, 6);
	else expect(['-', 'N/A', '无', '#DIV/0!']).toContain((profit as { unread: string }).unread);
	if (row.province === null) expect(province).toBeNull();
	else expect((PROVINCE_LETTERS[province as string] ?? province) as string).toContain(row.province);
}

test('IN19 IN25 IN26 IN28 the online retail lines: roles, customers, totals', async (context) => {
	const path = sharedData('online-retail/online_retail.xlsx');
	if (!path) return context.skip(skipped);
	const { session, proposal } = await sessionOf(path);
	const sheet = proposal.plan.sheets[0]!;
	expect(sheet.kind).toBe('transactions');
	expect(sheet.columns.map((column) => [column.name, column.role, column.type])).toEqual([
		['InvoiceNo', 'transaction.id', 'text'],
		['StockCode', 'transaction.productId', 'text'],
		['Description', 'transaction.product', 'text'],
		['Quantity', 'transaction.quantity', 'number'],
		['InvoiceDate', 'transaction.date', 'date'],
		['UnitPrice', 'transaction.price', 'number'],
		['CustomerID', 'transaction.customerId', 'text'],
		['Country', 'transaction.country', 'choice'],
	]);
	expect(proposal.plan.currency).toBe('GBP');
	const { tables, report, analysisDate } = session.convert(proposal.plan);
	const [customers, lines] = tables as [Table, Table];
	expect([customers.rowCount, lines.rowCount]).toEqual([4372, 541_909]);
	expect(report.notes).toContainEqual({
		code: 'import.transactionsWithoutCustomer',
		args: { rows: 135_080 },
	});
	expect(isoDate(analysisDate!)).toBe('2011-12-10');
	expect(lines.columns[4]!.format).toEqual({ decimals: null, style: 'datetime' });
	expect(rowOf(lines, 0)).toMatchObject({
		InvoiceNo: '536365',
		StockCode: '85123A',
		Quantity: 6,
		UnitPrice: 2.55,
		CustomerID: '17850',
		Country: 'United Kingdom',
	});
	checkTotals(lines);
});

/** G8: lines with customer, with positive quantity and price, and their amount. */
function checkTotals(lines: Table): void {
	const at = (name: string) => lines.columns.find((column) => column.name === name)!;
	const [quantity, price, id, amount] = [at('Quantity'), at('UnitPrice'), at('CustomerID'), at('Amount')];
	let [all, sales, count] = [0, 0, 0];
	for (let row = 0; row < lines.rowCount; row++) {
		const value = cellAt(amount, row) as number;
		all += value;
		if (
			cellAt(id, row) === null ||
			(cellAt(quantity, row) as number) <= 0 ||
			(cellAt(price, row) as number) <= 0
		)
			continue;
		sales += value;
		count++;
	}
	expect(all).toBeCloseTo(9_747_747.934, 2);
	expect(count).toBe(397_884);
	expect(sales).toBeCloseTo(8_911_407.904, 2);
}

test.each([
	[
		'wholesale/wholesale_customers.csv',
		'customers',
		440,
		['choice', 'choice', 'number', 'number', 'number', 'number', 'number', 'number'],
	],
	['iris-wine/iris.csv', 'customers', 150, ['number', 'number', 'number', 'number', 'number']],
	['iris-wine/wine.csv', 'customers', 178, null],
])('IN14 IN21 %s is proposed as %s', async (file, kind, rows, types) => {
	const path = sharedData(file);
	if (!path) return;
	const { proposal } = await sessionOf(path);
	expect([proposal.plan.sheets[0]!.kind, proposal.sheets[0]!.dataRows]).toEqual([kind, rows]);
	expect(proposal.sheets[0]!.columns.every((column) => column.unread === 0)).toBe(true);
	if (types) expect(proposal.plan.sheets[0]!.columns.map((column) => column.type)).toEqual(types);
});

test('IN14 IN19 telco: key, choices, blank charges empty', async (context) => {
	const path = sharedData('telco/Telco-Customer-Churn.csv');
	if (!path) return context.skip(skipped);
	const { proposal } = await sessionOf(path);
	const columns = proposal.plan.sheets[0]!.columns;
	const roles = Object.fromEntries(
		columns.filter((column) => column.role).map((column) => [column.name, column.role]),
	);
	expect(roles).toEqual({
		customerID: 'customer.id',
		gender: 'customer.gender',
		PaymentMethod: 'customer.paymentTerms',
		TotalCharges: 'customer.amount',
		Churn: 'customer.status',
	});
	const charges = proposal.sheets[0]!.columns[19]!;
	expect([charges.filled, charges.empty, charges.unread]).toEqual([7032, 11, 0]);
});
