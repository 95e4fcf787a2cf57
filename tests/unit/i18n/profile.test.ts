import { describe, expect, test } from 'vitest';
import { changeText, effectText, isEvident, termName, type DriverFormats } from '#src/i18n/drivers.ts';
import {
	certaintyText,
	clarityText,
	pText,
	tellingText,
	testLine,
	type TraitValue,
} from '#src/i18n/profile.ts';
import { nameBefore, spaced } from '#src/i18n/spaced.ts';

const formats = (locale: 'zh-CN' | 'en'): DriverFormats => ({
	locale,
	column: (id) => id,
	value: (id, value) => (id === 'Sales' ? `¥${value}` : `${value} orders`),
	level: (_, level) => level,
	isDate: (id) => id === 'Since',
	isYesNo: (id) => id === 'VIP',
	spread: (id) => (id === 'Since' ? 400 : 4700),
});
const trait = (part: Partial<TraitValue>): TraitValue => ({
	...{ column: 'Orders', level: null, own: 20, average: 10, median: 18, averageMedian: 9 },
	...{ index: { value: 200 }, effect: 0.9, ...part },
});
const sentence = (part: Partial<TraitValue>) => tellingText([trait(part)], 5, formats('en'))[0];
const tested = {
	test: 'kruskalWallis',
	statistic: 340.4,
	df: 8,
	adjustedP: 0.0004,
	effect: 0.85,
	strength: 'large',
	isRough: false,
} as const;

describe('profiles in words', () => {
	test('FMT12 a difference is told by its degree, direction and figures', () => {
		expect(sentence({})).toBe('Orders: far above average, median 18 orders, all customers 9 orders.');
		expect(sentence({ effect: -0.6, median: 3 })).toContain('clearly below average, median 3');
		expect(sentence({ effect: 0.3, median: 9 })).toBe(
			'Orders: a little above average, mean 20 orders, all customers 10 orders (index 200).',
		);
		expect(sentence({ column: 'Since', effect: -0.9, median: 4 })).toContain('far earlier than average');
		const label = {
			column: 'Region',
			level: 'South',
			own: 0.42,
			average: 0.21,
			median: null,
			averageMedian: null,
		};
		expect(sentence(label)).toBe('Region “South”: far more often, 42%, all customers 21% (index 200).');
		expect(sentence({ ...label, effect: -0.9 })).toContain('less often');
	});

	test('FMT12 where there is little to tell, that is told', () => {
		expect(tellingText([], 7, formats('en'))).toEqual([
			'In the 7 columns compared there is no evidence of a difference from the others worth a sentence.',
		]);
		expect(tellingText([trait({})], 7, formats('en'))).toHaveLength(2);
		expect(tellingText([trait({}), trait({}), trait({})], 7, formats('en'))).toHaveLength(3);
	});

	test('FMT12 tests say effect and certainty in words', () => {
		expect(clarityText(tested, 'en')).toBe('large · near certain');
		expect(clarityText({ ...tested, adjustedP: 0.05 }, 'en')).toBe('no evidence');
		expect(clarityText({ test: null, why: 'constant' }, 'en')).toBe('nothing to compare');
		expect([0.0009, 0.009, 0.049, 0.05].map((p) => certaintyText(p, 'en'))).toEqual([
			...['near certain', 'very likely', 'likely', 'no evidence'],
		]);
		expect([pText(0, 'en'), pText(0.0234, 'en')]).toEqual(['p < 0.001', 'p = 0.023']);
		const line = testLine({ ...tested, isRough: true }, { columns: 18, n: 403, missing: 2 }, 'en');
		for (const part of ['H = 340', 'p < 0.001', 'Holm over 18', 'ε² = 0.85', 'n = 403', 'approximate'])
			expect(line).toContain(part);
	});

	test('FMT14 Chinese keeps a space beside Latin names', () => {
		expect(spaced('Tenure远高于平均：中位数 56', 'zh-CN')).toBe('Tenure 远高于平均：中位数 56');
		expect(spaced('属于A级B', 'zh-CN')).toBe('属于 A 级 B');
		expect(spaced('名称包含“Ltd公司”', 'zh-CN')).toBe('名称包含“Ltd公司”');
		expect(spaced('as it is', 'en')).toBe('as it is');
		expect(['销售16', '李雷', 'Li Lei'].map((name) => nameBefore(name, 'zh-CN'))).toEqual([
			...['销售16 ', '李雷', 'Li Lei '],
		]);
		expect(nameBefore('Rep 16', 'en')).toBe('Rep 16');
	});
});

describe('drivers in words', () => {
	const coefficient = (predictor: string, level: string | null = null) => ({
		...{ term: { predictor, level, reference: level === null ? null : 'North' } },
		...{ estimate: 2, low: 1, high: 3 },
	});
	const sales = { column: 'Sales', name: 'sales', isLog: false };

	test('FMT13 changes are told in round steps, labels against the one named', () => {
		const say = (predictor: string, level: string | null = null) =>
			changeText(coefficient(predictor, level), formats('en'));
		expect(say('Orders')).toBe('Orders, each further 1000 orders');
		expect(say('Since')).toBe('Since, each 365 days later');
		expect(say('VIP')).toBe('VIP: yes rather than no');
		expect(say('Region', 'South')).toBe('Region: “South” rather than “North”');
		expect(termName(coefficient('Region', 'South'), formats('en'))).toBe('Region: South');
	});

	test('FMT13 effects are told in the unit of the target, in percent or as odds, with intervals', () => {
		const say = (target: typeof sales | { column: null; name: string; isLog: boolean }, low = 1) =>
			effectText({ ...coefficient('VIP'), low }, target, formats('en'));
		expect(say(sales)).toBe('+¥2 of sales on average (+¥1 to +¥3)');
		expect(say({ ...sales, isLog: true })).toContain('+639%');
		expect(say({ column: null, name: 'churn', isLog: false })).toBe(
			'odds of churn 7.39 times as high (2.72 to 20)',
		);
		expect(say(sales, -1)).toBe('no evidence of a relation (¥-1 to +¥3)');
		expect(isEvident({ ...coefficient('VIP'), low: -3, high: -1 })).toBe(true);
	});

	test('FMT13 odds beyond reason are named, never infinite', () => {
		const wide = { ...coefficient('VIP'), estimate: 900, low: 800, high: 1000 };
		expect(effectText(wide, { column: null, name: 'churn', isLog: false }, formats('en'))).toContain(
			'>1,000 times',
		);
		const gone = { ...coefficient('VIP'), estimate: -900, low: -1000, high: -800 };
		expect(effectText(gone, { column: null, name: 'churn', isLog: false }, formats('en'))).toContain('<0.01');
	});
});
