import { describe, expect, it } from 'vitest';
import {
	cellBoxes,
	chosenPlace,
	matrixScale,
	type MatrixAxisView,
} from '#src/charts/matrix-places.layout.ts';

const LENGTH = 500;

function axis(change: Partial<MatrixAxisView>): MatrixAxisView {
	const values = change.values ?? new Float64Array([0, 10]);
	return {
		...{ values, range: [Math.min(...values), Math.max(...values)], cuts: [], label: '', format: String },
		...{ isPercent: false, isLog: false, ...change },
	};
}

describe('scale of an axis', () => {
	const cases: [string, MatrixAxisView][] = [
		['a cut in the middle', axis({ values: new Float64Array([3, 4, 5]), cuts: [4] })],
		['a cut at the upper end', axis({ values: new Float64Array([3, 4, 5]), cuts: [5] })],
		['a cut at the lower end', axis({ values: new Float64Array([3, 4, 5]), cuts: [3] })],
		['a cut beyond everyone', axis({ values: new Float64Array([1, 2]), cuts: [40] })],
		['two cuts at one end', axis({ values: new Float64Array([0, 100]), cuts: [99, 100] })],
		['one value', axis({ values: new Float64Array([7, 7]), cuts: [7] })],
		['a log axis', axis({ values: new Float64Array([0, 1_000_000]), cuts: [900_000], isLog: true })],
		['the widest range', axis({ values: new Float64Array([-1e308, 1e308]), cuts: [0] })],
	];

	it.each(cases)('CHT53 %s: everyone and the cells at both ends are inside', (_, view) => {
		const scale = matrixScale(view, LENGTH);
		for (const place of [...view.values, ...view.cuts]) {
			expect(scale.toPixel(place)).toBeGreaterThanOrEqual(0);
			expect(scale.toPixel(place)).toBeLessThanOrEqual(LENGTH);
		}
		expect(scale.toPixel(view.cuts[0]!)).toBeGreaterThan(LENGTH * 0.08);
		expect(scale.toPixel(view.cuts.at(-1)!)).toBeLessThan(LENGTH * 0.92);
	});

	it.each(cases)('CHT53 %s: pixels lead back to places', (_, view) => {
		const scale = matrixScale(view, LENGTH);
		for (const place of view.values)
			expect(scale.toPixel(scale.toPlace(scale.toPixel(place)))).toBeCloseTo(scale.toPixel(place), 6);
	});

	it('CHT53 percent runs from 0 to 100 whatever the customers are', () => {
		const scale = matrixScale(
			axis({ values: new Float64Array([40, 60]), cuts: [50], isPercent: true }),
			LENGTH,
		);
		expect(scale.toPixel(50)).toBeCloseTo(LENGTH / 2, 9);
		expect([scale.toPlace(0), scale.toPlace(LENGTH)]).toEqual([0, 100]);
		expect(scale.toPixel(0)).toBeGreaterThan(0);
		expect(scale.toPixel(0)).toBeLessThan(LENGTH * 0.05);
	});
});

describe('a cut that is moved', () => {
	it('CHT54 lands on a round number of its neighbourhood', () => {
		const view = axis({ values: new Float64Array([0, 1000]), cuts: [500] });
		expect(chosenPlace(333.333, view, 0, matrixScale(view, LENGTH), LENGTH)).toBe(334);
	});

	it('CHT54 stops before its neighbours', () => {
		const view = axis({ values: new Float64Array([0, 1000]), cuts: [300, 600] });
		const scale = matrixScale(view, LENGTH);
		expect(chosenPlace(900, view, 0, scale, LENGTH)).toBeLessThan(600);
		expect(chosenPlace(10, view, 1, scale, LENGTH)).toBeGreaterThan(300);
	});
});

it('CHT55 cells fill the plot without overlapping', () => {
	const x = axis({ values: new Float64Array([0, 100]), cuts: [20, 70] });
	const y = axis({ values: new Float64Array([0, 100]), cuts: [50] });
	const boxes = cellBoxes(matrixScale(x, 300), matrixScale(y, 200), { x: x.cuts, y: y.cuts }, 300, 200);
	expect(boxes).toHaveLength(6);
	expect(boxes.reduce((sum, { width, height }) => sum + width * height, 0)).toBeCloseTo(300 * 200, 6);
	expect(boxes[0]).toMatchObject({ x: 0, y: 0 });
});
