import { describe, expect, it } from 'vitest';
import { fillOf, legendOf } from '#src/map/paint.ts';
import type { MapPaint } from '#src/map/types.ts';
import { bandScale, divergingScale, indexScale, sequentialScale, stepOf } from '#src/map/scale.ts';

describe('colour scales', () => {
	it('MAP1 even values take even, round breaks', () => {
		const { breaks, steps } = sequentialScale([3, 120, 260, 410, 580, 690]);
		expect(breaks).toEqual([200, 400, 600]);
		expect(steps.map(({ fill }) => fill).at(-1)).toBe('var(--seq-7)');
		expect(steps).toHaveLength(4);
	});
	it('MAP1 skewed values take 1-2-5 breaks', () => {
		const { breaks, steps } = sequentialScale([4, 7, 8, 12, 20, 31, 90, 3204]);
		expect(breaks).toEqual([5, 20, 100, 500, 2000]);
		expect(steps).toHaveLength(6);
	});
	it('MAP1 never more than seven steps, all breaks inside the range, colours rising', () => {
		for (let size = 1; size < 4e9; size *= 3.7) {
			for (const shape of [1, 2, 6]) {
				const values = Array.from({ length: 31 }, (_, i) => size * (0.01 + (i / 30) ** shape));
				const { breaks, steps } = sequentialScale(values);
				expect(steps.length).toBeLessThanOrEqual(7);
				expect(steps.length).toBeGreaterThanOrEqual(3);
				expect(Math.min(...breaks)).toBeGreaterThan(Math.min(...values));
				expect(Math.max(...breaks)).toBeLessThanOrEqual(Math.max(...values));
				const colours = steps.map(({ fill }) => fill);
				expect(colours).toEqual([...new Set(colours)].sort());
			}
		}
	});
	it('MAP1 one value, no value, negative values', () => {
		expect(sequentialScale([5, 5]).steps).toEqual([{ fill: 'var(--seq-4)' }]);
		expect(sequentialScale([null, NaN]).breaks).toEqual([]);
		expect(sequentialScale([-40, -10, 20, 35]).breaks).toEqual([-20, 0, 20]);
	});
	it('MAP2 a diverging scale keeps its centre grey', () => {
		const scale = divergingScale([-9.1, 5.5, null], 0);
		expect(scale.steps).toHaveLength(7);
		expect(scale.breaks).toEqual([-12.5, -7.5, -2.5, 2.5, 7.5, 12.5]);
		expect(stepOf(scale, 0)).toBe(3);
		expect(stepOf(scale, -9.1)).toBe(1);
	});
	it('MAP30 the band is the grey step, both ends included; steps beside it are as wide and stay above nothing', () => {
		const scale = bandScale(0.1, 0.2);
		expect([0.9, 1, 1.2].map((value) => stepOf(scale, value))).toEqual([3, 3, 3]);
		expect([0.6, 0.75, 0.89, 1.21, 1.5, 2].map((value) => stepOf(scale, value))).toEqual([0, 1, 2, 4, 5, 6]);
		expect(scale.steps.map(({ fill }) => fill).indexOf('var(--line-2)')).toBe(3);
		for (const below of [0.03, 0.4, 0.9]) {
			const { breaks } = bandScale(below, below);
			expect(breaks.every((each, i) => each > (breaks[i - 1] ?? 0))).toBe(true);
		}
	});
	it('MAP39 an index is grey within a fifth of 100, and as many times above as below it are as far from grey', () => {
		const scale = indexScale();
		expect([80, 100, 124].map((value) => stepOf(scale, value))).toEqual([3, 3, 3]);
		expect([0, 25, 79, 125, 399, 5000].map((value) => stepOf(scale, value))).toEqual([0, 1, 2, 4, 5, 6]);
		for (const [i, each] of scale.breaks.entries())
			expect(each * (scale.breaks.at(-1 - i) ?? 0)).toBe(100 ** 2);
	});
	it('MAP31 land without customers is quiet, with a line of its own', () => {
		const paint: MapPaint = { kind: 'measure', scale: sequentialScale([0, 50, 90]), quiet: 'Nobody' };
		expect(fillOf(paint, { value: null, count: 0 })).toBe('var(--surface)');
		expect(fillOf(paint, { value: 0, count: 3 })).toBe(paint.scale.steps[0]?.fill);
		expect(fillOf(paint, undefined)).toBeNull();
		const texts = { format: String, below: String, atLeast: String, range: String };
		expect(legendOf(paint, [], texts).at(-1)).toMatchObject({ text: 'Nobody', isApart: true });
		const classes = [
			{ id: 'a', name: 'A', colour: 0 },
			{ id: 'b', name: 'B', colour: 2 },
			{ id: 'c', name: 'B', colour: 2, isPale: true },
		];
		const areas = classes.map(({ id }) => ({ value: 1, count: 1, classId: id }));
		expect(areas.map((area) => fillOf({ kind: 'class', classes }, area))).toEqual([
			'var(--surface)',
			'var(--cat-2-area)',
			'var(--cat-2-tint)',
		]);
		expect(legendOf({ kind: 'class', classes }, areas, texts).map(({ id }) => id)).toEqual(['a', 'b']);
	});
	it('MAP3 a break belongs to the upper step; no value has none', () => {
		const scale = sequentialScale([3, 120, 260, 410, 580, 690]);
		expect([199.9, 200, 600, 1e9].map((value) => stepOf(scale, value))).toEqual([0, 1, 3, 3]);
		expect([null, undefined, NaN].map((value) => stepOf(scale, value))).toEqual([null, null, null]);
	});
	it('MAP12 legends list the steps, or the classes that occur', () => {
		const texts = {
			format: String,
			below: (v: string) => `< ${v}`,
			atLeast: (v: string) => `≥ ${v}`,
			range: (a: string, b: string) => `${a}–${b}`,
		};
		const scale = sequentialScale([3, 120, 260, 410, 580, 690]);
		expect(legendOf({ kind: 'measure', scale }, [], texts).map(({ title }) => title)).toEqual([
			'< 200',
			'200–400',
			'400–600',
			'≥ 600',
		]);
		const classes = ['a', 'b', 'c'].map((id, index) => ({ id, name: id.toUpperCase(), colour: index + 1 }));
		const present = legendOf(
			{ kind: 'class', classes },
			[
				{ value: 1, count: 1, classId: 'c' },
				{ value: 1, count: 1, classId: 'a' },
			],
			texts,
		);
		expect(present.map(({ text, fill }) => [text, fill])).toEqual([
			['A', 'var(--cat-1-area)'],
			['C', 'var(--cat-3-area)'],
		]);
	});
});
