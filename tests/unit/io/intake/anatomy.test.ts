import { expect, test } from 'vitest';
import { intake } from '../../../support/intake.ts';
import { rawBook, type RawCell } from '../../../support/raw-book.ts';

const sheetOf = (rows: readonly (readonly RawCell[])[], options = {}) => {
	const made = intake(rawBook(rows, options));
	return { plan: made.plan.sheets[0]!, report: made.proposal.sheets[0]!, made };
};
const customers: RawCell[][] = [
	['K001', '甲公司', '广东', 12],
	['K002', '乙公司', '四川', 30],
	['K003', '丙公司', '广东', 7],
];

test('IN1 the header stands under titles and blank rows', () => {
	const { plan, report } = sheetOf([
		['华辰机电客户台账'],
		['制表：销售部', null, null, '2026-06-30'],
		[],
		['客户代码', '单位全称', '省', '销售额'],
		...customers,
	]);
	expect([plan.headerRow, plan.headerRows]).toEqual([3, 1]);
	expect(report.notes.map((note) => note.code)).toContain('header.titleRows');
	expect(report.dataRows).toBe(3);
});

test('IN1 an unknown header is told by its contrast, rows of numbers have none', () => {
	expect(
		sheetOf([
			['foo', 'bar'],
			[1, 2],
			[3, 4],
			[5, 6],
		]).plan.headerRow,
	).toBe(0);
	const none = sheetOf([
		[1, 2],
		[3, 4],
		[5, 6],
	]);
	expect(none.plan.headerRow).toBeNull();
	expect(none.report.dataRows).toBe(3);
	expect(none.plan.columns.map((column) => column.name)).toEqual(['Column A', 'Column B']);
});

test('IN2 a merged header of two rows is flattened', () => {
	const rows = [
		['客户', null, '地区', null, '销售额'],
		['编号', '名称', '省', '市', null],
		['K1', '甲', '广东', '深圳', 5],
		['K2', '乙', '四川', '成都', 6],
	];
	const merges = [
		{ top: 0, left: 0, bottom: 0, right: 1 },
		{ top: 0, left: 2, bottom: 0, right: 3 },
		{ top: 0, left: 4, bottom: 1, right: 4 },
	];
	const { plan } = sheetOf(rows, { merges });
	expect([plan.headerRow, plan.headerRows]).toEqual([0, 2]);
	expect(plan.columns.map((column) => column.name)).toEqual([
		'客户/编号',
		'客户/名称',
		'地区/省',
		'地区/市',
		'销售额',
	]);
	expect(plan.columns.map((column) => column.role)).toEqual([
		'customer.id',
		'customer.name',
		'customer.province',
		'customer.city',
		'customer.amount',
	]);
});

test('IN3 repeated, empty and near-equal headers stay distinct; empty columns are counted', () => {
	const { plan, report } = sheetOf([
		['客户编号', '销售额', '销售额', null, 'Ｓales', 'sales', null],
		['K1', 1, 2, 3, 4, 5, null],
		['K2', 1, 2, 3, 4, 5, null],
	]);
	expect(plan.columns.map((column) => column.name)).toEqual([
		'客户编号',
		'销售额',
		'销售额 (2)',
		'列 D',
		'Ｓales',
		'sales (2)',
	]);
	expect(report.notes).toContainEqual({ code: 'columns.empty', args: { count: 1 } });
	expect(report.notes).toContainEqual({ code: 'columns.unnamed', args: { count: 1 } });
});

test('IN4 totals are left out with the proof that they sum; a customer called Total is not', () => {
	const header = ['客户代码', '单位全称', '省', '销售额'];
	const { plan, report } = sheetOf([header, ...customers, ['合 计', null, null, 49]]);
	expect(plan.leftOut).toEqual([{ from: 4, to: 4, reason: 'total' }]);
	expect(report.notes).toContainEqual({
		code: 'rows.totalSums',
		args: { row: 5, label: '合 计', columns: 1 },
	});
	const wrong = sheetOf([header, ...customers, ['总计：', null, null, 50]]);
	expect(wrong.report.notes.map((note) => note.code)).toContain('rows.totalDiffers');
	const oil = sheetOf([header, ...customers, ['K004', 'Total', '广东', 9]]);
	expect(oil.plan.leftOut).toEqual([]);
});

test('IN4 subtotals sum their own group, the total sums all', () => {
	const { plan, report } = sheetOf([
		['客户', '省', '销售额'],
		['甲', '广东', 1],
		['乙', '广东', 2],
		['广东小计', null, 3],
		['丙', '四川', 4],
		['小计', null, 4],
		['总计', null, 7],
	]);
	expect(plan.leftOut.map((span) => [span.from, span.reason])).toEqual([
		[3, 'subtotal'],
		[5, 'subtotal'],
		[6, 'total'],
	]);
	expect(report.notes.filter((note) => note.code === 'rows.totalSums')).toHaveLength(3);
});

test('IN5 blank rows, repeated headers and footer notes are left out, nothing else', () => {
	const header = ['客户代码', '单位全称', '省', '销售额'];
	const { plan, made } = sheetOf([
		header,
		customers[0]!,
		[null, ' '],
		customers[1]!,
		header,
		customers[2]!,
		['K004', null, null, null],
		[],
		['数据来源：ERP'],
		['打印时间：2026-06-30'],
	]);
	expect(plan.leftOut).toEqual([
		{ from: 2, to: 2, reason: 'blank' },
		{ from: 4, to: 4, reason: 'repeatedHeader' },
		{ from: 7, to: 7, reason: 'blank' },
		{ from: 8, to: 9, reason: 'footer' },
	]);
	expect(made.convert().tables[0]!.rowCount).toBe(4);
});
