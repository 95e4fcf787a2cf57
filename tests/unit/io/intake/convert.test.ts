import { expect, test } from 'vitest';
import { isoDate, rowIdAt } from '#src/core/table/index.ts';
import type { ImportPlan, SheetPlan } from '#src/io/intake/index.ts';
import { intake, rowOf, valuesOfRole } from '../../../support/intake.ts';
import { rawBook, rawBooks, type RawCell } from '../../../support/raw-book.ts';

const ORDERS: RawCell[][] = [
	['订单号', '客户编号', '下单日期', '数量', '单价', '省份'],
	['D1', 'K2', '2025-01-03', 2, 10, '广东'],
	['D2', 'K1', '2025-02-03', 1, 5.5, '四川'],
	['D3', 'K2', '2025-03-04 18:30', 3, 1, '江苏'],
	['D4', null, '2025-01-09', 3, 2, '江苏'],
	['D5', 'K2', '2025-01-09', 3, null, '江苏'],
	['D6', 'K9', '2025-01-09', 1, 7, '广东'],
	['D7', 'K9', '2025-01-10', 1, 7, '四川'],
];
const CUSTOMERS: RawCell[][] = [
	['客户编号', '客户名称', '省份'],
	['K1', '甲', '四川'],
	['K2', '乙', '广东'],
	['K2', '乙二', '广东'],
	[null, '丙', '广东'],
];
const withSheets = (
	plan: ImportPlan,
	change: (sheet: SheetPlan, index: number) => Partial<SheetPlan>,
): ImportPlan => ({
	...plan,
	sheets: plan.sheets.map((sheet, index) => ({ ...sheet, ...change(sheet, index) })),
});

test('IN24 rows keep their order and get ids from 1', () => {
	const table = intake(rawBook(CUSTOMERS)).convert().tables[0]!;
	expect([0, 1, 2, 3].map((row) => rowIdAt(table, row))).toEqual([1, 2, 3, 4]);
	expect(rowOf(table, 3)).toEqual({ 客户编号: null, 客户名称: '丙', 省份: '广东' });
});

test('IN24 sheets of the same shape are proposed to be stacked, columns matched by name', () => {
	const swapped = ORDERS.map((row) => [row[1]!, row[0]!, ...row.slice(2)]);
	const made = intake(
		rawBooks([
			{ name: '一月', rows: ORDERS },
			{ name: '二月', rows: swapped },
		]),
	);
	expect(made.plan.sheets.map((sheet) => sheet.stackOn)).toEqual([null, '0:0']);
	expect(made.proposal.sheets[0]!.sameShape).toEqual(['0:1']);
	const orders = made.convert().tables[1]!;
	expect(orders.rowCount).toBe(14);
	expect(rowOf(orders, 7)).toEqual({ ...rowOf(orders, 0), 来源表: '二月' });
	expect(rowOf(orders, 0)['来源表']).toBe('一月');
	const apart = made.convert(withSheets(made.plan, () => ({ stackOn: null })));
	expect(apart.tables.map((table) => [table.name, table.rowCount])).toEqual([
		['客户', 3],
		['交易', 7],
		['二月', 7],
	]);
});

test.each([
	[['1月', '2月', '3月'], '交易'],
	[['2025年订单明细', '2026年订单明细'], '订单明细'],
	[['Orders Jan', 'Orders Feb'], 'Orders'],
	[['Year 2009-2010', 'Year 2010-2011'], '交易'],
])('IN24 stacked sheets %s become the table %s', (names, name) => {
	const made = intake(rawBooks(names.map((each) => ({ name: each, rows: ORDERS }))));
	expect(made.convert().tables.map((table) => table.name)).toEqual(['客户', name]);
});

test('IN25 customers derive from the ids of transactions, whatever the order of rows', () => {
	const made = intake(rawBook(ORDERS));
	expect(made.plan.deriveCustomers).toBe(true);
	const result = made.convert();
	const customers = result.tables[0]!;
	expect(customers.kind).toBe('customers');
	expect(valuesOfRole(result, customers, 'customer.id')).toEqual(['K1', 'K2', 'K9']);
	expect(valuesOfRole(result, customers, 'customer.province')).toEqual(['四川', '江苏', '四川']);
	const reversed = intake(rawBook([ORDERS[0]!, ...ORDERS.slice(1).reverse()])).convert();
	expect([0, 1, 2].map((row) => rowOf(reversed.tables[0]!, row))).toEqual(
		[0, 1, 2].map((row) => rowOf(customers, row)),
	);
});

test('IN25 without ids customers derive from names', () => {
	const rows = ORDERS.map((row, i) => (i === 0 ? ['订单号', '客户名称', ...row.slice(2)] : row));
	const result = intake(rawBook(rows)).convert();
	expect(valuesOfRole(result, result.tables[0]!, 'customer.name')).toEqual(['K1', 'K2', 'K9']);
});

test('IN25 derived customers have the address most of their orders go to', () => {
	const addresses = ['收货地址', '甲路1号', '乙路2号', '甲路1号', '甲路1号', '乙路2号', '乙路2号', '丙路3号'];
	const rows = ORDERS.map((row, i) => [...row, addresses[i] ?? null]);
	const result = intake(rawBook(rows)).convert();
	const orders = result.tables[1]!;
	const keys = valuesOfRole(result, orders, 'transaction.customerId');
	const sent = valuesOfRole(result, orders, 'transaction.address');
	const most = valuesOfRole(result, result.tables[0]!, 'customer.address');
	['K1', 'K2', 'K9'].forEach((key, i) => {
		const own = sent.filter((_, row) => keys[row] === key);
		const times = (address: unknown) => own.filter((other) => other === address).length;
		expect(own).toContain(most[i]);
		expect(times(most[i])).toBe(Math.max(...own.map(times)));
	});
});

test('IN26 the amount is quantity times price where there is none', () => {
	const result = intake(rawBook(ORDERS)).convert();
	expect(valuesOfRole(result, result.tables[1]!, 'transaction.amount')).toEqual([20, 5.5, 3, 6, null, 7, 7]);
	expect(result.report.notes).toContainEqual({ code: 'import.amountComputed', args: { rows: 6 } });
	const given = intake(rawBook(ORDERS.map((row, i) => [...row, i === 0 ? '金额' : 1]))).convert();
	expect(given.tables[1]!.columns).toHaveLength(7);
});

test('IN27 duplicate keys stay and are counted, unknown customers are listed', () => {
	const made = intake(
		rawBooks([
			{ name: '客户', rows: CUSTOMERS },
			{ name: '订单', rows: ORDERS },
		]),
	);
	expect(made.plan.deriveCustomers).toBe(false);
	const { tables, report } = made.convert();
	expect(tables.map((table) => [table.name, table.kind, table.rowCount])).toEqual([
		['客户', 'customers', 4],
		['订单', 'transactions', 7],
	]);
	expect(report.duplicateCustomers).toEqual([{ id: 'K2', rows: 2 }]);
	expect(report.unknownCustomers.list.map(({ id, rows }) => [id, rows])).toEqual([['K9', 2]]);
	expect(made.proposal.unknownCustomers).toEqual(report.unknownCustomers);
	expect(report.notes).toContainEqual({ code: 'import.duplicateCustomers', args: { rows: 1, keys: 1 } });
	expect(report.notes).toContainEqual({ code: 'import.customersWithoutKey', args: { rows: 1 } });
	expect(report.notes).toContainEqual({ code: 'import.transactionsWithoutCustomer', args: { rows: 1 } });
	expect(report.notes).toContainEqual({ code: 'import.unknownCustomers', args: { rows: 2, customers: 1 } });
});

test('IN27 orders that name their customers are matched by name', () => {
	const orders: RawCell[][] = [
		['订单号', '客户名称', '下单日期', '金额'],
		['D1', '甲', '2025-01-03', 5],
		['D2', '丁', '2025-01-04', 6],
		['D3', '丁', '2025-01-04', 6],
	];
	const { report } = intake(
		rawBooks([
			{ name: '客户', rows: CUSTOMERS },
			{ name: '订单', rows: orders },
		]),
	).convert();
	expect(report.unknownCustomers).toEqual({
		...{ customers: 1, rows: 2, amount: 12 },
		list: [{ id: '丁', rows: 2, amount: 12, sheets: ['订单'] }],
	});
	expect(report.duplicateCustomers).toEqual([{ id: 'K2', rows: 2 }]);
});

test('IN27 orders with ids are matched by name where the list has no ids', () => {
	const list: RawCell[][] = [
		['客户名称', '省份'],
		['甲', '江苏'],
		['乙', '浙江'],
		['丙', '浙江'],
	];
	const orders: RawCell[][] = [
		['订单号', '客户编号', '客户名称', '下单日期', '金额'],
		['D1', 'K1', '甲', '2025-01-03', 5],
		['D2', 'K2', '乙', '2025-01-04', 6],
		['D3', 'K4', '丁', '2025-01-05', 7],
		['D4', 'K4', '丁', '2025-01-06', 7],
	];
	const books = rawBooks([
		{ name: '客户', rows: list },
		{ name: '订单', rows: orders },
	]);
	expect(intake(books).proposal.unknownCustomers.list.map(({ id }) => id)).toEqual(['丁']);
	const nameless = orders.map((row) => row.filter((_, i) => i !== 2));
	const apart = intake(
		rawBooks([
			{ name: '客户', rows: list },
			{ name: '订单', rows: nameless },
		]),
	);
	expect(apart.proposal.unknownCustomers.list.map(({ id }) => id)).toEqual(['K4', 'K1', 'K2']);
});

test('IN27 unknown customers are summed over stacked sheets, ids as text, amounts from quantity and price', () => {
	const header = ['订单号', '客户编号', '下单日期', '数量', '单价'];
	const list: RawCell[][] = [
		['客户编号', '客户名称', '省份'],
		...['甲', '乙', '丙', '丁'].map((name, i) => [100 + i, name, '江苏']),
	];
	const made = intake(
		rawBooks([
			{ name: '客户', rows: list },
			{
				name: '一月',
				rows: [
					header,
					['D1', 100, '2025-01-03', 2, 5],
					['D2', 900, '2025-01-04', 1, 7],
					['D3', ' 901', '2025-01-05', 1, 1],
				],
			},
			{
				name: '二月',
				rows: [
					header,
					['D4', '900', '2025-02-03', 3, 1],
					['D5', '101', '2025-02-04', 1, 7],
					['D6', null, '2025-02-05', 1, 1],
				],
			},
		]),
	);
	expect(made.proposal.unknownCustomers).toEqual({
		...{ customers: 2, rows: 3, amount: 11 },
		list: [
			{ id: '900', rows: 2, amount: 10, sheets: ['一月', '二月'] },
			{ id: '901', rows: 1, amount: 1, sheets: ['一月'] },
		],
	});
	expect(made.convert().report.unknownCustomers).toEqual(made.proposal.unknownCustomers);
});

test('IN28 analysis date and currency', () => {
	const made = intake(rawBook(ORDERS));
	expect(isoDate(made.convert().analysisDate!)).toBe('2025-03-05');
	expect(made.proposal.currency.code).toBe('currency.chinese');
	expect(intake(rawBook(CUSTOMERS)).convert().analysisDate).toBeNull();
	expect(
		intake(
			rawBook([
				['id', 'sales'],
				['a', '€5'],
				['b', '€7'],
			]),
		).plan.currency,
	).toBe('EUR');
	expect(
		intake(
			rawBook([
				['id', 'country'],
				['a', 'United Kingdom'],
				['b', 'United Kingdom'],
			]),
		).plan.currency,
	).toBe('GBP');
});

test('IN16 what is not included is counted, and nothing to import is an error', () => {
	const made = intake(rawBook([...CUSTOMERS, ['合计', null, null]]));
	const plan = withSheets(made.plan, (sheet) => ({
		columns: sheet.columns.map((column, i) => ({ ...column, include: i !== 1 })),
	}));
	const { tables, report } = made.convert(plan);
	expect(tables[0]!.columns).toHaveLength(2);
	expect(report.notes).toContainEqual({ code: 'import.columnsLeftOut', args: { columns: 1 } });
	expect(report.notes).toContainEqual({ code: 'import.rowsLeftOut', args: { rows: 1 } });
	expect(() => made.convert(withSheets(made.plan, () => ({ include: false })))).toThrow(
		'import.nothingChosen',
	);
});
