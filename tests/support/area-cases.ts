import { readFileSync } from 'node:fs';
import { createRandom } from '#src/core/stats/index.ts';
import type { Adjacency, TerritoryProblem } from '#src/core/territory/problem.ts';
import { adjacencyOf } from '#src/core/territory/areas/index.ts';
import { sharedData } from './shared-data.ts';

/** A map and what is to be divided on it. */
export interface AreaCase {
	readonly map: Adjacency;
	readonly problem: TerritoryProblem;
}

/** Criteria with equal targets and a band. */
export function evenly(
	lists: readonly Float64Array[],
	territories: number,
	band: number,
): TerritoryProblem['criteria'] {
	return lists.map((values) => {
		const mean = values.reduce((sum, value) => sum + value, 0) / territories;
		return { values, target: new Float64Array(territories).fill(mean), below: band, above: band };
	});
}

/** A grid of unit squares, row by row, one kilometre wide; loads are drawn between 0.5 and 1.5 unless they are given. */
export function gridCase(
	width: number,
	height: number,
	territories: number,
	rest: {
		readonly band?: number;
		readonly seed?: number;
		readonly loads?: Float64Array;
	} & Partial<TerritoryProblem> = {},
): AreaCase {
	const { band = 0.1, seed = 1, loads, ...more } = rest;
	const units = width * height;
	const random = createRandom(seed);
	const pairs: number[] = [];
	for (let unit = 0; unit < units; unit++) {
		if (unit % width < width - 1) pairs.push(unit, unit + 1);
		if (unit + width < units) pairs.push(unit, unit + width);
	}
	const values = loads ?? Float64Array.from({ length: units }, () => 0.5 + random.next());
	const problem: TerritoryProblem = {
		x: Float64Array.from({ length: units }, (_, unit) => unit % width),
		y: Float64Array.from({ length: units }, (_, unit) => Math.floor(unit / width)),
		weight: values,
		territories,
		criteria: evenly([values], territories, band),
		objective: 'squared',
		...more,
	};
	return { map: adjacencyOf(units, pairs), problem };
}

/** A published instance of commercial districting (`2DU60-05-1` …): median of units, three criteria ± 5 %; null without the data. */
export function districtingCase(name: string): AreaCase | null {
	const path = sharedData(`territory/districting/${name}-edited.dat`);
	if (!path) return null;
	const lines = readFileSync(path, 'utf8')
		.trim()
		.split(/\r?\n/)
		.map((line) => line.trim().split(/\s+/).map(Number));
	const units = lines[0]![0]!;
	const rows = lines.slice(1, units + 1);
	const edges = lines[units + 1]![0]!;
	const [territories, , band] = lines[units + 2 + edges] as [number, number, number];
	const column = (at: number) => Float64Array.from(rows, (row) => row[at]!);
	const problem: TerritoryProblem = {
		x: column(1),
		y: column(2),
		weight: new Float64Array(units).fill(1),
		territories,
		criteria: evenly([column(3), column(4), column(5)], territories, band),
		objective: 'distance',
	};
	return { map: adjacencyOf(units, lines.slice(units + 2, units + 2 + edges).flat()), problem };
}

/** Whether the units of every territory hang together. */
export function hangsTogether(
	{ offsets, neighbours }: Adjacency,
	owner: Int32Array,
	territory: number,
): boolean {
	const own = [...owner.keys()].filter((unit) => owner[unit] === territory);
	const queue = own.slice(0, 1);
	const met = new Set(queue);
	for (const unit of queue) {
		for (const other of neighbours.subarray(offsets[unit], offsets[unit + 1])) {
			if (owner[other] !== territory || met.has(other)) continue;
			met.add(other);
			queue.push(other);
		}
	}
	return met.size === own.length;
}
