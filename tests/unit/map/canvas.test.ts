import { describe, expect, it } from 'vitest';
import { clusterPlaces } from '#src/map/canvas/clusters.ts';
import { dotShapes } from '#src/map/canvas/dots.ts';
import { findArea } from '#src/map/canvas/find-area.ts';
import type { AreaSketch } from '#src/map/sketch.ts';
import { seen, shiftTo, unseen } from '#src/map/view.ts';

const size = { cell: 10, dot: 1, radius: () => 2 };
const places = (list: readonly (readonly [number, number])[]) => ({
	x: Float64Array.from(list, ([x]) => x),
	y: Float64Array.from(list, ([, y]) => y),
});

describe('customers on a map', () => {
	it('MAP18 those that would cover each other are one circle, others stand alone', () => {
		const list = places([
			[1, 1],
			[1.5, 1],
			[8, 8],
			[33, 5],
			[38, 5],
			[NaN, 5],
		]);
		const found = clusterPlaces(list, [0, 1, 1, 2, 2, 2], size);
		expect(found).toHaveLength(3);
		expect(found[0]).toMatchObject({ count: 3, first: 0, x: 3.5, y: 10 / 3 });
		expect(found[0]?.groups).toEqual([
			[1, 2],
			[0, 1],
		]);
		expect(found.slice(1).map(({ count, first }) => [count, first])).toEqual([
			[1, 3],
			[1, 4],
		]);
	});
	it('MAP18 circles that would overlap are one; none is lost', () => {
		const list = places([
			[9, 5],
			[9.2, 5],
			[11, 5],
			[11.2, 5],
			[11.4, 5],
		]);
		const found = clusterPlaces(list, [0, 0, 1, 1, 1], size);
		expect(found).toMatchObject([{ count: 5, first: 0 }]);
	});
	it('MAP18 what is off the picture changes nothing of what is on it', () => {
		const random = Array.from({ length: 400 }, (_, i) => [(i * 37.7) % 300, (i * 91.3) % 200] as const);
		const list = places(random);
		const group = random.map((_, i) => i % 3);
		const all = clusterPlaces(list, group, { ...size, radius: () => 0 });
		const part = clusterPlaces(list, group, { ...size, radius: () => 0 }, [100, 50, 150, 120]);
		const inPart = all.filter(({ x, y }) => x >= 100 && x <= 150 && y >= 50 && y <= 120);
		expect(part).toEqual(expect.arrayContaining(inPart));
		expect(part.length).toBeLessThan(all.length);
		expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(400);
	});
	it('MAP18 groups of one colour have dots of other shapes', () => {
		const shapes = dotShapes([1, 2, 1, 1, 2].map((colour) => ({ colour })));
		expect(shapes).toEqual(['circle', 'circle', 'square', 'diamond', 'square']);
	});
});

describe('painted areas', () => {
	const area = (code: string, rings: AreaSketch['parts'][number], box: AreaSketch['box']): AreaSketch => ({
		...{ code, parts: [rings], anchor: [0, 0], align: 'middle', box, area: 1 },
	});
	const areas = [
		area(
			'ring',
			[
				[0, 0, 10, 0, 10, 10, 0, 10],
				[4, 4, 6, 4, 6, 6, 4, 6],
			],
			[0, 0, 10, 10],
		),
		area('hole', [[4, 4, 6, 4, 6, 6, 4, 6]], [4, 4, 6, 6]),
		area('slope', [[10, 0, 20, 0, 20, 10]], [10, 0, 20, 10]),
	];
	it.each([
		[1, 1, 'ring'],
		[5, 5, 'hole'],
		[19, 1, 'slope'],
		[11, 9, null],
		[30, 30, null],
	])('MAP20 at %d, %d lies %s', (x, y, code) => expect(findArea(areas, [x, y])).toBe(code));
});

describe('a gesture', () => {
	it('MAP19 shifts the drawn picture to where it would be drawn', () => {
		const drawn = { k: 2, x: -30, y: 12 };
		const live = { k: 5, x: 41, y: -7 };
		const [, x, y, k] = /translate\((.+)px, (.+)px\) scale\((.+)\)/.exec(shiftTo(drawn, live)) ?? [];
		const [px, py] = seen(drawn, [17, 23]);
		expect(px * Number(k) + Number(x)).toBeCloseTo(seen(live, [17, 23])[0], 9);
		expect(py * Number(k) + Number(y)).toBeCloseTo(seen(live, [17, 23])[1], 9);
		expect(unseen(live, seen(live, [17, 23]))[0]).toBeCloseTo(17, 9);
	});
});
