import type { PlanePoints } from './plane.ts';
import { distanceTo, middlesOf } from './travel.ts';

/** Colours that territories are given: as many as can be told apart. */
export const TERRITORY_COLOURS = 10;

/** Territories around one that should look different where there are more than colours. */
const AROUND = 6;

/**
 * Colours 1 … `colours` for territories: as many as there are colours get their own; beyond that none has the colour of one
 * of the nearest six before it, as far as that can be, and colours are used alike.
 *
 * @param before colours there are, 0 or nothing = none yet; one is kept unless one of those before it has it too
 */
export function coloursOf(
	points: PlanePoints,
	owner: Int32Array,
	territories: number,
	colours: number,
	before: readonly number[] = [],
): readonly number[] {
	const around = territories > colours ? AROUND : territories;
	const middles = middlesOf(points, owner, territories);
	const all = Array.from({ length: colours }, (_, i) => i + 1);
	const uses = new Array<number>(colours + 1).fill(0);
	const use = (colour: number, times: number) => (uses[colour] = (uses[colour] ?? 0) + times);
	for (const colour of before) use(colour, 1);
	const chosen: number[] = [];
	for (let j = 0; j < territories; j++) {
		const own = before[j] ?? 0;
		const near = chosen
			.map((colour, other) => ({ colour, far: distanceTo(middles, j, middles, other) }))
			.filter(({ far }) => !Number.isNaN(far))
			.sort((a, b) => a.far - b.far)
			.slice(0, around)
			.map(({ colour }) => colour);
		const free = all.filter((colour) => !near.includes(colour));
		if (all.includes(own) && (free.includes(own) || free.length === 0)) {
			chosen.push(own);
			continue;
		}
		const best = (free.length > 0 ? free : all).reduce((least, colour) =>
			(uses[colour] as number) < (uses[least] as number) ? colour : least,
		);
		use(own, -1);
		use(best, 1);
		chosen.push(best);
	}
	return chosen;
}
