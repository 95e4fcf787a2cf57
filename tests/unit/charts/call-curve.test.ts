import { expect, it } from 'vitest';
import { layoutCallCurves, salesAt, type CallCurveRow } from '#src/charts/call-curve.layout.ts';

const row = (sales: number, visits: number, planned = visits): CallCurveRow => ({
	points: [0.5, 0.8, 1, 1.15].map((share, i) => ({ visits: (visits * i) / 2, sales: share * sales })),
	steps: [0.3, 0.2, 0.15].map((share, i) => ({
		...{ from: (visits * i) / 2, to: (visits * (i + 1)) / 2 },
		perVisit: visits > 0 ? (share * sales) / (visits / 2) : 0,
	})),
	...{ today: visits, planned },
});

it('CHT71 panels share a scale of shares and one of money; today and the proposal lie on the curve', () => {
	const { panels, shares, plot } = layoutCallCurves([row(1000, 24, 36), row(10, 4, 1)], 700);
	const [large, small] = panels;
	if (!large || !small) throw new Error('panels');
	expect(large.today.y).toBe(small.today.y);
	expect(large.today.y).toBe(shares.find(({ share }) => share === 1)?.y);
	expect([large.planned.x, small.planned.x]).toEqual([plot, Math.round((10 * plot) / 6) / 10]);
	expect(small.planned.y).toBeGreaterThan(small.today.y);
	expect(salesAt(row(10, 4).points, 1)).toBeCloseTo(6.5, 12);
	const heights = panels.map(({ bars }) => bars.map(({ height }) => height));
	for (const own of heights) expect(own).toEqual(own.toSorted((a, b) => b - a));
	expect(heights[0]?.[0]).toBe(40);
	expect(heights[1]?.[0]).toBeLessThan(10);
});

it('CHT71 panels wrap where they have no room, ticks never touch, and nothing is anything but a number', () => {
	const rows = Array.from({ length: 5 }, (_, i) => row(100 * (i + 1), 10));
	const wide = layoutCallCurves(rows, 1400);
	const narrow = layoutCallCurves(rows, 300);
	expect(new Set(wide.panels.map(({ y }) => y)).size).toBe(1);
	expect(new Set(narrow.panels.map(({ y }) => y)).size).toBe(5);
	expect(narrow.height).toBe(5 * wide.height);
	for (const { ticks } of layoutCallCurves(rows, 60).panels) {
		ticks.slice(1).forEach(({ x }, i) => expect(x - (ticks[i]?.x ?? 0)).toBeGreaterThanOrEqual(30));
		expect(ticks.at(-1)?.visits).toBe(15);
	}
	for (const bad of [row(Number.NaN, 10), row(0, 10), row(100, 0), row(100, 10, Infinity), row(-5, 3)])
		expect(JSON.stringify(layoutCallCurves([bad], 400))).not.toMatch(/null|NaN/u);
	expect(layoutCallCurves([], 400)).toMatchObject({ height: 0, panels: [] });
});
