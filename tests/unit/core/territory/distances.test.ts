import { describe, expect, it } from 'vitest';
import {
	distanceTo,
	divide,
	meanDistance,
	planeOf,
	reachOf,
	startsOf,
	type DivideRequest,
	type PlanePoints,
} from '#src/core/territory/plan/index.ts';

/** Four cities in a row, 30 customers in each, those of the outer ones twice as large; three reps. */
function request(part: Partial<DivideRequest> = {}): DivideRequest {
	const count = 120;
	const rows = Array.from({ length: count }, (_, row) => row);
	const city = (row: number) => Math.floor(row / 30);
	return {
		longitude: Float64Array.from(rows, (row) => 110 + 3 * city(row) + (row % 30) / 100),
		latitude: Float64Array.from(rows, (row) => 30 + (row % 7) / 100),
		current: new Int32Array(count).fill(-1),
		value: new Float64Array(count).fill(1),
		...{
			budget: 1,
			seed: 7,
			posts: [1, 1, 1],
			bases: [
				[110, 30],
				[116.1, 30],
				[119, 30],
			],
		},
		criteria: [{ values: new Float64Array(count).fill(1), below: 0.1, above: 0.1 }],
		order: Uint32Array.from(rows),
		...part,
	};
}

describe('distances of a plan', () => {
	it('PLN7 the mean distance is that from the base of the own territory, from its middle where none is known', () => {
		const points = { x: Float64Array.of(0, 6, 10, Number.NaN), y: Float64Array.of(0, 0, 5, 1) };
		const nowhere = { x: new Float64Array(2).fill(Number.NaN), y: new Float64Array(2).fill(Number.NaN) };
		const mean = (owner: Int32Array, bases: PlanePoints) =>
			meanDistance(points, owner, startsOf(points, owner, 2, bases));
		expect(mean(Int32Array.of(0, 0, 1, 1), nowhere)).toBe(2);
		expect(mean(Int32Array.of(-1, -1, -1, 0), nowhere)).toBeNull();
		const based = { x: Float64Array.of(0, Number.NaN), y: Float64Array.of(0, Number.NaN) };
		expect(mean(Int32Array.of(0, 0, 1, 1), based)).toBe(2);
		expect(mean(Int32Array.of(0, 0, 0, 1), based)).toBeCloseTo((6 + Math.hypot(10, 5)) / 3, 12);
	});

	it('PLN22 95 of 100 customers are within the 95 % distance', () => {
		const x = Float64Array.from({ length: 101 }, (_, row) => (row === 100 ? Number.NaN : row));
		const points = { x, y: new Float64Array(101) };
		const middle = { x: Float64Array.of(49.5), y: Float64Array.of(0) };
		expect(reachOf(points, new Int32Array(101), middle)).toBeCloseTo(47.5, 9);
		expect(reachOf(points, new Int32Array(101).fill(-1), middle)).toBeNull();
	});

	it('PLN45 distances count from the bases: ways from them are shorter than of a plan around the middles', () => {
		const wayOf = (asked: DivideRequest) => {
			const { owner, shortfalls } = divide(asked);
			expect(shortfalls).toEqual([]);
			const plane = planeOf(asked.longitude, asked.latitude);
			const starts = startsOf(plane, owner, 3, plane.pointsOf(asked.bases));
			return { owner, way: meanDistance(plane, owner, starts) ?? Number.NaN };
		};
		const [middles, bases] = [wayOf(request()), wayOf(request({ fromBases: true }))];
		expect(bases.way).toBeLessThan(middles.way);
		// Shuffled rows: the same plan.
		const back = (values: Float64Array) => values.slice().reverse();
		const { longitude, latitude, order } = request();
		const turned = request({
			...{ fromBases: true, longitude: back(longitude), latitude: back(latitude) },
			order: order.slice().reverse(),
		});
		expect([...divide(turned).owner].reverse()).toEqual([...bases.owner]);
	});

	it('PLN45 a territory without a base has its middle; places lie in the plane where customers do', () => {
		const asked = request({ fromBases: true, bases: [[110, 30], null, [119, 30]] });
		const { owner, shortfalls } = divide(asked);
		expect(shortfalls).toEqual([]);
		const plane = planeOf(asked.longitude, asked.latitude);
		const [known, unknown] = [plane.pointsOf([[119, 30]]), plane.pointsOf([null])];
		const row = asked.longitude.indexOf(119);
		expect(distanceTo(plane, row, known, 0)).toBeLessThan(8);
		expect(unknown.x[0]).toBeNaN();
		expect([...owner.subarray(0, 30)].every((own) => own === 0)).toBe(true);
		expect([...owner.subarray(90)].every((own) => own === 2)).toBe(true);
	});
});
