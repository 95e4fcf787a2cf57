import { expect, it } from 'vitest';
import { divide, type DivideRequest } from '#src/core/territory/plan/index.ts';

const [SIDE, POSTS] = [9, 5];
const ROWS = SIDE * SIDE;

/** One customer in each field of a grid, to be given away by whole fields. */
function request(part: Partial<DivideRequest> = {}): DivideRequest {
	const pairs: number[] = [];
	for (let i = 0; i < ROWS; i++) {
		if (i % SIDE < SIDE - 1) pairs.push(i, i + 1);
		if (i + SIDE < ROWS) pairs.push(i, i + SIDE);
	}
	const ones = new Float64Array(ROWS).fill(1);
	return {
		longitude: Float64Array.from(ones, (_, i) => 110 + (i % SIDE) * 0.5),
		latitude: Float64Array.from(ones, (_, i) => 30 + Math.floor(i / SIDE) * 0.5),
		...{ value: ones, budget: 1, seed: 3, posts: new Array<number>(POSTS).fill(1) },
		current: new Int32Array(ROWS).fill(-1),
		criteria: [{ values: ones, below: 0.07, above: 0.07 }],
		bases: new Array<null>(POSTS).fill(null),
		order: Uint32Array.from(ones, (_, i) => i),
		areas: {
			...{ of: Int32Array.from(ones, (_, i) => i), count: ROWS, hasBridges: false },
			pairs: Uint32Array.from(pairs),
		},
		...part,
	};
}
const kept = (owner: Int32Array, current: Int32Array) =>
	owner.filter((own, row) => own === current[row]).length;

it('PLN46 parts of whole areas go to whom most of them belongs today', () => {
	const fresh = divide(request()).owner;
	// Today the same five parts, under other names.
	const current = fresh.map((own) => (own + 2) % POSTS);
	const again = divide(request({ current })).owner;
	const common = (a: number, b: number) => again.filter((own, row) => own === a && current[row] === b).length;
	for (let a = 0; a < POSTS; a++)
		for (let b = 0; b < a; b++)
			expect(common(a, a) + common(b, b)).toBeGreaterThanOrEqual(common(a, b) + common(b, a));
	expect(kept(again, current)).toBeGreaterThan(ROWS * 0.6);
	// The best so far has these names too.
	let last: Int32Array | null = null;
	divide(request({ current }), ({ best }) => (last = best().owner));
	expect(kept(last ?? new Int32Array(), current)).toBeGreaterThan(ROWS * 0.6);
});

it('PLN46 who is locked stays, and no name is given that breaks a band', () => {
	const current = divide(request()).owner.map((own) => (own + 2) % POSTS);
	const locked = new Int32Array(ROWS).fill(-1);
	[0, 1, 2, 9, 10, 11].forEach((row) => (locked[row] = ((current[row] as number) + 1) % POSTS));
	const { owner, shortfalls } = divide(request({ current, locked }));
	locked.forEach((own, row) => own >= 0 && expect(owner[row]).toBe(own));
	expect(shortfalls).toEqual([]);
});

it('PLN46 a shortfall is told of the territory that has the part', () => {
	const values = new Float64Array(ROWS).fill(1);
	values[0] = 60;
	const criteria = [{ values, below: 0.1, above: 0.1 }];
	const current = new Int32Array(ROWS).fill(3);
	const { owner, shortfalls } = divide(request({ current, criteria, value: values }));
	const over = shortfalls.find(({ load, limit }) => load > limit);
	expect(owner[0]).toBe(3);
	expect(over?.territory).toBe(3);
});
