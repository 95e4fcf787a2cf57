import { describe, expect, it } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { Seams } from '#src/map/canvas/seams.ts';
import type { AreaSketch, Line } from '#src/map/sketch.ts';

type Rings = readonly Line[];
const area = (rings: Rings): AreaSketch => ({
	...{ code: '', parts: [rings], anchor: [0, 0], align: 'middle', box: [0, 0, 0, 0], area: 1 },
});
const square = (x: number, y: number, size = 1): Line => [
	...[x, y, x + size, y],
	...[x + size, y + size, x, y + size],
];

/** How often rings go around a point: what a fill of the rule "nonzero" covers is not 0. */
function winding(rings: Rings, [x, y]: readonly [number, number]): number {
	let turns = 0;
	for (const ring of rings)
		for (let i = 0; i < ring.length; i += 2) {
			const [fromX = 0, fromY = 0] = [ring[i], ring[i + 1]];
			const [toX = 0, toY = 0] = [ring[(i + 2) % ring.length], ring[(i + 3) % ring.length]];
			if (fromY > y === toY > y) continue;
			if (x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) turns += toY > fromY ? 1 : -1;
		}
	return turns;
}

const sides = (rings: Rings) => rings.reduce((sum, ring) => sum + ring.length / 2, 0);

describe('areas of one colour', () => {
	it('MAP41 have no side between them', () => {
		const areas = [square(0, 0), square(1, 0), square(5, 0)].map((ring) => area([ring]));
		const [together = [], apart = []] = new Seams(areas).outlines([0, 0, 1], 2);
		expect(together).toHaveLength(1);
		expect(sides(together)).toBe(6);
		expect(apart).toEqual([square(5, 0)]);
		expect(new Seams(areas).outlines([0, 1, 0], 2).map(sides)).toEqual([8, 4]);
	});
	it('MAP41 keep holes, unless what lies in them has their colour', () => {
		const hole = [2, 2, 2, 3, 3, 3, 3, 2];
		const seams = new Seams([area([square(0, 0, 5), hole]), area([square(2, 2)])]);
		const middle = [2.5, 2.5] as const;
		expect(seams.outlines([0, 1], 2).map((rings) => winding(rings, middle))).toEqual([0, 1]);
		expect(seams.outlines([0, 0], 1)).toEqual([[square(0, 0, 5)]]);
	});
	it('MAP41 cover what they cover one by one, also where they overlap or touch at a corner', () => {
		const random = createRandom(3);
		const draw = (below: number) => Math.floor(random.next() * below);
		for (let round = 0; round < 60; round++) {
			const cells = Array.from({ length: 36 }, (_, i) => area([square(i % 6, Math.floor(i / 6))]));
			const over = Array.from({ length: 3 }, () => area([square(draw(6) + 0.5, draw(6) + 0.5, 2)]));
			const areas = [...cells, ...over];
			const groupOf = areas.map(() => draw(3));
			const outlines = new Seams(areas).outlines(groupOf, 3);
			for (let x = 0.25; x < 9; x += 0.5)
				for (let y = 0.25; y < 9; y += 0.5)
					outlines.forEach((rings, group) => {
						const alone = areas.filter((_, i) => groupOf[i] === group);
						const turns = alone.reduce((sum, { parts }) => sum + winding(parts.flat(), [x, y]), 0);
						expect(winding(rings, [x, y])).toBe(turns);
					});
		}
	});
});
