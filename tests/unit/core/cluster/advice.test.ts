import { describe, expect, test } from 'vitest';
import { adviseColumns, fitScaler, fromZ, prepare, toZ } from '#src/core/cluster/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { featurePoints } from '../../../support/features.ts';

const { NaN: missing } = Number;
const of = (...values: number[]) => Float64Array.from(values);
const rows = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);

function normals(n: number, seed: number): Float64Array {
	const random = createRandom(seed);
	return Float64Array.from(
		{ length: n },
		() => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()),
	);
}

describe('advice on columns', () => {
	test('CLU33 says what is missing, constant, skewed or far out, and what to do', () => {
		const plain = normals(500, 1).map((value) => value * 3 + 50);
		const money = normals(500, 2).map((value) => Math.exp(1.2 * value + 5));
		const losses = money.map((value, i) => (i === 7 ? -20 : value));
		const codes = adviseColumns([
			plain,
			money,
			losses,
			new Float64Array(500).fill(5),
			new Float64Array(500).fill(missing),
			plain.map((value, i) => (i % 3 ? missing : value)),
			plain.map((value, i) => (i % 7 ? value : missing)),
			plain.map((value, i) => (i === 3 ? 100 : value)),
		]).columns;
		expect(codes.map((one) => one.codes)).toEqual([
			[],
			['skewed'],
			['skewedNegative', 'outliers'],
			['constant'],
			['empty'],
			['mostlyMissing'],
			['missing'],
			expect.arrayContaining(['outliers']),
		]);
		expect(codes[0]!.suggested).toEqual({ log: 'never', scaling: 'z', winsorise: null });
		expect(codes[1]!.suggested).toEqual({ log: 'always', scaling: 'z', winsorise: null });
		expect(codes[2]!.suggested).toEqual({
			log: 'never',
			scaling: 'robust',
			winsorise: { low: 0.01, high: 0.99 },
		});
		expect([codes[3]!.suggested, codes[4]!.suggested]).toEqual([null, null]);
		expect([codes[4]!.missingShare, codes[5]!.missingShare]).toEqual([1, 333 / 500]);
		expect(codes[7]!.outlierShare).toBe(1 / 500);
	});

	test('CLU34 pairs above 0.9, the closest first; missing, constant and huge columns give no NaN', () => {
		const a = normals(200, 3);
		const b = a.map((value, i) => value + 0.2 * normals(200, 4)[i]!);
		const { pairs } = adviseColumns([a, b, a.map((value) => -2 * value), normals(200, 5)]);
		expect(pairs.map(({ first, second }) => [first, second])).toEqual([
			[0, 2],
			[0, 1],
			[1, 2],
		]);
		expect(pairs[0]!.r).toBeCloseTo(-1, 12);
		const odd = adviseColumns([
			of(1e308, -1e308, 5, missing),
			of(1e308, -1e308, 5, Number.POSITIVE_INFINITY),
			of(1, 1, 1, 1),
			of(),
		]);
		expect(JSON.stringify(odd)).not.toContain('null,"outlierShare"');
		for (const { skewness, outlierShare, missingShare } of odd.columns)
			expect([skewness, outlierShare, missingShare].every((one) => Number.isFinite(one))).toBe(true);
		expect(odd.pairs).toEqual([{ first: 0, second: 1, r: 1 }]);
	});

	test('CLU34 telco: total charges follow tenure and monthly charges, but no pair above 0.9', ({ skip }) => {
		const points = featurePoints('telco_num_z');
		if (!points) return skip('skipped: no shared data');
		const columns = [0, 1, 2].map((j) => points.data.slice(j * points.n, (j + 1) * points.n));
		expect(adviseColumns(columns).pairs).toEqual([]);
		const iris = featurePoints('iris_raw')!;
		const petals = [2, 3].map((j) => iris.data.slice(j * 150, (j + 1) * 150));
		expect(adviseColumns(petals).pairs[0]!.r).toBeCloseTo(0.96287, 5);
	});
});

describe('scaling', () => {
	const values = of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1000);

	test('CLU35 robust: median and quartiles; range: 0…1; none: as it is', () => {
		const robust = fitScaler(values, { log: 'never', scaling: 'robust' })!;
		expect(robust.by).toEqual({ scaling: 'robust', centre: 6, spread: 5 });
		expect([toZ(robust, 6), toZ(robust, 11)]).toEqual([0, 1]);
		const range = fitScaler(values, { log: 'never', scaling: 'range' })!;
		expect([toZ(range, 1), toZ(range, 1000)]).toEqual([0, 1]);
		const none = fitScaler(values, { log: 'never', scaling: 'none' })!;
		expect(toZ(none, 77)).toBe(77);
		expect(robust.mean).toBeCloseTo(1055 / 11, 12);
	});

	test('CLU35 where the quartiles are equal the SD takes their place', () => {
		const scaler = fitScaler(of(0, 0, 0, 0, 0, 0, 0, 8), { log: 'never', scaling: 'robust' })!;
		expect(scaler.by?.spread).toBe(scaler.sd);
		expect(toZ(scaler, 8)).toBeGreaterThan(1);
	});

	test('CLU35 every scaling goes both ways, with and without logarithm', () => {
		for (const scaling of ['z', 'robust', 'range', 'none'] as const) {
			for (const log of ['always', 'never'] as const) {
				const scaler = fitScaler(values, { log, scaling })!;
				for (const value of [0, 1, 37.5, 1000, -12]) {
					expect(fromZ(scaler, toZ(scaler, value))).toBeCloseTo(value, 9);
				}
			}
		}
	});

	test('CLU36 outliers are moved to the quantiles, before the logarithm is decided', () => {
		const scaler = fitScaler(values, { log: 'auto', winsorise: { low: 0, high: 0.9 } })!;
		expect(scaler.limits).toEqual({ low: 1, high: 10 });
		expect(scaler.log).toBe(false);
		expect(scaler.mean).toBeCloseTo(65 / 11, 12);
		expect(toZ(scaler, 1e9)).toBe(toZ(scaler, 10));
		expect(toZ(scaler, -1e9)).toBe(toZ(scaler, 1));
		expect(fitScaler(values, { log: 'auto' })!.log).toBe(true);
		expect(fitScaler(of(0, 0, 0, 0, 9), { log: 'never', winsorise: { low: 0.1, high: 0.5 } })).toBeNull();
		expect(fitScaler(values, { log: 'never', winsorise: { low: 9, high: -3 } })!.limits).toEqual({
			low: 1,
			high: 1000,
		});
	});

	test('CLU36 prepare takes scaling and limits per column', () => {
		const found = prepare(
			[
				{ values, log: 'never', scaling: 'range', winsorise: { low: 0, high: 0.9 } },
				{ values, log: 'never' },
			],
			rows(11),
		);
		expect([...found.columns[0]!.z]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9].map((value) => value / 9));
		expect(found.columns[1]!.scaler).not.toHaveProperty('by');
		expect(found.columns[1]!.scaler).not.toHaveProperty('limits');
	});

	test('CLU35 numbers at the end of their range stay finite under every scaling', () => {
		for (const scaling of ['z', 'robust', 'range', 'none'] as const) {
			const scaler = fitScaler(of(1.7e308, -1.7e308, 0, 1, 2), { log: 'never', scaling })!;
			for (const value of [1.7e308, -1.7e308, 0]) expect(Number.isFinite(toZ(scaler, value))).toBe(true);
		}
	});
});
