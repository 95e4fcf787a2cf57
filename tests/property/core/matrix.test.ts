import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classIds, columnsOf, run, where } from '../../support/segment-cases.ts';
import { axisOf, detailOf, matrixScheme } from '../../support/matrix-cases.ts';

const value = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: -5, max: 5 }) },
	fc.double(),
	fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e308, -1e308, -0),
);
const table = fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 40 });
const cuts = fc
	.uniqueArray(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 2 })
	.map((list) => list.sort((a, b) => a - b));
const scale = fc.constantFrom('raw', 'percentile', 'percentileDown');
const scheme = fc.record({
	x: cuts,
	y: cuts,
	scale,
	missing: fc.constantFrom('unknown' as const, 'rescale' as const),
});

function outcome(rows: readonly (readonly number[])[], given: Given) {
	const { x, y, scale: kind, missing } = given;
	const matrix = matrixScheme(
		axisOf([`a 2 ${kind}`, 'b 1'], x, { missing }),
		axisOf([`c 1 ${kind}`], y, { missing }),
		{ threat: where('c', { op: '>', value: 0 }) },
	);
	const at = (column: number) => rows.map((row) => row[column] ?? 0);
	const request = columnsOf({ a: at(0), b: at(1), c: at(2) });
	const fields = { c: { kind: 'number' as const, values: request.columns['c']! } };
	return run({ ...request, fields }, matrix);
}
interface Given {
	readonly x: number[];
	readonly y: number[];
	readonly scale: string;
	readonly missing: 'unknown' | 'rescale';
}

test('MTX1 exactly one class per customer, and unknown is who lacks a place', () => {
	fc.assert(
		fc.property(table, scheme, (rows, given) => {
			const result = outcome(rows, given);
			const { x, y, threats } = detailOf(result);
			expect(result.summary.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
			classIds(result).forEach((id, row) => {
				const isKnown = !Number.isNaN((x.values[row] ?? 0) + 0 * (y.values[row] ?? 0));
				expect(id === 'unknown').toBe(!isKnown);
			});
			threats.forEach((count, i) => expect(count).toBeLessThanOrEqual(result.summary[i]?.count ?? 0));
		}),
		{ numRuns: 200, seed: 31 },
	);
});

test('MTX8 shuffled rows keep their classes and threats', () => {
	fc.assert(
		fc.property(table, scheme, fc.infiniteStream(fc.nat()), (rows, given, stream) => {
			const keys = [...stream.take(rows.length)];
			const order = rows.map((_, i) => i).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
			const [plain, shuffled] = [
				outcome(rows, given),
				outcome(
					order.map((i) => rows[i] ?? []),
					given,
				),
			];
			const ids = classIds(plain);
			expect(classIds(shuffled)).toEqual(order.map((i) => ids[i]));
			expect(detailOf(shuffled).threats).toEqual(detailOf(plain).threats);
		}),
		{ numRuns: 200, seed: 32 },
	);
});
