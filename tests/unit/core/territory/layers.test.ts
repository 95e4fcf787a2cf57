import { describe, expect, it } from 'vitest';
import type { Condition, PlannedTerritory, PlanRule, TerritoryPlan } from '#src/core/model/index.ts';
import type { RuleField } from '#src/core/segment/index.ts';
import { createRandom, stableOrder } from '#src/core/stats/index.ts';
import { allowedBy, besideGroups, ownGroups, ruledCustomers } from '#src/core/territory/layers/index.ts';
import {
	balanceOf,
	divide,
	poolsOf,
	targetsByPool,
	type DivideRequest,
} from '#src/core/territory/plan/index.ts';

const COUNT = 600;
const random = createRandom(5);
const sizes = Float64Array.from({ length: COUNT }, () => Math.floor(100 * random.next()));
const industries = ['pumps', 'food', 'steel'];
const fields: Record<string, RuleField> = {
	size: { kind: 'number', values: sizes },
	industry: { kind: 'text', codes: Int32Array.from({ length: COUNT }, (_, i) => i % 3), texts: industries },
	id: {
		kind: 'text',
		codes: Int32Array.from({ length: COUNT }, (_, i) => i),
		texts: Array.from({ length: COUNT }, (_, i) => `K${i}`),
	},
};
const source = (id: string) => fields[id];
const isIn = (field: string, ...values: string[]): Condition => ({
	kind: 'test',
	field,
	is: { op: 'in', values },
});
const atLeast = (value: number): Condition => ({ kind: 'test', field: 'size', is: { op: '>=', value } });
const rule = (
	id: string,
	when: Condition,
	territories: string[],
	part: Partial<PlanRule> = {},
): PlanRule => ({
	...{ id, name: id, basis: 'account', when, territories },
	...part,
});
const territory = (name: string, part: Partial<PlannedTerritory> = {}): PlannedTerritory => ({
	...{ name, colour: 1, base: null, posts: 1 },
	...part,
});
const TERRITORIES = [
	territory('East'),
	territory('West'),
	territory('Key', { byRulesOnly: true }),
	territory('Pumps', { byRulesOnly: true }),
	territory('Steel', { byRulesOnly: true }),
];
function planOf(...rules: PlanRule[]): TerritoryPlan {
	return {
		...{ id: 'p', name: 'Plan', column: 'plan-p', territories: TERRITORIES, rules, budget: 1, seed: 3 },
		criteria: [{ measure: { kind: 'customers' }, below: 0.1, above: 0.1 }],
	};
}

/** Customers in a square of two degrees. */
function request(part: Partial<DivideRequest> = {}): DivideRequest {
	const place = createRandom(11);
	const value = Float64Array.from({ length: COUNT }, () => 1 + Math.floor(9 * place.next()));
	return {
		longitude: Float64Array.from({ length: COUNT }, () => 112 + 2 * place.next()),
		latitude: Float64Array.from({ length: COUNT }, () => 30 + 2 * place.next()),
		current: Int32Array.from({ length: COUNT }, (_, i) => i % 2),
		...{ value, budget: 1, seed: 7, posts: TERRITORIES.map(({ posts }) => posts) },
		criteria: [{ values: value, below: 0.1, above: 0.1 }],
		bases: TERRITORIES.map(() => null),
		order: stableOrder(
			COUNT,
			Array.from({ length: COUNT }, (_, i) => `K${i}`),
			[],
		),
		...part,
	};
}

describe('rules of a plan', () => {
	const named = rule('named', isIn('id', 'K3', 'K4', 'gone'), ['Key']);
	const pumps = rule('pumps', isIn('industry', 'pumps', 'steel'), ['Pumps', 'Steel']);
	const large = rule('large', atLeast(90), ['East']);

	it('LAY1 the first rule that holds decides, each layer by itself', () => {
		const beside = rule('beside', atLeast(50), ['Pumps'], { beside: true });
		const { fates, own, beside: second } = ruledCustomers(planOf(named, beside, pumps, large), source, COUNT);
		for (let row = 0; row < COUNT; row++) {
			const isNamed = row === 3 || row === 4;
			const first = isNamed ? 0 : row % 3 !== 1 ? 2 : (sizes[row] as number) >= 90 ? 3 : -1;
			expect(own.ruleOf[row]).toBe(first);
			expect(second?.ruleOf[row]).toBe((sizes[row] as number) >= 50 ? 1 : -1);
		}
		expect(fates[0]).toEqual({ to: [2], fault: null, holds: 2, decides: 2 });
		expect(fates[2]?.holds).toBe(400);
		expect(fates[2]?.decides).toBe(399);
		expect(ruledCustomers(planOf(named), source, COUNT).beside).toBeNull();
		expect(
			ruledCustomers({ territories: TERRITORIES }, source, COUNT).own.ruleOf.every((r) => r === -1),
		).toBe(true);
	});

	it('LAY2 a rule that is off or at fault takes nobody, and says why', () => {
		const off = { ...named, id: 'off', off: true };
		const column = rule('column', { kind: 'test', field: 'gone', is: { op: 'present' } }, ['Key']);
		const type = rule('type', isIn('size', '5'), ['Key']);
		const nowhere = rule('nowhere', atLeast(0), ['Nobody', 'No one']);
		const { fates, own } = ruledCustomers(planOf(off, column, type, nowhere, large), source, COUNT);
		expect(fates.map(({ fault }) => fault)).toEqual([null, 'column', 'type', 'territory', null]);
		expect(fates.slice(0, 4).every(({ holds, decides }) => holds + decides === 0)).toBe(true);
		expect(own.ruleOf.every((each) => each === -1 || each === 4)).toBe(true);
		const some = rule('some', atLeast(0), ['Nobody', 'West', 'West']);
		expect(ruledCustomers(planOf(some), source, COUNT).fates[0]?.to).toEqual([1]);
	});

	it('LAY3 later rules with other territories are conflicts, with the same ones none', () => {
		const again = rule('again', isIn('id', 'K3'), ['Key']);
		const { own } = ruledCustomers(planOf(named, again, pumps), source, COUNT);
		expect(own.conflicts).toBe(1);
		expect(own.rivalOf[3]).toBe(2);
		expect(own.rivalOf[4]).toBe(-1);
	});
});

describe('dividing by layers', () => {
	const plan = planOf(
		rule('named', isIn('id', 'K3', 'K4'), ['Key']),
		rule('pumps', isIn('industry', 'pumps'), ['Pumps', 'Steel']),
	);
	const ruled = ruledCustomers(plan, source, COUNT);
	const groups = ownGroups(plan, ruled);

	it('LAY4 one territory has its customers, several divide them, and geography has the rest', () => {
		const { owner, shortfalls } = divide(request({ groups }));
		expect(shortfalls).toEqual([]);
		for (let row = 0; row < COUNT; row++) {
			const expected = row === 3 || row === 4 ? [2] : row % 3 === 0 ? [3, 4] : [0, 1];
			expect(expected).toContain(owner[row]);
		}
		const beside = besideGroups(
			ruledCustomers(planOf(rule('b', atLeast(50), ['Pumps', 'Steel'], { beside: true })), source, COUNT),
		);
		if (!beside) throw new Error('beside');
		const none = planOf(rule('b', atLeast(1e9), ['Pumps'], { beside: true }));
		expect(besideGroups(ruledCustomers(none, source, COUNT))).toBeNull();
		const second = divide(request({ groups: beside, current: new Int32Array(COUNT).fill(-1) })).owner;
		second.forEach((own, row) => expect((sizes[row] as number) >= 50 ? own >= 3 : own === -1).toBe(true));
	});

	it('LAY4 customers without a place are divided by their rule, and left to nobody by geography', () => {
		const base = request();
		const longitude = base.longitude.map((each, row) => (row % 10 < 2 ? Number.NaN : each));
		const none = new Int32Array(COUNT).fill(-1);
		const { owner, shortfalls } = divide({ ...base, longitude, groups, current: none });
		expect(shortfalls).toEqual([]);
		for (let row = 0; row < COUNT; row += 10) expect(row % 3 === 0 ? [3, 4] : [-1]).toContain(owner[row]);
	});

	it('LAY5 locked customers stay against rules and geography', () => {
		const locked = new Int32Array(COUNT).fill(-1);
		for (let row = 0; row < 60; row++) locked[row] = row % 5;
		const { owner } = divide(request({ groups, locked }));
		for (let row = 0; row < 60; row++) expect(owner[row]).toBe(row % 5);
		const alone = divide(request({ locked })).owner;
		for (let row = 0; row < 60; row++) expect(alone[row]).toBe(row % 5);
	});

	it('LAY6 territories that may have the same customers share by posts, others do not', () => {
		expect([...poolsOf(allowedBy(plan), 5)]).toEqual([0, 0, 1, 2, 2]);
		expect([...poolsOf([[0], [2, 3], [3, 4], []], 5)]).toEqual([0, 1, 2, 2, 2]);
		const { owner } = divide(request({ groups }));
		const { value } = request();
		const loads = [0, 0, 0, 0, 0];
		owner.forEach((own, row) => (loads[own] = (loads[own] ?? 0) + (value[row] ?? 0)));
		const targets = targetsByPool(loads, [1, 1, 1, 1, 1], poolsOf(groups.allowed, 5));
		expect(targets[2]).toBe(loads[2]);
		const balance = balanceOf(loads, targets, 0.1, 0.1);
		expect(balance.inside).toBe(5);
		const empty = balanceOf([5, 5, 0], [5, 5, 0], 0.1, 0.1);
		expect([empty.index, empty.deviations, empty.gini]).toEqual([100, [0, 0, 0], 0]);
	});

	it('LAY7 what rules force to move comes off the budget', () => {
		const base = request({ groups, budget: 0.4 });
		const { owner } = divide(base);
		const moved = (isRuled: boolean) =>
			owner.reduce(
				(sum, own, row) =>
					sum +
					(own !== base.current[row] && (groups.of[row] as number) > 0 === isRuled
						? (base.value[row] as number)
						: 0),
				0,
			) / base.value.reduce((sum, each) => sum + each, 0);
		expect(moved(true)).toBeGreaterThan(0.3);
		expect(moved(true) + moved(false)).toBeLessThanOrEqual(0.4);
		const tight = divide(request({ groups, budget: 0.1 })).owner;
		tight.forEach((own, row) => {
			if (groups.of[row] === 0) expect(own).toBe(base.current[row]);
		});
	});
});
