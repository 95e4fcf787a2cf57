import { expect, test } from 'vitest';
import { USUAL_WORKLOAD } from '#src/core/model/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { roundTour, tourLength } from '#src/core/territory/tour/improve.ts';
import { LEG, sketchTour, type TourRequest } from '#src/core/territory/tour/index.ts';
import { tripsAlong } from '#src/core/territory/tour/trips.ts';
import { tourEstimate } from '#src/core/territory/workload/tour.ts';

const { travel } = USUAL_WORKLOAD;

function square(n: number, seed: number) {
	const random = createRandom(seed);
	return {
		x: Float64Array.from({ length: n }, () => random.next()),
		y: Float64Array.from({ length: n }, () => random.next()),
	};
}

function request(
	places: readonly (readonly [number, number])[],
	more: Partial<TourRequest> = {},
): TourRequest {
	return {
		longitude: Float64Array.from(places, ([longitude]) => longitude),
		latitude: Float64Array.from(places, ([, latitude]) => latitude),
		minutes: new Float64Array(places.length).fill(60),
		...{ base: null, travel, hoursPerDay: 8, ...more },
	};
}

test('TOU1 every place once, from the base; customers at one place are one stop', () => {
	const sketch = sketchTour(
		request(
			[
				...[[116, 40] as const, [117, 40] as const, [116, 40] as const],
				...[[NaN, NaN] as const, [117, 41] as const],
			],
			{ base: [116.5, 39.5] },
		),
	);
	expect([sketch.longitude[0], sketch.latitude[0]]).toEqual([116.5, 39.5]);
	const visited = [...sketch.longitude].map((each, i) => `${each} ${sketch.latitude[i]}`);
	expect(visited.sort()).toEqual(['116 40', '116.5 39.5', '117 40', '117 41']);
	expect([sketch.customers, sketch.nowhere]).toEqual([4, 1]);
});

test('TOU1 a base at a customer adds nothing, one far away its way there and back', () => {
	const places = [
		[116, 40],
		[117, 40],
		[117, 41],
	] as const;
	const known = sketchTour(request(places));
	const near = sketchTour(request(places, { base: [117, 40] }));
	expect(near.longitude.length).toBe(4);
	expect([near.longitude[0], near.latitude[0], near.customers, near.places]).toEqual([117, 40, 3, 3]);
	expect(near.baseKm).toBeCloseTo(0, 9);
	const far = sketchTour(request(places, { base: [127, 41] }));
	expect(far.baseKm).toBeGreaterThan(1500);
	expect(far.km).toBeCloseTo(known.km, -1);
	expect(known.baseKm).toBe(0);
	expect(known.isEstimated).toBe(false);
});

test('TOU2 places on a circle, on a grid and on a line are joined the shortest way', () => {
	const angles = Array.from({ length: 40 }, (_, i) => (((i * 17) % 40) * Math.PI) / 20);
	const circle = { x: Float64Array.from(angles, Math.cos), y: Float64Array.from(angles, Math.sin) };
	expect(tourLength(circle, roundTour(circle))).toBeCloseTo(80 * Math.sin(Math.PI / 40), 9);
	const cells = Array.from({ length: 36 }, (_, i) => (i * 7) % 36);
	const grid = {
		x: Float64Array.from(cells, (cell) => cell % 6),
		y: Float64Array.from(cells, (cell) => Math.floor(cell / 6)),
	};
	expect(tourLength(grid, roundTour(grid))).toBeLessThanOrEqual(36 * 1.03);
	const line = { x: Float64Array.of(3, 0, 2, 1), y: new Float64Array(4) };
	expect(tourLength(line, roundTour(line))).toBeCloseTo(6, 12);
});

test('TOU2 no way crosses another', () => {
	for (const seed of [1, 2, 3]) {
		const points = square(200, seed);
		const order = roundTour(points);
		expect([...order].sort((a, b) => a - b)).toEqual([...order.keys()]);
		const ends = [...order].map((from, i) => [from, order[(i + 1) % order.length] as number] as const);
		const side = (a: number, b: number, c: number) => {
			const at = (values: Float64Array, i: number) => values[i] as number;
			const { x, y } = points;
			return Math.sign(
				(at(x, b) - at(x, a)) * (at(y, c) - at(y, a)) - (at(y, b) - at(y, a)) * (at(x, c) - at(x, a)),
			);
		};
		const crossing = ends.filter(([a, b], i) =>
			ends.some(
				([c, d], j) => j > i && side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0,
			),
		);
		expect(crossing).toEqual([]);
	}
});

test('TOU3 over places spread evenly the tour is as long as the estimate says', () => {
	for (const n of [50, 100, 500, 2000]) {
		const seeds = n < 500 ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2];
		const mean = seeds.reduce(
			(sum, seed) => sum + tourLength(square(n, seed), roundTour(square(n, seed))),
			0,
		);
		expect(Math.abs(mean / seeds.length / tourEstimate(n, 1) - 1), `${n}`).toBeLessThan(0.06);
	}
});

test('TOU4 shuffled rows give the same tour', () => {
	const random = createRandom(9);
	const places = Array.from({ length: 300 }, (_, i) => [
		100 + Math.round(20 * random.next() * 10) / 10,
		25 + Math.round(10 * random.next() * 10) / 10,
		30 + (i % 4) * 15,
	]);
	const of = (list: readonly number[][]) =>
		sketchTour({
			...request(list.map(([x = 0, y = 0]) => [x, y])),
			minutes: Float64Array.from(list, ([, , minutes]) => minutes as number),
			base: [110.1, 30.2],
		});
	const known = of(places);
	const keys = new Map(places.map((place) => [place, random.next()]));
	expect(known.isEstimated).toBe(true);
	expect(of([...places].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0)))).toEqual(known);
});

test('TOU5 no division of the same order takes less, and a week is the longest trip', () => {
	const random = createRandom(5);
	const costOf = (hours: number, onSite: number, days: number) =>
		hours - onSite + (days - 1) * travel.nightHours;
	for (let round = 0; round < 20; round++) {
		const n = 9;
		const approach = Float64Array.from({ length: n }, () => 400 * random.next());
		const leg = Float64Array.from({ length: n }, () => 5 + 60 * random.next());
		const hours = Float64Array.from({ length: n }, () => 1 + 5 * random.next());
		const visits = { approach, leg, hours };
		const total = (first: number, last: number) =>
			tripsAlong(
				{
					approach: approach.slice(first, last + 1),
					leg: leg.slice(first, last + 1),
					hours: hours.slice(first, last + 1),
				},
				travel,
				8,
			).reduce(
				(sum, trip) =>
					sum +
					costOf(
						trip.hours,
						hours.slice(first + trip.first, first + trip.last + 1).reduce((all, each) => all + each, 0),
						trip.days,
					),
				0,
			);
		const trips = tripsAlong(visits, travel, 8);
		expect(trips.map(({ first }) => first)).toEqual([0, ...trips.slice(0, -1).map(({ last }) => last + 1)]);
		expect(trips.at(-1)?.last).toBe(n - 1);
		for (const { days, first, last } of trips) expect(days <= 5 || first === last).toBe(true);
		// What is best for the whole is at least as good as any two parts, each at its best.
		for (let cut = 1; cut < n; cut++)
			expect(total(0, n - 1)).toBeLessThanOrEqual(total(0, cut - 1) + total(cut, n - 1) + 1e-9);
	}
});

test('TOU5 far customers together are a trip with a night, near ones are days', () => {
	const far = sketchTour(
		request(
			[
				[118.4, 40],
				[118.42, 40],
				[118.4, 40.02],
				[118.42, 40.02],
				[118.44, 40.02],
			],
			{ base: [116, 40] },
		),
	);
	expect(far.round).toMatchObject({ day: 0, twoDay: 1, longer: 0, nights: 1, days: 2 });
	const near = sketchTour(
		request(
			[
				[116.01, 40],
				[116.02, 40],
				[116, 40.02],
			],
			{ base: [116, 40] },
		),
	);
	expect(near.round).toMatchObject({ day: 1, twoDay: 0, longer: 0, nights: 0 });
	expect(near.round?.days).toBeLessThan(1);
});

test('TOU6 where one trip ends and the next begins nothing is driven', () => {
	const sides = [115, 117].flatMap((x) => [0, 0.04, 0.08].map((y) => [x, 40 + y] as const));
	const sketch = sketchTour(request(sides, { base: [116, 40.04] }));
	const kinds = [...sketch.legs];
	expect(kinds.length).toBe(7);
	expect(kinds.filter((kind) => kind === LEG.between)).toHaveLength(1);
	expect(kinds.filter((kind) => kind === LEG.day)).toHaveLength(6);
	expect(sketchTour(request(sides)).legs.length).toBe(6);
	const undivided = sketchTour(request(sides, { hoursPerDay: null }));
	expect([undivided.round, [...new Set(undivided.legs)]]).toEqual([null, [LEG.day]]);
});

test('TOU7 nobody, one place, everyone in one place and no visits give finite figures', () => {
	for (const places of [
		[],
		[[116, 40]],
		[
			[116, 40],
			[116, 40],
		],
		[[NaN, NaN]],
	] as [number, number][][])
		for (const base of [null, [117, 41]] as const) {
			const sketch = sketchTour(request(places, { base, minutes: new Float64Array(places.length) }));
			for (const figure of [sketch.km, sketch.estimateKm, sketch.round?.km, sketch.round?.days])
				expect(Number.isFinite(figure)).toBe(true);
			expect(sketch.legs.length).toBe(sketch.longitude.length);
		}
});
