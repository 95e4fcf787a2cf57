import { describe, expect, it } from 'vitest';
import { adjacencyOf } from '#src/core/territory/areas/index.ts';
import { coloursOf, fillGround } from '#src/core/territory/plan/index.ts';

describe('plans on the ground', () => {
	it('PLN12 neighbours have different colours, each its own while there are enough', () => {
		const side = 6;
		const x = Float64Array.from({ length: side * side }, (_, i) => i % side);
		const y = Float64Array.from({ length: side * side }, (_, i) => Math.floor(i / side));
		const owner = Int32Array.from({ length: side * side }, (_, i) => i);
		const colours = coloursOf({ x, y }, owner, side * side, 10);
		colours.forEach((colour, i) => {
			if (i % side > 0) expect(colours[i - 1]).not.toBe(colour);
			if (i >= side) expect(colours[i - side]).not.toBe(colour);
		});
		expect(coloursOf({ x, y }, owner, 10, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		expect(coloursOf({ x, y }, owner, side * side, 10, colours)).toEqual(colours);
		const clash = colours.map((colour, i) => (i === 1 ? (colours[0] as number) : colour));
		const mended = coloursOf({ x, y }, owner, side * side, 10, clash);
		expect(mended[1]).not.toBe(mended[0]);
		expect(mended.filter((colour, i) => colour !== clash[i]).length).toBeLessThan(4);
		expect(coloursOf({ x: x.fill(Number.NaN), y }, owner, 12, 10)).toHaveLength(12);
	});
	it('PLN14 land joins parts of a territory through it, the rest goes with the nearest along borders', () => {
		// A row of seven with a second row below: 0 and 6 are one territory, 3 in the lower row another, 14 an island.
		const x = Float64Array.from({ length: 15 }, (_, i) => i % 7);
		const y = Float64Array.from({ length: 15 }, (_, i) => Math.floor(i / 7));
		const pairs = Array.from({ length: 7 }, (_, i) => i).flatMap((i) => [
			...[i, i + 7],
			...(i < 6 ? [i, i + 1, i + 7, i + 8] : []),
		]);
		const owner = new Int32Array(15).fill(-1);
		[owner[0], owner[6], owner[10]] = [0, 0, 1];
		const filled = fillGround(owner, adjacencyOf(15, pairs), { x, y });
		expect([...filled.subarray(0, 7)]).toEqual([0, 0, 0, 0, 0, 0, 0]);
		expect(filled[10]).toBe(1);
		expect([...filled.subarray(7, 14)].filter((own) => own < 0)).toEqual([]);
		expect(filled[14]).toBe(-1);
		owner.fill(1, 7, 14);
		owner.fill(1, 3, 4);
		expect(fillGround(owner, adjacencyOf(15, pairs), { x, y })[3]).toBe(1);
	});
	it('PLN14 areas that all lie in one place, or in none, are joined as well', () => {
		const pairs = [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6];
		const owner = Int32Array.of(0, 0, -1, 0, 0, -1, 1);
		for (const place of [5, Number.NaN]) {
			const x = new Float64Array(7).fill(place);
			expect([...fillGround(owner, adjacencyOf(7, pairs), { x, y: x })].slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
		}
	});
});
