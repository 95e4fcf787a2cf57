import { beforeAll, describe, expect, it } from 'vitest';
import { GOALS, waysFor, type GoalId, type Picks, type Way } from '#src/core/segment/goal/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { schemeOf, templateSource } from '#src/core/segment/templates/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import {
	draftOf,
	listCase,
	resultOfScheme,
	sampleCase,
	type TemplateCase,
} from '../../../support/template-cases.ts';

const ways = (of: TemplateCase, goal: GoalId) =>
	waysFor(goal, templateSource(of.project, of.metrics, of.computed));
const way = (of: TemplateCase, goal: GoalId, id: Way['id']) => ways(of, goal).find((each) => each.id === id)!;
const proposed = (each: Way) =>
	Object.fromEntries(each.choices.map((choice) => [choice.id, choice.proposed]));

function resultWith(of: TemplateCase, each: Way, picks: Picks): SchemeResult {
	const made = each.make!(picks);
	const scheme =
		made.kind === 'scheme'
			? made.scheme('made')
			: schemeOf(made.draft, { id: 'made', name: 'Made' }, () => 'x');
	return resultOfScheme(of, scheme);
}

/** Customers as a list knows them: orders, amount, first and last order. */
function customers(count: number, amountOf: (row: number) => number): TemplateCase {
	const random = createRandom(5);
	const rows = Array.from({ length: count }, (_, row) => row);
	return listCase({
		orders: ['number', rows.map(() => 1 + Math.floor(random.next() * 9)), 'customer.orderCount'],
		amount: ['number', rows.map(amountOf), 'customer.amount'],
		last: ['date', rows.map(() => 45_900 - Math.floor(random.next() * 300)), 'customer.lastOrderDate'],
	});
}

describe('from a goal to a scheme', () => {
	let sample: TemplateCase;
	beforeAll(async () => {
		sample = await sampleCase();
	});

	it('GOA1 what is ready and known of most comes first, what is missing is said', () => {
		for (const goal of GOALS) {
			const found = ways(sample, goal);
			const ranks = found.map(({ make, known }) => (make === null ? 2 : known < 0.6 ? 1 : 0));
			expect(ranks).toEqual(ranks.toSorted());
			for (const each of found) expect(each.make === null).toBe(each.needs.length > 0);
			expect(ranks[0]).toBe(0);
		}
		expect(ways(sample, 'keep')[0]?.id).toBe('rfm');
		expect(ways(sample, 'winBack')[0]?.id).toBe('statusRhythm');
		expect(ways(sample, 'offer')[0]?.id).toBe('clusters');
		expect(ways(sample, 'worth')[0]?.id).toBe('score');
		expect(ways(sample, 'position')[0]?.id).toBe('attackDefend');
	});

	it('GOA1 the order of rows changes neither the ways nor the schemes', () => {
		const rows = Array.from({ length: 90 }, (_, row) => row);
		const list = (order: readonly number[]) => {
			const of = (value: (row: number) => number) => order.map(value);
			return listCase({
				orders: ['number', of((row) => 1 + ((row * 7) % 11)), 'customer.orderCount'],
				amount: ['number', of((row) => ((row * 37) % 83) ** 2), 'customer.amount'],
				last: ['date', of((row) => 45_900 - ((row * 13) % 200)), 'customer.lastOrderDate'],
				potential: ['number', of((row) => 100 + ((row * 29) % 71)), 'customer.potential'],
				liking: ['number', of((row) => (row % 5 === 0 ? Number.NaN : row % 10)), 'customer.satisfaction'],
			});
		};
		const random = createRandom(3);
		const shuffled = rows.toSorted(() => random.next() - 0.5);
		const told = (of: TemplateCase) =>
			GOALS.map((goal) =>
				ways(of, goal).map(({ make, ...rest }) => {
					const made = make?.({ cutAcross: 'fifth', cutUp: 'third', weights: 'equal' });
					return [rest, made?.kind === 'scheme' ? made.scheme('x') : made];
				}),
			);
		expect(told(list(shuffled))).toEqual(told(list(rows)));
	});

	it('GOA1 without orders RFM says which metrics are missing', () => {
		const list = listCase({ name: ['text', ['a', 'b'], 'customer.name'] });
		const rfm = way(list, 'keep', 'rfm');
		expect(rfm.make).toBeNull();
		expect(rfm.needs.map((need) => need.kind === 'metric' && need.metric)).toEqual([
			'recencyDays',
			'orders',
			'amount',
		]);
	});

	it('GOA1 where little is known another way is proposed', () => {
		const list = customers(100, (row) => (row < 30 ? row + 1 : Number.NaN));
		const [first] = ways(list, 'effort');
		expect(first?.id).not.toBe('tiers');
	});

	it('GOA2 every way that is ready classifies everyone, with every option', () => {
		for (const goal of GOALS) {
			for (const each of ways(sample, goal)) {
				if (!each.make) continue;
				const picks: Picks[] = [
					{},
					...each.choices.flatMap(({ id, options, atLeast }) => {
						const all = atLeast === undefined ? [] : [options.join(' '), '', 'gone'];
						return [...options.slice(0, 4), ...all].map((option) => ({ [id]: option }));
					}),
				];
				for (const pick of picks) {
					const { classOf, classes } = resultWith(sample, each, pick);
					expect(classOf.every((index) => index < classes.length)).toBe(true);
				}
			}
		}
	});

	it.each([
		[403, '5'],
		[49, '4'],
		[39, '3'],
		[12, '2'],
	])('GOA3 %i customers take %s scores', (count, scores) => {
		expect(
			proposed(
				way(
					customers(count, (row) => row + 1),
					'keep',
					'rfm',
				),
			)['scores'],
		).toBe(scores);
	});

	it('GOA3 a short window where customers order often and the data reach far back', () => {
		const { choices } = way(sample, 'keep', 'rfm');
		expect(choices[0]).toMatchObject({ id: 'window', proposed: '12', why: { code: 'windowRecent' } });
		const undated = way(
			customers(60, (row) => row + 1),
			'keep',
			'rfm',
		);
		expect(undated.choices[0]).toMatchObject({ proposed: 'all', why: { code: 'windowUnknown' } });
	});

	it('GOA4 cuts follow how concentrated the value is', () => {
		const steep = way(
			customers(100, (row) => (row < 20 ? 1000 : 1)),
			'effort',
			'tiers',
		);
		expect(steep.choices[1]).toMatchObject({ proposed: '0.8 0.95', why: { code: 'cutsSteep' } });
		const flat = way(
			customers(100, () => 10),
			'effort',
			'tiers',
		);
		expect(flat.choices[1]).toMatchObject({
			proposed: '0.5 0.8',
			why: { code: 'cutsFlat', args: { share: 20 } },
		});
	});

	it('GOA4 margin is taken where it is known', () => {
		const list = listCase({
			amount: ['number', [5, 4, 3], 'customer.amount'],
			margin: ['number', [1, 2, 3], 'customer.margin'],
		});
		expect(proposed(way(list, 'effort', 'tiers'))['measure']).toBe('margin');
		expect(resultWith(list, way(list, 'effort', 'tiers'), {}).detail).toMatchObject({
			measure: { kind: 'column', column: 'margin' },
		});
	});

	it('GOA5 a metric that goes with another is left out of clusters', () => {
		const random = createRandom(2);
		const orders = Array.from({ length: 80 }, () => 1 + Math.floor(random.next() * 50));
		const list = listCase({
			orders: ['number', orders, 'customer.orderCount'],
			amount: ['number', orders.map((count) => count * 100), 'customer.amount'],
			last: ['date', orders.map(() => 45_900 - Math.floor(random.next() * 300)), 'customer.lastOrderDate'],
		});
		const [inputs] = way(list, 'offer', 'clusters').choices;
		expect(inputs).toMatchObject({
			proposed: 'metric:recencyDays metric:orders',
			why: { code: 'inputsClose', args: { dropped: 'metric:amount', like: 'metric:orders' } },
		});
	});

	/** Customers with everything a score or a matrix asks for. */
	const rich = (count: number, gaps = 0) => {
		const random = createRandom(7);
		const values = (most: number) => Array.from({ length: count }, () => Math.round(random.next() * most));
		const share = values(100).map((value, row) => (row < gaps ? Number.NaN : value / 100));
		return listCase({
			orders: ['number', values(20).map((value) => value + 1), 'customer.orderCount'],
			amount: ['number', values(9000), 'customer.amount'],
			last: ['date', values(300).map((value) => 45_900 - value), 'customer.lastOrderDate'],
			potential: ['number', values(50_000), 'customer.potential'],
			margin: ['number', values(800), 'customer.margin'],
			share: ['number', share, 'customer.shareOfWallet'],
			liking: ['number', values(10).map((value, row) => (row < gaps ? Number.NaN : value)), 'customer.nps'],
		});
	};
	const schemeOfWay = (each: Way, picks: Picks = {}) => {
		const made = each.make!(picks);
		return made.kind === 'scheme' ? made.scheme('x') : made.draft;
	};

	it('GOA6 a score names what weighs most first, with weights that fall and add up to 100', () => {
		const score = way(rich(100), 'worth', 'score');
		expect(proposed(score)).toEqual({
			criteria: 'margin metric:amount potential metric:orders metric:recencyDays liking',
			weights: 'order',
			missing: 'unknown',
			bands: 'quantiles 3',
		});
		const scheme = schemeOfWay(score);
		if (scheme.kind !== 'score') throw new Error(scheme.kind);
		const weights = scheme.inputs.map(({ weight }) => weight);
		expect(weights).toEqual(weights.toSorted((a, b) => b - a));
		expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
		expect(scheme.inputs.map(({ better }) => better)).toEqual([
			...new Array<string>(4).fill('higher'),
			'lower',
			'higher',
		]);
		const picked = schemeOfWay(score, {
			criteria: 'metric:orders margin',
			weights: 'equal',
			bands: 'natural 4',
		});
		expect(picked).toMatchObject({
			inputs: [
				{ measure: { kind: 'column', column: 'margin' }, weight: 50 },
				{ measure: { kind: 'metric', metric: 'orders' }, weight: 50 },
			],
			bands: { kind: 'natural', count: 4 },
		});
	});

	it('GOA6 what goes with another is left out and named; few customers get two bands', () => {
		const list = listCase({
			orders: ['number', [1, 2, 3, 4, 5, 6], 'customer.orderCount'],
			amount: ['number', [10, 20, 30, 40, 50, 61], 'customer.amount'],
			last: ['date', [45_900, 45_700, 45_890, 45_650, 45_880, 45_600], 'customer.lastOrderDate'],
		});
		const score = way(list, 'worth', 'score');
		expect(proposed(score)).toMatchObject({
			criteria: 'metric:amount metric:recencyDays',
			bands: 'quantiles 2',
		});
		expect(score.choices[0]?.why).toEqual({
			code: 'inputsClose',
			args: { dropped: 'metric:orders', like: 'metric:amount' },
		});
	});

	it('GOA6 where many lack something the others are scored by what is known', () => {
		const some = rich(100, 25);
		const score = way(some, 'worth', 'score');
		expect(proposed(score)).toMatchObject({ missing: 'rest' });
		expect(score.known).toBeCloseTo(0.75, 9);
		const { classes, classOf } = resultWith(some, score, {});
		expect([...classOf].filter((at) => classes[at]!.id === 'unknown')).toEqual([]);
		const mostly = way(rich(100, 70), 'worth', 'score');
		expect(mostly.from).not.toContain('liking');
		expect(mostly.choices[0]?.options).toContain('liking');
	});

	it('GOA6 without two criteria the score says what it lacks', () => {
		const list = listCase({ name: ['text', ['a', 'b'], 'customer.name'] });
		expect(way(list, 'worth', 'score').needs).toHaveLength(3);
		const empty = listCase({
			orders: ['number', [Number.NaN], 'customer.orderCount'],
			amount: ['number', [Number.NaN], 'customer.amount'],
			last: ['date', [Number.NaN], 'customer.lastOrderDate'],
		});
		expect(way(empty, 'worth', 'score').needs).not.toEqual([]);
	});

	it('GOA7 a matrix takes the axes, cuts and threat of its template', () => {
		const list = rich(100);
		const matrix = way(list, 'position', 'attackDefend');
		expect(proposed(matrix)).toMatchObject({
			across: 'share liking',
			cutAcross: 'middle',
			up: 'potential margin',
			cutUp: 'middle',
			missing: 'unknown',
		});
		expect(schemeOfWay(matrix)).toEqual(draftOf(list, 'attackDefend'));
		expect(proposed(way(list, 'grow', 'nineBox'))).toMatchObject({ cutAcross: 'thirds', cutUp: 'thirds' });
	});

	it('GOA7 parts can be left out; another cut parts the customers by its shares', () => {
		const list = rich(200);
		const matrix = way(list, 'position', 'attackDefend');
		const made = schemeOfWay(matrix, { across: 'share', cutAcross: 'fifth', cutUp: 'third' });
		if (made.kind !== 'matrix') throw new Error(made.kind);
		expect(made.x.parts).toHaveLength(1);
		const result = resultWith(list, matrix, { across: 'share', cutAcross: 'fifth', cutUp: 'third' });
		const shareOf = (ids: readonly string[]) =>
			[...result.classOf].filter((at) => ids.includes(result.classes[at]!.id)).length / 200;
		expect(shareOf(['defend', 'maintain'])).toBeGreaterThan(0.16);
		expect(shareOf(['defend', 'maintain'])).toBeLessThan(0.24);
		expect(shareOf(['attack', 'defend'])).toBeGreaterThan(0.29);
		expect(shareOf(['attack', 'defend'])).toBeLessThan(0.37);
	});

	it('GOA7 where many lack a part the known ones stand in for it', () => {
		const matrix = way(rich(100, 50), 'position', 'attackDefend');
		expect(proposed(matrix)).toMatchObject({ missing: 'rescale' });
		const made = schemeOfWay(matrix);
		expect(made.kind === 'matrix' && [made.x.missing, made.y.missing]).toEqual(['rescale', 'rescale']);
	});

	it.each([
		['one customer', [5]],
		['all the same', new Array<number>(40).fill(3)],
		['nothing but missing values', new Array<number>(40).fill(Number.NaN)],
		['infinities', Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? Infinity : i))],
		['a giant value', Array.from({ length: 40 }, (_, i) => (i === 7 ? 1e308 : -i))],
		['both ends', Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 1e308 : -1e308))],
		['two values', Array.from({ length: 40 }, (_, i) => i % 2)],
	])('GOA2 %s: a score or matrix classifies everyone or says what is missing', (_, values) => {
		const list = listCase({
			orders: ['number', values, 'customer.orderCount'],
			amount: ['number', values, 'customer.amount'],
			last: ['date', values.map(() => 45_900), 'customer.lastOrderDate'],
			potential: ['number', values, 'customer.potential'],
			margin: ['number', values.map((value) => value / 2), 'customer.margin'],
		});
		for (const each of [...ways(list, 'worth'), ...ways(list, 'position')]) {
			if (!each.make) {
				expect(each.needs).not.toEqual([]);
				continue;
			}
			if (!['score', 'attackDefend', 'nineBox', 'kraljic'].includes(each.id)) continue;
			const picks: Picks[] = each.choices.flatMap(({ id, options }) =>
				options.map((option) => ({ [id]: option })),
			);
			for (const pick of [{}, ...picks]) {
				const { classOf, classes } = resultWith(list, each, pick);
				expect(classOf).toHaveLength(values.length);
				expect(classOf.every((at) => at < classes.length)).toBe(true);
			}
			expect(JSON.stringify(each.choices)).not.toMatch(/null|NaN/u);
		}
	});
});
