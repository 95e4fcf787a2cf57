import { describe, expect, test } from 'vitest';
import { kendall } from '#src/core/stats/index.ts';

const of = (...values: number[]) => Float64Array.from(values);

describe('rank agreement', () => {
	test('KEN1 known values', () => {
		expect(kendall(of(1, 2, 3, 4, 5), of(1, 2, 3, 4, 5))).toBe(1);
		expect(kendall(of(1, 2, 3, 4, 5), of(5, 4, 3, 2, 1))).toBe(-1);
		// Kendall (1970), two judges of ten, with ties.
		expect(kendall(of(1, 2, 3, 4, 5, 6, 7, 8), of(1, 2, 3, 4, 5, 6, 8, 7))).toBeCloseTo(26 / 28, 12);
		expect(kendall(of(1, 1, 2, 3), of(1, 2, 2, 3))).toBeCloseTo(0.8, 12);
	});

	test('KEN1 rows without one of the values are left out', () => {
		const missing = Number.NaN;
		expect(kendall(of(1, 2, missing, 3, 9), of(1, 2, 7, 3, missing))).toBe(1);
	});

	test('KEN2 constant columns and under two rows: null', () => {
		expect(kendall(of(1, 1, 1), of(1, 2, 3))).toBeNull();
		expect(kendall(of(1), of(1))).toBeNull();
		expect(kendall(of(), of())).toBeNull();
	});
});
