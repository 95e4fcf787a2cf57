import type { Adjacency } from '../problem.ts';

/** A part of the map that touches the rest through one or two units only: its gates, which are none of it. */
export interface GatedPart {
	readonly units: readonly number[];
	readonly gates: readonly number[];
}

/** Most units of a part: sets of them are bits of one number. */
const MOST_UNITS = 29;
/** Units around one that are looked at as gates. */
const NEAR = 40;

/** The parts behind one or two gates that a unit lies in, of up to {@link MOST_UNITS} units, the largest first. */
export function gatedParts(map: Adjacency, unit: number): GatedPart[] {
	const near = nearest(map, unit);
	const parts: GatedPart[] = [];
	const add = (...gates: number[]) => {
		const units = partWithout(map, unit, gates);
		if (units && gates.every((gate) => touchesOther(map, gate, units, gates)) && units.length < near.length)
			parts.push({ units, gates });
	};
	near.forEach((gate, i) => {
		add(gate);
		for (const other of near.slice(0, i)) add(other, gate);
	});
	return parts.sort((a, b) => b.units.length - a.units.length);
}

/** Units around one, without it, by the borders between. */
function nearest(map: Adjacency, unit: number): number[] {
	const queue = [unit];
	const met = new Set(queue);
	for (const one of queue) {
		for (const other of neighboursOf(map, one)) {
			if (met.has(other) || queue.length > NEAR) continue;
			met.add(other);
			queue.push(other);
		}
	}
	return queue.slice(1);
}

/** The units that one reaches without passing some others; null where they are too many. */
function partWithout(map: Adjacency, unit: number, without: readonly number[]): number[] | null {
	const queue = [unit];
	const met = new Set([unit, ...without]);
	for (const one of queue) {
		for (const other of neighboursOf(map, one)) {
			if (met.has(other)) continue;
			met.add(other);
			if (queue.push(other) > MOST_UNITS) return null;
		}
	}
	return queue;
}

/** Whether a gate leads out of a part, and into it. */
function touchesOther(
	map: Adjacency,
	gate: number,
	part: readonly number[],
	gates: readonly number[],
): boolean {
	const near = [...neighboursOf(map, gate)];
	return (
		near.some((unit) => part.includes(unit)) &&
		near.some((unit) => !part.includes(unit) && !gates.includes(unit))
	);
}

function neighboursOf({ offsets, neighbours }: Adjacency, unit: number): Uint32Array {
	return neighbours.subarray(offsets[unit], offsets[unit + 1]);
}
