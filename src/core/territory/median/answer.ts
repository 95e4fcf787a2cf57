import type { Shortfall } from '../problem.ts';
import type { Clusters } from './clusters.ts';
import type { Instance } from './instance.ts';
import type { MedianAnswer } from './problem.ts';

/**
 * The division as bases: each cluster is given to a base of its capacity, those of equal capacity in the order of the units
 * they lie at.
 */
export function answerOf(instance: Instance, clusters: Clusters): MedianAnswer {
	clusters.settle();
	const base = basesOf(instance, clusters);
	const medians = new Int32Array(instance.bases);
	base.forEach((own, c) => (medians[own] = clusters.median[c] as number));
	const owner = clusters.owner.map((c) => base[c] as number);
	const shortfalls = shortfallsOf(instance, owner);
	return {
		medians,
		owner,
		cost: costOf(instance, medians, owner),
		feasible: shortfalls.length === 0,
		shortfalls,
	};
}

function basesOf({ fixed, capacity }: Instance, { limit, median }: Clusters): Int32Array {
	const base = Int32Array.from(fixed.keys());
	const free = [...base].filter((c) => (fixed[c] as number) < 0);
	const slots = free.slice().sort((a, b) => (capacity[b] as number) - (capacity[a] as number) || a - b);
	free.sort((a, b) => order(limit[b], limit[a]) || (median[a] as number) - (median[b] as number));
	free.forEach((c, at) => (base[c] = slots[at] as number));
	return base;
}

/** Ascending; Infinity equals itself. */
function order(a = 0, b = 0): number {
	return a === b ? 0 : a - b;
}

function costOf({ units, distance, weight }: Instance, medians: Int32Array, owner: Int32Array): number {
	let cost = 0;
	for (let i = 0; i < units; i++) {
		const seat = medians[owner[i] as number] as number;
		cost += (weight[i] as number) * (distance[i * units + seat] as number);
	}
	return cost;
}

function shortfallsOf({ units, demand, capacity }: Instance, owner: Int32Array): Shortfall[] {
	const load = new Float64Array(capacity.length);
	const largest = new Int32Array(capacity.length).fill(-1);
	let total = 0;
	for (let i = 0; i < units; i++) {
		const [own, one] = [owner[i] as number, demand[i] as number];
		load[own] = (load[own] as number) + one;
		total += one;
		if ((largest[own] as number) < 0 || one > (demand[largest[own] as number] as number)) largest[own] = i;
	}
	const isShort = exceeds(
		total,
		capacity.reduce((sum, one) => sum + one, 0),
	);
	const most = capacity.reduce((before, one) => Math.max(before, one), 0);
	const shortfalls: Shortfall[] = [];
	for (let territory = 0; territory < capacity.length; territory++) {
		const limit = capacity[territory] as number;
		if (!exceeds(load[territory] as number, limit)) continue;
		const unit = largest[territory] as number;
		const isGiant = exceeds(demand[unit] as number, most);
		shortfalls.push({
			territory,
			criterion: 0,
			load: load[territory] as number,
			limit,
			cause: isGiant ? 'unit' : isShort ? 'total' : 'search',
			unit: isGiant ? unit : -1,
		});
	}
	return shortfalls.sort((a, b) => b.load - b.limit - (a.load - a.limit) || a.territory - b.territory);
}

function exceeds(load: number, limit: number): boolean {
	return load - limit > limit * 1e-9;
}
