import { expect, it } from 'vitest';
import { migrationBetween } from '#src/core/segment/index.ts';
import { customersOf, run, tierScheme } from '../../../support/segment-cases.ts';

const request = customersOf([
	[1, 1, 100],
	[1, 1, 50],
	[1, 1, 30],
	[1, 1, 20],
	[1, 0, 0],
]);
const amounts = Float64Array.of(100, 50, 30, Number.NaN, 0);

it('MIG1 flows add up to all customers and their sales; those of another class are moves', () => {
	const before = run(request, tierScheme({ cuts: [0.8] }));
	const after = run(request, tierScheme({ cuts: [0.5, 0.9] }));
	const { flows, moved, movedAmount, total } = migrationBetween(before, after, amounts);
	expect(flows.reduce((sum, { count }) => sum + count, 0)).toBe(total);
	expect(flows.reduce((sum, { amount }) => sum + amount, 0)).toBe(180);
	const named = flows.map(({ from, to, count }) => [before.classes[from]?.id, after.classes[to]?.id, count]);
	expect(named).toEqual(
		expect.arrayContaining([
			['tierA', 'tierA', 1],
			['tierA', 'tierB', 2],
			['tierB', 'tierC', 1],
		]),
	);
	expect([moved, movedAmount]).toEqual([3, 80]);
});
it('MIG1 the same classification moves nobody, whatever the order of its classes', () => {
	const result = run(request, tierScheme());
	const last = result.classes.length - 1;
	const turned = {
		...result,
		classes: result.classes.toReversed(),
		classOf: result.classOf.map((index) => last - index),
	};
	expect(migrationBetween(result, turned, amounts)).toMatchObject({ moved: 0, movedAmount: 0, total: 5 });
});
