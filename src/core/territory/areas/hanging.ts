import { bandsOf } from '../figures.ts';
import type { Frame } from './frame.ts';

/** Most units of a part whose divisions are all looked at: a million subsets. */
const MOST_UNITS = 20;
/** Rounding of sums that breaks no limit. */
const SLACK = 1e-9;

/** Bands that some territory has: what no territory can undercut or exceed, per criterion. */
interface Widest {
	readonly floor: readonly number[];
	readonly ceiling: readonly number[];
}

/**
 * Finds the unit on which a part of the map hangs that cannot be divided within the bands: an island group behind one bridge, a
 * peninsula behind one county. Only one territory passes that unit, all others lie wholly behind it, and every way to place
 * one there is tried, once per search.
 *
 * @returns for a plan and a territory that unit; −1 where the territory lies in no such part
 */
export function gatesOf(frame: Frame): (owner: Int32Array, territory: number) => number {
	const bands = widestBands(frame);
	const known = new Map<number, number[][]>();
	const unfitBehind = (gate: number) => {
		const parts =
			known.get(gate) ?? partsBehind(frame, gate).filter((part) => !fits(frame, gate, part, bands));
		known.set(gate, parts);
		return parts;
	};
	return (owner, territory) => {
		const gates = new Set<number>();
		owner.forEach((own, unit) => {
			if (own !== territory) return;
			gates.add(unit);
			for (const other of around(frame, unit)) gates.add(other);
		});
		const isIn = (part: readonly number[]) => part.some((unit) => owner[unit] === territory);
		return [...gates].sort((a, b) => a - b).find((gate) => unfitBehind(gate).some(isIn)) ?? -1;
	};
}

function around({ offsets, neighbours }: Frame, unit: number): Uint32Array {
	return neighbours.subarray(offsets[unit], offsets[unit + 1]);
}

/** The small parts that the map falls into without a unit. */
function partsBehind(frame: Frame, gate: number): number[][] {
	const parts: number[][] = [];
	const met = new Set([gate]);
	for (const first of around(frame, gate)) {
		if (met.has(first)) continue;
		const part = [first];
		const own = new Set([gate, first]);
		for (const unit of part) {
			if (part.length > MOST_UNITS) break;
			for (const other of around(frame, unit)) {
				if (own.has(other)) continue;
				own.add(other);
				part.push(other);
			}
		}
		for (const unit of part) met.add(unit);
		if (part.length <= MOST_UNITS && part.length < frame.units - 1) parts.push(part);
	}
	return parts;
}

function widestBands({ problem, territories, criteria }: Frame): Widest {
	const { floor, ceiling } = bandsOf(problem);
	const side = (c: number, limits: Float64Array) => limits.subarray(c * territories, (c + 1) * territories);
	const every = Array.from({ length: criteria }, (_, c) => c);
	return {
		floor: every.map((c) => side(c, floor).reduce((a, b) => Math.min(a, b)) * (1 - SLACK)),
		ceiling: every.map((c) => side(c, ceiling).reduce((a, b) => Math.max(a, b)) * (1 + SLACK)),
	};
}

/** Whether a part behind a gate may be divided: all of it with the gate, or one territory within and the rest with the gate. */
function fits(frame: Frame, gate: number, part: readonly number[], bands: Widest): boolean {
	const { criteria, values } = frame;
	const loadsOf = (unit: number) => values.subarray(unit * criteria, (unit + 1) * criteria);
	const loads = part.map(loadsOf);
	const all = bands.floor.map((_, c) => loads.reduce((sum, own) => sum + (own[c] as number), 0));
	if (bands.floor.every((floor, c) => (all[c] as number) >= 2 * floor)) return true;
	const rest = bands.ceiling.map((ceiling, c) => ceiling - (loadsOf(gate)[c] as number));
	if (rest.every((room, c) => (all[c] as number) <= room)) return true;
	const touching = part.map((unit) => bitsOf(part, new Set(around(frame, unit))));
	const entrance = bitsOf(part, new Set(around(frame, gate)));
	const every = 2 ** part.length - 1;
	return someSubset(loads, (chosen, within) => {
		for (let c = 0; c < criteria; c++) {
			const load = within[c] as number;
			if (load < (bands.floor[c] as number) || load > (bands.ceiling[c] as number)) return false;
		}
		const left = every ^ chosen;
		if (left !== 0 && !rest.every((room, c) => (all[c] as number) - (within[c] as number) <= room))
			return false;
		return (
			reach(chosen & -chosen, chosen, touching) === chosen && reach(entrance & left, left, touching) === left
		);
	});
}

/** Whether a question is answered with yes for some subset of units, given as bits with the sums of its loads. */
function someSubset(
	loads: readonly Float64Array[],
	ask: (chosen: number, within: Float64Array) => boolean,
): boolean {
	const within = new Float64Array(loads[0]?.length ?? 0);
	let chosen = 0;
	for (let count = 1; count < 2 ** loads.length; count++) {
		// Gray code: each subset differs from the one before by one unit.
		const bit = 31 - Math.clz32(count & -count);
		chosen ^= 1 << bit;
		const sign = (chosen >> bit) & 1 ? 1 : -1;
		const own = loads[bit] as Float64Array;
		for (let c = 0; c < within.length; c++) within[c] = (within[c] as number) + sign * (own[c] as number);
		if (ask(chosen, within)) return true;
	}
	return false;
}

function bitsOf(part: readonly number[], wanted: ReadonlySet<number>): number {
	return part.reduce((bits, unit, i) => (wanted.has(unit) ? bits | (1 << i) : bits), 0);
}

/** What of a set of units is reached from some of them. */
function reach(from: number, set: number, touching: readonly number[]): number {
	let reached = from;
	let fresh = from;
	while (fresh !== 0) {
		const bit = 31 - Math.clz32(fresh & -fresh);
		fresh &= fresh - 1;
		const further = (touching[bit] as number) & set & ~reached;
		reached |= further;
		fresh |= further;
	}
	return reached;
}
