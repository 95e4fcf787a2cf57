import { neighbors } from 'topojson-client';
import { AppError } from '#src/errors/index.ts';
import type { Adjacency, TerritoryProblem } from '../problem.ts';

/** The shapes of a layer of a TopoJSON file. */
export type Shapes = Parameters<typeof neighbors>[0];

/**
 * Adjacency from pairs of units that touch.
 *
 * @param pairs numbers of units two by two, in any order; repeated pairs count once, a unit next to itself does not count
 */
export function adjacencyOf(units: number, pairs: ArrayLike<number>): Adjacency {
	const offsets = new Uint32Array(units + 1);
	eachPair(pairs, (a, b) => {
		offsets[a + 1] = (offsets[a + 1] as number) + 1;
		offsets[b + 1] = (offsets[b + 1] as number) + 1;
	});
	for (let i = 0; i < units; i++) offsets[i + 1] = (offsets[i + 1] as number) + (offsets[i] as number);
	const filled = offsets.slice(0, units);
	const all = new Uint32Array(offsets[units] as number);
	const add = (unit: number, other: number) => {
		const place = filled[unit] as number;
		all[place] = other;
		filled[unit] = place + 1;
	};
	eachPair(pairs, (a, b) => {
		add(a, b);
		add(b, a);
	});
	return withoutRepeats(offsets, all);
}

/** Adjacency of shapes that share borders in a topology; unit i is shape i. Shapes without a place touch nothing. */
export function adjacencyOfShapes(shapes: Shapes): Adjacency {
	const touching = neighbors(shapes);
	const pairs = touching.flatMap((others, unit) => others.flatMap((other) => [unit, other]));
	return adjacencyOf(touching.length, pairs);
}

/** Parts that hang together: number of the part of each unit, parts in the order of their first unit. */
export function partsOf({ offsets, neighbours }: Adjacency): { part: Int32Array; count: number } {
	const units = offsets.length - 1;
	const part = new Int32Array(units).fill(-1);
	const queue = new Uint32Array(units);
	let count = 0;
	for (let first = 0; first < units; first++) {
		if (part[first] !== -1) continue;
		part[first] = count;
		queue[0] = first;
		let length = 1;
		for (let next = 0; next < length; next++) {
			const unit = queue[next] as number;
			for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
				const other = neighbours[e] as number;
				if (part[other] !== -1) continue;
				part[other] = count;
				queue[length++] = other;
			}
		}
		count++;
	}
	return { part, count };
}

/** Refuses a map with another number of units than the problem, or with neighbours that it does not have. */
export function checkMap({ x }: TerritoryProblem, { offsets, neighbours }: Adjacency): void {
	const fits = offsets.length === x.length + 1 && offsets[x.length] === neighbours.length;
	if (!fits || neighbours.some((unit) => unit >= x.length))
		throw new AppError('internal', { detail: 'territory: the map does not fit the units' });
}

function eachPair(pairs: ArrayLike<number>, visit: (a: number, b: number) => void): void {
	for (let i = 0; i + 1 < pairs.length; i += 2) {
		const a = pairs[i] as number;
		const b = pairs[i + 1] as number;
		if (a !== b) visit(a, b);
	}
}

/** Sorts the neighbours of each unit and drops repeated ones. */
function withoutRepeats(offsets: Uint32Array, all: Uint32Array): Adjacency {
	const units = offsets.length - 1;
	const starts = new Uint32Array(units + 1);
	let length = 0;
	for (let unit = 0; unit < units; unit++) {
		const own = all.slice(offsets[unit], offsets[unit + 1]).sort();
		for (let e = 0; e < own.length; e++) {
			if (e === 0 || own[e] !== own[e - 1]) all[length++] = own[e] as number;
		}
		starts[unit + 1] = length;
	}
	return { offsets: starts, neighbours: all.slice(0, length) };
}
