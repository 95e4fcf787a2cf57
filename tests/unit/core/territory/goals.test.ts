import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRandom, stableOrder } from '#src/core/stats/index.ts';
import { apportion } from '#src/core/territory/goals/apportion.ts';
import { splitGoals } from '#src/core/territory/goals/index.ts';

const inOrder = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);
const sum = (values: Iterable<number>) => [...values].reduce((all, each) => all + (each || 0), 0);

it('GOL1 100 in three equal parts is 34, 33 and 33', () => {
	expect([...apportion(100, Float64Array.of(1, 1, 1))]).toEqual([34, 33, 33]);
	expect([...apportion(10, Float64Array.of(1, 6, 3))]).toEqual([1, 6, 3]);
	expect([...apportion(2, Float64Array.of(1, 1.2, 1))]).toEqual([1, 1, 0]);
	expect([...apportion(5, Float64Array.of(-3, Number.NaN, 2))]).toEqual([0, 0, 5]);
	expect([...apportion(5, Float64Array.of(0, 0))]).toEqual([0, 0]);
	fc.assert(
		fc.property(
			fc.nat(1_000_000),
			fc.array(fc.double({ min: 0.01, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 }),
			(whole, weights) => {
				const parts = apportion(whole, Float64Array.from(weights));
				const all = sum(weights);
				expect(sum(parts)).toBe(whole);
				parts.forEach((part, i) =>
					expect(Math.abs(part - (whole * (weights[i] ?? 0)) / all)).toBeLessThan(1 + 1e-6),
				);
			},
		),
	);
});

it('GOL2 goals add up to those of the territories, these to the target', () => {
	const random = createRandom(7);
	const count = 400;
	const sales = Float64Array.from({ length: count }, () => Math.round(random.next() ** 4 * 1e8) / 100);
	const owner = Int32Array.from({ length: count }, () => Math.floor(random.next() * 11));
	for (const target of [null, 100_000_000, 98_765_432, 7]) {
		const split = splitGoals({ target, sales, owner, territories: 11, order: inOrder(count) })!;
		if (target !== null) expect(split.total).toBe(target);
		else expect(Math.abs(split.total - sum(sales))).toBeLessThanOrEqual(split.unit / 2);
		expect(sum(split.targets)).toBe(split.total);
		split.targets.forEach((part, j) =>
			expect(sum(split.goals.filter((_, row) => owner[row] === j))).toBe(part),
		);
		for (const goal of split.goals) if (!Number.isNaN(goal)) expect(goal % split.unit).toBe(0);
	}
});

it('GOL3 shares follow sales; who buys nothing or belongs to nobody gets no goal', () => {
	const sales = Float64Array.of(3000, 1000, 0, Number.NaN, -50, 4000);
	const owner = Int32Array.of(0, 1, 0, 1, 0, -1);
	const split = splitGoals({ target: 8000, sales, owner, territories: 3, order: inOrder(6) });
	expect([...split!.goals]).toEqual([6000, 2000, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
	expect([...split!.targets]).toEqual([6000, 2000, 0]);
	const none = { target: 8000, owner, territories: 3, order: inOrder(6) };
	expect(splitGoals({ ...none, sales: new Float64Array(6) })).toBeNull();
	expect(splitGoals({ ...none, sales, owner: owner.map(() => -1) })).toBeNull();
});

it('GOL4 shuffled rows give every customer the same goal', () => {
	const random = createRandom(11);
	const count = 300;
	const keys = Array.from({ length: count }, (_, i) => `K${i}`);
	// Many alike, so that many rests are equal.
	const sales = Float64Array.from(keys, () => 100 + Math.floor(random.next() * 4) / 10);
	const owner = Int32Array.from(keys, () => Math.floor(random.next() * 7));
	const goalsOf = (rows: readonly number[]) => {
		const own = rows.map((row) => keys[row] ?? '');
		const split = splitGoals({
			...{ target: 50_001, territories: 7, order: stableOrder(count, own, []) },
			sales: Float64Array.from(rows, (row) => sales[row] ?? 0),
			owner: Int32Array.from(rows, (row) => owner[row] ?? 0),
		});
		return new Map(own.map((key, i) => [key, split?.goals[i]]));
	};
	const rows = [...keys.keys()];
	const shuffled = rows.map((row) => ({ row, at: random.next() })).sort((a, b) => a.at - b.at);
	const [one, other] = [goalsOf(rows), goalsOf(shuffled.map(({ row }) => row))];
	for (const key of keys) expect(other.get(key)).toBe(one.get(key));
});

it('GOL5 the unit is fine enough, and a divisor of the target', () => {
	const unitOf = (target: number | null, each: number) =>
		splitGoals({
			...{ target, territories: 1, order: inOrder(10), owner: new Int32Array(10) },
			sales: new Float64Array(10).fill(each),
		})?.unit;
	expect([unitOf(null, 25_000), unitOf(null, 9), unitOf(null, 2_500_000)]).toEqual([10, 1, 1000]);
	expect([unitOf(1_000_000, 2_500_000), unitOf(1_000_030, 2_500_000), unitOf(1_000_001, 2_500_000)]).toEqual([
		...[1000, 10, 1],
	]);
	const { total, goals } = splitGoals({
		...{ target: null, territories: 1, order: inOrder(2), owner: new Int32Array(2) },
		sales: Float64Array.of(10.4, 20.4),
	})!;
	expect([total, ...goals]).toEqual([31, 10, 21]);
});
