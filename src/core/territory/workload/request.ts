import type { TravelSettings } from '#src/core/model/index.ts';
import { planeOf, type PlanePoints } from '../plan/index.ts';
import { visitsOf, type Served } from './service.ts';
import { nearestBase, travelOf, visitOrder, type Travel } from './travel.ts';

/** Where customers are and where reps start from, in degrees: one plane holds both. */
export interface WorkGround {
	/** By row; NaN = no place. */
	readonly longitude: Float64Array;
	readonly latitude: Float64Array;
	readonly seats: readonly (readonly [longitude: number, latitude: number])[];
}

/** What the road of a year is counted from. */
export interface TravelRequest {
	readonly ground: WorkGround;
	readonly served: Served;
	/** Of the rows, as an answer for the same ground and service told it; null = not known. */
	readonly order: Uint32Array | null;
	/** Territory by row, −1 = none; null = everyone is visited from the nearest base. */
	readonly owner: Int32Array | null;
	/** Per territory a position in `seats`; −1 = not known. */
	readonly bases: Int32Array;
	readonly travel: TravelSettings;
	readonly hoursPerDay: number;
}

export interface TravelAnswer {
	readonly travel: Travel;
	/** Rows by what they hold. */
	readonly order: Uint32Array;
}

/** The road of a year. `report` is told after each territory how many are counted. */
export function answerTravel(
	{ ground, served, order: known, owner, bases: at, travel, hoursPerDay }: TravelRequest,
	report?: (done: number, total: number) => void,
): TravelAnswer {
	const { points, bases } = placed(ground, at);
	const { visits, minutes } = visitsOf(served);
	const order = known ?? visitOrder(points, visits, minutes);
	const visited = { points, visits, minutes, order, owner: owner ?? nearestBase(points, bases) };
	return { order, travel: travelOf(visited, bases, travel, hoursPerDay, report) };
}

/** Kilometres: customers by row, and the base of each territory. */
export function placed(
	{ longitude, latitude, seats }: WorkGround,
	bases: Int32Array,
): { readonly points: PlanePoints; readonly bases: PlanePoints } {
	const count = longitude.length;
	const join = (own: Float64Array, axis: 0 | 1) => {
		const all = new Float64Array(count + seats.length);
		all.set(own);
		seats.forEach((seat, j) => (all[count + j] = seat[axis]));
		return all;
	};
	const { x, y } = planeOf(join(longitude, 0), join(latitude, 1));
	const seated = (all: Float64Array) =>
		Float64Array.from(bases, (at) => (at < 0 ? Number.NaN : (all[count + at] ?? Number.NaN)));
	return {
		points: { x: x.subarray(0, count), y: y.subarray(0, count) },
		bases: { x: seated(x), y: seated(y) },
	};
}
