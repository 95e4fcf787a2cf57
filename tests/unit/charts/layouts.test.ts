import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutBarList, layoutKeys, layoutStrip } from '#src/charts/bars.layout.ts';
import { divergingStep } from '#src/charts/colours.ts';
import { captionOf } from '#src/charts/header-caption.ts';
import { layoutChoices, layoutProfileBars } from '#src/charts/header-profile.layout.ts';
import { colourThresholds, layoutHeat, stepOf } from '#src/charts/heatmap.layout.ts';
import {
	bandPaths,
	countBands,
	histogramScale,
	layoutBars,
	layoutTicks,
	moveCut,
} from '#src/charts/histogram.layout.ts';
import { droppedOverlaps, fitText, spreadLabels, textWidth } from '#src/charts/labels.ts';
import { layoutCrossingTexts, layoutPareto, paretoTicks } from '#src/charts/pareto.layout.ts';
import { classCentres, placeNames, layoutScatter, nearestPoint } from '#src/charts/scatter.layout.ts';
import { columnOf, profileColumn } from '#src/core/table/index.ts';

const bins = { log: false, edges: [0, 10, 20, 30], counts: [4, 0, 2] };
const rounded = (value: unknown): unknown =>
	JSON.parse(
		JSON.stringify(value, (_, item: unknown) =>
			typeof item === 'number' ? Math.round(item * 100) / 100 : item,
		),
	);

describe('histogram', () => {
	it('CHT1 cuts a bar through which a cut runs and leaves a pixel between bars', () => {
		expect(rounded(layoutBars(bins, 300, 40, [5]))).toEqual([
			{ bin: 0, band: 0, x: 0, width: 50, y: 0, height: 40 },
			{ bin: 0, band: 1, x: 50, width: 49, y: 0, height: 40 },
			{ bin: 2, band: 1, x: 200, width: 99, y: 20, height: 20 },
		]);
	});

	it('CHT1 draws one value as one bar in the middle and an occupied bin at least a pixel high', () => {
		expect(layoutBars({ log: false, edges: [5, 5], counts: [9] }, 100, 40)).toMatchObject([
			{ x: 44, width: 12, height: 40 },
		]);
		expect(layoutBars({ log: false, edges: [0, 1, 2], counts: [100_000, 1] }, 100, 40)[1]?.height).toBe(1);
	});

	it('CHT1 draws the bars of a band as one outline', () => {
		expect(bandPaths(layoutBars(bins, 300, 40, [5]))).toEqual([
			{ band: 0, path: 'M0 0h50v40h-50z' },
			{ band: 1, path: 'M50 0h49v40h-49zM200 20h99v20h-99z' },
		]);
	});

	it('CHT2 maps values to pixels and back, also in log1p', () => {
		for (const log of [false, true]) {
			const { toX, toValue } = histogramScale({ log, edges: [0, 1000], counts: [1] }, 640);
			for (const value of [0, 1, 37, 1000]) expect(toValue(toX(value))).toBeCloseTo(value, 8);
		}
	});

	it('CHT3 counts a value equal to a cut below it, and counts every value once', () => {
		expect(countBands([1, 2, 2, 3], [2])).toEqual([3, 1]);
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 50 })),
				fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { maxLength: 4 }),
				(values, cuts) => {
					const counts = countBands(
						values.toSorted((a, b) => a - b),
						cuts.toSorted((a, b) => a - b),
					);
					expect(counts).toHaveLength(cuts.length + 1);
					expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
				},
			),
			{ seed: 1, numRuns: 200 },
		);
	});

	it('CHT4 keeps a moved cut a step away from its neighbours and inside the bins', () => {
		expect(moveCut([5, 10, 20], 1, 22, bins, 1)).toEqual([5, 19, 20]);
		expect(moveCut([5, 10, 20], 1, -3, bins, 1)).toEqual([5, 6, 20]);
		expect(moveCut([5], 0, 99, bins, 1)).toEqual([30]);
		expect(moveCut([0.5], 0, 0.7 + 1e-13, { log: false, edges: [0, 1], counts: [1] }, 0.1)).toEqual([0.7]);
	});

	it('CHT5 drops ticks that would touch and keeps both ends', () => {
		const ticks = layoutTicks({ log: true, edges: [1, 5000], counts: [1] }, 120, String);
		expect([ticks[0]?.value, ticks[1]?.value]).toEqual([1, 5000]);
		expect(layoutTicks({ log: true, edges: [1, 5000], counts: [1] }, 600, String).length).toBeGreaterThan(
			ticks.length,
		);
		expect(layoutTicks({ log: false, edges: [], counts: [] }, 100, String)).toEqual([]);
	});
});

describe('labels', () => {
	it('CHT6 spreads labels without touching, in order, inside the width', () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 1, maxLength: 8 }),
				(wanted) => {
					const places = wanted.toSorted((a, b) => a - b);
					const widths = places.map(() => 30);
					const centres = spreadLabels(places, widths, 400, 4);
					for (let i = 1; i < centres.length; i++)
						expect(centres[i]! - centres[i - 1]!).toBeGreaterThanOrEqual(34 - 1e-6);
					expect(centres[0]!).toBeGreaterThanOrEqual(15 - 1e-6);
					expect(centres.at(-1)!).toBeLessThanOrEqual(385 + 1e-6);
				},
			),
			{ seed: 2, numRuns: 300 },
		);
	});

	it('CHT6 leaves labels with room where they belong', () => {
		expect(spreadLabels([50, 200], [20, 20], 400)).toEqual([50, 200]);
		expect(droppedOverlaps([10, 300, 20], [20, 20, 20])).toEqual([true, true, false]);
	});

	it('CHT7 measures wide signs as one em and cuts with an ellipsis', () => {
		expect(textWidth('客户', 12)).toBe(24);
		expect(fitText('苏州宏泰精密机械', 12, 60)).toBe('苏州宏泰…');
		expect(fitText('苏州', 12, 60)).toBe('苏州');
		expect(fitText('苏州', 12, 5)).toBe('');
	});
});

describe('heat map', () => {
	it('CHT8 puts recency 5 on top, frequency 1 left, and leaves an empty cell without colour', () => {
		const cells = [
			{ recency: 5, frequency: 1, count: 0, meanAmount: null },
			{ recency: 1, frequency: 5, count: 3, meanAmount: 100 },
		];
		expect(layoutHeat(cells, 500, 250).rects).toMatchObject([
			{ x: 1, y: 1, width: 98, height: 48, step: 0 },
			{ x: 401, y: 201 },
		]);
	});

	it('CHT9 uses rising, rounded thresholds and all seven steps', () => {
		const means = Array.from({ length: 25 }, (_, i) => 1.3 ** i * 1234);
		const thresholds = colourThresholds(means);
		expect(thresholds).toHaveLength(6);
		for (const threshold of thresholds) expect(Number(threshold.toPrecision(2))).toBe(threshold);
		expect(new Set(means.map((mean) => stepOf(mean, thresholds)))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
		expect(colourThresholds([7, 7, 7])).toEqual([7]);
	});
});

describe('bars', () => {
	const row = (id: string, value: number) => ({ id, label: id, value, text: String(value) });

	it('CHT10 starts bars at nothing, also with negative values', () => {
		const { boxes, zero, from } = layoutBarList([row('a', 30), row('b', -10), row('c', 0)], { width: 300 });
		expect(boxes[0]?.x).toBeCloseTo(zero, 6);
		expect((boxes[1]?.x ?? 0) + (boxes[1]?.width ?? 0)).toBeCloseTo(zero, 6);
		expect(boxes[1]?.x).toBeCloseTo(from, 6);
		expect(boxes[2]?.width).toBe(0);
		expect((boxes[0]?.width ?? 0) / (boxes[1]?.width ?? 1)).toBeCloseTo(3, 6);
	});

	it('CHT16 names the parts that occur once, in their order, in lines as wide as the chart', () => {
		const part = (name: string, value: number) => ({ id: name, name, value, colour: 1 });
		const rows = [
			{ ...row('a', 4), parts: [part('first', 0), part('second', 4), part('never', 0), part('last', 0)] },
			{ ...row('b', 5), parts: [part('first', 2), part('second', 0), part('never', 0), part('last', 3)] },
		];
		const wide = layoutKeys(rows, 400);
		expect(wide.boxes.map(({ part: { name } }) => name)).toEqual(['first', 'second', 'last']);
		expect(wide.boxes.every(({ y }) => y === 0)).toBe(true);
		const narrow = layoutKeys(rows, 60);
		expect(new Set(narrow.boxes.map(({ y }) => y)).size).toBe(3);
		expect(narrow.boxes.every(({ x }) => x === 0)).toBe(true);
		expect(narrow.height).toBeGreaterThan(wide.height);
		expect(layoutKeys([row('a', 4)], 400)).toEqual({ boxes: [], height: 0 });
	});

	it('CHT10 fills the row with parts that add up to the bar', () => {
		const parts = [1, 3].map((value, index) => ({ id: String(index), name: '', value, colour: 1 }));
		const [box] = layoutBarList([{ ...row('a', 4), parts }], { width: 300, normalised: true }).boxes;
		expect(box?.parts.map((part) => part.width + 1)).toEqual(
			[(box?.width ?? 0) / 4, ((box?.width ?? 0) * 3) / 4].map((w) => expect.closeTo(w, 6) as number),
		);
		expect(layoutStrip(parts, 100, () => '25%').map((part) => [part.x, part.text])).toEqual([
			[0, ''],
			[25, '25%'],
		]);
	});
});

describe('concentration, clusters, headers', () => {
	it('CHT17 texts of near crossings do not touch, of far ones stand right below', () => {
		const text = '65% of customers hold 94.5%';
		const at = (x: number, y: number) => ({ cut: 0, customers: 0, x, y });
		const [near, last] = layoutCrossingTexts([at(500, 13), at(512, 12)], [text, text], 800);
		expect(last).toEqual({ x: 520, y: 26, anchor: 'start' });
		expect(near).toEqual({ x: 492, y: 5, anchor: 'end' });
		const far = layoutCrossingTexts([at(100, 80), at(500, 30)], [text, text], 800);
		expect(far.map(({ anchor }) => anchor)).toEqual(['start', 'start']);
		expect(layoutCrossingTexts([at(790, 12)], [text], 800)[0]?.anchor).toBe('end');
	});
	it('CHT18 ranges beyond the largest number and values that are no numbers leave numbers to draw', () => {
		const wide = { log: false, edges: [-1e308, 0, 1e308], counts: [1, 2] };
		expect(layoutBars(wide, 100, 50).map(({ x }) => x)).toEqual([0, 50]);
		expect(histogramScale(wide, 100).toValue(50)).toBe(0);
		expect(layoutTicks(wide, 100, String)).toEqual([]);
		const broken = { log: false, edges: [-Infinity, Number.NaN, Infinity], counts: [1, 2] };
		expect(layoutBars(broken, 100, 50).map(({ x }) => x)).toEqual([0, 50]);
		const row = (id: string, value: number) => ({ id, label: id, value, text: '' });
		const rows = [row('a', Infinity), row('b', 1e308), row('c', -1e308), row('d', Number.NaN)];
		for (const { x, width } of layoutBarList(rows, { width: 300 }).boxes)
			expect([x, width].every(Number.isFinite)).toBe(true);
		const curve = { customers: [0, 0.5, 1], share: [0, Number.NaN, 1] };
		expect(layoutPareto(curve, [0.8], 100, 50).path).toBe('M0,50L100,0');
	});
	it('CHT11 finds where the curve crosses a cut', () => {
		const curve = { customers: [0, 0.2, 0.5, 1], share: [0, 0.6, 0.9, 1] };
		const layout = layoutPareto(curve, [0.3, 0.8], 100, 50);
		expect(layout.crossings.map(({ customers }) => customers)).toEqual([
			expect.closeTo(0.1, 9),
			expect.closeTo(0.4, 9),
		]);
		expect(layout.path).toBe('M0,50L20,20L50,5L100,0');
		expect(layoutPareto({ customers: [0, 0.5, 1], share: [0, 1.25, 1] }, [], 100, 50).toY(1)).toBe(10);
	});

	it('CHT42 a curve that falls again is drawn whole, in shares of the net total', () => {
		const whale = { customers: [0, 0.5, 1], share: [0, 1, 0.8] };
		const layout = layoutPareto(whale, [0.5], 100, 50, undefined, 1.25);
		expect([layout.top, layout.bottom]).toEqual([1.25, 0]);
		expect(layout.path).toBe('M0,50L50,0L100,10');
		expect(layout.crossings[0]).toMatchObject({ cut: 0.5, customers: 0.25, y: 25 });
		expect(paretoTicks(layout)).toEqual([0, 0.5, 1, 1.25]);
		expect(paretoTicks({ top: 1.04, bottom: 0 })).toEqual([0, 0.5, 1.04]);
		const sunk = layoutPareto({ customers: [0, 0.5, 1], share: [0, 1, -1] }, [], 100, 50);
		expect([sunk.toY(0), sunk.toY(-1)]).toEqual([25, 50]);
		expect(paretoTicks(sunk)).toEqual([-1, 0, 0.5, 1]);
		expect(layoutPareto(whale, [], 100, 50, undefined, 1e9).top).toBe(1000);
	});

	it('CHT12 draws at most 3,000 points, the same ones every time, and leaves out customers without a cluster', () => {
		const x = Float32Array.from({ length: 7000 }, (_, i) => (i === 0 ? Number.NaN : i));
		const layout = layoutScatter({ x, y: x }, new Uint8Array(7000), 200, 100);
		expect(layout.total).toBe(6999);
		expect(layout.points.length).toBeLessThanOrEqual(3000);
		expect(layout.points.map(({ row }) => row)).toEqual(
			layoutScatter({ x, y: x }, new Uint8Array(7000), 200, 100).points.map(({ row }) => row),
		);
		for (const point of layout.points) expect(point.x >= 8 - 1e-6 && point.x <= 192 + 1e-6).toBe(true);
	});

	it('CHT12 finds the nearest point within reach and the middle of each class', () => {
		const points = [
			{ row: 0, x: 10, y: 10, classIndex: 0 },
			{ row: 1, x: 30, y: 10, classIndex: 0 },
		];
		expect(nearestPoint(points, 27, 12)?.row).toBe(1);
		expect(nearestPoint(points, 200, 200)).toBeNull();
		expect(classCentres(points, 2)).toEqual([{ x: 20, y: 10, count: 2 }, null]);
	});

	it('CHT56 names of classes on one another move apart, the largest class keeps its place', () => {
		const centres = [
			{ x: 100, y: 50, count: 3 },
			{ x: 104, y: 52, count: 9 },
			null,
			{ x: 96, y: 51, count: 5 },
			{ x: 300, y: 50, count: 1 },
			{ x: 2, y: 120, count: 1 },
		];
		const names = ['Cluster 1', 'Cluster 2', 'Cluster 3', 'Cluster 4', 'Cluster 5', 'Cluster 6'];
		const places = placeNames(centres, names, 12.5, 400);
		expect(places[1]).toEqual({ x: 104, y: 56 });
		expect(places[2]).toBeNull();
		expect(places[4]).toEqual({ x: 300, y: 54 });
		expect(places[5]!.x).toBeGreaterThanOrEqual(textWidth('Cluster 6', 12.5) / 2);
		const lines = [0, 1, 3].map((index) => places[index]!.y).sort((a, b) => a - b);
		for (let i = 1; i < lines.length; i++) expect(lines[i]! - lines[i - 1]!).toBeGreaterThanOrEqual(15);
	});

	it('CHT13 calls a difference of a quarter standard deviation as expected', () => {
		expect([-3, -1, -0.4, 0, 0.2, 0.5, 1, 2].map(divergingStep)).toEqual([1, 2, 3, 4, 4, 5, 6, 7]);
	});

	it('CHT14 draws the shown rows over the outline of all, on one scale', () => {
		const all = { log: false, edges: [0, 1, 2], counts: [10, 4] };
		const { bars, outline } = layoutProfileBars({ ...all, counts: [5, 0] }, all, 100, 20);
		expect(outline[0]?.height).toBe(20);
		expect(bars[0]).toMatchObject({ height: 10, y: 10 });
		expect(layoutChoices([6, 3], 1, 100).map(({ step }) => step)).toEqual([7, 6, 0]);
		expect(layoutChoices([], 0, 100)).toEqual([]);
	});

	it('CHT15 gives the header the most useful fact, trouble first', () => {
		const caption = (
			type: 'text' | 'choice' | 'number',
			values: (string | number | null | { unread: string })[],
		) => captionOf(profileColumn(columnOf({ id: 'c', name: 'c', type }, values)), type, String);
		expect(caption('number', [3, 9])).toBe('3 – 9');
		expect(caption('number', [3, { unread: '面议' }])).toBe('读不出 1');
		expect(caption('text', ['a', 'b'])).toBe('唯一 2');
		expect(caption('text', ['a', 'b', null])).toBe('缺 1');
		expect(caption('text', ['a', 'a'])).toBe('1 个不同');
		expect(caption('choice', ['江苏', '江苏', '上海'])).toBe('江苏 67%');
		expect(caption('choice', ['a', 'b', 'c'])).toBe('3 个值');
		expect(caption('choice', [null])).toBe('全空');
		expect(caption('choice', [])).toBe('没有行');
	});
});
