import type { TravelSettings } from '#src/core/model/index.ts';
import { roadHours } from '#src/core/territory/workload/loops.ts';

/** Days a trip takes at most, unless a single visit takes longer: a working week. */
const LONGEST = 5;

/** Visits in the order of a tour. */
export interface VisitRow {
	/** By road, in kilometres: from the base, and from the visit before. */
	readonly approach: Float64Array;
	readonly leg: Float64Array;
	/** On site, in hours. */
	readonly hours: Float64Array;
}

/** One trip from the base and back: which visits it makes, and what it takes. */
export interface Trip {
	readonly first: number;
	readonly last: number;
	readonly days: number;
	/** By road, the ways from and to the base included. */
	readonly km: number;
	/** On the road and on site. */
	readonly hours: number;
}

/**
 * Cuts a tour into trips that take least time on the road, a night away counted as the settings say: the shortest way through
 * the graph of all trips (Beasley 1983; Prins 2004). A trip takes no more than a working week.
 */
export function tripsAlong(visits: VisitRow, travel: TravelSettings, hoursPerDay: number): readonly Trip[] {
	const count = visits.hours.length;
	const cost = new Float64Array(count + 1).fill(Infinity);
	const before = new Int32Array(count + 1);
	cost[0] = 0;
	for (let first = 0; first < count; first++)
		for (const { last, days, road } of tripsFrom(visits, first, travel, hoursPerDay)) {
			const all = (cost[first] as number) + road + (days - 1) * travel.nightHours;
			if (all >= (cost[last + 1] as number) - 1e-9) continue;
			cost[last + 1] = all;
			before[last + 1] = first;
		}
	const found: Trip[] = [];
	for (let end = count; end > 0; end = before[end] as number) {
		const [first, last] = [before[end] as number, end - 1];
		for (const trip of tripsFrom(visits, first, travel, hoursPerDay)) {
			if (trip.last < last) continue;
			found.push({ first, last, days: trip.days, km: trip.km, hours: trip.road + trip.onSite });
			break;
		}
	}
	return found.reverse();
}

interface Candidate {
	readonly last: number;
	readonly days: number;
	readonly km: number;
	/** Hours. */
	readonly road: number;
	readonly onSite: number;
}

/** Every trip that begins with a visit, the shortest first. */
function* tripsFrom(
	{ approach, leg, hours }: VisitRow,
	first: number,
	travel: TravelSettings,
	hoursPerDay: number,
): Generator<Candidate> {
	let [km, road, onSite] = [approach[first] as number, roadHours(approach[first] as number, travel), 0];
	for (let last = first; last < hours.length; last++) {
		if (last > first) {
			km += leg[last] as number;
			road += roadHours(leg[last] as number, travel);
		}
		onSite += hours[last] as number;
		const back = approach[last] as number;
		const onRoad = road + roadHours(back, travel);
		const days = Math.max(1, Math.ceil((onRoad + onSite) / hoursPerDay - 1e-9));
		if (days <= LONGEST || last === first) yield { last, days, km: km + back, road: onRoad, onSite };
		if (road + onSite > LONGEST * hoursPerDay) return;
	}
}
