import { describe, expect, test } from 'vitest';
import { fromZ, prepare, toZ } from '#src/core/cluster/index.ts';

const rows = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);
const input = (values: number[], log: 'auto' | 'always' | 'never' = 'never') => ({
	values: Float64Array.from(values),
	log,
});

describe('prepare', () => {
	test('CLU1 population SD over the rows with every input', () => {
		const found = prepare(
			[input([2, 4, 4, 4, 5, 5, 7, 9, 99]), input([1, 2, 3, 4, 5, 6, 7, 8, Number.NaN])],
			rows(9),
		);
		expect([...found.rows]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
		expect(found.columns[0]!.scaler).toMatchObject({ mean: 5, sd: 2, log: false });
		expect([...found.columns[0]!.z]).toEqual([-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]);
	});

	test('CLU2 auto takes the logarithm of skewed values ≥ 0 only', () => {
		const skewed = [1, 1, 2, 2, 3, 400];
		const found = prepare(
			[input(skewed, 'auto'), input([1, 2, 3, 4, 5, 6], 'auto'), input(skewed, 'never')],
			rows(6),
		);
		expect(found.columns.map(({ scaler }) => scaler.log)).toEqual([true, false, false]);
		const negative = prepare(
			[input([-1, 1, 2, 2, 3, 400], 'auto'), input([-1, 2, 3, 4, 5, 6], 'always')],
			rows(6),
		);
		expect(negative.columns.map(({ scaler }) => scaler.log)).toEqual([false, false]);
		expect(negative.logRefused).toEqual([1]);
	});

	test('CLU2 a saved scaler goes both ways', () => {
		const [column] = prepare([input([1, 1, 2, 2, 3, 400], 'auto')], rows(6)).columns;
		expect(fromZ(column!.scaler, toZ(column!.scaler, 37))).toBeCloseTo(37, 9);
		expect(toZ(column!.scaler, 400)).toBeCloseTo(column!.z[5]!, 12);
	});

	test('CLU3 constant and empty columns are dropped and take no row with them', () => {
		const found = prepare(
			[input([5, 5, 5]), input([Number.NaN, Number.NaN, Number.NaN]), input([1, 2, 3])],
			rows(3),
		);
		expect(found.dropped).toEqual([
			{ input: 0, why: 'constant' },
			{ input: 1, why: 'missing' },
		]);
		expect(found.rows).toHaveLength(3);
	});

	test('CLU3 infinities are missing, 1e308 stays finite', () => {
		const found = prepare([input([Number.POSITIVE_INFINITY, 1.7e308, -1.7e308, 0, 1])], rows(5));
		expect([...found.rows]).toEqual([1, 2, 3, 4]);
		expect(found.columns[0]!.z.every((z) => Number.isFinite(z))).toBe(true);
		expect(Math.abs(found.columns[0]!.z[0]!)).toBeLessThanOrEqual(2);
	});
});
