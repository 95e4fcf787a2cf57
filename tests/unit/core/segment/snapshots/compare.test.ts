import { describe, expect, it } from 'vitest';
import type { ScoreScheme } from '#src/core/model/index.ts';
import { compareStates, factsOf, type State } from '#src/core/segment/snapshots/index.ts';
import {
	clusterScheme,
	columnsOf,
	customersOf,
	rfmScheme,
	ruleScheme,
	tierScheme,
	where,
} from '../../../../support/segment-cases.ts';
import { reordered, stateFrom } from '../../../../support/snapshot-cases.ts';

type Customer = readonly [days: number, orders: number, money: number];

/** Customers by key: days, orders, money. */
const of = (customers: Readonly<Record<string, Customer>>) => ({
	...customersOf(Object.values(customers)),
	keys: Object.keys(customers),
});
const money = (values: Readonly<Record<string, number>>) =>
	of(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [1, 1, value] as const])));

function compared(before: State, after: State, id: string, sameData = false) {
	const result = compareStates(before, after, id, sameData);
	if (!result) throw new Error(id);
	return result;
}
const causesOf = (before: State, after: State, id: string) => {
	const { causes } = compared(before, after, id);
	return Object.fromEntries(Object.entries(causes).map(([cause, { count }]) => [cause, count]));
};

describe('what has changed', () => {
	const tiers = tierScheme({ cuts: [0.5, 0.9] });
	/** A 100 (A), B 60, C 20 (B), D 20 (C). */
	const before = stateFrom(money({ A: 100, B: 60, C: 20, D: 20 }), tiers);

	it('SNA4 every customer is in one flow; counts and sales add up', () => {
		const after = stateFrom(money({ A: 100, B: 200, C: 20, E: 7 }), tiers);
		const result = compared(before, after, 'tiers');
		expect(result).toMatchObject({
			total: { count: 5, amount: 347 },
			came: { count: 1, amount: 7 },
			gone: { count: 1, amount: 20 },
		});
		expect(result.flows.reduce((sum, { count }) => sum + count, 0)).toBe(5);
		expect(result.flows.reduce((sum, { amount }) => sum + amount, 0)).toBe(347);
		expect(result.stayed.count + result.moved.count + result.came.count + result.gone.count).toBe(5);
		const parts = result.flows.flatMap(({ causes }) => Object.values(causes));
		expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(result.moved.count);
	});

	it('SNA5 SNA6 a customer whose value grew moved itself; one that others overtook did not', () => {
		// B grows past the old threshold of 100; A and C stay where they are and are pushed down by B.
		const after = stateFrom(money({ A: 100, B: 400, C: 20, D: 20 }), tiers);
		const result = compared(before, after, 'tiers');
		const byKey = Object.fromEntries(result.movers.map(({ key, cause }) => [key, cause]));
		expect(byKey).toEqual({ B: 'real', A: 'drift', C: 'drift' });
	});

	it('SNA6 both: own values lead elsewhere than where the moved thresholds put it', () => {
		const scheme = tierScheme({ cuts: [0.3, 0.6, 0.9] });
		const [then, now] = [
			stateFrom(money({ A: 50, B: 30, C: 15, D: 5 }), scheme),
			stateFrom(money({ A: 500, B: 30, C: 15, D: 40 }), scheme),
		];
		const mover = compared(then, now, 'tiers').movers.find(({ key }) => key === 'D');
		expect(mover?.cause).toBe('both');
	});

	it('SNA6 RFM: quintiles that follow the data move nobody by themselves', () => {
		const rows = Object.fromEntries(
			Array.from({ length: 50 }, (_, i) => [`K${i}`, [100 - i, 1 + i, 10 * (i + 1)] as Customer]),
		);
		const grown = Object.fromEntries(
			Object.entries(rows).map(([key, [days, orders, sales]]) => [
				key,
				[days, orders, sales * 2] as Customer,
			]),
		);
		const [then, now] = [stateFrom(of(rows), rfmScheme()), stateFrom(of(grown), rfmScheme())];
		const same = compared(then, now, 'rfm');
		expect(same.moved.count).toBe(0);
		// Twice the money is above the old threshold for some; the thresholds doubled with it.
		expect(same.held.count).toBeGreaterThan(0);
		const one = { ...rows, K0: [1, 60, 9000] as Customer };
		expect(
			compared(then, stateFrom(of(one), rfmScheme()), 'rfm').movers.find(({ key }) => key === 'K0'),
		).toMatchObject({ cause: 'real' });
	});

	it('SNA7 a scheme that measured something else, or another window, cannot say', () => {
		const column = tierScheme({ measure: { kind: 'column', column: 'x' }, cuts: [0.5, 0.9] });
		const request = {
			...money({ A: 100, B: 60, C: 20, D: 20 }),
			columns: { x: Float64Array.of(1, 2, 30, 40) },
		};
		const result = compared(before, stateFrom(request, column), 'tiers');
		expect(result.moved.count).toBeGreaterThan(0);
		expect(result.causes.definition.count).toBe(result.moved.count);
		expect(compareStates(before, before, 'other')).toBeNull();
	});

	it('SNA8 between versions over the same data every move is the definition', () => {
		const later = stateFrom(money({ A: 100, B: 60, C: 20, D: 20 }), tierScheme({ cuts: [0.2, 0.9] }));
		const after = { ...later, keys: before.keys };
		const result = compared(before, after, 'tiers', true);
		expect(result.causes.definition.count).toBe(result.moved.count);
		expect(result).toMatchObject({ came: { count: 0 }, gone: { count: 0 } });
	});

	it('SNA9 a customer that grew as all did stays and is counted as held', () => {
		const after = stateFrom(money({ A: 300, B: 180, C: 60, D: 60 }), tiers);
		const result = compared(before, after, 'tiers');
		expect(result).toMatchObject({ moved: { count: 0 }, stayed: { count: 4 } });
		expect(result.held.count).toBe(2);
	});

	it('SNA10 rules over classes of another scheme: drift there is drift here', () => {
		const rules = ruleScheme([['top', where('class:tiers', { op: 'in', values: ['tierA'] })]], 'rest');
		const [then, now] = [
			stateFrom(money({ A: 100, B: 60, C: 20, D: 20 }), tiers, rules),
			stateFrom(money({ A: 100, B: 400, C: 20, D: 20 }), tiers, rules),
		];
		expect(causesOf(then, now, 'rules')).toEqual({ real: 1, drift: 1, both: 0, definition: 0 });
	});

	it('SNA6 edited rules: what the old ones say of the new values', () => {
		const rule = (limit: number) =>
			ruleScheme([['big', where('metric:amount', { op: '>=', value: limit })]], 'small');
		const [then, now] = [
			stateFrom(money({ A: 100, B: 60, C: 20 }), rule(80)),
			stateFrom(money({ A: 100, B: 60, C: 90 }), rule(50)),
		];
		expect(causesOf(then, now, 'rules')).toEqual({ real: 1, drift: 1, both: 0, definition: 0 });
	});

	it('SNA5 scores: the values are weighed on the scale of the earlier state', () => {
		const scheme: ScoreScheme = {
			...{ id: 'score', name: null, version: 1, kind: 'score', missing: { kind: 'unknown' } },
			inputs: [
				{
					...{ measure: { kind: 'metric', metric: 'amount' }, weight: 1 },
					...{ better: 'higher', scale: 'minMax' },
				},
			],
			bands: { kind: 'cuts', cuts: [50] },
		};
		const [then, now] = [
			stateFrom(money({ A: 0, B: 40, C: 60, D: 100 }), scheme),
			stateFrom(money({ A: 0, B: 130, C: 60, D: 200 }), scheme),
		];
		const result = compared(then, now, 'score');
		expect(Object.fromEntries(result.movers.map(({ key, cause }) => [key, cause]))).toEqual({
			...{ B: 'real', C: 'drift' },
		});
	});

	it('SNA5 clusters: the saved centres classify the new values', () => {
		const scheme = { ...clusterScheme(['x'], { k: 2 }) };
		const values = [1, 2, 3, 101, 102, 103];
		const keys = values.map((_, i) => `K${i}`);
		const [then, now] = [values, [1, 2, 103, 101, 102, 103]].map((x) =>
			stateFrom({ ...columnsOf({ x }), keys }, scheme),
		) as [State, State];
		const result = compared(then, now, 'clusters');
		expect(result.movers.map(({ key, cause }) => [key, cause])).toEqual([['K2', 'real']]);
	});
});

describe('evidence and limits', () => {
	const tiers = tierScheme({ cuts: [0.5, 0.9] });

	it('SNA11 names the values that are others and the thresholds that passed', () => {
		const [then, now] = [
			stateFrom(money({ A: 100, B: 60, C: 20, D: 20 }), tiers),
			stateFrom(money({ A: 100, B: 400, C: 20, D: 20 }), tiers),
		];
		const { movers } = compared(then, now, 'tiers');
		const [b, a] = movers.map((mover) => factsOf(then, now, 'tiers', mover));
		expect(b?.values).toEqual([{ measure: 'metric:amount', before: 60, after: 400 }]);
		expect(a?.values).toEqual([]);
		expect(a?.edges).toMatchObject([{ measure: 'metric:amount', value: 100 }]);
	});

	it('SNA12 one customer, nobody in common, missing values and huge ones', () => {
		const cases: readonly (readonly [State, State])[] = [
			[stateFrom(money({ A: 1 }), tiers), stateFrom(money({ A: 2 }), tiers)],
			[stateFrom(money({ A: 1, B: 2 }), tiers), stateFrom(money({ C: 3, D: 4 }), tiers)],
			[stateFrom(money({ A: Number.NaN, B: 1 }), tiers), stateFrom(money({ A: 1, B: Number.NaN }), tiers)],
			[stateFrom(money({ A: 1e308, B: 1e308 }), tiers), stateFrom(money({ A: -1e308, B: 1e308 }), tiers)],
		];
		for (const [then, now] of cases) {
			const result = compared(then, now, 'tiers');
			const numbers = [...result.flows, result.total, result.moved].flatMap(({ count, amount }) => [
				count,
				amount,
			]);
			expect(numbers.every(Number.isFinite)).toBe(true);
		}
	});

	it('SNA13 customers are found by key, whatever their order', () => {
		const then = stateFrom(money({ A: 100, B: 60, C: 20, D: 20 }), tiers);
		const now = stateFrom(money({ D: 20, C: 90, B: 60, A: 100 }), tiers);
		const straight = compared(then, now, 'tiers');
		const turned = compared(reordered(then, [2, 0, 3, 1]), reordered(now, [3, 1, 0, 2]), 'tiers');
		expect({ ...turned, movers: turned.movers.map(({ key, cause }) => [key, cause]) }).toEqual({
			...straight,
			movers: straight.movers.map(({ key, cause }) => [key, cause]),
		});
	});
});
