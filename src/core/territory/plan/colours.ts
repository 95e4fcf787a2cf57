import type { PlanePoints } from './plane.ts';
import { distanceTo, middlesOf } from './travel.ts';

/** Territories around one that should look different. */
const AROUND = 6;

/**
 * Colours 1 … `colours` for territories: as many as there are colours get their own; beyond that none has the colour of one
 * of the nearest six before it, as far as that can be, and colours are used alike.
 */
export function coloursOf(
	points: PlanePoints,
	owner: Int32Array,
	territories: number,
	colours: number,
): readonly number[] {
	const middles = middlesOf(points, owner, territories);
	const uses = new Array<number>(colours + 1).fill(0);
	const chosen: number[] = [];
	for (let j = 0; j < territories; j++) {
		const near = chosen
			.map((colour, other) => ({ colour, far: distanceTo(middles, j, middles, other) }))
			.filter(({ far }) => !Number.isNaN(far))
			.sort((a, b) => a.far - b.far)
			.slice(0, AROUND)
			.map(({ colour }) => colour);
		const all = Array.from({ length: colours }, (_, i) => i + 1);
		const free = all.filter((colour) => !near.includes(colour));
		const best = (free.length > 0 ? free : all).reduce((least, colour) =>
			(uses[colour] as number) < (uses[least] as number) ? colour : least,
		);
		uses[best] = (uses[best] as number) + 1;
		chosen.push(best);
	}
	return chosen;
}
