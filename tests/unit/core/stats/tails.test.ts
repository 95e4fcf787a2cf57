import { describe, expect, test } from 'vitest';
import {
	chiSquareTail,
	fTail,
	normalTwoSided,
	tQuantile,
	tTwoSided,
	zQuantile,
} from '#src/core/stats/index.ts';

/** x, degrees of freedom, upper tail: mpmath 1.2.1 with forty digits. */
const CHI_SQUARE = [
	[3.841458820694124, 1, 0.05000000000000006],
	[0.001, 1, 0.9747728793699604],
	[700, 1, 2.9902269751246203e-154],
	[15.5, 9, 0.0780859925596113],
	[2, 30, 0.9999999999997],
	[250, 100, 7.766936403539178e-15],
	[90, 100, 0.7531979655998298],
	[1200, 1000, 1.2255942330622905e-5],
	[10400, 10000, 0.002584813495353809],
	[10, 2.5, 0.011608037147876577],
] as const;
const F = [
	[4.1, 1, 10, 0.07040827103132179],
	[0.01, 3, 7, 0.9984952470401117],
	[330.285, 6, 9, 4.98405342264847e-10],
	[1.2, 50, 60, 0.24830871765896695],
	[2.5, 4, 100000, 0.040434420025725],
	[1.05, 1000, 2000, 0.18430154863827192],
	[35, 2, 5000, 8.037343076276275e-16],
	[0.9, 200, 3, 0.6543145090579959],
] as const;
const T = [
	[2.2281388519649385, 10, 0.05000000000180867],
	[0.001, 5, 0.9992407867721976],
	[12.7, 1, 0.05002432768934416],
	[40, 30, 1.3726045194406403e-27],
	[5, 100000, 5.742701678641673e-7],
	[1e-5, 3, 0.9999926489480612],
	[1e10, 4, 6.0e-40],
] as const;
const NORMAL = [
	[0.1, 0.920344325445942],
	[1.959963984540054, 0.050000000000000024],
	[5, 5.733031437583878e-7],
	[12, 3.552964224155358e-33],
	[37, 1.1451142445049154e-299],
	[0.0001, 0.9999202115440526],
] as const;

const relative = (found: number, wanted: number) => Math.abs(found / wanted - 1);

describe('tails of distributions', () => {
	test('TAI1 χ², F, t and normal agree with forty-digit values', () => {
		for (const [x, df, tail] of CHI_SQUARE) expect(relative(chiSquareTail(x, df), tail)).toBeLessThan(1e-12);
		for (const [f, above, below, tail] of F)
			expect(relative(fTail(f, above, below), tail), `F ${f}`).toBeLessThan(1e-12);
		for (const [t, df, tail] of T) {
			expect(relative(tTwoSided(t, df), tail), `t ${t}`).toBeLessThan(1e-12);
			expect(tTwoSided(-t, df)).toBe(tTwoSided(t, df));
		}
		for (const [z, tail] of NORMAL) expect(relative(normalTwoSided(z), tail), `z ${z}`).toBeLessThan(1e-12);
	});

	test('TAI1 the ends: nothing, infinity, and where squares overflow', () => {
		expect([chiSquareTail(0, 3), chiSquareTail(-1, 3), chiSquareTail(Infinity, 3)]).toEqual([1, 1, 0]);
		expect([fTail(0, 2, 3), fTail(Infinity, 2, 3), tTwoSided(Infinity, 2), tTwoSided(0, 2)]).toEqual([
			1, 0, 0, 1,
		]);
		expect([tTwoSided(1e200, 1), tTwoSided(-1e200, 3)]).toEqual([0, 0]);
		expect(normalTwoSided(1e200)).toBe(0);
		expect([chiSquareTail(Number.NaN, 2), normalTwoSided(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
		for (let df = 1; df < 400; df += 7) {
			for (let x = 0; x < 900; x += 31) {
				const tail = chiSquareTail(x, df);
				expect(tail >= 0 && tail <= 1).toBe(true);
			}
		}
	});

	test('TAI2 quantiles', () => {
		expect(tQuantile(0.95, 10)).toBeCloseTo(2.228138851986275, 13);
		expect(tQuantile(0.95, 9)).toBeCloseTo(2.262157162798206, 13);
		expect(tQuantile(0.95, 1)).toBeCloseTo(12.706204736174705, 12);
		expect(tQuantile(0.95, 1e6)).toBeCloseTo(1.959966356814107, 9);
		expect(zQuantile(0.95)).toBeCloseTo(1.959963984540054, 13);
		expect(relative(tTwoSided(tQuantile(0.99, 4), 4), 0.01)).toBeLessThan(1e-12);
	});
});
