import { describe, expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { anneal, exchange, give } from '#src/core/territory/median/anneal.ts';
import { Clusters } from '#src/core/territory/median/clusters.ts';
import { locate } from '#src/core/territory/median/index.ts';
import { instanceOf } from '#src/core/territory/median/instance.ts';
import type { Instance } from '#src/core/territory/median/instance.ts';
import { polish } from '#src/core/territory/median/polish.ts';
import { beginning } from '#src/core/territory/median/start.ts';
import { drawnCase } from '../../../../support/median-cases.ts';

const SCHEDULE = { work: 300_000, warm: 1, cold: 0.05, scale: 10, portion: 10 };
const ANY = { price: 0, slack: Infinity };

function instanceFor(seed: number, isFixed = false): Instance {
	const problem = drawnCase(40, 5, seed);
	const weight = problem.demand.map((one) => 1 + (one % 3));
	return instanceOf({ ...problem, weight, ...(isFixed && { fixed: Int32Array.of(3, -1, 8, -1, -1) }) });
}

/** Medians are left out: of two units of a pair either may be it. */
function figuresOf({ cost, load, total, over }: Clusters) {
	const round = (values: Float64Array) => Array.from(values, (value) => Number(value.toFixed(6)) + 0);
	return { cost: round(cost), load: round(load), total: total.toFixed(6), over };
}

describe('figures that follow', () => {
	test.each([false, true])('MED9 gifts and exchanges, some bases fixed: %s', (isFixed) => {
		const instance = instanceFor(1, isFixed);
		const random = createRandom(4);
		const clusters = new Clusters(instance, beginning(instance, random));
		let steps = 0;
		for (let trial = 0; trial < 400; trial++) {
			const i = Math.floor(random.next() * 40);
			const j = Math.floor(random.next() * 40);
			const [from, to] = [clusters.owner[i]!, clusters.owner[j]!];
			if (from === to || clusters.size[from] === 1 || instance.pinned[i]! >= 0 || instance.pinned[j]! >= 0)
				continue;
			const isDone =
				trial % 2 === 0 ? give(clusters, i, to, Infinity, ANY) : exchange(clusters, i, j, Infinity, ANY);
			expect(isDone).toBe(true);
			steps++;
			const anew = new Clusters(instance, clusters.owner);
			anew.limit.set(clusters.limit);
			anew.over = clusters.over;
			expect(figuresOf(clusters)).toEqual(figuresOf(anew));
			clusters.median.forEach((unit, c) => expect(clusters.owner[unit]).toBe(c));
			const excess = clusters.load.reduce((sum, load, c) => sum + Math.max(0, load - clusters.limit[c]!), 0);
			expect(clusters.over).toBeCloseTo(excess, 6);
		}
		expect(steps).toBeGreaterThan(150);
	});

	test('MED9 what annealing returns costs what it says', () => {
		const instance = instanceFor(2);
		const random = createRandom(9);
		const found = anneal(new Clusters(instance, beginning(instance, random)), random, SCHEDULE);
		const anew = new Clusters(instance, found.owner);
		expect(anew.total).toBeCloseTo(found.cost, 6);
		expect(anew.over).toBe(found.over);
	});
});

describe('polishing', () => {
	test.each([3, 4, 5])('MED10 nothing gets worse and no step is left, drawing %i', (seed) => {
		const instance = instanceFor(seed);
		const clusters = new Clusters(instance, beginning(instance, createRandom(seed)));
		const before = { over: clusters.over, total: clusters.total };
		const terms = { price: 1e6, slack: Infinity };
		polish(clusters, 1e6, Infinity);
		expect(clusters.over).toBeLessThanOrEqual(before.over);
		if (clusters.over === before.over) expect(clusters.total).toBeLessThan(before.total);
		for (let i = 0; i < 40; i++) {
			for (const j of instance.near.subarray(i * instance.reach, (i + 1) * instance.reach)) {
				const [from, to] = [clusters.owner[i]!, clusters.owner[j]!];
				if (from === to) continue;
				if (clusters.size[from]! > 1) expect(give(clusters, i, to, -1e-3, terms)).toBe(false);
				expect(exchange(clusters, i, j, -1e-3, terms)).toBe(false);
			}
		}
	});
});

describe('surroundings', () => {
	test('MED11 more effort holds what less effort holds', () => {
		const problem = drawnCase(60, 6, 12, 0.97);
		const [short, long] = [0.005, 0.05].map((effort) => locate(problem, { effort }));
		expect(long!.feasible || !short!.feasible).toBe(true);
		expect(long!.feasible).toBe(true);
		if (short!.feasible) expect(long!.cost).toBeLessThanOrEqual(short!.cost * 1.02);
	});

	test('MED12 neighbours are the nearest, nearest first, of equal ones the first', () => {
		const { near, reach, distance, units } = instanceFor(6);
		expect(reach).toBe(12);
		for (let i = 0; i < units; i++) {
			const others = [...Array(units).keys()].filter((j) => j !== i);
			others.sort((a, b) => distance[i * units + a]! - distance[i * units + b]! || a - b);
			expect([...near.subarray(i * reach, (i + 1) * reach)]).toEqual(others.slice(0, reach));
		}
	});

	test('MED12 the first division gives every base units, far apart', () => {
		const instance = instanceFor(7, true);
		const owner = beginning(instance, createRandom(1));
		expect(new Set(owner).size).toBe(5);
		expect([owner[3], owner[8]]).toEqual([0, 2]);
	});
});
