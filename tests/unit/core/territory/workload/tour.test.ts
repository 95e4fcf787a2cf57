import { expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { roundTour, tourLength } from '#src/core/territory/tour/improve.ts';
import { hullArea, tourEstimate, tourFactor } from '#src/core/territory/workload/tour.ts';
import type { TourPoints } from '#src/core/territory/workload/tour.ts';

const builtTour = (places: TourPoints) => tourLength(places, roundTour(places));

function square(n: number, seed: number) {
	const random = createRandom(seed);
	return {
		x: Array.from({ length: n }, () => random.next()),
		y: Array.from({ length: n }, () => random.next()),
	};
}

test('WRK1 a tour through 100 places of a unit square is about 8.0 long, not the asymptotic 7.1', () => {
	expect(tourEstimate(100, 1)).toBeCloseTo(8.03, 2);
	const seeds = [1, 2, 3, 4, 5, 6];
	const built = seeds.map((seed) => builtTour(square(100, seed)));
	const mean = built.reduce((sum, each) => sum + each, 0) / seeds.length;
	expect(mean).toBeGreaterThan(7.5);
	expect(mean).toBeLessThan(8.5);
	expect(Math.abs(mean / tourEstimate(100, 1) - 1)).toBeLessThan(0.04);
});

test('WRK1 the factor falls with the number of places towards 0.75', () => {
	expect([1, 25, 100, 1e8].map((n) => Number(tourFactor(n).toFixed(3)))).toEqual([1.28, 0.856, 0.803, 0.75]);
	expect([tourEstimate(0, 4), tourEstimate(1, 4)]).toEqual([0, 0]);
});

test('WRK2 a built tour is the shortest for places on a circle and on a grid, and 0 for one place', () => {
	const angles = [0, 3, 1, 5, 2, 4].map((i) => (i * Math.PI) / 3);
	const hexagon = { x: angles.map(Math.cos), y: angles.map(Math.sin) };
	expect(builtTour(hexagon)).toBeCloseTo(6, 9);
	const grid = { x: [0, 2, 1, 0, 2, 1, 3, 3], y: [0, 0, 1, 1, 1, 0, 0, 1] };
	expect(builtTour(grid)).toBeCloseTo(8, 9);
	expect([builtTour({ x: [5], y: [5] }), builtTour({ x: [], y: [] })]).toEqual([0, 0]);
	expect(builtTour({ x: [0, 3], y: [0, 4] })).toBeCloseTo(10, 12);
});

test('WRK3 the hull of a square with places inside is the square; on a line it is nothing', () => {
	expect(hullArea({ x: [0, 2, 2, 0, 1, 1], y: [0, 0, 2, 2, 1, 0] })).toBeCloseTo(4, 12);
	expect(hullArea({ x: [0, 1, 2], y: [0, 1, 2] })).toBeCloseTo(0, 12);
	expect(hullArea({ x: [], y: [] })).toBe(0);
});
