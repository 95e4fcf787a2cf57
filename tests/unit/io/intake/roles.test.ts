import { expect, test } from 'vitest';
import { aliasCounts } from '#src/io/intake/index.ts';
import { aliasMatches } from '#src/io/intake/roles/dictionary.ts';
import { isCreditCode } from '#src/io/intake/roles/values.ts';
import { intake } from '../../../support/intake.ts';
import { rawBook, type RawCell } from '../../../support/raw-book.ts';

const rolesOf = (rows: readonly (readonly RawCell[])[]) => {
	const sheet = intake(rawBook(rows)).plan.sheets[0]!;
	return { kind: sheet.kind, roles: sheet.columns.map((column) => column.role) };
};

test('IN19 the dictionary has at least 300 aliases over at least 40 roles', () => {
	expect(aliasCounts().aliases).toBeGreaterThanOrEqual(300);
	expect(aliasCounts().roles).toBeGreaterThanOrEqual(40);
});

test.each([
	['客户编号', 'customer.id'],
	['客戶編號', 'customer.id'],
	['ＣＵＳＴＯＭＥＲ＿ＩＤ', 'customer.id'],
	['Account Name', 'customer.name'],
	['Billing State', 'customer.province'],
	['Billing Code', 'customer.postcode'],
	['Annual Revenue', 'customer.revenue'],
	['No. of Employees', 'customer.employees'],
	['负责人主属部门', 'customer.team'],
	['最后一次成交时间', 'customer.lastOrderDate'],
	['已成交金额', 'customer.amount'],
	['累计销售额（元）', 'customer.amount'],
	['統一社會信用代碼', 'customer.creditCode'],
	['聯繫電話', 'customer.phone'],
	['订单总数量', 'customer.orderCount'],
	['最近下单日期', 'customer.lastOrderDate'],
])('IN19 the customer header %s means %s', (header, role) =>
	expect(aliasMatches(header, 'customers')[0]?.role).toBe(role),
);

test.each([
	['InvoiceNo', 'transaction.id'],
	['StockCode', 'transaction.productId'],
	['Description', 'transaction.product'],
	['InvoiceDate', 'transaction.date'],
	['UnitPrice', 'transaction.price'],
	['CustomerID', 'transaction.customerId'],
	['价税合计', 'transaction.amount'],
	['訂單編號', 'transaction.id'],
	['下单时间', 'transaction.date'],
])('IN19 the order header %s means %s', (header, role) =>
	expect(aliasMatches(header, 'transactions')[0]?.role).toBe(role),
);

test('IN19 values tell what a header does not', () => {
	const rows: RawCell[][] = [['x', 'y', 'z', 'w', 'v']];
	const provinces = ['广东省', '江苏', '浙江省', '四川', '北京市'];
	for (let i = 0; i < 40; i++) {
		rows.push([
			`KH-${1000 + i}`,
			`第${i}机械有限公司`,
			provinces[i % 5]!,
			`138${String(10_000_000 + i)}`,
			`a${i}@b.cn`,
		]);
	}
	expect(rolesOf(rows)).toEqual({
		kind: 'customers',
		roles: ['customer.id', 'customer.name', 'customer.province', 'customer.phone', 'customer.email'],
	});
});

test('IN19 telephone numbers of any country suit a telephone column, words do not', () => {
	const role = (cells: string[]) =>
		intake(rawBook([['Account Name', 'Phone'], ...cells.map((cell, i) => [`n${i}`, cell])])).plan.sheets[0]!
			.columns[1]!.role;
	expect(role(['+44 20 7946 0958', '0512-6600001', '(030) 1234'])).toBe('customer.phone');
	expect(aliasMatches('PhoneService', 'customers')).toEqual([]);
});

test('IN19 values that do not suit a header lower the proposal', () => {
	const report = intake(
		rawBook([
			['客户名称', '销售额', '省份'],
			['甲', '好', 1.5],
			['乙', '中', 2.5],
			['丙', '差', 3.7],
		]),
	).proposal.sheets[0]!;
	expect(report.columns[1]!.roles[0]!.confidence).toBeLessThan(0.5);
	expect(report.columns[2]!.roles[0]!.confidence).toBeLessThan(0.5);
});

test('IN19 the check character of a credit code', () => {
	expect(isCreditCode('91350100M000100Y43')).toBe(true);
	expect(isCreditCode('91350100M000100Y44')).toBe(false);
	expect(isCreditCode('91110000100000000X')).toBe(false);
});

test('IN20 a single role goes to one column; periods are told from the total', () => {
	const rows: RawCell[][] = [
		['客户编号', '编号', '2024年销售额', '2025年销售额', '累计销售额'],
		['K1', 1, 10, 20, 30],
		['K2', 2, 11, 21, 32],
	];
	expect(rolesOf(rows).roles).toEqual([
		'customer.id',
		null,
		'customer.amountOfPeriod',
		'customer.amountOfPeriod',
		'customer.amount',
	]);
	const only: RawCell[][] = [
		['客户编号', '2025年销售额(万)'],
		['K1', 10],
		['K2', 11],
	];
	expect(rolesOf(only).roles).toEqual(['customer.id', 'customer.amount']);
});

test('IN21 the purpose of a sheet', () => {
	const orders: RawCell[][] = [['订单号', '客户编号', '下单日期', '金额']];
	for (let i = 0; i < 12; i++) orders.push([`D${i}`, `K${i % 3}`, `2025-01-${10 + i}`, i * 10.5]);
	expect(rolesOf(orders)).toEqual({
		kind: 'transactions',
		roles: ['transaction.id', 'transaction.customerId', 'transaction.date', 'transaction.amount'],
	});
	const reps: RawCell[][] = [
		['工号', '姓名', '团队', '常驻地', '年工时'],
		['S1', '王磊', '华东', '苏州', 1600],
		['S2', '周敏', '华南', '广州', 1500],
	];
	expect(rolesOf(reps)).toEqual({
		kind: 'other',
		roles: ['rep.id', 'rep.name', 'rep.team', 'rep.base', 'rep.capacityHours'],
	});
	const full: RawCell[][] = [
		['Name', 'Home base', 'Annual hours', 'Grade', 'Skills', 'Annual cost'],
		['Ann', 'Leeds', 1600, 'Senior', 'Pumps, Valves', 52_000],
		['Bob', 'York', 800, 'Junior', 'Fans', 21_000],
	];
	expect(rolesOf(full)).toEqual({
		kind: 'other',
		roles: ['rep.name', 'rep.base', 'rep.capacityHours', 'rep.seniority', 'rep.skills', 'rep.cost'],
	});
	const shape: RawCell[][] = [
		['a', 'b'],
		[1.5, 2],
		[2.5, 3],
		[3.5, 4],
	];
	expect(rolesOf(shape).kind).toBe('customers');
});

test('IN21 a sheet without a table and a hidden one are not included', () => {
	const book = rawBook([
		['客户编号', '销售额'],
		['K1', 1],
		['K2', 2],
	]);
	const hidden = {
		...book,
		sheets: [
			book.sheets[0]!,
			{ ...book.sheets[0]!, name: 'x', visibility: 'hidden' as const },
			{ ...book.sheets[0]!, name: 'y', rowCount: 0, columns: [] },
		],
	};
	const made = intake(hidden);
	expect(made.plan.sheets.map((sheet) => sheet.include)).toEqual([true, false, false]);
	expect(made.proposal.sheets.map((sheet) => sheet.kindReason.code)).toEqual([
		'kind.customers',
		'kind.hidden',
		'kind.notATable',
	]);
});
