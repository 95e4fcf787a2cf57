import { describe, expect, it } from 'vitest';
import { nationwide } from '#src/map/china.sketch.ts';
import { boxOf } from '#src/map/close-up.ts';
import { between, viewOf } from '#src/map/glide.ts';
import { scaleBar } from '#src/map/scale-bar.ts';
import type { Box, MapShape } from '#src/map/types.ts';
import { recentred, seen, unseen, WHOLE, type Framed } from '#src/map/view.ts';

const shape = (code: string, box: Box): MapShape => ({
	...{ code, box, path: '', anchor: [box[0], box[1]], align: 'middle' as const },
	area: 1,
});

describe('scale bar and close-up', () => {
	it('MAP33 lengths are round and fit', () => {
		for (let kmPerPixel = 0.01; kmPerPixel < 50; kmPerPixel *= 1.7) {
			const { km, pixels } = scaleBar(kmPerPixel, 96);
			expect(pixels).toBeLessThanOrEqual(96);
			expect(pixels).toBeGreaterThan(96 / 2.6);
			expect(pixels * kmPerPixel).toBeCloseTo(km, 9);
			expect(Number(km.toExponential().split('e')[0])).toBeOneOf([1, 2, 5]);
		}
	});
	it('MAP33 a unit of the plane is as long as the projection says, in the middle of the country', () => {
		const projection = nationwide();
		const [a, b] = [projection([104.5, 36]), projection([105.5, 36])];
		const km = (Math.PI / 180) * 6371.0088 * Math.cos((36 * Math.PI) / 180);
		const drawn = Math.hypot((b?.[0] ?? 0) - (a?.[0] ?? 0), (b?.[1] ?? 0) - (a?.[1] ?? 0));
		expect((drawn * 6371.0088) / projection.scale() / km).toBeGreaterThan(0.97);
		expect((drawn * 6371.0088) / projection.scale() / km).toBeLessThan(1.03);
	});
	it('MAP34 a close-up lies in the middle and inside, within the limits', () => {
		const box: Box = [100, 200, 300, 260];
		const view = viewOf(box, [800, 600], [1, 12]);
		const [left, top] = seen(view, [box[0], box[1]]);
		const [right, bottom] = seen(view, [box[2], box[3]]);
		expect((left + right) / 2).toBeCloseTo(400, 9);
		expect((top + bottom) / 2).toBeCloseTo(300, 9);
		expect(Math.min(left, top, 800 - right, 600 - bottom)).toBeGreaterThan(0);
		expect(viewOf([5, 5, 6, 6], [800, 600], [1, 12]).k).toBe(12);
		expect(viewOf([-500, -500, 5000, 5000], [800, 600], [1, 12]).k).toBe(1);
	});
	it('MAP34 the way begins and ends where it should, and zooms evenly towards the goal', () => {
		const goal = viewOf([100, 200, 300, 260], [800, 600], [1, 12]);
		expect(between(WHOLE, goal, 0)).toEqual(WHOLE);
		const end = between(WHOLE, goal, 1);
		for (const key of ['k', 'x', 'y'] as const) expect(end[key]).toBeCloseTo(goal[key], 9);
		const away = ({ k, x, y }: typeof goal) => Math.hypot((400 - x) / k - 200, (300 - y) / k - 230);
		const steps = [0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => between(WHOLE, goal, at));
		steps.slice(1).forEach((view, i) => {
			expect(view.k).toBeGreaterThan(steps[i]?.k ?? 0);
			expect(away(view)).toBeLessThan(away(steps[i] ?? WHOLE));
		});
	});
	it('MAP34 far islands do not count beside others', () => {
		const shapes = [shape('460100', [10, 10, 20, 20]), shape('460300', [10, 300, 40, 600])];
		expect(boxOf(shapes, new Set(['460100', '460300']))).toEqual([10, 10, 20, 20]);
		expect(boxOf(shapes, new Set(['460300']))).toEqual([10, 300, 40, 600]);
		expect(boxOf(shapes, new Set(['110000']))).toBeNull();
	});
	it('MAP38 a picture of another size shows the same place in its middle, as close; the whole stays the whole', () => {
		const framed = (width: number, height: number, fit: Framed['plane']['fit']): Framed => ({
			...{ width, height, plane: { project: () => null, fit } },
		});
		const [from, to] = [
			framed(800, 600, { scale: 2, x: 10, y: -20 }),
			framed(800, 560, { scale: 1.8, x: 30, y: 5 }),
		];
		const middle = (view: typeof WHOLE, { width, height, plane: { fit } }: Framed) => {
			const [x, y] = unseen(view, [width / 2, height / 2]);
			return [(x - fit.x) / fit.scale, (y - fit.y) / fit.scale];
		};
		const view = { k: 4, x: -900, y: -700 };
		const next = recentred(view, from, to);
		expect(next.k).toBe(4);
		middle(next, to).forEach((at, axis) => expect(at).toBeCloseTo(middle(view, from)[axis] ?? NaN, 9));
		expect(recentred(WHOLE, from, to)).toBe(WHOLE);
	});
});
