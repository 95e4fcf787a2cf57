import { expect, test } from 'vitest';
import { divideCustomers } from '#src/compute/territory-client.ts';
import { createRandom, stableOrder } from '#src/core/stats/index.ts';
import { divide, type DivideRequest } from '#src/core/territory/plan/index.ts';

const COUNT = 1500;

/** Customers in the order of `rows`, each with its key and values. */
function request(rows: readonly number[]): DivideRequest {
	const random = createRandom(21);
	const draw = (of: () => number) => {
		const values = Array.from({ length: COUNT }, of);
		return Float64Array.from(rows, (row) => values[row] as number);
	};
	const value = draw(() => Math.exp(2 * random.next()));
	const today = draw(() => Math.floor(6 * random.next()));
	return {
		...{ longitude: draw(() => 110 + 8 * random.next()), latitude: draw(() => 28 + 6 * random.next()) },
		...{ value, current: Int32Array.from(today), budget: 1, seed: 5, posts: [1, 1, 1, 1, 0.5, 1] },
		criteria: [
			{ values: value, below: 0.03, above: 0.03 },
			{ values: draw(() => 1), below: 0.1, above: 0.1 },
		],
		bases: [null, null, null, null, null, null],
		order: stableOrder(
			COUNT,
			rows.map((row) => `K${row}`),
			[],
		),
	};
}

test('PLN3 in the page, in one worker or in two at once, rows in any order: the same plan', async () => {
	const rows = Array.from({ length: COUNT }, (_, row) => row);
	const shuffled = rows.toSorted((a, b) => ((a * 7919) % COUNT) - ((b * 7919) % COUNT));
	const here = divide(request(rows)).owner;
	const alone = await divideCustomers(request(rows)).result;
	const pair = await Promise.all([
		divideCustomers(request(rows), { onProgress: () => undefined }).result,
		divideCustomers(request(shuffled), { onProgress: () => undefined }).result,
	]);
	expect([...alone.owner]).toEqual([...here]);
	expect([...pair[0].owner]).toEqual([...here]);
	expect(shuffled.map((row) => here[row])).toEqual([...pair[1].owner]);
});
