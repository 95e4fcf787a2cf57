import { expect, test } from 'vitest';
import { USUAL_WORKLOAD } from '#src/core/model/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { bestLoop, roadHours } from '#src/core/territory/workload/loops.ts';
import { answerTravel, placed } from '#src/core/territory/workload/request.ts';
import { visitsOf } from '#src/core/territory/workload/service.ts';
import { nearestBase, travelOf, visitOrder, type Visits } from '#src/core/territory/workload/travel.ts';

const { travel } = USUAL_WORKLOAD;

function visitsAt(places: readonly (readonly [number, number])[], count = 12, owner?: Int32Array): Visits {
	const points = { x: Float64Array.from(places, ([x]) => x), y: Float64Array.from(places, ([, y]) => y) };
	const visits = new Float64Array(places.length).fill(count);
	const minutes = new Float64Array(places.length).fill(60);
	return {
		...{ points, visits, minutes },
		owner: owner ?? new Int32Array(places.length),
		order: visitOrder(points, visits, minutes),
	};
}
const at = (x: number, y: number) => ({ x: Float64Array.of(x), y: Float64Array.of(y) });
const spread = (n: number, x: number, y: number, seed = 3) => {
	const random = createRandom(seed);
	return Array.from({ length: n }, () => [x + 20 * random.next(), y + 20 * random.next()] as const);
};

test('WRK4 a way takes town speed first, then that of the region, then the fast one, and never less for being longer', () => {
	expect(roadHours(10, travel)).toBeCloseTo(10 / 25, 12);
	expect(roadHours(75, travel)).toBeCloseTo(15 / 25 + 60 / 60, 12);
	expect(roadHours(390, travel)).toBeCloseTo(15 / 25 + 135 / 60 + 240 / 120, 12);
	for (let km = 1; km < 400; km++) expect(roadHours(km, travel)).toBeGreaterThan(roadHours(km - 1, travel));
});

test('WRK5 near customers are seen within a day; far ones on two days with one night, which halves the approach', () => {
	const zone = { legKm: () => 5, hours: 1.5, customers: 20 };
	const near = bestLoop({ ...zone, approachKm: 20 }, travel, 8);
	expect(near.days).toBe(1);
	expect(near.visits).toBeCloseTo((8 - 2 * roadHours(20, travel)) / (1.5 + 5 / 25), 9);
	const far = bestLoop({ ...zone, approachKm: 100, customers: 8 }, travel, 8);
	expect(far.days).toBe(2);
	const daily = bestLoop({ ...zone, approachKm: 100, customers: 8 }, { ...travel, nightHours: 24 }, 8);
	expect(daily.days).toBe(1);
	expect(far.hours / far.visits).toBeLessThan(daily.hours / daily.visits);
});

test('WRK5 a lone customer too far for a week is visited alone, with the days that takes', () => {
	const loop = bestLoop({ approachKm: 5000, legKm: () => 5, hours: 2, customers: 1 }, travel, 8);
	expect(loop.visits).toBe(1);
	expect(loop.days).toBe(Math.ceil((loop.hours + 2) / 8));
});

test('WRK6 hours, kilometres, days and nights of a territory add up over its customers', () => {
	const places = [...spread(30, 0, 0), ...spread(20, 180, 60), [400, -300] as const];
	const { territories, hours } = travelOf(visitsAt(places), at(5, 5), travel, 8);
	const [own] = territories;
	expect(hours.reduce((sum, each) => sum + each, 0)).toBeCloseTo(own?.hours ?? 0, 6);
	expect((own?.dayVisits ?? 0) + (own?.twoDayVisits ?? 0) + (own?.longVisits ?? 0)).toBe(51 * 12);
	expect(own?.nights).toBeGreaterThan(0);
	expect(own?.days).toBeGreaterThan((51 * 12) / 8);
	// A customer far away takes more of the road than one next door.
	expect(hours[50]).toBeGreaterThan(hours[0] ?? 0);
});

test('WRK6 without a base the middle of the visits takes its place; without a place a customer is next to the base', () => {
	const places = spread(12, 0, 0);
	const middle = travelOf(visitsAt(places), at(Number.NaN, Number.NaN), travel, 8);
	const far = travelOf(visitsAt(places), at(300, 300), travel, 8);
	expect(middle.territories[0]?.hours).toBeLessThan(far.territories[0]?.hours ?? 0);
	const nowhere = travelOf(visitsAt([[Number.NaN, Number.NaN]]), at(Number.NaN, Number.NaN), travel, 8);
	expect(nowhere.territories[0]?.km).toBeCloseTo(12 * travel.localKm, 9);
	expect(nowhere.territories[0]?.nights).toBe(0);
	const none = travelOf(visitsAt(places, 0), at(0, 0), travel, 8);
	expect(none.territories[0]).toMatchObject({ hours: 0, km: 0, days: 0, nights: 0 });
});

test('WRK6 customers that are seldom visited do not make the trips to the others longer', () => {
	const places = [...spread(6, 200, 0), ...spread(30, 205, 5, 9)];
	const often = visitsAt(places, 18);
	const visits = often.visits.map((count, row) => (row < 6 ? count : 1));
	const seldom = visits.map((count, row) => (row < 6 ? count : 0));
	const hoursOf = (counts: Float64Array) =>
		travelOf({ ...often, visits: counts }, at(0, 0), travel, 8).territories[0]?.hours ?? 0;
	expect(hoursOf(visits)).toBeGreaterThan(hoursOf(seldom));
	expect(hoursOf(visits)).toBeLessThan(hoursOf(often.visits));
});

test('WRK7 the order of rows changes nothing, to the last bit', () => {
	const places = [...spread(40, 0, 0), ...spread(25, 90, 90, 5)];
	const owner = Int32Array.from(places, (_, i) => (i % 7 === 0 ? -1 : i % 2));
	const bases = { x: Float64Array.of(0, 90), y: Float64Array.of(0, 90) };
	const shuffle = places.map((_, i) => (i * 37) % places.length);
	const one = travelOf(visitsAt(places, 12, owner), bases, travel, 8);
	const other = travelOf(
		visitsAt(
			shuffle.map((i) => places[i] ?? [0, 0]),
			12,
			Int32Array.from(shuffle, (i) => owner[i] ?? -1),
		),
		bases,
		travel,
		8,
	);
	expect(other.territories).toEqual(one.territories);
	expect([...other.hours]).toEqual(shuffle.map((i) => one.hours[i]));
	expect(one.hours[0]).toBe(0);
});

test('WRK8 the nearest base is that with the least straight line; none where nothing is known', () => {
	const bases = { x: Float64Array.of(0, 100, Number.NaN), y: Float64Array.of(0, 0, Number.NaN) };
	const points = { x: Float64Array.of(10, 90, Number.NaN), y: Float64Array.of(0, 0, Number.NaN) };
	expect([...nearestBase(points, bases)]).toEqual([0, 1, -1]);
});

test('WRK16 without territories everyone is visited from the nearest base; a known order of rows changes nothing', () => {
	const random = createRandom(8);
	const degrees = (low: number) =>
		Float64Array.from({ length: 50 }, () => low + 3 * random.next()).fill(Number.NaN, 49);
	const ground = {
		...{ longitude: degrees(118), latitude: degrees(30) },
		seats: [
			[110, 35],
			[118.5, 30.5],
			[120.5, 32],
		] as const,
	};
	const service = { channel: 'field', contacts: 12, minutes: 60 } as const;
	const served = { classOf: new Int32Array(50), services: [service], otherwise: service };
	const request = { ground, served, bases: Int32Array.of(2, 1), travel, hoursPerDay: 8 };
	const told: number[][] = [];
	const free = answerTravel({ ...request, owner: null, order: null }, (...done) => told.push(done));
	expect(told).toEqual([
		[1, 2],
		[2, 2],
	]);
	const { points, bases } = placed(ground, request.bases);
	const owner = nearestBase(points, bases);
	expect([...new Set(owner)].sort()).toEqual([-1, 0, 1]);
	const { order } = free;
	expect(answerTravel({ ...request, owner, order })).toEqual(free);
	expect(free.travel).toEqual(travelOf({ points, ...visitsOf(served), owner, order }, bases, travel, 8));
	const unknown = answerTravel({ ...request, owner: null, order, bases: Int32Array.of(-1, -1) });
	expect(unknown.travel.hours.every((each) => each === 0)).toBe(true);
});
