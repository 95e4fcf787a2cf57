import { readFileSync } from 'node:fs';
import { createRandom } from '#src/core/stats/index.ts';
import type { MedianProblem } from '#src/core/territory/median/index.ts';
import { sharedData } from './shared-data.ts';

/** Units drawn in a square of 100 km with demands 1 … 20, and bases of equal capacity that are filled to a share. */
export function drawnCase(units: number, bases: number, seed: number, filled = 0.85): MedianProblem {
	const random = createRandom(seed);
	const upTo = (most: number) => Math.floor(random.next() * most);
	const x = Float64Array.from({ length: units }, () => upTo(100));
	const y = Float64Array.from({ length: units }, () => upTo(100));
	const demand = Float64Array.from({ length: units }, () => 1 + upTo(20));
	const total = demand.reduce((sum, one) => sum + one, 0);
	const capacity = new Float64Array(bases).fill(Math.ceil(total / bases / filled));
	return { places: { x, y }, demand, capacity };
}

/** Distances of places in a plane, units × units; cut to whole numbers where `cut`. */
export function tableOf(x: ArrayLike<number>, y: ArrayLike<number>, cut = false): Float64Array {
	const units = x.length;
	const distance = new Float64Array(units * units);
	for (let i = 0; i < units; i++) {
		for (let j = 0; j < units; j++) {
			const [dx, dy] = [x[i]! - x[j]!, y[i]! - y[j]!];
			const way = Math.sqrt(dx * dx + dy * dy);
			distance[i * units + j] = cut ? Math.floor(way) : way;
		}
	}
	return distance;
}

/** A published instance with its best known cost. */
export interface PublishedCase {
	readonly name: string;
	readonly bestKnown: number;
	readonly problem: MedianProblem;
}

/** The published capacitated p-median instances; OR-Library's count whole kilometres. None without the data. */
export function publishedCases(): PublishedCase[] {
	const list = sharedData('territory/best_known.tsv');
	if (!list) return [];
	const rows = readFileSync(list, 'utf8').trim().split(/\r?\n/).slice(1);
	return rows.map((row) => {
		const [, name = '', , , metric, best] = row.split('\t');
		const path = sharedData(`territory/cpmp/${name}.dat`) ?? sharedData(`territory/cpmp/${name}.txt`);
		if (!path) throw new Error(`${name} is not there`);
		const problem = readCase(readFileSync(path, 'utf8'), metric !== 'Euclid');
		return { name, bestKnown: Number(best), problem };
	});
}

/** `units bases`, then `x y capacity demand` of each unit. */
function readCase(text: string, cut: boolean): MedianProblem {
	const [units = 0, bases = 0, ...rest] = text.trim().split(/\s+/).map(Number);
	const column = (at: number) => Float64Array.from({ length: units }, (_, unit) => rest[4 * unit + at]!);
	const capacity = new Float64Array(bases).fill(rest[2]!);
	return { places: { distance: tableOf(column(0), column(1), cut) }, demand: column(3), capacity };
}

/** The least cost of all divisions within the capacities, each base at the best of its units; Infinity: there is none. */
export function leastCost({ places, demand, capacity, weight }: MedianProblem): number {
	const units = demand.length;
	const bases = capacity.length;
	const distance = 'distance' in places ? places.distance : tableOf(places.x, places.y);
	const owner = new Int32Array(units);
	let least = Infinity;
	for (let code = 0; code < bases ** units; code++) {
		for (let i = 0, rest = code; i < units; i++, rest = Math.floor(rest / bases)) owner[i] = rest % bases;
		let cost = 0;
		for (let base = 0; base < bases && cost < least; base++) {
			const own = [...owner.keys()].filter((i) => owner[i] === base);
			const load = own.reduce((sum, i) => sum + demand[i]!, 0);
			const sums = own.map((v) =>
				own.reduce((sum, i) => sum + (weight?.[i] ?? 1) * distance[i * units + v]!, 0),
			);
			cost += load > capacity[base]! ? Infinity : Math.min(...sums);
		}
		least = Math.min(least, cost);
	}
	return least;
}

/** Σ weight · distance to the bases of an answer. */
export function costTo(
	{ places, demand, weight }: MedianProblem,
	medians: Int32Array,
	owner: Int32Array,
): number {
	const distance = 'distance' in places ? places.distance : tableOf(places.x, places.y);
	return owner.reduce(
		(sum, base, i) => sum + (weight?.[i] ?? 1) * distance[i * demand.length + medians[base]!]!,
		0,
	);
}
