import { expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { adjacencyOf, divideAreas, fillLand } from '#src/core/territory/areas/index.ts';
import { movedShareOf } from '#src/core/territory/figures.ts';
import { generate } from '#src/core/territory/index.ts';
import { evenly, gridCase, hangsTogether } from '../../../../support/area-cases.ts';

/** A map of squares that touch, from rows of letters: each letter a territory, dots nothing. */
function drawn(rows: readonly string[]) {
	const width = rows[0]!.length;
	const owner = Int32Array.from(rows.join(''), (letter) => 'ABCDEFGH'.indexOf(letter));
	const pairs = [...owner.keys()].flatMap((unit) => [
		...(unit % width < width - 1 ? [unit, unit + 1] : []),
		...(unit + width < owner.length ? [unit, unit + width] : []),
	]);
	return {
		owner,
		map: { ...adjacencyOf(owner.length, pairs), share: owner.map((own) => (own < 0 ? 0 : 1)) },
	};
}

const fill = (rows: readonly string[]) => {
	const { owner, map } = drawn(rows);
	const share = new Float64Array(owner.length).fill(1);
	return { owner, map, filled: fillLand(owner, { ...map, share }, () => 1) };
};

test('ARE25 a way around is found where the short one crosses another', () => {
	const { owner, map, filled } = fill([
		'.......',
		'.......',
		'...B...',
		'A.....A',
		'...B...',
		'.......',
		'.......',
	]);
	for (const territory of [0, 1]) expect(hangsTogether(map, filled, territory)).toBe(true);
	expect([...filled.keys()].every((unit) => owner[unit] === -1 || filled[unit] === owner[unit])).toBe(true);
	expect(filled).not.toContain(-1);
});

test('ARE25 who can take the far gate leaves the near one to who cannot', () => {
	const { map, filled } = fill(['..E..', '.....', '..D..', '..D..', 'FADAG', '.....', 'B.C.B']);
	for (let territory = 0; territory < 7; territory++)
		expect(hangsTogether(map, filled, territory)).toBe(true);
});

test('ARE25 what cannot be joined stays apart, and only that', () => {
	const { map, filled } = fill(['A.B', '...', 'B.A']);
	const whole = [0, 1].filter((territory) => hangsTogether(map, filled, territory));
	expect(whole).toHaveLength(1);
	expect(fill(['AAA', 'BBB', 'AAA']).filled).toEqual(Int32Array.of(0, 0, 0, 1, 1, 1, 0, 0, 0));
});

/** Some laden squares of a wide map, up to a third of a territory each, and bases of which most lie in one corner. */
function sparse(seed: number) {
	const { map, problem } = gridCase(40, 40, 6, { seed });
	const random = createRandom(seed, 9);
	const laden = [...problem.x.keys()].filter(() => random.next() < 0.025);
	const loads = new Float64Array(problem.x.length);
	for (const unit of laden) loads[unit] = 1 + 9 * random.next();
	const draw = () => Float64Array.from({ length: 6 }, () => 40 * random.next() ** 2);
	const bases = { x: draw(), y: draw(), pull: 1 };
	return { map, laden, problem: { ...problem, weight: loads, criteria: evenly([loads], 6, 0.1), bases } };
}

test('ARE24 a few large areas lie as near to the bases as if none had to touch', () => {
	for (const seed of [2, 3]) {
		const { map, laden, problem } = sparse(seed);
		const { cost, shortfalls, pieces } = divideAreas(problem, map, { effort: 0.2 });
		expect(shortfalls).toEqual([]);
		expect([...pieces]).toEqual(new Array(6).fill(1));
		const of = (values: Float64Array) => Float64Array.from(laden, (unit) => values[unit]!);
		const { x, y, weight, criteria } = problem;
		const points = { ...problem, x: of(x), y: of(y), weight: of(weight) };
		const apart = generate(
			{ ...points, criteria: criteria.map((one) => ({ ...one, values: of(one.values) })) },
			{ seed: 1 },
		);
		expect(cost).toBeLessThan(1.05 * apart.cost);
	}
});

test('ARE24 within a budget of moves a plan begins with points, too: bands hold, and nothing moves beyond it', () => {
	const { map, laden, problem } = sparse(3);
	const nearest = (unit: number) => {
		const far = [...problem.bases.x.keys()].map(
			(j) => (problem.x[unit]! - problem.bases.x[j]!) ** 2 + (problem.y[unit]! - problem.bases.y[j]!) ** 2,
		);
		return far.indexOf(Math.min(...far));
	};
	const current = new Int32Array(problem.x.length).fill(-1);
	for (const unit of laden) current[unit] = nearest(unit);
	const disruption = { current, value: problem.weight, price: 0, budget: 0.6 };
	const held = { ...problem, disruption };
	const answer = divideAreas(held, map, { effort: 0.2 });
	const free = divideAreas(problem, map, { effort: 0.2 });
	expect(answer.shortfalls).toEqual([]);
	expect([...answer.pieces]).toEqual(new Array(6).fill(1));
	expect(movedShareOf(held, answer.owner)).toBeLessThanOrEqual(0.6);
	expect(answer.cost).toBeLessThan(1.1 * free.cost);
});
