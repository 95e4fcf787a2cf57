import { describe, expect, it } from 'vitest';
import { bandLimits, roundDays, roundest, roundLimit } from '#src/core/segment/templates/rounding.ts';
import { deriveMetrics } from '#src/core/segment/index.ts';
import { scaleColumn } from '#src/core/segment/scales/index.ts';
import { serialOf } from '#src/core/table/index.ts';
import { lines, requestOf } from '../../../../support/segment-cases.ts';
import {
	classesBy,
	draftOf,
	linesCase,
	listCase,
	resultOf,
	rulesOf,
	sampleCase,
	templateOf,
	type TemplateCase,
} from '../../../../support/template-cases.ts';

const test = (field: string, is: object) => ({ kind: 'test', field, is });
const DAY = 46_000;

/** Customers known by their order days before the analysis date. */
function ordersBefore(...days: readonly (readonly number[])[]): TemplateCase {
	const rows = days.flatMap((own, customer) => own.map((ago) => [customer, DAY - ago, 10] as const));
	const of = listCase({ c1: ['text', days.map((_, i) => `K${i}`), 'customer.id'] });
	const request = requestOf(lines(rows), { customerCount: days.length, analysisDate: DAY });
	return { ...of, metrics: deriveMetrics({ ...request, windowMonths: null }) };
}

describe('limits', () => {
	it.each([
		[100, 200, 150, 200],
		[123, 456, 300, 300],
		[121, 129, 123, 125],
		[-5, 5, 3, 0],
		[0.1234, 0.1299, 0.125, 0.125],
		[999, 1000, 1000, 1000],
		[7, 7, 7, 7],
	])('TPL3 the roundest number in (%d, %d] near %d is %d', (low, high, target, found) => {
		expect(roundest(low, high, target)).toBe(found);
	});
	it('TPL3 a limit moves at most one customer in fifty', () => {
		const sorted = Float64Array.from({ length: 500 }, (_, i) => 1000 + i * 7.3);
		for (const edge of [1100, 2222.2, 3456, 4000]) {
			const limit = roundLimit(sorted, edge);
			const moved = sorted.filter((value) => value <= edge !== value < limit).length;
			expect(moved).toBeLessThanOrEqual(10);
			expect(String(limit).replace(/0+$/, '').length).toBeLessThanOrEqual(3);
		}
	});
	it('TPL3 equal values give fewer bands, all equal ones none', () => {
		expect(bandLimits(Float64Array.of(1, 1, 1, 1, 1, 1, 9), 'quantile', 3)).toEqual([5]);
		expect(bandLimits(Float64Array.of(1, 1, 1, 5, 9, 9, 9), 'natural', 3)).toEqual([5, 9]);
		expect(bandLimits(Float64Array.of(4, 4, 4), 'fixed', 3)).toEqual([]);
		expect(bandLimits(new Float64Array(), 'quantile', 3)).toEqual([]);
	});
	it('TPL18 equal steps are round numbers', () => {
		const values = Float64Array.from({ length: 101 }, (_, i) => i * 0.97);
		expect(bandLimits(values, 'fixed', 4)).toEqual([20, 40, 60]);
	});
	it.each([
		[29, 30],
		[47, 45],
		[130, 120],
		[400, 365],
		[0, 3],
	])('TPL4 %d days are named %d', (days, named) => expect(roundDays(days)).toBe(named));
});

describe('status', () => {
	const of = ordersBefore([5, 15, 25], [40, 50, 60], [25], [200], [], [100, 200, 300]);
	it('TPL4 potential, existing and lost by own rhythm; one order by the gap of all', () => {
		expect(classesBy(of, 'statusRhythm')).toEqual([
			...[
				'statusExisting',
				'statusLost',
				'statusExisting',
				'statusLost',
				'statusPotential',
				'statusExisting',
			],
		]);
		expect(rulesOf(draftOf(of, 'statusRhythm'))[1]).toEqual([
			'statusExisting',
			{
				kind: 'any',
				of: [
					test('metric:rhythm', { op: '<=', value: 3 }),
					{
						kind: 'all',
						of: [
							test('metric:rhythm', { op: 'missing' }),
							test('metric:recencyDays', { op: '<=', value: 30 }),
						],
					},
				],
			},
		]);
	});
	it('TPL5 by days where no gap is known', () => {
		const single = ordersBefore([5], [400], []);
		expect(templateOf(single, 'statusRhythm').needs).toEqual([{ kind: 'empty', field: 'metric:rhythm' }]);
		expect(classesBy(single, 'statusDays')).toEqual(['statusExisting', 'statusLost', 'statusPotential']);
		expect(templateOf(listCase({ c: ['text', ['a']] }), 'statusDays').needs).toEqual([
			{ kind: 'metric', metric: 'orders' },
			{ kind: 'metric', metric: 'recencyDays' },
		]);
	});
	it('TPL6 stages of a life', () => {
		const long = Array.from({ length: 40 }, (_, i) => 5 + i * 10);
		const life = ordersBefore(
			...[[5, 15], [45, 55], [80, 90, 100], [], long, [20, 30, 230, 240], [9, 19, 400, 410]],
		);
		expect(classesBy(life, 'lifecycle')).toEqual([
			...['stageNew', 'stageSleeping', 'stageLost', 'stageProspect'],
			...['stageMature', 'stageGrowing', 'stageGrowing'],
		]);
		const since = rulesOf(draftOf(life, 'lifecycle')).find(([id]) => id === 'stageNew');
		expect(since?.[1]).toMatchObject({ of: [{ is: { op: '>=', value: serialOf(2025, 6, 1) } }, {}] });
	});
});

describe('values', () => {
	it('TPL7 a rule per value, missing first, the rest other', () => {
		const of = listCase({ c1: ['choice', ['b', 'a', 'a', null], 'customer.type'] });
		const draft = draftOf(of, 'customerType');
		expect(rulesOf(draft)).toEqual([
			['unknown', { kind: 'all', of: [test('c1', { op: 'missing' })] }],
			['value1', { kind: 'all', of: [test('c1', { op: 'in', values: ['a'] })] }],
			['value2', { kind: 'all', of: [test('c1', { op: 'in', values: ['b'] })] }],
		]);
		expect(draft).toMatchObject({ otherwise: 'otherwise' });
		const full = draftOf(listCase({ c1: ['choice', ['b', 'a', 'a'], 'customer.type'] }), 'customerType');
		expect([rulesOf(full).length, full.kind === 'rules' && full.otherwise]).toEqual([2, 'unknown']);
	});
	it('TPL7 values beyond the most frequent are other', () => {
		const values = Array.from({ length: 30 }, (_, i) => `v${i % 15}`);
		const of = listCase({ c1: ['choice', values, 'customer.type'] });
		expect(classesBy(of, 'customerType').filter((id) => id === 'otherwise')).toHaveLength(6);
	});
	it('TPL8 places by their codes', async () => {
		const of = await sampleCase();
		const result = resultOf(of, draftOf(of, 'regionGroup'));
		expect(result.classes.slice(0, 2).map(({ id }) => id)).toEqual(['place:east', 'place:south']);
		expect(result.summary.at(-1)?.count).toBe(9);
		expect(templateOf(of, 'country').needs).toEqual([{ kind: 'places', level: 'country' }]);
	});
});

describe('behaviour and potential', () => {
	const of = listCase({
		c1: ['number', [0, 1, 2, 5, 30, null], 'customer.orderCount'],
		c2: ['number', [0, 100, 200, 300, 400, null], 'customer.amount'],
		c3: ['number', [10, 45, 60, 20, null, 50], 'customer.shareOfWallet'],
		c4: ['number', [500, 100, 900, 200, 300, null], 'customer.potential'],
	});
	it('TPL12 customers without orders have a class of their own', () => {
		expect(classesBy(of, 'frequency')).toEqual(['noOrders', 'band1', 'band2', 'band3', 'band5', 'unknown']);
		expect(classesBy(of, 'amount')).toEqual([
			...['noOrders', 'levelLow', 'levelLow', 'levelMiddle', 'levelHigh', 'unknown'],
		]);
		expect(templateOf(of, 'recency').needs).toEqual([{ kind: 'metric', metric: 'recencyDays' }]);
	});
	it('TPL12 what the orders say of channels, categories and tenure', () => {
		const orders = linesCase(
			['a', 'b', 'c', 'd', 'e'],
			[
				['a', DAY - 20, 90, 'web', 'tea'],
				['a', DAY - 10, 10, 'shop', 'tea'],
				['b', DAY - 200, 50, 'shop', 'cups'],
				['b', DAY - 100, 50, 'web', 'cups'],
				['b', DAY - 90, 5, 'web', 'tea'],
				['c', DAY - 800, 5, 'shop', 'cups'],
				['d', DAY - 5, 9, null, null],
			],
		);
		expect(classesBy(orders, 'mainChannel')).toEqual(['value1', 'value1', 'value2', 'unknown', 'noOrders']);
		expect(classesBy(orders, 'channelMix')).toEqual([
			...['channelMostly', 'channelMixed', 'channelSingle', 'unknown', 'noOrders'],
		]);
		expect(classesBy(orders, 'productBreadth')).toEqual(['band1', 'band2', 'band1', 'unknown', 'noOrders']);
		expect(classesBy(orders, 'tenure')).toEqual(['band1', 'band2', 'band4', 'band1', 'unknown']);
		expect(classesBy(orders, 'favouriteCategory')).toEqual([
			...['value2', 'value1', 'unknown', 'unknown', 'noOrders'],
		]);
		const bare = listCase({ c1: ['text', ['a', 'b'], 'customer.id'] });
		expect(templateOf(bare, 'mainChannel').needs).toEqual([{ kind: 'role', anyOf: ['transaction.channel'] }]);
		const alike = linesCase(['a'], [['a', DAY, 1, 'web', 'tea']]);
		expect(templateOf(alike, 'favouriteCategory').needs).toEqual([{ kind: 'metric', metric: 'topAffinity' }]);
		expect(templateOf(alike, 'mainChannel').needs).toEqual([
			{ kind: 'constant', field: 'metric:mainChannel' },
		]);
	});
	it('TPL13 unknown is unknown, shares as percent or as fractions', () => {
		expect(classesBy(of, 'shareOfWallet')).toEqual([
			...['walletSmall', 'walletMiddle', 'walletLarge', 'walletMiddle', 'unknown', 'walletLarge'],
		]);
		expect(classesBy(of, 'potentialLevel')).toEqual([
			...['potentialHigh', 'potentialLow', 'potentialHigh', 'potentialLow', 'potentialLow', 'unknown'],
		]);
		expect(classesBy(of, 'headroom')).toEqual([
			...[
				'headroomSmall',
				'headroomSmall',
				'headroomLarge',
				'headroomNegative',
				'headroomNegative',
				'unknown',
			],
		]);
		const shares = listCase({ c3: ['number', [0.1, 0.45, 0.6], 'customer.shareOfWallet'] });
		expect(classesBy(shares, 'shareOfWallet')).toEqual(['walletSmall', 'walletMiddle', 'walletLarge']);
	});
});

describe('sides, scores, tags, people', () => {
	const of = listCase({
		c1: ['choice', ['愿意', '不愿意', '愿意', '不愿意', '看情况'], null, '购买意愿'],
		c2: ['number', [10, 20, 80, 90, 50], null, '年度预算'],
		c3: ['choice', ['非标定制', '标准品', 'Standard', null, '？'], null, '需求类型'],
		c4: ['number', [1, 3, 4, 5, null], 'customer.satisfaction'],
		c5: ['number', [0, 6, 7, 9, 10], 'customer.nps'],
		c6: ['text', ['运动,旅行', '旅行', '美食', null, '旅行；美食'], 'customer.tags'],
		c7: ['number', [17, 18, 40, 66, null], 'customer.age'],
		c8: [
			'date',
			[serialOf(1964, 12, 31), serialOf(1980, 1, 1), serialOf(1994, 5, 1), serialOf(2011, 1, 1), null],
			'customer.birthDate',
		],
		c9: ['choice', ['本科', '高中', '本科', null, '硕士'], null, '学历'],
		c10: ['number', [3000, 3200, 9000, 9100, 50_000], null, '月收入'],
	});
	it('TPL14 two sides, the negative first', () => {
		expect(classesBy(of, 'capacityWillingness')).toEqual([
			...['unableWilling', 'unableUnwilling', 'ableWilling', 'ableUnwilling', 'unknown'],
		]);
		expect(classesBy(of, 'needKind')).toEqual([
			...['needCustom', 'needStandard', 'needStandard', 'unknown', 'unknown'],
		]);
		expect(templateOf(of, 'userKind').needs).toEqual([{ kind: 'named', word: 'userKind' }]);
	});
	it('TPL15 scores by their scale', () => {
		expect(classesBy(of, 'satisfaction')).toEqual([
			...['satisfactionLow', 'satisfactionMiddle', 'satisfactionHigh', 'satisfactionHigh', 'unknown'],
		]);
		expect(classesBy(of, 'recommendation')).toEqual([
			...['detractor', 'detractor', 'passive', 'promoter', 'promoter'],
		]);
		const wide = listCase({ c5: ['number', [0, 6, 70], 'customer.nps'] });
		expect(templateOf(wide, 'recommendation').needs).toEqual([{ kind: 'unreadable', field: 'c5' }]);
	});
	it('TPL16 the most frequent tag of several', () => {
		expect(classesBy(of, 'tags')).toEqual(['tag1', 'tag1', 'tag2', 'unknown', 'tag1']);
	});
	it('TPL25 a scale in low, middle and high; too few answers are unknown', () => {
		const asked = listCase({
			c1: ['number', [1, 2, 3, 4, 5, null], null, 'q1'],
			c2: ['number', [1, 3, 3, 3, 4, null], null, 'q2'],
		});
		const items = ['c1', 'c2'].map((column) => ({ column, reversed: false }));
		const scale = { id: 's', name: 'S', items, lowest: 1, highest: 5, atLeast: 0.5 };
		const { project } = asked;
		const table = project.tables[0]!;
		const computed = [scaleColumn(scale, table, { table, join: null }).column];
		const recipe = { ...project.recipe, scales: [scale] };
		const withScale = { ...asked, project: { ...project, recipe }, computed };
		expect(classesBy(withScale, 'scaleLevels')).toEqual([
			...['levelLow', 'levelMiddle', 'levelMiddle', 'levelHigh', 'levelHigh', 'unknown'],
		]);
		expect(templateOf(asked, 'scaleLevels').needs).toEqual([{ kind: 'scale' }]);
	});
	it('TPL17 people', () => {
		expect(classesBy(of, 'age')).toEqual(['band1', 'band2', 'band4', 'band7', 'unknown']);
		expect(classesBy(of, 'generation')).toEqual([
			...['bornBefore1965', 'born1980', 'born1980', 'born2010', 'unknown'],
		]);
		expect(classesBy(of, 'education')).toEqual(['value1', 'value3', 'value1', 'unknown', 'value2']);
		expect(classesBy(of, 'income')).toEqual([
			'levelLow',
			'levelLow',
			'levelMiddle',
			'levelMiddle',
			'levelHigh',
		]);
	});
});
