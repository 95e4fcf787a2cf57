import { describe, expect, it } from 'vitest';
import { industryOf } from '#src/core/segment/templates/industry-words.ts';
import { SIZE_TABLE } from '#src/core/segment/templates/size-table.ts';
import { INDUSTRIES } from '#src/io/sample/words.ts';
import { classesBy, draftOf, listCase, rulesOf, templateOf } from '../../../../support/template-cases.ts';

describe('industry', () => {
	it.each<[string, string | null, string | null]>([
		['C', 'C', 'manufacturing'],
		['C34', 'C', 'manufacturing'],
		['3441', 'C', 'manufacturing'],
		['C34通用设备制造业', 'C', 'manufacturing'],
		['51 批发业', 'F', 'wholesale'],
		['F52', 'F', 'retail'],
		['G54', 'G', 'transport'],
		['5911', 'G', 'storage'],
		['7010', 'K', 'realEstate'],
		['702', 'K', 'property'],
		['70', 'K', null],
		['83', 'P', null],
		['98', null, null],
		['0111', 'A', 'agriculture'],
		['制造业', 'C', 'manufacturing'],
		['批发和零售业', 'F', null],
		['农、林、牧、渔业', 'A', 'agriculture'],
		['住宿和餐饮业', 'H', 'hospitality'],
		['食品机械', 'C', 'manufacturing'],
		['食品批发', 'F', 'wholesale'],
		['医院', 'Q', null],
		['医疗器械', 'C', 'manufacturing'],
		['通信设备', 'C', 'manufacturing'],
		['通信运营', 'I', 'telecom'],
		['软件开发', 'I', 'software'],
		['物业管理', 'K', 'property'],
		['房地产开发', 'K', 'realEstate'],
		['酒店', 'H', 'hospitality'],
		['融资租赁', 'J', null],
		['设备租赁', 'C', 'manufacturing'],
		['Retail', 'F', 'retail'],
		['Food machinery', 'C', 'manufacturing'],
		['Hotels', 'H', 'hospitality'],
		['Mining', 'B', 'manufacturing'],
		['T恤', null, null],
		['Car', null, null],
		['其他', null, null],
		['', null, null],
	])('TPL9 %s is %s', (text, section, size) => {
		const found = industryOf(text);
		expect([found?.section ?? null, found?.size ?? null]).toEqual([section, size]);
	});
	it('TPL9 the industries of the sample are read in both languages', () => {
		for (const pair of INDUSTRIES) expect(pair.map((name) => industryOf(name)?.section)).toEqual(['C', 'C']);
	});
	it('TPL9 sections as classes; what cannot be read is unknown', () => {
		const texts = ['泵阀', '超市', '泵阀', '？？', null, '电机'];
		const of = listCase({ c1: ['choice', texts, 'customer.industry'] });
		expect(classesBy(of, 'industrySections')).toEqual([
			...['industryC', 'industryF', 'industryC', 'unknown', 'unknown', 'industryC'],
		]);
		const one = listCase({ c1: ['choice', ['泵阀', '电机'], 'customer.industry'] });
		expect(templateOf(one, 'industrySections').needs).toEqual([
			{ kind: 'single', field: 'c1', class: 'industryC' },
		]);
		const none = listCase({ c1: ['choice', ['甲', '乙'], 'customer.industry'] });
		expect(templateOf(none, 'industrySections').needs).toEqual([{ kind: 'unreadable', field: 'c1' }]);
	});
});

describe('size', () => {
	const size = (rows: readonly (readonly [string | null, number | null, number | null, number | null])[]) =>
		listCase({
			c1: ['choice', rows.map(([industry]) => industry), 'customer.industry'],
			c2: ['number', rows.map((row) => row[1]), 'customer.employees'],
			c3: ['number', rows.map((row) => row[2] && row[2] * 10_000), 'customer.revenue'],
			c4: ['number', rows.map((row) => row[3] && row[3] * 10_000), 'customer.assets'],
		});
	it('TPL10 every bound for large, medium and small; one value below for micro', () => {
		const of = size([
			['机械制造', 1000, 40_000, null],
			['机械制造', 999, 40_000, null],
			['机械制造', 1000, 39_999, null],
			['机械制造', 300, 2000, null],
			['机械制造', 20, 300, null],
			['机械制造', 19, 50_000, null],
			['机械制造', 5000, 299, null],
			['建筑施工', null, 6000, 5000],
			['建筑施工', null, 90_000, 4999],
			['科研', 100, null, null],
		]);
		expect(classesBy(of, 'sizeRule')).toEqual([
			...['sizeLarge', 'sizeMedium', 'sizeMedium', 'sizeMedium', 'sizeSmall', 'sizeMicro', 'sizeMicro'],
			...['sizeMedium', 'sizeSmall', 'sizeMedium'],
		]);
	});
	it('TPL10 a missing value is unknown unless a known one makes it micro', () => {
		const of = size([
			['机械制造', 500, null, null],
			['机械制造', 10, null, null],
			['机械制造', null, 100, null],
			['机械制造', null, 9000, null],
			['银行', 5000, 90_000, null],
			[null, 5000, 90_000, null],
			['机械制造', 1, 1, 1],
		]);
		expect(classesBy(of, 'sizeRule')).toEqual([
			...['unknown', 'sizeMicro', 'sizeMicro', 'unknown', 'unknown', 'unknown', 'sizeMicro'],
		]);
	});
	it('TPL10 what is missing is named', () => {
		const of = listCase({ c1: ['choice', ['机械'], 'customer.industry'] });
		expect(templateOf(of, 'sizeRule').needs).toEqual([
			{ kind: 'role', anyOf: ['customer.employees'] },
			{ kind: 'role', anyOf: ['customer.revenue'] },
		]);
	});
	it('TPL10 the bounds fall from large to small in every row', () => {
		for (const bounds of Object.values(SIZE_TABLE).flat())
			expect(bounds.large > bounds.medium && bounds.medium > bounds.small && bounds.small > 0).toBe(true);
		expect(Object.keys(SIZE_TABLE)).toHaveLength(15);
	});
	it('TPL11 own sizes start from the bounds of the most frequent industry', () => {
		const limits = (industry: string | null) =>
			rulesOf(
				draftOf(
					listCase({
						c1: ['choice', [industry, industry], 'customer.industry'],
						c2: ['number', [5, 500], 'customer.employees'],
					}),
					'sizeEmployees',
				),
			).map(([, when]) => (when as { of: [{ is: { value: number } }] }).of[0].is.value);
		expect(limits('批发')).toEqual([200, 20, 5, 5]);
		expect(limits(null)).toEqual([1000, 300, 20, 20]);
	});
});
