import type { TravelSettings } from '#src/core/model/index.ts';
import type { PlanePoints } from '../plan/index.ts';
import { roundTour, tourLength } from '../tour/improve.ts';
import { bestLoop } from './loops.ts';
import { BUILT_BELOW, hullArea, tourFactor, type TourPoints } from './tour.ts';

/** Customers and how often they are visited; everything by row. */
export interface Visits {
	/** Kilometres; NaN without a place. */
	readonly points: PlanePoints;
	/** In person, a year; finite, ≥ 0. */
	readonly visits: Float64Array;
	/** On site, minutes of a visit; finite, ≥ 0. */
	readonly minutes: Float64Array;
	/** Territory, −1 = none. */
	readonly owner: Int32Array;
	/** Of {@link visitOrder}. */
	readonly order: Uint32Array;
}

/** Rows by what they hold: sums over them do not depend on the order of the table. */
export function visitOrder({ x, y }: PlanePoints, visits: Float64Array, minutes: Float64Array): Uint32Array {
	const last = (values: Float64Array) =>
		values.map((value) => (Number.isNaN(value) ? Number.MAX_VALUE : value));
	const [firstX, firstY] = [last(x), last(y)];
	const by = (values: Float64Array, a: number, b: number) => (values[a] as number) - (values[b] as number);
	return Uint32Array.from(x.keys()).sort(
		(a, b) => by(firstX, a, b) || by(firstY, a, b) || by(visits, a, b) || by(minutes, a, b) || a - b,
	);
}

/** A year on the road of one territory. */
export interface TerritoryTravel {
	readonly hours: number;
	readonly km: number;
	/** With visits: trips of a day by their hours, longer ones by whole days. */
	readonly days: number;
	readonly nights: number;
	/** Visits made on trips of a day, of two days, and longer ones. */
	readonly dayVisits: number;
	readonly twoDayVisits: number;
	readonly longVisits: number;
}

export interface Travel {
	readonly territories: readonly TerritoryTravel[];
	/** Hours on the road a year by customer: those of its trip, shared by its visits. */
	readonly hours: Float64Array;
}

/** Around the base everything within this way is one zone; rings further out are each half as wide again. */
const HOME_KM = 30;
const RING = 1.5;
const SECTORS = 12;

const NONE: TerritoryTravel = {
	...{ hours: 0, km: 0, days: 0, nights: 0 },
	...{ dayVisits: 0, twoDayVisits: 0, longVisits: 0 },
};

/**
 * What a year of visits takes on the road. Around each base the plane is cut into zones that widen with the distance (after
 * Daganzo 1984); each is served by trips of the kind that takes least time a visit. Customers without a place count as next
 * to the base.
 *
 * @param bases per territory; NaN = not known: the middle of its visits takes its place
 * @param report told after each territory how many are counted
 */
export function travelOf(
	visited: Visits,
	bases: PlanePoints,
	travel: TravelSettings,
	hoursPerDay: number,
	report?: (done: number, total: number) => void,
): Travel {
	const hours = new Float64Array(visited.owner.length);
	const rows = rowsBy(visited, bases.x.length);
	const territories = rows.map((own, j) => {
		const base = baseOf(visited, own, bases.x[j] as number, bases.y[j] as number);
		const zones = new Map<number, number[]>();
		for (const row of own) {
			const key = zoneOf(visited.points.x[row] as number, visited.points.y[row] as number, base);
			const zone = zones.get(key);
			if (zone) zone.push(row);
			else zones.set(key, [row]);
		}
		const all = [...zones.values()]
			.map((zone) => zoneTravel(visited, zone, base, travel, hoursPerDay, hours))
			.reduce(sumOf, NONE);
		report?.(j + 1, rows.length);
		return all;
	});
	return { territories, hours };
}

/** Rows with visits by territory. */
function rowsBy({ owner, visits, order }: Visits, territories: number): number[][] {
	const rows = Array.from({ length: territories }, (): number[] => []);
	for (const row of order) {
		if ((visits[row] as number) > 0) rows[owner[row] as number]?.push(row);
	}
	return rows;
}

type Place = readonly [x: number, y: number];

function baseOf({ points, visits }: Visits, rows: readonly number[], x: number, y: number): Place {
	if (Number.isFinite(x) && Number.isFinite(y)) return [x, y];
	let [sumX, sumY, all] = [0, 0, 0];
	for (const row of rows) {
		if (Number.isNaN(points.x[row])) continue;
		sumX += (visits[row] as number) * (points.x[row] as number);
		sumY += (visits[row] as number) * (points.y[row] as number);
		all += visits[row] as number;
	}
	return all > 0 ? [sumX / all, sumY / all] : [0, 0];
}

function zoneOf(x: number, y: number, [baseX, baseY]: Place): number {
	const dx = x - baseX;
	const dy = y - baseY;
	const distance = Math.sqrt(dx * dx + dy * dy);
	if (!(distance > HOME_KM)) return 0;
	const ring = Math.floor(Math.log(distance / HOME_KM) / Math.log(RING));
	const sector = Math.min(
		SECTORS - 1,
		Math.floor(((Math.atan2(dy, dx) + Math.PI) / (2 * Math.PI)) * SECTORS),
	);
	return 1 + ring * SECTORS + sector;
}

function zoneTravel(
	{ points, visits, minutes }: Visits,
	rows: readonly number[],
	[baseX, baseY]: Place,
	travel: TravelSettings,
	hoursPerDay: number,
	hours: Float64Array,
): TerritoryTravel {
	let [all, way, onSite, most] = [0, 0, 0, 0];
	for (const row of rows) {
		const count = visits[row] as number;
		const dx = (points.x[row] as number) - baseX;
		const dy = (points.y[row] as number) - baseY;
		const straight = Math.sqrt(dx * dx + dy * dy);
		all += count;
		most = Math.max(most, count);
		way += count * (Number.isNaN(straight) ? 0 : straight);
		onSite += (count * (minutes[row] as number)) / 60;
	}
	// As often as the one who is visited most: a trip finds those due, the others stay away more often.
	const due = Math.max(1, all / most);
	const spread = spreadOf(points, rows, due);
	const legKm = (count: number) => Math.max(travel.localKm, travel.detour * spread(count));
	const zone = { approachKm: (travel.detour * way) / all, legKm, hours: onSite / all, customers: due };
	const loop = bestLoop(zone, travel, hoursPerDay);
	const loops = all / loop.visits;
	for (const row of rows) hours[row] = ((visits[row] as number) * loop.hours) / loop.visits;
	const days = loop.days > 1 ? loop.days : Math.min(1, (loop.hours + loop.visits * zone.hours) / hoursPerDay);
	return {
		hours: loops * loop.hours,
		km: loops * loop.km,
		days: loops * days,
		nights: loops * (loop.days - 1),
		dayVisits: loop.days === 1 ? all : 0,
		twoDayVisits: loop.days === 2 ? all : 0,
		longVisits: loop.days > 2 ? all : 0,
	};
}

/**
 * Straight way from one visit to the next on a trip to m of the customers that are due. A tour through n places of an area A
 * is L = k · √(n · A), one through some of them shorter by the root of their part, so that a way is L ÷ √(customers · due). Of
 * few places the tour is built; of many k is that of m.
 */
function spreadOf(points: PlanePoints, rows: readonly number[], due: number): (visits: number) => number {
	const places = distinctPlaces(points, rows);
	const ways = Math.sqrt(rows.length * due);
	if (places.x.length < BUILT_BELOW) {
		const leg = tourLength(places, roundTour(places)) / ways;
		return () => leg;
	}
	const root = Math.sqrt(hullArea(places) * places.x.length);
	return (visits) => (tourFactor(visits) * root) / ways;
}

/** Every place once. */
function distinctPlaces({ x, y }: PlanePoints, rows: readonly number[]): TourPoints {
	const places = { x: [] as number[], y: [] as number[] };
	let [lastX, lastY] = [Number.NaN, Number.NaN];
	for (const row of rows) {
		const [ownX, ownY] = [x[row] as number, y[row] as number];
		if (Number.isNaN(ownX) || (ownX === lastX && ownY === lastY)) continue;
		places.x.push((lastX = ownX));
		places.y.push((lastY = ownY));
	}
	return places;
}

function sumOf(a: TerritoryTravel, b: TerritoryTravel): TerritoryTravel {
	return {
		hours: a.hours + b.hours,
		km: a.km + b.km,
		days: a.days + b.days,
		nights: a.nights + b.nights,
		dayVisits: a.dayVisits + b.dayVisits,
		twoDayVisits: a.twoDayVisits + b.twoDayVisits,
		longVisits: a.longVisits + b.longVisits,
	};
}

/** Territory with the nearest base for each customer; −1 where no base is known or the customer has no place. */
export function nearestBase({ x, y }: PlanePoints, bases: PlanePoints): Int32Array {
	return Int32Array.from(x, (_, row) => {
		let [best, least] = [-1, Infinity];
		for (let j = 0; j < bases.x.length; j++) {
			const dx = (x[row] as number) - (bases.x[j] as number);
			const dy = (y[row] as number) - (bases.y[j] as number);
			const far = dx * dx + dy * dy;
			if (far < least) [best, least] = [j, far];
		}
		return best;
	});
}
