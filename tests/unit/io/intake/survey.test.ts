import { expect, test } from 'vitest';
import type { WireColumn } from '#src/core/table/index.ts';
import { columnOf, packColumn } from '#src/core/table/index.ts';
import { IntakeSession } from '#src/io/intake/index.ts';
import { intake } from '../../../support/intake.ts';
import { rawBooks, type RawCell } from '../../../support/raw-book.ts';

const CUSTOMERS = 30;
const id = (i: number) => `KH-${1001 + i}`;
const list: RawCell[][] = [
	['客户编号', '客户名称', '省份'],
	...Array.from({ length: CUSTOMERS }, (_, i) => [id(i), `第${i}机械有限公司`, i % 2 ? '江苏省' : '广东省']),
];
/** Sheets of so many customers each, with their day, who filled them in and five questions. */
const survey = (perCustomer: number, headers = ['Q1 新品', 'Q2 价格', 'Q3', 'Q4', 'Q5']): RawCell[][] => [
	['客户编号', '填写日期', '填写人', ...headers],
	...Array.from({ length: CUSTOMERS }, (_, i) => [
		...[id(Math.floor(i / perCustomer)), `2025-03-${String((i % 28) + 1).padStart(2, '0')}`, `人${i % 7}`],
		...headers.map((__, q) => ((i * 3 + q) % 5) + 1),
	]),
];
const sheetsOf = (...sheets: readonly (readonly RawCell[][])[]) =>
	intake(rawBooks(sheets.map((rows, i) => ({ name: `表${i + 1}`, rows })))).plan.sheets.map(
		({ kind, columns }) => [kind, columns[0]?.role],
	);
const wire = (): WireColumn =>
	packColumn(columnOf({ id: 'k', name: 'k', type: 'text' }, ['KH-1001', 'KH-1002'])).value;

test.each([
	['customers recur', 2],
	['every customer is there once', 1],
])('IN36 answer sheets beside a list of customers, where %s', (_, perCustomer) => {
	const linked = ['other', 'other.customerId'];
	expect(sheetsOf(list, survey(perCustomer))).toEqual([['customers', 'customer.id'], linked]);
	expect(sheetsOf(survey(perCustomer), list)).toEqual([linked, ['customers', 'customer.id']]);
	const named = ['创新', '信任', '态度', '意愿', '认同'];
	expect(sheetsOf(list, survey(perCustomer, named))[1]).toEqual(linked);
});

test('IN36 beside a list of customers nothing has to name them', () => {
	const [head = [], ...rows] = survey(2);
	const unnamed = [['受访单位代号', ...head.slice(1)], ...rows.map((row, i) => [`W${i}`, ...row.slice(1)])];
	expect(sheetsOf(list, unnamed)[1]).toEqual(['other', null]);
	expect(sheetsOf(unnamed)[0]?.[0]).toBe('customers');
});

test('IN36 the reason is told with the number of questions', () => {
	const { proposal } = intake(
		rawBooks([
			{ name: 'a', rows: list },
			{ name: 'b', rows: survey(2) },
		]),
	);
	expect(proposal.sheets[1]?.kindReason).toEqual({ code: 'kind.survey', args: { questions: 5 } });
});

test('IN36 the only sheet of a new project is the list, that of one with customers is not', () => {
	expect(sheetsOf(survey(2))).toEqual([['customers', 'customer.id']]);
	expect(sheetsOf(survey(1))).toEqual([['customers', 'customer.id']]);
	for (const perCustomer of [1, 2]) {
		const session = new IntakeSession({ id: wire(), name: null });
		const book = rawBooks([{ name: 'a', rows: survey(perCustomer) }]);
		expect(session.take(book).plan.sheets[0]?.kind).toBe('other');
	}
});

test('IN36 a list of customers with a few questions stays one, and so do orders', () => {
	const wide = list.map((row, i) => [...row, i === 0 ? 'Q1' : (i % 5) + 1, i === 0 ? 'Q2' : (i % 5) + 1]);
	expect(sheetsOf(list, wide)[1]?.[0]).toBe('customers');
	const orders: RawCell[][] = [
		['订单编号', '客户编号', '订单日期', '数量', '单价', '金额'],
		...Array.from({ length: 30 }, (_, i) => [
			`D${i}`,
			id(i % 9),
			'2025-01-03',
			(i % 5) + 1,
			3,
			3 * ((i % 5) + 1),
		]),
	];
	expect(sheetsOf(list, orders)[1]?.[0]).toBe('transactions');
});
