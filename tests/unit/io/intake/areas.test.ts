import { expect, test } from 'vitest';
import { columnOf, packColumn } from '#src/core/table/index.ts';
import { IntakeSession } from '#src/io/intake/index.ts';
import { intake } from '../../../support/intake.ts';
import { rawBooks, type RawCell } from '../../../support/raw-book.ts';

const list: RawCell[][] = [
	['客户编号', '客户名称', '省份', '城市', '销售额'],
	...Array.from({ length: 30 }, (_, i): RawCell[] => [
		`KH-${i}`,
		`第${i}机械有限公司`,
		'江苏',
		'苏州',
		100 + i,
	]),
];
const provinces = ['江苏', '浙江', '安徽', '山东', '福建', '江西', '上海', '广东', '河南', '湖北'];
const cities = ['苏州', '南京', '无锡', '常州', '扬州', '镇江', '徐州', '盐城', '南通', '泰州'];
const kindsOf = (...sheets: readonly RawCell[][][]) =>
	intake(rawBooks(sheets.map((rows, i) => ({ name: `表${i + 1}`, rows })))).plan.sheets.map(
		({ kind, columns }) => [kind, ...columns.map(({ role }) => role)],
	);
const figures = (i: number): RawCell[] => [1000 + 37 * i, 30.5 + i, 800 + 11 * i];

test.each<[string, readonly string[], (i: number) => RawCell[]]>([
	['provinces', ['省份', '人口', '人均可支配收入', '社会消费品零售总额'], (i) => [provinces[i] ?? '']],
	['provinces and cities', ['省份', '城市', '人口', '居民收入', '社零'], (i) => ['江苏', cities[i] ?? '']],
	['districts', ['省份', '城市', '区县', '常住人口', 'GDP', '零售额'], (i) => ['江苏', '苏州', `第${i}区`]],
	['English', ['Province', 'City', 'Population', 'Income', 'Retail sales'], (i) => ['Jiangsu', `City ${i}`]],
	['an own index', ['省份', '城市', '市场潜力指数', '排名', '备注数'], (i) => ['江苏', cities[i] ?? '']],
])('IN37 a sheet of areas with sizes of markets is no list of customers: %s', (_, headers, areas) => {
	const sheet = [[...headers], ...cities.map((__, i) => [...areas(i), ...figures(i)])];
	const [, found] = kindsOf(list, sheet);
	expect(found?.[0]).toBe('other');
	expect(found?.slice(1).every((role) => role === null)).toBe(true);
});

test('IN37 as the only sheet of a new project it is the list, that of one with customers is not', () => {
	const sheet = [
		['省份', '人口', '居民收入'],
		...provinces.map((name, i): RawCell[] => [name, 10 + i, 5 + i]),
	];
	expect(kindsOf(sheet)[0]?.[0]).toBe('customers');
	const ids = packColumn(columnOf({ id: 'k', name: 'k', type: 'text' }, ['KH-1', 'KH-2'])).value;
	const session = new IntakeSession({ id: ids, name: null });
	const proposal = session.take(rawBooks([{ name: 'a', rows: sheet }]));
	expect(proposal.plan.sheets[0]?.kind).toBe('other');
	expect(proposal.sheets[0]?.kindReason).toEqual({ code: 'kind.areas', args: { columns: 2 } });
});

test('IN37 a list of customers with their city and people stays one', () => {
	const named = [
		['客户名称', '省份', '城市', '人口'],
		...cities.map((city, i): RawCell[] => [`第${i}机械有限公司`, '江苏', city, 100 + i]),
	];
	expect(kindsOf(named)[0]?.[0]).toBe('customers');
});
