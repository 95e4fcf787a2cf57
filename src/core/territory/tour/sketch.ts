import type { TravelSettings } from '#src/core/model/index.ts';
import { planeOf } from '#src/core/territory/plan/index.ts';
import { BUILT_BELOW, hullArea, tourEstimate } from '#src/core/territory/workload/tour.ts';
import { roundTour, tourLength } from './improve.ts';
import { stopsOf, type Stops } from './stops.ts';
import { tripsAlong, type Trip } from './trips.ts';

/** Customers to be visited, and from where. */
export interface TourRequest {
	/** Degrees; NaN = no place. */
	readonly longitude: Float64Array;
	readonly latitude: Float64Array;
	/** On site, of a visit. */
	readonly minutes: Float64Array;
	/** Degrees; null = not known. */
	readonly base: readonly [longitude: number, latitude: number] | null;
	readonly travel: TravelSettings;
	/** Null = the tour is not divided into trips. */
	readonly hoursPerDay: number | null;
}

/** How the rep gets from one place of the tour to the next: on a trip of a day, on one with nights, or not at all, by way of the base. */
export type LegKind = 0 | 1 | 2;
export const LEG = { day: 0, away: 1, between: 2 } as const satisfies Record<string, LegKind>;

/** Trips that a round is made of. */
export interface Round {
	readonly day: number;
	/** Of two days, and longer. */
	readonly twoDay: number;
	readonly longer: number;
	readonly nights: number;
	/** Trips of a day by their hours, longer ones by whole days. */
	readonly days: number;
	/** By road. */
	readonly km: number;
}

/** A round tour over the customers of a territory, sketched in straight lines. */
export interface TourSketch {
	/** Degrees, in the order of the tour; the base first where it is known. */
	readonly longitude: Float64Array;
	readonly latitude: Float64Array;
	/** From each place to the next, the last back to the first: a {@link LegKind}. */
	readonly legs: Uint8Array;
	/** Visited, and without a place. */
	readonly customers: number;
	readonly nowhere: number;
	/** That customers are at. */
	readonly places: number;
	/** Straight, in kilometres: among the places as sketched, and k(n) · √(n · A) of the same places. */
	readonly km: number;
	readonly estimateKm: number;
	/** Whether the workload would estimate a tour through so many places; of few it builds one. */
	readonly isEstimated: boolean;
	/** Straight, in kilometres: what the way by the base adds; 0 where it is not known. */
	readonly baseKm: number;
	/** Each customer visited once; null where nothing is known of the visits. */
	readonly round: Round | null;
}

/** A place of the tour, as a stop; that of the base is none. */
const BASE = -1;

/**
 * Sketches a round tour over customers, the base of who visits them put in where that takes least, and the trips it falls into.
 * Straight lines in an equal-area plane around them: no route by road.
 */
export function sketchTour(request: TourRequest): TourSketch {
	const { longitude, latitude, base, minutes, hoursPerDay } = request;
	const count = longitude.length;
	const join = (degrees: Float64Array, last: number | undefined) =>
		Float64Array.of(...degrees, last ?? Number.NaN);
	const plane = planeOf(join(longitude, base?.[0]), join(latitude, base?.[1]));
	const stops = stopsOf(plane.x.subarray(0, count), plane.y.subarray(0, count), minutes);
	const home: Point | null = base && [plane.x[count] as number, plane.y[count] as number];
	const tour = roundTour(stops);
	const { order, baseKm } = home ? withBase(stops, tour, home) : { order: [...tour], baseKm: 0 };
	const trips = hoursPerDay === null ? null : tripsOf(request, hoursPerDay, stops, order, home);
	const at = (degrees: Float64Array, own: number | undefined) =>
		Float64Array.from(
			order,
			(stop) => (stop === BASE ? own : degrees[stops.rows[stop]?.[0] ?? -1]) ?? Number.NaN,
		);
	const customers = stops.rows.reduce((sum, rows) => sum + rows.length, 0);
	return {
		...{ longitude: at(longitude, base?.[0]), latitude: at(latitude, base?.[1]) },
		...{ customers, nowhere: count - customers, places: tour.length, baseKm },
		legs: trips?.legs ?? new Uint8Array(order.length),
		km: tourLength(stops, tour),
		estimateKm: tourEstimate(tour.length, hullArea(stops)),
		isEstimated: tour.length >= BUILT_BELOW,
		round: trips?.round ?? null,
	};
}

type Point = readonly [x: number, y: number];

/** The tour from the base on, where the base is put in between two places so that it adds least. */
function withBase(
	{ x, y }: Stops,
	tour: Int32Array,
	[homeX, homeY]: Point,
): { readonly order: readonly number[]; readonly baseKm: number } {
	const from = (a: number) => Math.hypot((x[a] as number) - homeX, (y[a] as number) - homeY);
	const way = (a: number, b: number) =>
		Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));
	let [at, least] = [0, tour.length === 0 ? 0 : Infinity];
	tour.forEach((b, i) => {
		const a = tour.at(i - 1) as number;
		const added = from(a) + from(b) - way(a, b);
		if (added < least) [at, least] = [i, added];
	});
	return { order: [BASE, ...tour.subarray(at), ...tour.subarray(0, at)], baseKm: least };
}

/** Divides the visits along the tour into trips; without a base from the middle of the visits. */
function tripsOf(
	{ travel, minutes }: TourRequest,
	hoursPerDay: number,
	{ x, y, rows }: Stops,
	order: readonly number[],
	base: Point | null,
): { readonly legs: Uint8Array; readonly round: Round } {
	const visits = order.flatMap((stop, place) => (rows[stop] ?? []).map((row) => ({ stop, row, place })));
	const mean = (values: Float64Array) =>
		visits.reduce((sum, { stop }) => sum + (values[stop] as number), 0) / Math.max(1, visits.length);
	const home = base ?? [mean(x), mean(y)];
	const road = (to: number, [fromX, fromY]: Point) =>
		Math.max(
			travel.localKm,
			travel.detour * Math.hypot((x[to] as number) - fromX, (y[to] as number) - fromY),
		);
	const approach = Float64Array.from(visits, ({ stop }) => road(stop, home));
	const leg = Float64Array.from(visits, ({ stop }, i) => {
		const from = visits[i - 1]?.stop ?? stop;
		return road(stop, [x[from] as number, y[from] as number]);
	});
	const hours = Float64Array.from(visits, ({ row }) => (minutes[row] as number) / 60);
	const trips = tripsAlong({ approach, leg, hours }, travel, hoursPerDay);
	const placeOf = (visit: number) => visits[visit]?.place ?? 0;
	return {
		legs: legsOf(trips, placeOf, order.length, base !== null),
		round: roundOf(trips, hoursPerDay),
	};
}

/** A leg belongs to the trip that makes the last visit before it and the first after it; the ways from and to the base to theirs. */
function legsOf(
	trips: readonly Trip[],
	placeOf: (visit: number) => number,
	count: number,
	hasBase: boolean,
): Uint8Array {
	const legs = new Uint8Array(count).fill(LEG.between);
	const kindOf = ({ days }: Trip) => (days > 1 ? LEG.away : LEG.day);
	for (const trip of trips) legs.fill(kindOf(trip), placeOf(trip.first), placeOf(trip.last));
	const [first, last] = [trips[0], trips.at(-1)];
	if (hasBase && first) legs[0] = kindOf(first);
	if (hasBase && last) legs[count - 1] = kindOf(last);
	return legs;
}

function roundOf(trips: readonly Trip[], hoursPerDay: number): Round {
	const sum = (of: (trip: Trip) => number) => trips.reduce((all, trip) => all + of(trip), 0);
	return {
		day: sum(({ days }) => (days === 1 ? 1 : 0)),
		twoDay: sum(({ days }) => (days === 2 ? 1 : 0)),
		longer: sum(({ days }) => (days > 2 ? 1 : 0)),
		nights: sum(({ days }) => days - 1),
		days: sum(({ days, hours }) => (days > 1 ? days : Math.min(1, hours / hoursPerDay))),
		km: sum(({ km }) => km),
	};
}
