import { expect, test } from 'vitest';
import type { MatrixScheme } from '#src/core/model/index.ts';
import { analyse, reasonFor, type SegmentRequest } from '#src/core/segment/index.ts';
import { bandsOf, passedBy, prepareCuts, totalsAt } from '#src/core/segment/matrix/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { reasonFormats, reasonText } from '#src/i18n/reasons.ts';
import { warningText } from '#src/i18n/warnings.ts';
import { axisOf, detailOf, matrixScheme } from '../../../support/matrix-cases.ts';
import { classIds, columnsOf, customersOf, run, where } from '../../../support/segment-cases.ts';

const nan = Number.NaN;
const plain = matrixScheme(axisOf(['x'], [10]), axisOf(['y'], [10]));

function faultOf(request: SegmentRequest, scheme: MatrixScheme): string {
	const [outcome] = analyse({ ...request, schemes: [scheme] }).schemes;
	return outcome?.ok === false ? outcome.fault.code : 'none';
}

test('MTX1 a customer is in the cell of its bands, and a value on a cut lies above it', () => {
	const request = columnsOf({ x: [9.9, 10, 9.9, 10], y: [10, 10, 9.9, 9.9] });
	expect(classIds(run(request, plain))).toEqual(['attack', 'defend', 'select', 'maintain']);
	const nine = matrixScheme(axisOf(['x'], [1, 2]), axisOf(['y'], [1, 2]));
	const all = columnsOf({ x: [0, 1, 2, 0, 1, 2, 0, 1, 2], y: [2, 2, 2, 1, 1, 1, 0, 0, 0] });
	expect(classIds(run(all, nine))).toEqual(nine.cells.map(({ id }) => id));
	const wide = matrixScheme(axisOf(['x'], [1, 2]), axisOf(['y'], [1]));
	expect(classIds(run(columnsOf({ x: [0, 1, 2], y: [1, 1, 0] }), wide))).toEqual([
		'gridHighLow',
		'gridHighMiddle',
		'gridLowHigh',
	]);
});

test('MTX2 who lacks a place on one axis is unknown, and no class unknown stands there without anyone', () => {
	const request = columnsOf({ x: [nan, 20, nan, 20], y: [20, nan, nan, 20] });
	const result = run(request, plain);
	expect(classIds(result)).toEqual(['unknown', 'unknown', 'unknown', 'defend']);
	expect(result.warnings).toContainEqual({ code: 'matrixUnknown', args: { count: 3 } });
	const known = run(columnsOf({ x: [20], y: [20] }), plain);
	expect(known.classes.map(({ id }) => id)).toEqual(['attack', 'defend', 'select', 'maintain']);
	const byOrders = matrixScheme(
		{
			...axisOf([], [0]),
			parts: [{ measure: { kind: 'metric', metric: 'orders' }, weight: 1, scale: 'raw' }],
		},
		{
			...axisOf([], [0]),
			parts: [{ measure: { kind: 'metric', metric: 'amount' }, weight: 1, scale: 'raw' }],
		},
	);
	const two = customersOf([
		[1, 3, 30],
		[1, 0, 0],
	]);
	expect(classIds(run(two, byOrders))).toEqual(['defend', 'unknown']);
});

test('MTX3 one raw measure is itself, percentiles are mid-rank shares, several parts a weighted mean', () => {
	const request = columnsOf({ x: [0.1, 0.2, 0.3, 0.3], y: [1, 2, 3, nan] });
	const raw = detailOf(run(request, matrixScheme(axisOf(['x 0.3'], [1]), axisOf(['y'], [1]))));
	expect([...raw.x.values]).toEqual([0.1, 0.2, 0.3, 0.3]);
	expect(raw.x.range).toEqual([0.1, 0.3]);
	const ranks = matrixScheme(axisOf(['x 1 percentile'], [50]), axisOf(['x 1 percentileDown'], [50]));
	const { x, y } = detailOf(run(request, ranks));
	expect([...x.values]).toEqual([12.5, 37.5, 75, 75]);
	expect([...y.values]).toEqual([87.5, 62.5, 25, 25]);
	const mixed = matrixScheme(
		axisOf(['x 3 percentile', 'y 1 percentile', 'gone 0'], [50]),
		axisOf(['x 6 percentile', 'y 2 percentile'], [50]),
	);
	const both = detailOf(
		run({ ...request, columns: { ...request.columns, gone: new Float64Array(4) } }, mixed),
	);
	expect(both.x.values[0]).toBeCloseTo(0.75 * 12.5 + 0.25 * (50 / 3), 12);
	expect([...both.x.values]).toEqual([...both.y.values]);
});

test('MTX4 a missing part makes the place unknown, or leaves it to the others', () => {
	const request = columnsOf({ x: [10, 10, nan], z: [30, nan, nan], y: [20, 20, 20] });
	const axis = axisOf(['x 1', 'z 3'], [15]);
	const strict = detailOf(run(request, matrixScheme(axis, axisOf(['y'], [10]))));
	expect([...strict.x.values]).toEqual([25, nan, nan]);
	const scheme = matrixScheme({ ...axis, missing: 'rescale' }, axisOf(['y'], [10]));
	expect([...detailOf(run(request, scheme)).x.values]).toEqual([25, 10, nan]);
	expect(classIds(run(request, scheme))).toEqual(['defend', 'attack', 'unknown']);
});

test('MTX5 a threat marks and counts, and moves nobody', () => {
	const request = {
		...columnsOf({ x: [20, 20, 1, nan], y: [20, 20, 20, 20] }),
		fields: { rival: { kind: 'text' as const, codes: Int32Array.of(0, -1, 0, 0), texts: ['A'] } },
	};
	const scheme = { ...plain, threat: where('rival', { op: 'present' }) };
	const result = run(request, scheme);
	expect([...(detailOf(result).threatened ?? [])]).toEqual([1, 0, 1, 1]);
	expect(detailOf(result).threats).toEqual([1, 1, 0, 0, 1]);
	expect(classIds(result)).toEqual(classIds(run(request, plain)));
	expect(detailOf(run(request, plain)).threatened).toBeNull();
});

test('MTX6 the next change, carried out, leads to the class named', () => {
	const random = createRandom(5);
	const values = () => Array.from({ length: 60 }, () => (random.next() < 0.1 ? nan : random.next() * 30));
	const scheme = matrixScheme(axisOf(['x'], [8, 19]), axisOf(['y'], [12]));
	const given = { x: values(), y: values() };
	const result = run(columnsOf(given), scheme);
	for (let row = 0; row < 60; row++) {
		const { code, args, next } = reasonFor(result, row);
		if (code === 'matrixUnknown') {
			expect(next).toBeNull();
			expect(String(args['measures'])).toContain('column:');
			continue;
		}
		const axis = next?.args['axis'] === 'y' ? 'y' : 'x';
		const cut = Number(next?.args['value']);
		const just = next?.code === 'matrixRise' ? cut : cut - 1e-9;
		const changed = { ...given, [axis]: given[axis].with(row, just) };
		expect(classIds(run(columnsOf(changed), scheme))[row]).toBe(next?.args['class']);
	}
});

test('MTX6 reasons and warnings have a sentence in both languages', () => {
	const request = columnsOf({ x: [nan, 20, 5], y: [20, 15, 20] });
	const threat = where('x', { op: '>=', value: 20 });
	const scheme = { ...matrixScheme(axisOf(['x'], [10]), axisOf(['y'], [10, 18])), threat };
	const result = run(
		{ ...request, fields: { x: { kind: 'number', values: request.columns['x']! } } },
		scheme,
	);
	for (const locale of ['zh-CN', 'en'] as const) {
		const axis = (which: 'x' | 'y') => ({ name: `<${which}>`, value: (place: number) => `=${place}` });
		const formats = reasonFormats({
			...{ locale, currency: 'CNY', columnName: (id: string) => id, classes: result.classes, axis },
		});
		const texts = [0, 1, 2].map((row) => reasonText(reasonFor(result, row), formats));
		expect(texts).toMatchSnapshot();
		const codes = ['matrixNobody', 'matrixConstant', 'matrixMixed'];
		const warnings = codes.map((code) => warningText({ code, args: { axis: 'y' } }, formats));
		for (const text of warnings) expect(text).toContain('<y>');
	}
});

test('MTX7 what cannot be a matrix is a fault with its cause', () => {
	const request = columnsOf({ x: [1, 2], y: [1, 2] });
	const y = axisOf(['y'], [10]);
	const shaped = (cuts: readonly number[]) => ({ ...plain, x: axisOf(['x'], cuts) });
	expect(faultOf(request, shaped([2, 1]))).toBe('segment.cutsNotIncreasing');
	expect(faultOf(request, shaped([1, 1]))).toBe('segment.cutsNotIncreasing');
	expect(faultOf(request, shaped([]))).toBe('segment.cutsNotIncreasing');
	expect(faultOf(request, shaped([nan]))).toBe('segment.cutsNotIncreasing');
	expect(faultOf(request, shaped([1, 2]))).toBe('segment.matrixShape');
	for (const parts of [[], ['x 0'], ['x -1', 'y 2'], ['x NaN'], ['x Infinity']])
		expect(faultOf(request, matrixScheme(axisOf(parts, [1]), y))).toBe('segment.axisWeights');
	expect(faultOf(request, matrixScheme(axisOf(['gone'], [1]), y))).toBe('segment.measureGone');
	const threat = where('gone', { op: 'present' });
	expect(faultOf(request, { ...plain, threat })).toBe('segment.threatField');
	const text = where('class:other', { op: '>', value: 1 });
	expect(faultOf(request, { ...plain, threat: text })).toBe('segment.threatField');
});

test('MTX9 prepared totals are those of a full run under any cuts', () => {
	const random = createRandom(9);
	const count = 3_000;
	const column = () =>
		Float64Array.from({ length: count }, () => (random.next() < 0.05 ? nan : Math.floor(random.next() * 50)));
	const [x, y] = [column(), column()];
	const base = customersOf(
		Array.from({ length: count }, () => [
			1,
			1 + Math.floor(random.next() * 5),
			Math.floor(random.next() * 1e5),
		]),
	);
	const request = { ...base, columns: { x, y }, fields: { y: { kind: 'number' as const, values: y } } };
	const threat = where('y', { op: '<', value: 10 });
	const schemeAt = (cuts: readonly number[]) => ({
		...matrixScheme(axisOf(['x'], cuts), axisOf(['y'], [20, 30])),
		threat,
	});
	const first = run(request, schemeAt([10, 30]));
	const { amount: amounts, orders, recencyDays } = analyse(request).metrics;
	const prepared = prepareCuts({
		...{ orders, recencyDays, values: x, bandOf: bandsOf(y, [20, 30]), bands: 3, amounts },
		...{ threatened: detailOf(first).threatened, mask: null },
	});
	for (const cuts of [
		[10, 30],
		[0.5, 49],
		[-1, 99],
		[24, 25],
	]) {
		const result = run(request, schemeAt(cuts));
		const totals = totalsAt(prepared, cuts);
		for (let column = 0; column < 3; column++)
			for (let band = 0; band < 3; band++) {
				const cell = (2 - band) * 3 + column;
				const found = totals[column]?.[band];
				expect(found?.count).toBe(result.summary[cell]?.count);
				expect(found?.amount).toBeCloseTo(result.summary[cell]?.amount ?? 0, 3);
				expect(found?.threatened).toBe(detailOf(result).threats[cell]);
				const own = result.summary[cell];
				if (own && own.count > 0)
					expect((found?.orders ?? 0) / own.count).toBeCloseTo(own.averageOrders ?? 0, 9);
				if (found && found.dated > 0)
					expect(found.recency / found.dated).toBeCloseTo(own?.averageRecencyDays ?? 0, 9);
			}
	}
	const passed = passedBy(prepared, 10, 17);
	const [before, after] = [totalsAt(prepared, [10]), totalsAt(prepared, [17])];
	passed.forEach((each, band) => {
		expect(each.count).toBe((after[0]?.[band]?.count ?? 0) - (before[0]?.[band]?.count ?? 0));
	});
	expect(passedBy(prepared, 17, 10)).toEqual(passed);
});

test('MTX9 a mask leaves the others out of the totals', () => {
	const prepared = prepareCuts({
		values: Float64Array.of(1, 2, 3, nan),
		bandOf: Int8Array.of(0, 0, -1, 0),
		bands: 1,
		amounts: Float64Array.of(5, nan, 7, 9),
		threatened: null,
		mask: Uint8Array.of(1, 1, 1, 1),
	});
	expect(totalsAt(prepared, [2])).toMatchObject([
		[{ count: 1, amount: 5, threatened: 0, headroom: null, headroomUnknown: 0 }],
		[{ count: 1, amount: 0, threatened: 0, headroom: null, headroomUnknown: 0 }],
	]);
	const none = prepareCuts({
		...{ values: Float64Array.of(1), bandOf: Int8Array.of(0), bands: 1 },
		...{ amounts: Float64Array.of(1), threatened: null, mask: Uint8Array.of(0) },
	});
	expect(
		totalsAt(none, [0])
			.flat()
			.map(({ count }) => count),
	).toEqual([0, 0]);
});

test('MTX11 headroom of those of whom it is known; the others are counted, one below 0 takes none away', () => {
	const prepared = prepareCuts({
		...{ values: Float64Array.of(1, 2, 3, 4, 5), bandOf: new Int8Array(5), bands: 1 },
		...{ amounts: new Float64Array(5), threatened: null, mask: null },
		headroom: Float64Array.of(10, nan, 30, -25, Infinity),
	});
	const found = totalsAt(prepared, [3]).flat();
	expect(found.map(({ headroom, headroomUnknown }) => [headroom, headroomUnknown])).toEqual([
		[10, 1],
		[30, 1],
	]);
	const far = prepareCuts({
		...{ values: Float64Array.of(1, 2), bandOf: new Int8Array(2), bands: 1 },
		...{ amounts: new Float64Array(2), threatened: null, mask: null },
		headroom: Float64Array.of(1.7e308, 1.7e308),
	});
	expect(totalsAt(far, [0])[1]?.[0]?.headroom).toBe(Number.MAX_VALUE);
});

const BAD: Readonly<Record<string, readonly number[]>> = {
	one: [5],
	constant: [7, 7, 7, 7],
	missing: [nan, nan, nan],
	huge: [1e308, -1e308, 1.7e308, 0],
	infinite: [Infinity, -Infinity, 3, 20],
	tiny: [5e-324, -5e-324, 0, -0],
};

test.each(Object.keys(BAD))('MTX10 %s gives a result without NaN', (name) => {
	const values = BAD[name] ?? [];
	for (const scale of ['raw', 'percentile', 'percentileDown']) {
		const axis = axisOf([`x 2 ${scale}`, `y 1 ${scale}`], [10]);
		const request = {
			...customersOf(values.map((value) => [1, 1, value])),
			columns: { x: Float64Array.from(values), y: Float64Array.from(values) },
		};
		const result = run(request, matrixScheme(axis, axisOf([`x 1 ${scale}`], [50])));
		expect(result.classOf).toHaveLength(values.length);
		const { x, y } = detailOf(result);
		result.classOf.forEach((at, row) => {
			const isKnown = Number.isFinite(x.values[row]) && Number.isFinite(y.values[row]);
			expect(result.classes[at]?.id === 'unknown').toBe(!isKnown);
			const { next, args } = reasonFor(result, row);
			for (const value of Object.values({ ...args, ...next?.args })) expect(value).not.toBeNaN();
		});
		for (const { count, amount } of result.summary) expect(Number.isFinite(count + amount)).toBe(true);
		const prepared = prepareCuts({
			...{ values: x.values, bandOf: bandsOf(y.values, [50]), bands: 2, amounts: Float64Array.from(values) },
			...{ threatened: null, mask: null },
		});
		for (const cell of totalsAt(prepared, [10]).flat()) expect(Number.isFinite(cell.amount)).toBe(true);
	}
});

test('MTX10 a constant and an empty axis are said', () => {
	const codes = (x: readonly number[]) =>
		run(columnsOf({ x, y: x.map((_, i) => i) }), plain).warnings.map(({ code }) => code);
	expect(codes([3, 3, 3])).toContain('matrixConstant');
	expect(codes([nan, nan])).toContain('matrixNobody');
	const mixed = matrixScheme(axisOf(['x 1', 'y 1 percentile'], [1]), axisOf(['y'], [1]));
	expect(run(columnsOf({ x: [1, 2], y: [3, 4] }), mixed).warnings[0]).toEqual({
		code: 'matrixMixed',
		args: { axis: 'x' },
	});
});
