import { beforeAll, describe, expect, it } from 'vitest';
import { GOALS, waysFor, type GoalId, type Picks, type Way } from '#src/core/segment/goal/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { schemeOf, templateSource } from '#src/core/segment/templates/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import { listCase, resultOfScheme, sampleCase, type TemplateCase } from '../../../support/template-cases.ts';

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
					...each.choices.flatMap(({ id, options }) =>
						options.slice(0, 4).map((option) => ({ [id]: option })),
					),
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
			proposed: 'recencyDays orders',
			why: { code: 'inputsClose', args: { dropped: 'metric:amount', like: 'metric:orders' } },
		});
	});
});
