import type { TravelSettings } from '#src/core/model/index.ts';

/** Days a trip takes at most: a working week. */
const LONGEST = 5;

/** Customers that one trip can take in, seen from the base. */
export interface Zone {
	/** Mean way by road from the base to a visit. */
	readonly approachKm: number;
	/** Way by road from one visit to the next, by the number of visits of a trip. */
	readonly legKm: (visits: number) => number;
	/** On site, a visit. */
	readonly hours: number;
	/** Customers of the zone that are due at a time, on average; at least 1: a trip sees each once. */
	readonly customers: number;
}

/** A trip into a zone and back. */
export interface Loop {
	readonly days: number;
	/** On average. */
	readonly visits: number;
	/** On the road. */
	readonly hours: number;
	readonly km: number;
}

/** Hours for a way by road: through town first, then the region, then beyond. */
export function roadHours(km: number, travel: TravelSettings): number {
	const town = Math.min(km, travel.townKm);
	const region = Math.min(Math.max(0, km - travel.townKm), Math.max(0, travel.regionKm - travel.townKm));
	return town / travel.townSpeed + region / travel.regionSpeed + (km - town - region) / travel.farSpeed;
}

/**
 * The trip that takes least time a visit: there and back in a day, or with one night and more where that saves more approach
 * than the nights count. A place too far for a week is visited alone, with the days that takes.
 */
export function bestLoop(zone: Zone, travel: TravelSettings, hoursPerDay: number): Loop {
	const approach = 2 * roadHours(zone.approachKm, travel);
	let best: Loop | null = null;
	let least = Infinity;
	for (let days = 1; days <= LONGEST; days++) {
		const loop = loopOf(zone, days, approach, travel, hoursPerDay);
		if (!loop) continue;
		const cost = (loop.hours + (days - 1) * travel.nightHours) / loop.visits;
		if (cost < least - 1e-9) [best, least] = [loop, cost];
	}
	return best ?? alone(zone, approach, travel, hoursPerDay);
}

/** As many visits as fit into so many days, on average; null where not one does. */
function loopOf(
	zone: Zone,
	days: number,
	approach: number,
	travel: TravelSettings,
	hoursPerDay: number,
): Loop | null {
	const room = days * hoursPerDay - approach;
	let visits = zone.customers;
	let leg = zone.legKm(visits);
	// More visits a trip are closer together; one step back is enough, the way hardly depends on it.
	for (let step = 0; step < 2; step++) {
		visits = Math.min(zone.customers, room / (zone.hours + roadHours(leg, travel)));
		if (!(visits >= 1)) return null;
		leg = zone.legKm(visits);
	}
	const hours = approach + visits * roadHours(leg, travel);
	return { days, visits, hours, km: 2 * zone.approachKm + visits * leg };
}

function alone(zone: Zone, approach: number, travel: TravelSettings, hoursPerDay: number): Loop {
	const leg = zone.legKm(1);
	const hours = approach + roadHours(leg, travel);
	const days = Math.max(1, Math.ceil((hours + zone.hours) / hoursPerDay));
	return { days, visits: 1, hours, km: 2 * zone.approachKm + leg };
}
