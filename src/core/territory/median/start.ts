import type { Random } from '#src/core/stats/index.ts';
import type { Instance } from './instance.ts';

/**
 * A first division: bases at places drawn far from each other (k-means++, Arthur & Vassilvitskii 2007, by distance), then
 * units from the largest demand down to the nearest base with room, or else to the one with the most room. No cluster is empty.
 */
export function beginning(instance: Instance, random: Random): Int32Array {
	return divided(instance, drawSeats(instance, instance.fixed.slice(), random));
}

/**
 * The division after one base that lies anywhere has gone from its place to one drawn far from all others.
 *
 * @param medians units at which the bases lie
 */
export function relocated(instance: Instance, medians: Int32Array, random: Random): Int32Array {
	const seats = medians.slice();
	const free = [...seats.keys()].filter((base) => (instance.fixed[base] as number) < 0);
	if (free.length > 0) seats[free[Math.floor(random.next() * free.length)] as number] = -1;
	return divided(instance, drawSeats(instance, seats, random));
}

/** Units from the largest demand down to the nearest base with room. */
function divided(instance: Instance, seats: Int32Array): Int32Array {
	const { units, bases, demand, capacity, distance } = instance;
	const owner = new Int32Array(units).fill(-1);
	const room = capacity.slice();
	const give = (unit: number, base: number) => {
		owner[unit] = base;
		room[base] = (room[base] as number) - (demand[unit] as number);
	};
	seats.forEach((unit, base) => give(unit, base));
	const order = [...owner.keys()].filter((unit) => (owner[unit] as number) < 0);
	order.sort((a, b) => (demand[b] as number) - (demand[a] as number) || a - b);
	for (const unit of order) {
		let [best, least, roomiest] = [-1, Infinity, 0];
		for (let base = 0; base < bases; base++) {
			if ((room[base] as number) > (room[roomiest] as number)) roomiest = base;
			const way = distance[unit * units + (seats[base] as number)] as number;
			if (way < least && (demand[unit] as number) <= (room[base] as number)) [best, least] = [base, way];
		}
		give(unit, best < 0 ? roomiest : best);
	}
	return owner;
}

/** Seats that are −1 are drawn. */
function drawSeats(
	{ units, bases, distance, weight }: Instance,
	given: Int32Array,
	random: Random,
): Int32Array {
	const seats = given.slice();
	const gap = new Float64Array(units).fill(Infinity);
	const take = (unit: number) => {
		for (let i = 0; i < units; i++) gap[i] = Math.min(gap[i] as number, distance[unit * units + i] as number);
		gap[unit] = -1;
	};
	for (const unit of given) if (unit >= 0) take(unit);
	for (let base = 0; base < bases; base++) {
		if ((seats[base] as number) >= 0) continue;
		const unit = drawUnit(gap, weight, random);
		seats[base] = unit;
		take(unit);
	}
	return seats;
}

/** A unit drawn by weight and distance to the nearest seat (−1: it is one); where all are 0 or endless, any that is none. */
function drawUnit(gap: Float64Array, weight: Float64Array, random: Random): number {
	const chance = gap.map((way, i) => (way > 0 && way < Infinity ? way * (weight[i] as number) : 0));
	const sum = chance.reduce((before, one) => before + one, 0);
	if (!(sum > 0)) chance.forEach((_, i) => (chance[i] = (gap[i] as number) >= 0 ? 1 : 0));
	let rest = random.next() * chance.reduce((before, one) => before + one, 0);
	let drawn = -1;
	for (let i = 0; i < chance.length; i++) {
		if (!((chance[i] as number) > 0)) continue;
		drawn = i;
		rest -= chance[i] as number;
		if (rest < 0) break;
	}
	return drawn;
}
