import { describe, expect, test } from 'vitest';
import {
	ascendingOrder,
	chiSquareTest,
	createRandom,
	holm,
	kruskalWallis,
	midRanks,
	pearson,
	spearman,
	wilsonInterval,
} from '#src/core/stats/index.ts';

/** Groups one after the other, as scipy takes them. */
function grouped(...groups: number[][]): [Float64Array, number[]] {
	return [Float64Array.from(groups.flat()), groups.flatMap((values, group) => values.map(() => group))];
}

describe('tests of groups', () => {
	test('ORD1 few and many values, negative ones, zeros of both signs and ties', () => {
		const random = createRandom(4);
		for (const n of [0, 1, 50, 2047, 2048, 5000]) {
			const values = Float64Array.from({ length: n }, (_, i) => {
				if (i % 97 === 0) return [Number.NaN, Infinity, -Infinity, -0, 0, 1e308, -1e-300][(i / 97) % 7]!;
				return Math.round((random.next() - 0.5) * 400) / (i % 3 === 0 ? 1e5 : 8);
			});
			const wanted = Array.from(values.keys())
				.filter((i) => Number.isFinite(values[i]))
				.sort((a, b) => values[a]! - values[b]! || a - b);
			expect(Array.from(ascendingOrder(values))).toEqual(wanted);
		}
	});

	test('RNK1 mid-ranks', () => {
		const { ranks, count, ties } = midRanks(Float64Array.of(5, 1, 5, Number.NaN, 7, 5));
		expect(Array.from(ranks)).toEqual([3, 1, 3, Number.NaN, 5, 3]);
		expect([count, ties]).toEqual([5, 24]);
	});

	test('CHI1 Agresti’s table of party and gender', () => {
		const found = chiSquareTest([762, 327, 468, 484, 239, 477], 3);
		if (!found.ok) throw new Error(found.why);
		expect(found.statistic).toBeCloseTo(30.070149095754672, 10);
		expect(found.df).toBe(2);
		expect(found.p).toBeCloseTo(2.9535891832117595e-7, 18);
		expect(found.cramersV).toBeCloseTo(0.10443580235646777, 12);
		expect(found.expected[0]).toBeCloseTo(703.6713819368879, 9);
		const residuals = [4.502053521086705, 0.6994517329844296, -5.315945542704928];
		residuals.forEach((wanted, i) => {
			expect(found.residuals[i]).toBeCloseTo(wanted, 9);
			expect(found.residuals[i + 3]).toBeCloseTo(-wanted, 9);
		});
	});

	test('CHI1 empty rows and columns change nothing; a perfect match has V = 1', () => {
		const plain = chiSquareTest([10, 20, 30, 5], 2);
		const padded = chiSquareTest([10, 0, 20, 0, 0, 0, 30, 0, 5], 3);
		if (!plain.ok || !padded.ok) throw new Error('no test');
		expect(padded.statistic).toBeCloseTo(plain.statistic, 12);
		expect([padded.df, padded.p, padded.lowExpectedShare]).toEqual([
			plain.df,
			plain.p,
			plain.lowExpectedShare,
		]);
		expect(Array.from(padded.residuals).every(Number.isFinite)).toBe(true);
		expect(chiSquareTest([8, 0, 0, 0, 8, 0, 0, 0, 8], 3)).toMatchObject({ cramersV: 1, df: 4 });
	});

	test('CHI2 no test without two rows and two columns; low expectations are told', () => {
		expect(chiSquareTest([3, 4, 0, 0], 2)).toEqual({ ok: false, why: 'oneGroup' });
		expect(chiSquareTest([3, 0, 4, 0], 2)).toEqual({ ok: false, why: 'constant' });
		expect(chiSquareTest([], 0)).toEqual({ ok: false, why: 'oneGroup' });
		expect(chiSquareTest([1, 2, 90, 100], 2)).toMatchObject({ lowExpectedShare: 0.5 });
	});

	test('KRU1 with ties, as scipy', () => {
		const [values, groups] = grouped([1, 3, 3, 5, 9], [2, 2, 4, 6, 6, 6], [7, 8, 8, 10, 9, 9, 1]);
		const found = kruskalWallis(values, groups, 3);
		if (!found.ok) throw new Error(found.why);
		expect(found.statistic).toBeCloseTo(4.7838881425088315, 12);
		expect(found.p).toBeCloseTo(0.09145172228408566, 12);
		expect(found.epsilonSquared).toBeCloseTo(4.7838881425088315 / 17, 12);
		expect(Array.from(found.counts)).toEqual([5, 6, 7]);
		const total = found.meanRanks.reduce<number>((sum, rank, group) => sum + rank! * found.counts[group]!, 0);
		expect(total).toBeCloseTo((18 * 19) / 2, 10);
	});

	test('KRU2 missing values and rows without a group do not count; bad input has a reason', () => {
		const [values, groups] = grouped([1, 3, 3, 5, 9], [2, 2, 4, 6, 6, 6], [7, 8, 8, 10, 9, 9, 1]);
		const more = kruskalWallis(
			Float64Array.of(...values, Number.NaN, Infinity, 99),
			[...groups, 0, 1, -1],
			4,
		);
		const plain = kruskalWallis(values, groups, 3);
		if (!more.ok || !plain.ok) throw new Error('no test');
		expect(more.statistic).toBe(plain.statistic);
		expect(more.meanRanks).toEqual([...plain.meanRanks, null]);
		const grown = kruskalWallis(
			values.map((value) => Math.exp(value * 70)),
			groups,
			3,
		);
		expect(grown).toEqual(plain);
		expect(kruskalWallis(values, new Array<number>(18).fill(0), 1)).toEqual({ ok: false, why: 'oneGroup' });
		expect(kruskalWallis(Float64Array.of(2, 2, 2), [0, 1, 1], 2)).toEqual({ ok: false, why: 'constant' });
		expect(kruskalWallis(Float64Array.of(Number.NaN), [0], 2)).toEqual({ ok: false, why: 'oneGroup' });
		expect(kruskalWallis(Float64Array.of(1), [0], 2)).toEqual({ ok: false, why: 'oneGroup' });
		expect(kruskalWallis(Float64Array.of(1e308, -1e308), [0, 1], 2)).toMatchObject({
			ok: true,
			statistic: 1,
		});
	});

	test('HOL1 adjusted p values', () => {
		const found = holm([0.01, null, 0.04, 0.03, 0.005]);
		[0.03, null, 0.06, 0.06, 0.02].forEach((wanted, i) => {
			if (wanted === null) expect(found[i]).toBeNull();
			else expect(found[i]).toBeCloseTo(wanted, 12);
		});
		expect(holm([0.6, 0.9])).toEqual([1, 1]);
		expect(holm([])).toEqual([]);
	});

	test('WIL1 intervals as printed by Newcombe (G24)', () => {
		const printed = [
			[81, 263, 0.25529, 0.36621],
			[15, 148, 0.06239, 0.16049],
			[0, 20, 0, 0.16113],
			[1, 29, 0.00611, 0.17176],
		] as const;
		for (const [successes, trials, low, high] of printed) {
			const found = wilsonInterval(successes, trials);
			expect(found?.low).toBeCloseTo(low, 5);
			expect(found?.high).toBeCloseTo(high, 5);
		}
		expect(wilsonInterval(45, 50)?.low).toBeCloseTo(0.786, 3);
		expect(wilsonInterval(20, 20)).toMatchObject({ share: 1, high: 1 });
		expect(wilsonInterval(5, 10, 0.8)!.high).toBeLessThan(wilsonInterval(5, 10)!.high);
	});

	test('WIL1 no trials, or more successes than trials: null', () => {
		expect([wilsonInterval(0, 0), wilsonInterval(3, 2), wilsonInterval(-1, 2)]).toEqual([null, null, null]);
		expect(wilsonInterval(Number.NaN, 2)).toBeNull();
	});

	test('COR1 as scipy, by value and by rank', () => {
		const x = Float64Array.of(1, 2, 2, 4, 7, 9, 12, Number.NaN, 5);
		const y = Float64Array.of(3, 1, 4, 4, 8, 20, 9, 3, Infinity);
		const straight = pearson(x, y);
		const ranked = spearman(x, y);
		if (!straight.ok || !ranked.ok) throw new Error('no correlation');
		expect([straight.n, ranked.n]).toEqual([7, 7]);
		expect(straight.r).toBeCloseTo(0.7176119713328615, 12);
		expect(straight.p).toBeCloseTo(0.06942199206336973, 12);
		expect(ranked.r).toBeCloseTo(0.8818181818181818, 12);
		expect(ranked.p).toBeCloseTo(0.008645010496746914, 12);
	});

	test('COR1 two rows, constant columns, huge values', () => {
		const three = Float64Array.of(1, 2, 3);
		expect(pearson(Float64Array.of(1, 2), Float64Array.of(1, 2))).toEqual({ ok: false, why: 'tooFewRows' });
		expect(spearman(three, Float64Array.of(4, 4, 4))).toEqual({ ok: false, why: 'constant' });
		expect(pearson(three, three)).toEqual({ ok: true, n: 3, r: 1, p: 0 });
		const huge = pearson(Float64Array.of(-1.7e308, 1.7e308, 0, 1e300), Float64Array.of(1, 2, 3, 4));
		expect(huge.ok && Number.isFinite(huge.r) && Number.isFinite(huge.p)).toBe(true);
	});
});
