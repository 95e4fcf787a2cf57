import { expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { isIndivisible } from '#src/core/territory/areas/behind-gates.ts';
import { frameOf } from '#src/core/territory/areas/frame.ts';
import type { Frame } from '#src/core/territory/areas/frame.ts';
import { gatedParts } from '#src/core/territory/areas/gated-parts.ts';
import { growTerritory, limitsOf } from '#src/core/territory/areas/growth.ts';
import type { Limits } from '#src/core/territory/areas/growth.ts';
import { adjacencyOf, divideAreas } from '#src/core/territory/areas/index.ts';
import { evenly, gridCase } from '../../../../support/area-cases.ts';

/** A grid of 3 × 3 (0 – 8) behind the units 9 and 10, which lead to a ring of four (11 – 14). */
const BORDERS = [
	...[0, 1, 1, 2, 3, 4, 4, 5, 6, 7, 7, 8, 0, 3, 3, 6, 1, 4, 4, 7, 2, 5, 5, 8],
	...[2, 9, 8, 10, 9, 11, 10, 12, 11, 12, 12, 13, 13, 14, 14, 11],
];
const UNITS = 15;
const TERRITORIES = 4;

test('ARE26 the parts behind one or two units, with these', () => {
	const parts = gatedParts(adjacencyOf(UNITS, BORDERS), 0);
	const found = parts.map(({ units, gates }) => [units.length, ...gates.toSorted((a, b) => a - b)].join());
	expect(parts.every(({ units }, i) => i === 0 || units.length <= parts[i - 1]!.units.length)).toBe(true);
	expect(found).toContain('11,11,12');
	expect(found).toContain('9,9,10');
	expect(found).toContain('1,1,3');
	expect(found).not.toContain('9,9,11');
	for (const { units, gates } of parts) expect(units.length + gates.length).toBeLessThan(UNITS);
});

test('ARE26 where it is proven that a part has no division, no set of territories covers the map', () => {
	const random = createRandom(7);
	const seen = { proven: 0, open: 0, divided: 0 };
	for (let round = 0; round < 150; round++) {
		const frame = drawn(() => random.next());
		const limits = limitsOf(frame);
		const part = gatedParts(frame, 0).find(({ units }) => units.length === 9)!;
		const isProven = isIndivisible(frame, part, limits);
		const isThere = isCovered(frame, limits);
		if (isProven) expect(isThere).toBe(false);
		seen[isProven ? 'proven' : isThere ? 'divided' : 'open']++;
	}
	expect(seen.proven).toBeGreaterThan(50);
	expect(seen.divided).toBeGreaterThan(20);
	expect(seen.open).toBeLessThan(seen.proven);
});

test('ARE26 what only that proves is told with a unit', () => {
	const random = createRandom(8);
	let told = 0;
	for (let round = 0; round < 60; round++) {
		const frame = drawn(() => random.next());
		const limits = limitsOf(frame);
		const part = gatedParts(frame, 0).find(({ units }) => units.length === 9)!;
		const fitsNowhere = (unit: number) => growTerritory(frame, unit, limits, 1_000_000).isProven;
		if (!isIndivisible(frame, part, limits) || Array.from({ length: UNITS }, (_, i) => i).some(fitsNowhere))
			continue;
		const { shortfalls } = divideAreas(frame.problem, frame, { effort: 0.001 });
		expect(shortfalls.length).toBeGreaterThan(0);
		if (shortfalls.some(({ cause, unit }) => cause === 'contiguity' && unit >= 0)) told++;
	}
	expect(told).toBeGreaterThan(2);
});

/** Loads of two criteria, in bands of 12 %. */
function drawn(next: () => number): Frame {
	const loads = Float64Array.from({ length: UNITS }, () => 0.5 + (next() < 0.2 ? 4 : 1) * next());
	const other = loads.map((load) => load * (0.3 + 1.4 * next()));
	const { problem } = gridCase(UNITS, 1, TERRITORIES, { loads });
	const criteria = evenly([loads, other], TERRITORIES, 0.12);
	return frameOf({ ...problem, criteria }, adjacencyOf(UNITS, BORDERS));
}

/** Whether some sets of units that each hang together and hold all limits are the whole map: looks at every set. */
function isCovered(frame: Frame, { floor, ceiling }: Limits): boolean {
	const next = Array.from({ length: UNITS }, (_, unit) =>
		frame.neighbours
			.subarray(frame.offsets[unit], frame.offsets[unit + 1])
			.reduce((bits, other) => bits | (1 << other), 0),
	);
	const isTerritory = (set: number) => {
		let part = set & -set;
		for (let before = 0; before !== part;) {
			before = part;
			next.forEach((around, unit) => part & (1 << unit) && (part |= around & set));
		}
		if (part !== set) return false;
		return floor.every((least, c) => {
			let load = 0;
			for (let unit = 0; unit < UNITS; unit++)
				if (set & (1 << unit)) load += frame.values[unit * frame.criteria + c]!;
			return load >= least && load <= ceiling[c]!;
		});
	};
	const territories = Array.from({ length: 2 ** UNITS }, (_, set) => set).filter(isTerritory);
	const covers = (left: number): boolean =>
		left === 0 || territories.some((set) => set & left & -left && (set & ~left) === 0 && covers(left & ~set));
	return covers(2 ** UNITS - 1);
}
