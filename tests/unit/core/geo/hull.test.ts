import { expect, it } from 'vitest';
import { convexHull } from '#src/core/geo/index.ts';
import { createRandom } from '#src/core/stats/index.ts';

const places = (list: readonly (readonly [number, number])[]) => ({
	x: Float64Array.from(list, ([x]) => x),
	y: Float64Array.from(list, ([, y]) => y),
});
const all = (list: readonly unknown[]) => list.map((_, i) => i);

it('GEO40 corners of a square, not what lies within, on its edges, twice or nowhere', () => {
	const list = [
		[0, 0],
		[2, 0],
		[2, 2],
		[0, 2],
		[1, 1],
		[1, 0],
		[2, 2],
		[NaN, 1],
	] as const;
	expect(convexHull(places(list), all(list))).toEqual([0, 1, 2, 3]);
	expect(convexHull(places(list), [0, 1, 4])).toEqual([0, 1, 4]);
});
it('GEO40 places on a line have its ends, one place itself, none nothing', () => {
	const list = [
		[3, 3],
		[1, 1],
		[2, 2],
		[2, 2],
	] as const;
	expect(convexHull(places(list), all(list))).toEqual([1, 0]);
	expect(convexHull(places(list), [2, 3])).toEqual([2]);
	expect(convexHull(places(list), [])).toEqual([]);
});
it('GEO40 every place lies within, every corner is needed, order does not matter', () => {
	const random = createRandom(5);
	const list = Array.from({ length: 300 }, () => [random.next(), random.next() ** 3] as const);
	const { x, y } = places(list);
	const hull = convexHull({ x, y }, all(list));
	const right = (a: number, b: number, c: number) =>
		((x[b] ?? 0) - (x[a] ?? 0)) * ((y[c] ?? 0) - (y[a] ?? 0)) -
		((y[b] ?? 0) - (y[a] ?? 0)) * ((x[c] ?? 0) - (x[a] ?? 0));
	hull.forEach((a, k) => {
		const b = hull[(k + 1) % hull.length] ?? -1;
		const c = hull[(k + 2) % hull.length] ?? -1;
		expect(all(list).filter((i) => right(a, b, i) < -1e-12)).toEqual([]);
		expect(right(a, b, c)).toBeGreaterThan(0);
	});
	expect(convexHull({ x, y }, all(list).reverse())).toEqual(hull);
});
