import { describe, expect, test } from 'vitest';
import {
	gaussianMixture,
	mixtureMembers,
	nearestRows,
	outerFences,
	type Points,
} from '#src/core/cluster/index.ts';
import { createRandom } from '#src/core/stats/index.ts';

function points(n: number, d: number, seed: number, step = 0): Points {
	const random = createRandom(seed);
	const draw = () => (step > 0 ? Math.round(random.next() / step) * step : random.next());
	return { n, d, data: Float64Array.from({ length: n * d }, draw) };
}

describe('what clustering on a sample needs', () => {
	test('CLU42 fences lie three interquartile ranges outside the quartiles', () => {
		expect(outerFences(Float64Array.of(1, 2, 3, 4, 5))).toEqual({ low: -4, high: 10 });
		expect(outerFences(Float64Array.of(1, 2, 3, 4, 5, Number.NaN))).toEqual({ low: -4, high: 10 });
		expect(outerFences(Float64Array.of(2, 2, 2, 2, 900))).toBeNull();
		expect(outerFences(new Float64Array())).toBeNull();
	});

	test.each([
		[1, 0],
		[3, 0],
		[2, 0.25],
	])('CLU43 the nearest row is that of trying every row, %i columns, grid %f', (d, step) => {
		const rows = points(120, d, 3, step);
		const queries = points(80, d, 4, step);
		const reach = d === 1 ? 0.002 : 0.1;
		const wanted = (row: number) => row % 3 !== 0;
		const squared = (i: number, row: number) =>
			Array.from(
				{ length: d },
				(_, j) => (rows.data[j * 120 + row]! - queries.data[j * 80 + i]!) ** 2,
			).reduce((a, b) => a + b);
		const brute = (reach: number, isWanted: (row: number) => boolean) =>
			Array.from({ length: 80 }, (_, i) => {
				let best = -1;
				for (let row = 0; row < 120; row++) {
					if (!isWanted(row) || squared(i, row) > reach * reach) continue;
					if (best < 0 || squared(i, row) < squared(i, best)) best = row;
				}
				return best;
			});
		expect([...nearestRows(rows, queries)]).toEqual(brute(Infinity, () => true));
		expect([...nearestRows(rows, queries, reach, wanted)]).toEqual(brute(reach, wanted));
		expect(brute(reach, wanted)).toContain(-1);
	});

	test.each(['full', 'diagonal'] as const)('CLU44 members of a mixture, %s', (covariance) => {
		const given = points(200, 3, 7);
		const fit = gaussianMixture(given, { k: 3, covariance, seed: 1, restarts: 2 });
		const members = mixtureMembers(given, fit);
		expect(members.labels).toEqual(fit.labels);
		expect(members.bic).toBeCloseTo(fit.bic, 6);
		members.memberships.forEach((share, at) => expect(share).toBeCloseTo(fit.memberships[at]!, 9));
	});
});
