import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scheme } from '#src/core/model/index.ts';
import { compareStates, packState, unpackState } from '#src/core/segment/snapshots/index.ts';
import {
	clusterScheme,
	customersOf,
	rfmScheme,
	ruleScheme,
	tierScheme,
	where,
} from '../support/segment-cases.ts';
import { axisOf, matrixScheme } from '../support/matrix-cases.ts';
import { reordered, stateFrom } from '../support/snapshot-cases.ts';

const amount = { kind: 'metric', metric: 'amount' } as const;
const orders = { kind: 'metric', metric: 'orders' } as const;
const along = (measure: typeof amount | typeof orders, cut: number) => ({
	...axisOf([], [cut]),
	parts: [{ measure, weight: 1, scale: 'raw' as const }],
});
const schemes: readonly Scheme[] = [
	rfmScheme(),
	rfmScheme({ id: 'ranked', ties: 'rank', segmentMap: 'ten' }),
	rfmScheme({ id: 'nested', binning: 'nested', bins: 3 }),
	tierScheme(),
	{
		...clusterScheme([], { k: 2, restarts: 2 }),
		inputs: [amount, orders].map((measure) => ({ measure, log: 'auto' as const })),
	},
	matrixScheme(along(orders, 4), along(amount, 900)),
	ruleScheme([['top', where('class:tiers', { op: 'in', values: ['tierA'] })]], 'rest'),
];

const customer = fc.record({
	key: fc.constantFrom(...Array.from({ length: 20 }, (_, i) => `K${i}`)),
	days: fc.integer({ min: 0, max: 400 }),
	orders: fc.integer({ min: 1, max: 12 }),
	money: fc.oneof(
		{ weight: 9, arbitrary: fc.integer({ min: -50, max: 5000 }) },
		fc.constantFrom(0, 1e308, Number.NaN),
	),
});
const people = fc.uniqueArray(customer, { selector: ({ key }) => key, minLength: 1, maxLength: 20 });
type People = readonly {
	readonly key: string;
	readonly days: number;
	readonly orders: number;
	readonly money: number;
}[];

const stateOf = (list: People) =>
	stateFrom(
		{
			...customersOf(list.map(({ days, orders: count, money }) => [days, count, money] as const)),
			keys: list.map(({ key }) => key),
		},
		...schemes,
	);
const options = { numRuns: 60, seed: 20260630 };

describe('any two states', () => {
	it('SNA4 SNA6 flows and causes add up, whatever the scheme', () => {
		fc.assert(
			fc.property(people, people, (before, after) => {
				const [a, b] = [stateOf(before), stateOf(after)];
				const keys = new Set([...a.keys, ...b.keys]);
				for (const { scheme } of b.schemes) {
					const result = compareStates(a, b, scheme.id);
					if (!result) continue;
					const { flows, stayed, moved, came, gone, causes, total } = result;
					expect(total.count).toBe(keys.size);
					expect(stayed.count + moved.count + came.count + gone.count).toBe(keys.size);
					expect(flows.reduce((sum, { count }) => sum + count, 0)).toBe(keys.size);
					expect(Object.values(causes).reduce((sum, { count }) => sum + count, 0)).toBe(moved.count);
					expect(flows.every(({ amount: sum }) => Number.isFinite(sum))).toBe(true);
				}
			}),
			options,
		);
	});

	it('SNA5 nobody moves between a state and itself, and nothing is held back', () => {
		fc.assert(
			fc.property(people, (list) => {
				const state = stateOf(list);
				const back = unpackState(packState(state, { id: 's1', name: null, why: 'user', time: 0 }));
				for (const { scheme } of state.schemes) {
					expect(compareStates(back, state, scheme.id)).toMatchObject({
						...{ moved: { count: 0 }, came: { count: 0 }, gone: { count: 0 }, held: { count: 0 } },
					});
				}
			}),
			options,
		);
	});

	it('SNA2 SNA13 the order of customers decides nothing', () => {
		fc.assert(
			fc.property(people, people, (before, after) => {
				const [a, b] = [stateOf(before), stateOf(after)];
				const turned = reordered(a, [...a.keys.keys()].reverse());
				const head = { id: 's1', name: null, why: 'user', time: 0 } as const;
				expect(packState(turned, head)).toEqual(packState(a, head));
				for (const { scheme } of b.schemes)
					expect(compareStates(turned, b, scheme.id)?.causes).toEqual(compareStates(a, b, scheme.id)?.causes);
			}),
			options,
		);
	});
});
