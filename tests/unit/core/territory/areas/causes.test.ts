import { expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { frameOf } from '#src/core/territory/areas/frame.ts';
import type { Frame } from '#src/core/territory/areas/frame.ts';
import { growTerritory, limitsOf } from '#src/core/territory/areas/growth.ts';
import type { Limits } from '#src/core/territory/areas/growth.ts';
import { adjacencyOf, divideAreas } from '#src/core/territory/areas/index.ts';
import { evenly, gridCase } from '../../../../support/area-cases.ts';

const quick = { effort: 0.01 };
const causes = ({ map, problem }: ReturnType<typeof gridCase>) =>
	divideAreas(problem, map, quick).shortfalls.map(({ cause, unit }) => [cause, unit]);

test('ARE17 targets that add up to more than there is', () => {
	const one = gridCase(4, 4, 2);
	const criteria = one.problem.criteria.map((criterion) => ({
		...criterion,
		target: criterion.target.map((target) => 2 * target),
	}));
	expect(causes({ ...one, problem: { ...one.problem, criteria } })).toEqual([
		['total', -1],
		['total', -1],
	]);
});

test('ARE17 one unit above the ceiling is named, also as the reason why others starve; worst first, with load and limit', () => {
	const loads = new Float64Array(16).fill(1);
	loads[5] = 45;
	const { map, problem } = gridCase(4, 4, 3, { loads });
	const { shortfalls } = divideAreas(problem, map, quick);
	expect(shortfalls[0]).toMatchObject({ cause: 'unit', unit: 5, limit: 22 });
	expect(shortfalls[0]!.load).toBeGreaterThanOrEqual(45);
	expect(shortfalls.slice(1).map(({ cause, unit, limit }) => [cause, unit, limit])).toEqual([
		['unit', 5, 18],
		['unit', 5, 18],
	]);
});

test('ARE17 locked units above the ceiling', () => {
	const locked = Int32Array.from({ length: 16 }, (_, unit) => (unit < 12 ? 0 : -1));
	const found = causes(gridCase(4, 4, 2, { loads: new Float64Array(16).fill(1), locked }));
	expect(found).toEqual([
		['locked', -1],
		['locked', -1],
	]);
});

test('ARE17 too little that a territory may serve', () => {
	const group = Uint16Array.from({ length: 16 }, (_, unit) => (unit < 3 ? 1 : 0));
	const eligibility = { group, allowed: Uint8Array.of(1, 0, 1, 1) };
	const found = causes(gridCase(4, 4, 2, { loads: new Float64Array(16).fill(1), eligibility }));
	expect(found).toEqual([
		['eligibility', -1],
		['eligibility', -1],
	]);
});

test('ARE17 the only step that helps would tear a territory apart', () => {
	// A star: the centre would fill the territory of the first leaf, but the other leaves hang together through it.
	const { problem } = gridCase(5, 1, 2, { loads: Float64Array.of(1, 4, 2, 2, 1), band: 0 });
	const map = adjacencyOf(5, [0, 1, 0, 2, 0, 3, 0, 4]);
	expect(causes({ map, problem })).toEqual([
		['contiguity', 2],
		['contiguity', 1],
	]);
});

test('ARE17 units too large to meet the band', () => {
	const found = causes(gridCase(3, 1, 2, { loads: Float64Array.of(3, 4, 3), band: 0.1 }));
	expect(found).toEqual([
		['lumpy', -1],
		['lumpy', -1],
	]);
});

test('ARE17 fewer units than territories', () => {
	const found = causes(gridCase(2, 1, 3, { loads: Float64Array.of(1, 1) }));
	expect(found.length).toBe(3);
	expect(found.every(([cause]) => cause !== 'search')).toBe(true);
});

test('ARE17 several criteria are told one by one', () => {
	const { map, problem } = gridCase(4, 1, 2, { loads: Float64Array.of(1, 1, 1, 1), band: 0.1 });
	const criteria = evenly([problem.weight, Float64Array.of(9, 1, 1, 1)], 2, 0.1);
	const { shortfalls } = divideAreas({ ...problem, criteria }, map, quick);
	expect(shortfalls.filter(({ criterion }) => criterion === 1).map(({ cause }) => cause)).toEqual([
		'unit',
		'unit',
	]);
});

test('ARE22 a part that hangs on one unit and cannot be divided: one of its units is named', () => {
	// An island of three with 13 of a target of 10: only unit 2 touches the gate 3, and without it 0 and 1 fall apart.
	const loads = Float64Array.of(5, 4, 4, 2, 5, 5, 5, 5, 5);
	const { problem } = gridCase(9, 1, 4, { loads, band: 0.1 });
	const map = adjacencyOf(9, [0, 2, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8]);
	const found = divideAreas(problem, map, quick).shortfalls;
	expect(found.some(({ cause, unit }) => cause === 'contiguity' && unit >= 0 && unit <= 3)).toBe(true);
});

test('ARE22 a part that can be divided, with the rest behind the gate, is no proof', () => {
	const loads = Float64Array.of(4, 5, 2, 3, 5, 5, 6, 5, 5);
	const { map, problem } = gridCase(9, 1, 4, { loads, band: 0.1 });
	const frame = frameOf(problem, map);
	for (let unit = 0; unit < 9; unit++)
		expect(growTerritory(frame, unit, limitsOf(frame), 100_000).isProven).toBe(false);
});

test('ARE22 a territory is grown, or proven not to be there, as looking at every set of units says', () => {
	const random = createRandom(5);
	const seen = { found: 0, proven: 0 };
	for (let round = 0; round < 120; round++) {
		const loads = Float64Array.from(
			{ length: 12 },
			() => 0.5 + (random.next() < 0.2 ? 4 : 1) * random.next(),
		);
		const { map, problem } = gridCase(4, 3, 4, { loads });
		const other = loads.map((load) => load * (0.3 + 1.4 * random.next()));
		const frame = frameOf({ ...problem, criteria: evenly([loads, other], 4, 0.06) }, map);
		const limits = limitsOf(frame);
		const { units, isProven } = growTerritory(frame, round % 12, limits, 10_000_000);
		expect(units !== null).toBe(isThere(frame, round % 12, limits));
		expect(isProven).toBe(units === null);
		if (units) expect(holds(frame, bitsOf(units), limits)).toBe(true);
		seen[units ? 'found' : 'proven']++;
	}
	expect(Math.min(seen.found, seen.proven)).toBeGreaterThan(10);
});

test('ARE22 a territory is grown through thousands of units that hold nothing', () => {
	const count = 6000;
	const loads = new Float64Array(count);
	for (let unit = 0; unit < count; unit += count / 4) loads[unit] = 1;
	loads[count - 1] = 1;
	const { map, problem } = gridCase(count, 1, 1, { loads, band: 0.1 });
	const { units } = growTerritory(
		frameOf(problem, map),
		0,
		limitsOf(frameOf(problem, map)),
		count * count * 10,
	);
	expect(units).not.toBeNull();
	expect(units!.reduce((sum, unit) => sum + loads[unit]!, 0)).toBe(5);
});

const bitsOf = (units: readonly number[]) => units.reduce((bits, unit) => bits | (1 << unit), 0);

/** Units of a set that hang together with its first one. */
function partOf({ offsets, neighbours, units }: Frame, set: number): number {
	let part = set & -set;
	for (let before = 0; before !== part;) {
		before = part;
		for (let unit = 0; unit < units; unit++)
			if (part & (1 << unit))
				part |= set & bitsOf([...neighbours.subarray(offsets[unit], offsets[unit + 1])]);
	}
	return part;
}

/** Whether a set of units may be a territory, and every part left over one territory, or enough for two. */
function holds(frame: Frame, set: number, { floor, ceiling }: Limits): boolean {
	const load = (units: number, c: number) =>
		Array.from({ length: frame.units }, (_, unit) =>
			units & (1 << unit) ? frame.values[unit * frame.criteria + c]! : 0,
		).reduce((a, b) => a + b);
	const isOne = (units: number) =>
		floor.every((least, c) => load(units, c) >= least && load(units, c) <= ceiling[c]!);
	if (partOf(frame, set) !== set || !isOne(set)) return false;
	for (let rest = 2 ** frame.units - 1 - set; rest !== 0;) {
		const part = partOf(frame, rest);
		if (!isOne(part) && !floor.every((least, c) => load(part, c) >= 2 * least)) return false;
		rest ^= part;
	}
	return true;
}

function isThere(frame: Frame, root: number, limits: Limits): boolean {
	for (let set = 1; set < 2 ** frame.units; set++)
		if (set & (1 << root) && holds(frame, set, limits)) return true;
	return false;
}
