import { describe, expect, test } from 'vitest';
import { deviationsOf, generate, loadsOf, openBoard, rebalance } from '#src/core/territory/index.ts';
import { customers } from '../../../../bench/territory/customers.ts';

const problem = {
	...customers(3000, 15, 4),
	locked: Int32Array.from({ length: 3000 }, (_, i) => (i % 100 === 0 ? (i / 100) % 15 : -1)),
};
const plan = generate(problem, { seed: 1 });
const board = openBoard(problem);

/** The plan after `count` customers nearest to one of them have been given to the nearest other territory, and held. */
function dragged(unit: number, count: number) {
	const distance = (x: number, y: number) =>
		Math.hypot(x - (problem.x[unit] as number), y - (problem.y[unit] as number));
	const from = plan.owner[unit] as number;
	const ofUnit = (i: number) => distance(problem.x[i] as number, problem.y[i] as number);
	const ofCentre = (j: number) => distance(plan.centreX[j] as number, plan.centreY[j] as number);
	const [to] = Array.from(plan.centreX.keys())
		.filter((j) => j !== from)
		.sort((a, b) => ofCentre(a) - ofCentre(b)) as [number];
	const taken = Array.from(plan.owner.keys())
		.filter((i) => plan.owner[i] === from && problem.locked[i] === -1)
		.sort((a, b) => ofUnit(a) - ofUnit(b))
		.slice(0, count);
	const owner = plan.owner.slice();
	const held = new Uint8Array(3000);
	for (const i of taken) [owner[i], held[i]] = [to, 1];
	return { owner, held, centreX: plan.centreX, centreY: plan.centreY, taken, to };
}

describe('balance around an edit', () => {
	test('TER29 a plan whose bands hold stays as it is', () => {
		const { centreX, centreY } = plan;
		const edit = { owner: plan.owner, held: new Uint8Array(3000), centreX, centreY };
		const { owner, moved, outside } = rebalance(board, edit);
		expect(owner).toEqual(plan.owner);
		expect([...moved]).toEqual([]);
		expect(outside).toEqual([]);
	});

	test.each([1, 12, 40])(
		'TER29 %s customers are dragged: they stay, the bands hold again, few others move',
		(count) => {
			for (const unit of [77, 501, 1203, 2999]) {
				const edit = dragged(unit, count);
				const { owner, moved, outside } = rebalance(board, edit);
				for (const i of edit.taken) expect(owner[i]).toBe(edit.to);
				problem.locked.forEach((lock, i) => {
					if (lock !== -1) expect(owner[i]).toBe(lock);
				});
				const worst = deviationsOf(problem, loadsOf(problem, owner)).map(Math.abs);
				expect(Math.max(...worst)).toBeLessThanOrEqual(0.03 + 1e-6);
				expect(outside).toEqual([]);
				const changed = Array.from(owner.keys()).filter((i) => owner[i] !== edit.owner[i]);
				expect([...moved]).toEqual(changed);
				expect(changed.length).toBeLessThan(200 + 8 * count);
				expect(rebalance(board, edit)).toEqual({ owner, moved, outside });
			}
		},
	);

	test('TER29 what cannot be balanced says which territories are outside', () => {
		const held = new Uint8Array(3000).fill(1);
		const owner = plan.owner.map((own) => (own === 3 ? 4 : own));
		const { outside, moved } = rebalance(board, { ...plan, owner, held });
		expect([...moved]).toEqual([]);
		expect(outside).toContain(3);
		expect(outside).toContain(4);
	});
});
