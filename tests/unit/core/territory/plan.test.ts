import { describe, expect, it } from 'vitest';
import { createRandom, stableOrder } from '#src/core/stats/index.ts';
import {
	balanceOf,
	bestSteps,
	distanceTo,
	divide,
	effectOf,
	hold,
	planeOf,
	rowsByArea,
	targetsOf,
	type DivideRequest,
} from '#src/core/territory/plan/index.ts';
import { relabelled } from '#src/core/territory/plan/relabel.ts';
import type { TerritoryProblem } from '#src/core/territory/problem.ts';

/** Great-circle distance in kilometres (haversine). */
function greatCircle(a: readonly [number, number], b: readonly [number, number]): number {
	const rad = Math.PI / 180;
	const [dLat, dLon] = [(b[1] - a[1]) * rad, (b[0] - a[0]) * rad];
	const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(dLon / 2) ** 2;
	return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
}

/** Customers around a few cities of China, one of 40 without a place; three owners, each near one of the cities. */
function request(count: number, part: Partial<DivideRequest> = {}): DivideRequest {
	const random = createRandom(count);
	const cities = [
		[121.5, 31.2],
		[116.4, 39.9],
		[113.3, 23.1],
		[104.1, 30.7],
	] as const;
	const [longitude, latitude] = [new Float64Array(count), new Float64Array(count)];
	const current = new Int32Array(count);
	for (let row = 0; row < count; row++) {
		const city = cities[Math.floor(random.next() ** 2 * 4)] ?? cities[0];
		const isPlaced = random.next() >= 1 / 40;
		longitude[row] = isPlaced ? city[0] + random.next() : Number.NaN;
		latitude[row] = isPlaced ? city[1] + random.next() : Number.NaN;
		current[row] = random.next() < 0.1 ? -1 : Math.floor(random.next() * 3);
	}
	const value = Float64Array.from({ length: count }, () => Math.exp(3 * random.next()));
	return {
		...{ longitude, latitude, current, value, budget: 1, seed: 7 },
		criteria: [{ values: value, below: 0.1, above: 0.1 }],
		posts: [1, 1, 1],
		bases: [[121.5, 31.2], [116.4, 39.9], null],
		order: stableOrder(count, keysOf(count), []),
		...part,
	};
}
const keysOf = (count: number) => Array.from({ length: count }, (_, row) => `K${row}`);

describe('a plan', () => {
	it('PLN10 the best steps gain what they say, within the budget, and never name an area twice', () => {
		const { value, current, longitude, latitude } = request(300);
		const owner = current.map((own) => Math.max(0, own));
		const areaOf = Int32Array.from({ length: 300 }, (_, row) => 1 + (row % 40));
		const target = value.reduce((sum, each) => sum + each, 0) / 3;
		const indexOf = (own: Int32Array) => {
			const loads = [0, 1, 2].map((j) =>
				value.reduce((sum, each, row) => sum + (own[row] === j ? each : 0), 0),
			);
			return { loads, index: balanceOf(loads, [target, target, target], 0.1, 0.1).index ?? 0 };
		};
		const { loads, index } = indexOf(owner);
		const plan = {
			...{ owner, today: current, value, total: 3 * target, moved: 0 },
			...{ posts: [1, 1, 1], pools: new Int32Array(3) },
			loads: [{ values: value, loads, targets: [target, target, target] }],
		};
		const question = {
			...{ plan, territories: 3, points: planeOf(longitude, latitude), areas: rowsByArea(areaOf) },
			...{ held: new Uint8Array(300), budget: 0.02, about: null, most: 5, near: () => null },
		};
		const steps = bestSteps(question);
		expect(steps.length).toBe(5);
		const areas = steps.flatMap(({ moves }) => moves.map(({ area }) => area));
		expect(new Set(areas).size).toBe(areas.length);
		const ratios = steps.map(({ gain, disruption }) => (disruption <= 0 ? Infinity : gain / disruption));
		expect(ratios).toEqual(ratios.toSorted((a, b) => b - a));
		for (const { moves, gain, disruption } of steps) {
			const after = owner.slice();
			for (const { rows, to } of moves) for (const row of rows) after[row] = to;
			expect(indexOf(after).index - index).toBeCloseTo(gain, 9);
			expect(disruption).toBeLessThanOrEqual(0.02 * 3 * target + 1e-9);
		}
		expect(
			bestSteps({ ...question, about: 2 }).every(({ moves }) =>
				moves.some(({ from, to }) => from === 2 || to === 2),
			),
		).toBe(true);
		const touching = bestSteps({ ...question, near: () => new Set([0]) });
		expect(touching.every(({ moves }) => moves.every(({ to }) => to === 0))).toBe(true);
		expect(bestSteps({ ...question, held: new Uint8Array(300).fill(1) })).toEqual([]);
	});
	it('PLN11 whole areas stay together, hang together and hold the bands; what is locked keeps its owner', () => {
		const asked = request(600);
		// A chain of areas from west to east: 12 slices by longitude, each touching the next.
		const at = [...asked.longitude].filter((each) => !Number.isNaN(each)).sort((a, b) => a - b);
		const cut = (i: number) => at[Math.floor((at.length * i) / 12)] ?? 0;
		const of = asked.longitude.map((each) =>
			Number.isNaN(each) ? -1 : Math.max(0, [...Array(12).keys()].filter((i) => each >= cut(i)).length - 1),
		);
		const areas = {
			...{ of: Int32Array.from(of), count: 12, hasBridges: true },
			pairs: Uint32Array.from(Array.from({ length: 11 }, (_, i) => [i, i + 1]).flat()),
		};
		const locked = new Int32Array(600).fill(-1);
		const free = [...of.keys()].find((row) => (of[row] ?? -1) >= 0) ?? 0;
		locked[free] = 2;
		const wide = { criteria: [{ values: asked.value, below: 0.35, above: 0.35 }] };
		const { owner, shortfalls } = divide({ ...asked, ...wide, areas, locked });
		expect(shortfalls).toEqual([]);
		expect(owner[free]).toBe(2);
		const ownerOf = Array.from({ length: 12 }, (_, area) => [
			...new Set([...owner].filter((_own, row) => of[row] === area && locked[row] === -1)),
		]);
		expect(ownerOf.every((own) => own.length === 1)).toBe(true);
		const inRow = ownerOf.map(([own]) => own);
		expect(inRow.filter((own, i) => own !== inRow[i - 1]).length).toBe(new Set(inRow).size);
		of.forEach((area, row) => area < 0 && expect(owner[row]).toBe(asked.current[row]));

		const narrow = divide({
			...asked,
			areas,
			criteria: [{ values: asked.value, below: 0.001, above: 0.001 }],
		});
		expect(narrow.shortfalls.length).toBeGreaterThan(0);
		expect(narrow.shortfalls.every(({ unit }) => unit === -1)).toBe(true);

		const held = hold({ ...asked, ...wide, areas, locked, current: owner });
		expect(held.owner).toEqual(owner);
		const few = divide({ ...asked, ...wide, areas, current: owner, budget: 0 });
		expect(
			few.owner.filter((own, row) => own !== owner[row] && owner[row] !== -1 && row !== free).length,
		).toBe(0);

		const flip = <T extends Float64Array | Int32Array>(list: T) => list.toReversed() as T;
		const back = divide({
			...{ ...asked, locked: flip(locked), areas: { ...areas, of: flip(areas.of) } },
			...{ longitude: flip(asked.longitude), latitude: flip(asked.latitude), value: flip(asked.value) },
			criteria: [{ values: flip(asked.value), below: 0.35, above: 0.35 }],
			current: flip(asked.current),
			order: asked.order.map((row) => 599 - row),
		});
		expect(flip(back.owner)).toEqual(owner);
	});
	it('PLN9 the effect of a move said before is what holds after it', () => {
		const { value, current } = request(300);
		const owner = divide(request(300)).owner;
		const count = new Float64Array(300).fill(1);
		const sumsOf = (values: Float64Array, own: Int32Array) =>
			[0, 1, 2].map((j) => values.reduce((sum, each, row) => sum + (own[row] === j ? each : 0), 0));
		const movedOf = (own: Int32Array) =>
			value.reduce(
				(sum, each, row) =>
					sum + ((current[row] ?? -1) >= 0 && (own[row] ?? -1) >= 0 && current[row] !== own[row] ? each : 0),
				0,
			);
		const sharesOf = (values: Float64Array, own: Int32Array) => {
			const sums = sumsOf(values, own);
			const target = sums.reduce((sum, each) => sum + each, 0) / 3;
			return { loads: sums, targets: [target, target, target], shares: sums.map((sum) => sum / target) };
		};
		const total = value.reduce((sum, each) => sum + each, 0);
		owner[5] = -1;
		const loads = [value, count].map((values) => ({ values, ...sharesOf(values, owner) }));
		const pools = new Int32Array(3);
		const state = {
			...{ owner, today: current, value, total, moved: movedOf(owner), loads },
			...{ posts: [1, 1, 1], pools },
		};
		const rows = Array.from({ length: 60 }, (_, row) => row);
		const effect = effectOf(state, [{ rows, to: 1 }]);
		expect(effect.gifts).toEqual([{ rows: rows.filter((row) => owner[row] !== 1), to: 1 }]);
		const after = owner.map((own, row) => (row < 60 ? 1 : own));
		[value, count].forEach((values, i) =>
			effect.shares[i]?.forEach((share, j) =>
				expect(share).toBeCloseTo(sharesOf(values, after).shares[j] ?? 0, 9),
			),
		);
		expect(effect.movedShare).toBeCloseTo(movedOf(after) / total, 9);
		expect(effectOf({ ...state, owner: after }, [{ rows, to: 1 }])).toMatchObject({
			gifts: [],
			count: 0,
			value: 0,
		});
		expect(effectOf({ ...state, today: null }, [{ rows, to: 1 }]).movedShare).toBeNull();
	});
	it('PLN1 the plane keeps distances within 1 % up to 1,000 km and does not depend on the order of rows', () => {
		const places = [
			[116.4, 39.9],
			[121.5, 31.2],
			[117.2, 39.1],
			[113.3, 23.1],
			[114.1, 22.5],
			[87.6, 43.8],
			[Number.NaN, 30],
		] as const;
		const points = planeOf(
			Float64Array.from(places, ([longitude]) => longitude),
			Float64Array.from(places, ([, latitude]) => latitude),
		);
		for (const [a, b] of [
			[0, 2],
			[3, 4],
			[0, 1],
		] as const) {
			const real = greatCircle(places[a], places[b]);
			expect(Math.abs(distanceTo(points, a, points, b) / real - 1)).toBeLessThan(real < 1000 ? 0.01 : 0.02);
		}
		expect(points.x[6]).toBeNaN();
		const back = planeOf(
			Float64Array.from(places.toReversed(), ([longitude]) => longitude),
			Float64Array.from(places.toReversed(), ([, latitude]) => latitude),
		);
		expect([...back.x].reverse()).toEqual([...points.x]);
		expect(planeOf(Float64Array.of(Number.NaN), Float64Array.of(Number.NaN)).x[0]).toBeNaN();
	});

	it('PLN2 everyone with a place has one territory, everyone without stays', () => {
		const asked = request(400);
		const { owner, shortfalls } = divide(asked);
		expect(shortfalls).toEqual([]);
		let [without, unassigned] = [0, 0];
		owner.forEach((own, row) => {
			if (!Number.isNaN(asked.longitude[row])) return expect([0, 1, 2]).toContain(own);
			without++;
			if (own < 0) unassigned++;
			expect(own).toBe(asked.current[row]);
		});
		expect(without).toBeGreaterThan(3);
		expect(unassigned).toBeLessThan(without);
		const loads = [0, 0, 0];
		owner.forEach((own, row) => (loads[own] = (loads[own] ?? 0) + (own < 0 ? 0 : (asked.value[row] ?? 0))));
		const targets = targetsOf(
			asked.value.map((each, row) => ((owner[row] ?? -1) < 0 ? 0 : each)),
			[1, 1, 1],
		);
		for (let j = 0; j < 3; j++)
			expect(Math.abs((loads[j] ?? 0) / (targets?.[j] ?? 1) - 1)).toBeLessThanOrEqual(0.1 + 1e-9);
	});

	it('PLN3 the order of rows does not matter', () => {
		const asked = request(300);
		const rows = [...asked.order].sort((a, b) => ((a * 7919) % 307) - ((b * 7919) % 307));
		const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] as number);
		const value = pick(asked.value);
		const shuffled = divide({
			...asked,
			...{ longitude: pick(asked.longitude), latitude: pick(asked.latitude), value },
			current: Int32Array.from(rows, (row) => asked.current[row] as number),
			criteria: [{ values: value, below: 0.1, above: 0.1 }],
			order: stableOrder(
				rows.length,
				rows.map((row) => `K${row}`),
				[],
			),
		});
		const straight = divide(asked);
		expect(rows.map((row) => straight.owner[row])).toEqual([...shuffled.owner]);
	});

	it('PLN30 distances count by visits; customers without any count like one with a single visit', () => {
		const plain = request(300);
		const owner = (visits?: Float64Array) => [...divide({ ...plain, ...(visits && { visits }) }).owner];
		const none = new Float64Array(300).map((_, row) => (row % 2 ? 0 : Number.NaN));
		expect(owner(none)).toEqual(owner());
		const some = new Float64Array(300).map((_, row) => (row % 10 === 0 ? 200 : 1));
		expect(owner(some)).not.toEqual(owner());
	});

	it('PLN4 balance figures of a case counted by hand', () => {
		const balance = balanceOf([150, 50, 100], [100, 100, 100], 0.1, 0.1);
		expect(balance.index).toBeCloseTo(100 * (1 - 50 / 300), 12);
		expect(balance.cv).toBeCloseTo(Math.sqrt((0.25 + 0.25) / 3), 12);
		expect(balance.gini).toBeCloseTo((2 * 1.5 - 2 * 0.5) / (3 * 3), 12);
		expect(balance.spread).toBeCloseTo(3, 12);
		expect(balance.inside).toBe(1);
		expect(balanceOf([50, 100], [50, 100], 0, 0)).toMatchObject({ index: 100, cv: 0, gini: 0, inside: 2 });
		expect(balanceOf([0, 0], [1, 1], 0.1, 0.1)).toMatchObject({ index: null, cv: null, gini: null });
		expect(balanceOf([3, 0], [1, 1], 0.1, 0.1).spread).toBe(Infinity);
	});

	it('PLN5 a budget bounds what changes hands; one without an owner is given one', () => {
		const asked = request(400, { budget: 0.1 });
		const { owner } = divide(asked);
		const total = asked.value.reduce((sum, each) => sum + each, 0);
		let moved = 0;
		owner.forEach((own, row) => {
			const today = asked.current[row] as number;
			if (today >= 0 && own !== today) moved += asked.value[row] as number;
			if (today < 0 && !Number.isNaN(asked.longitude[row])) expect(own).toBeGreaterThanOrEqual(0);
		});
		expect(moved / total).toBeLessThanOrEqual(0.1);
	});

	it('PLN6 no other naming of the parts moves less value', () => {
		const random = createRandom(3);
		const n = 60;
		const owner = Int32Array.from({ length: n }, () => Math.floor(random.next() * 4));
		const current = Int32Array.from({ length: n }, () => Math.floor(random.next() * 5) - 1);
		const value = Float64Array.from({ length: n }, () => random.next());
		const flat = () => new Float64Array(n).fill(1);
		const problem: TerritoryProblem = {
			...{ x: flat(), y: flat(), weight: flat(), territories: 4, objective: 'squared' },
			criteria: [{ values: flat(), target: Float64Array.of(15, 15, 15, 15), below: 0.1, above: 0.1 }],
			locked: Int32Array.from({ length: n }, (_, i) => (i === 5 ? 2 : -1)),
			disruption: { current, value, price: 0, budget: 1 },
		};
		owner[5] = 2;
		const kept = (given: Int32Array) =>
			value.reduce((sum, each, i) => sum + (i !== 5 && given[i] === current[i] ? each : 0), 0);
		const found = relabelled(problem, owner);
		expect(found[5]).toBe(2);
		const orders = permutations([0, 1, 2, 3]);
		const best = Math.max(...orders.map((order) => kept(owner.map((own) => order[own] as number))));
		expect(kept(found)).toBeGreaterThanOrEqual(best - (value[5] ?? 0));
		const target = Float64Array.of(10, 20, 30, 40);
		const fixed = { ...problem, criteria: [{ values: flat(), target, below: 0.1, above: 0.1 }] };
		expect([...relabelled(fixed, owner)]).toEqual([...owner]);
	});

	it('PLN6 a part goes neither to a base far off nor to a territory whose band it misses', () => {
		// Two parts 1,500 km apart, each with customers of the other’s territory today.
		const problem: TerritoryProblem = {
			x: Float64Array.of(0, 0, 1500, 1500),
			y: new Float64Array(4),
			...{ weight: Float64Array.of(1, 1, 1, 1), territories: 2, objective: 'squared' },
			criteria: [
				{ values: Float64Array.of(1, 1, 1, 1), target: Float64Array.of(1.9, 2.1), below: 0.1, above: 0.1 },
			],
			bases: { x: Float64Array.of(0, 1500), y: new Float64Array(2), pull: 0 },
			disruption: {
				...{ current: Int32Array.of(1, -1, 0, -1), value: Float64Array.of(1, 1, 1, 1) },
				...{ price: 0, budget: 1 },
			},
		};
		const swapped = Int32Array.of(1, 1, 0, 0);
		expect([...relabelled(problem, swapped)]).toEqual([0, 0, 1, 1]);
		const near = { ...problem, bases: { x: Float64Array.of(0, 400), y: new Float64Array(2), pull: 0 } };
		expect([...relabelled(near, swapped)]).toEqual([...swapped]);
		const tight = problem.criteria.map((each) => ({ ...each, below: 0.01, above: 0.01 }));
		expect([...relabelled({ ...problem, criteria: tight }, swapped)]).toEqual([...swapped]);
	});

	it('PLN8 bad input: no places, one place, nothing to share, a negative load, fewer customers than territories', () => {
		const nowhere = new Float64Array(5).fill(Number.NaN);
		const none = { longitude: nowhere, latitude: nowhere, current: new Int32Array(5).fill(-1) };
		const few = (part: Partial<DivideRequest>) => {
			const value = Float64Array.of(1, 2, 3, 4, 5);
			return request(5, {
				...{ value, order: Uint32Array.of(0, 1, 2, 3, 4) },
				longitude: new Float64Array(5).fill(120),
				latitude: new Float64Array(5).fill(30),
				current: new Int32Array(5).fill(-1),
				criteria: [{ values: value, below: 0.1, above: 0.1 }],
				...part,
			});
		};
		expect(() => divide(few(none))).toThrow('territory.noUnits');
		expect([...divide(few({})).owner].every((own) => own >= 0)).toBe(true);
		const zero = [{ values: new Float64Array(5), below: 0.1, above: 0.1 }];
		expect(() => divide(few({ criteria: zero }))).toThrow('territory.nothingToShare');
		const minus = [{ values: Float64Array.of(1, 1, 1, -1, 1), below: 0.1, above: 0.1 }];
		expect(() => divide(few({ criteria: minus }))).toThrow('territory.negative');
		const loss = { values: Float64Array.of(1, 1, 1, -9, 1), below: 0.1, above: 0.1 };
		expect(() => divide(few({ criteria: [...few({}).criteria, loss] }))).toThrow(
			expect.objectContaining({ code: 'territory.negative', args: { criterion: 2, unit: 4 } }),
		);
		const posts = new Array<number>(9).fill(1);
		const many = divide(few({ posts, bases: posts.map(() => null) }));
		expect(many.shortfalls.length).toBeGreaterThan(0);
		expect([...many.owner].every((own) => own >= 0 && own < 9)).toBe(true);
	});
});

function permutations(items: readonly number[]): number[][] {
	if (items.length === 0) return [[]];
	return items.flatMap((item) =>
		permutations(items.filter((each) => each !== item)).map((rest) => [item, ...rest]),
	);
}
