import type { TravelSettings } from '#src/core/model/index.ts';
import { planeOf } from '#src/core/territory/plan/index.ts';
import { hullArea, tourEstimate } from '#src/core/territory/workload/tour.ts';
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
	/** Straight, in kilometres: as sketched, and k(n) · √(n · A) of the same places. */
	readonly km: number;
	readonly estimateKm: number;
	/** Each customer visited once; null where nothing is known of the visits. */
	readonly round: Round | null;
}

/**
 * Sketches a round tour over customers from the base of who visits them, and the trips it falls into. Straight lines in an
 * equal-area plane around them: no route by road.
 */
export function sketchTour(request: TourRequest): TourSketch {
	const { longitude, latitude, base, minutes } = request;
	const count = longitude.length;
	const all = {
		longitude: base ? Float64Array.of(...longitude, base[0]) : longitude,
		latitude: base ? Float64Array.of(...latitude, base[1]) : latitude,
	};
	const { x, y } = planeOf(all.longitude, all.latitude);
	const stops = stopsOf(x, y, base ? Float64Array.of(...minutes, 0) : minutes);
	const home = base ? stops.rows.findIndex((rows) => rows.includes(count)) : -1;
	const order = beginningAt(roundTour(stops), home);
	const customers = stops.rows.reduce((sum, rows) => sum + rows.length, 0) - (home >= 0 ? 1 : 0);
	const trips = request.hoursPerDay === null ? null : tripsOf(request, stops, order, home);
	const at = (degrees: Float64Array) =>
		Float64Array.from(order, (stop) => degrees[stops.rows[stop]?.[0] ?? -1] ?? Number.NaN);
	return {
		...{ longitude: at(all.longitude), latitude: at(all.latitude), customers, nowhere: count - customers },
		legs: trips?.legs ?? new Uint8Array(order.length),
		km: tourLength(stops, order),
		estimateKm: tourEstimate(stops.x.length, hullArea(stops)),
		round: trips?.round ?? null,
	};
}

function beginningAt(order: Int32Array, first: number): Int32Array {
	const start = Math.max(0, order.indexOf(first));
	return Int32Array.from(order, (_, i) => order[(start + i) % order.length] as number);
}

/** Divides the visits along the tour into trips; without a base from the middle of the visits. */
function tripsOf(
	{ travel, minutes, hoursPerDay }: TourRequest,
	stops: Stops,
	order: Int32Array,
	home: number,
): { readonly legs: Uint8Array; readonly round: Round } {
	const { x, y, rows } = stops;
	const visits = [...order].flatMap((stop) =>
		(rows[stop] as readonly number[]).flatMap((row) => (row < minutes.length ? [{ stop, row }] : [])),
	);
	const [homeX, homeY] =
		home >= 0
			? [x[home] as number, y[home] as number]
			: middleOf(
					visits.map(({ stop }) => stop),
					stops,
				);
	const road = (to: number, fromX: number, fromY: number) =>
		Math.max(
			travel.localKm,
			travel.detour * Math.hypot((x[to] as number) - fromX, (y[to] as number) - fromY),
		);
	const approach = Float64Array.from(visits, ({ stop }) => road(stop, homeX, homeY));
	const leg = Float64Array.from(visits, ({ stop }, i) => {
		const from = visits[i - 1]?.stop ?? stop;
		return road(stop, x[from] as number, y[from] as number);
	});
	const hours = Float64Array.from(visits, ({ row }) => (minutes[row] as number) / 60);
	const day = hoursPerDay ?? 1;
	const trips = tripsAlong({ approach, leg, hours }, travel, day);
	const places = new Map([...order].map((stop, i) => [stop, i]));
	const placeOf = (visit: number) => places.get(visits[visit]?.stop ?? -1) ?? 0;
	return { legs: legsOf(trips, placeOf, order.length, home >= 0), round: roundOf(trips, day) };
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
	if (hasBase && first && placeOf(first.first) > 0) legs[0] = kindOf(first);
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

function middleOf(at: readonly number[], { x, y }: Stops): readonly [number, number] {
	const mean = (values: Float64Array) =>
		at.reduce((sum, stop) => sum + (values[stop] as number), 0) / Math.max(1, at.length);
	return [mean(x), mean(y)];
}
