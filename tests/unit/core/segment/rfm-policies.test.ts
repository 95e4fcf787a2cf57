import { describe, expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import {
	analyse,
	reasonFor,
	scoresTaken,
	type RfmDetail,
	type SchemeResult,
	type SegmentRequest,
} from '#src/core/segment/index.ts';
import type { RfmScheme, TiePolicy } from '#src/core/model/index.ts';
import { SALES_ONLY } from '#src/core/model/index.ts';
import { classIds, customersOf, lines, requestOf, rfmScheme, run } from '../../../support/segment-cases.ts';

const POLICIES: readonly TiePolicy[] = ['value', 'above', 'middle', 'distinct', 'mean', 'rank'];
const detailOf = (result: SchemeResult) => result.detail as RfmDetail;
const detail = (request: SegmentRequest, changes: Partial<RfmScheme>) =>
	detailOf(run(request, rfmScheme(changes)));

const random = createRandom(5);
const many = Array.from(
	{ length: 500 },
	() =>
		[Math.floor(random.next() * 400), 1 + Math.floor(random.next() ** 3 * 9), random.next() * 900] as const,
);
/** 54 % ones, 20 % twos, then different numbers. */
const tied = Array.from({ length: 100 }, (_, i) => [i, i < 54 ? 1 : i < 74 ? 2 : i - 71, i * 10] as const);

describe('RFM tie policies', () => {
	test.each([
		['value', [54, 0, 20, 6, 20]],
		['above', [0, 0, 54, 26, 20]],
		['middle', [0, 54, 0, 26, 20]],
		['distinct', [78, 6, 5, 6, 5]],
		['rank', [20, 20, 20, 20, 20]],
	] as const)('RFM11 54 %% ones and 20 %% twos under %s: %j', (ties, counts) => {
		expect(detail(customersOf(tied), { ties }).scoreCounts.frequency).toEqual(counts);
	});

	test('RFM11 mean: high is above the mean, for recency up to it', () => {
		const found = detail(customersOf(tied), { ties: 'mean' });
		const mean = tied.reduce((sum, row) => sum + row[1], 0) / 100;
		expect(found.bins).toBe(2);
		expect(found.edges.frequency[0]).toBeCloseTo(mean, 12);
		expect(found.scoreCounts.frequency[1]).toBe(tied.filter((row) => row[1] > mean).length);
		expect(found.scoreCounts.recency).toEqual([50, 50]);
		expect([found.scores.recency[0], found.scores.recency[99]]).toEqual([2, 1]);
	});

	test('RFM11 middle: shares are as near to equal as whole groups allow, never farther than one group', () => {
		const counts = detail(customersOf(many), { ties: 'middle' }).scoreCounts.recency;
		for (const count of counts) expect(Math.abs(count - 100)).toBeLessThan(6);
	});

	test.each(POLICIES.filter((ties) => ties !== 'rank'))(
		'RFM12 under %s equal values score alike, and the edges named give the scores again',
		(ties) => {
			for (const binning of ['independent', 'nested'] as const) {
				const { scores, values, edges, bins } = detail(customersOf(many), { ties, binning });
				const seen = new Map<number, number>();
				values.recency.forEach((value, row) => {
					expect(seen.get(value) ?? scores.recency[row]).toBe(scores.recency[row]);
					seen.set(value, scores.recency[row]!);
					const below = edges.recency.filter((edge) => value > edge).length;
					expect(scores.recency[row]).toBe(bins - below);
				});
			}
		},
	);

	test.each([2, 3, 4, 5])('RFM13 %i scores per measure', (bins) => {
		const found = detail(customersOf(many), { bins, ties: 'rank' });
		expect(found.scoreCounts.monetary).toHaveLength(bins);
		expect(Math.max(...found.scores.monetary)).toBe(bins);
		expect(found.cubeCount).toHaveLength(bins ** 3);
		expect(found.heat).toHaveLength(bins ** 2);
		expect(found.proof).toEqual({ cells: bins ** 3, uncovered: [], multiple: [] });
		expect(found.cubeCount.reduce((a, b) => a + b)).toBe(500);
		expect(found.heat.reduce((sum, cell) => sum + cell.count, 0)).toBe(500);
		for (const count of found.scoreCounts.monetary) expect(Math.abs(count - 500 / bins)).toBeLessThan(1);
	});

	test.each([0, 1, 7, 2.5, Number.NaN, -3])('RFM13 %d scores become 2 to 5', (bins) => {
		const found = detail(customersOf(many), { bins });
		expect([2, 5]).toContain(found.bins);
		expect(found.proof.uncovered).toEqual([]);
	});

	test('RFM13 maps read four scores as the levels 1 2 4 5', () => {
		const { scores, bins } = detail(customersOf(many), { bins: 4, ties: 'rank' });
		const result = run(customersOf(many), rfmScheme({ bins: 4, ties: 'rank' }));
		classIds(result).forEach((id, row) => {
			const high = (score: number | undefined) => (score ?? 0) >= 3;
			const all = high(scores.recency[row]) && high(scores.frequency[row]) && high(scores.monetary[row]);
			expect(id === 'importantValue').toBe(all);
		});
		expect(bins).toBe(4);
	});

	test('RFM14 own cuts of groups: F is cut within each R, M within each R and F', () => {
		const request = customersOf(many);
		const nested = detail(request, { binning: 'nested' });
		const plain = detail(request, {});
		const frozen = rfmScheme({
			ties: 'custom',
			binning: 'nested',
			cuts: { ...spread(plain), recency: rise(nested.edges.recency) },
			nestedCuts: {
				frequency: nested.nested!.frequency.map(rise),
				monetary: nested.nested!.monetary.map(rise),
			},
		});
		const again = detailOf(run(request, frozen));
		expect([...again.scores.recency]).toEqual([...nested.scores.recency]);
		expect([...again.scores.frequency]).toEqual([...nested.scores.frequency]);
		expect(again.nested?.monetary).toHaveLength(25);
		const without = { ...frozen, nestedCuts: { frequency: [], monetary: [] } };
		expect([...detailOf(run(request, without)).scores.monetary]).toEqual([...plain.scores.monetary]);
	});
});

describe('RFM windows and returns', () => {
	const orders = requestOf(
		lines([
			[0, 45_000, 100],
			[0, 45_100, 200],
			[1, 45_050, 80],
			[2, 45_200, 60],
			[3, 44_900, 10],
		]),
		{ customerCount: 4, analysisDate: 45_300 },
	);

	test('RFM15 a window of days counts its days, both ends included, and looks from the day after its end', () => {
		const result = run(orders, rfmScheme({ windowDays: { from: 45_000, to: 45_100 } }));
		const { values, analysisDate } = detailOf(result);
		expect(analysisDate).toBe(45_101);
		expect([...values.frequency]).toEqual([2, 1, 0, 0]);
		expect([values.recency[0], values.recency[1]]).toEqual([1, 51]);
		expect([values.monetary[0], values.monetary[1]]).toEqual([300, 80]);
		expect(classIds(result).slice(2)).toEqual(['noOrders', 'lapsed']);
	});

	test('RFM15 an open window begins or ends nowhere; months give way to days', () => {
		const from = detail(orders, { windowDays: { from: 45_100, to: null }, windowMonths: 1 });
		expect([...from.values.frequency]).toEqual([1, 0, 1, 0]);
		expect(from.analysisDate).toBe(45_300);
		const to = detail(orders, { windowDays: { from: null, to: 45_000 } });
		expect([...to.values.frequency]).toEqual([1, 0, 0, 1]);
		expect(detail(orders, { windowMonths: 5 }).values.frequency[1]).toBe(0);
	});

	test('RFM15 a window without order lines or with its ends exchanged is said', () => {
		const result = run(customersOf(many), rfmScheme({ windowDays: { from: 1, to: 2 } }));
		expect(result.warnings).toContainEqual({ code: 'rfmDaysIgnored', args: {} });
		const [outcome] = analyse({
			...orders,
			schemes: [rfmScheme({ windowDays: { from: 45_200, to: 45_100 } })],
		}).schemes;
		expect(outcome).toMatchObject({ ok: false, fault: { code: 'segment.emptyWindow' } });
	});

	const withReturn = {
		...requestOf(
			lines([
				[0, 45_000, 100, 1],
				[0, 45_010, -100, 2],
				[1, 45_000, 50, 3],
				[1, 45_020, -80, 4],
				[2, 45_005, 70, 5],
			]),
			{ customerCount: 3, analysisDate: 45_030 },
		),
		filter: { ...SALES_ONLY, excludeReturns: false, excludeNonPositiveQuantity: false },
	};

	test('RFM16 a sale of 100 and a refund of 100: net F 1, M 0; sales F 1, M 100; as the project counts F 2, M 0', () => {
		const of = (returns?: RfmScheme['returns']) => {
			const { values } = detail(withReturn, returns ? { returns } : {});
			return [values.recency[0], values.frequency[0], values.monetary[0]];
		};
		expect(of('net')).toEqual([30, 1, 0]);
		expect(of('sales')).toEqual([30, 1, 100]);
		expect(of('apart')).toEqual([30, 1, 100]);
		expect(of()).toEqual([20, 2, 0]);
	});

	test('RFM16 orders taken back in full do not count: F 0, M 0 shown, in a class of their own', () => {
		const result = run(withReturn, rfmScheme({ returns: 'netOrders' }));
		const { values, refunds, scored } = detailOf(result);
		expect(classIds(result).slice(0, 2)).toEqual(['refunded', 'refunded']);
		expect([values.frequency[0], values.monetary[0], values.recency[0]]).toEqual([0, 0, Number.NaN]);
		expect([values.monetary[1], refunds, scored]).toEqual([-30, { orders: 2, customers: 2 }, 1]);
		expect(reasonFor(result, 0)).toEqual({
			code: 'rfmRefunded',
			args: { class: 'refunded', amount: 0 },
			next: null,
		});
		expect(detail(withReturn, { returns: 'net' }).refunds).toBeNull();
	});

	test('RFM16 one of several orders is taken back under its own code, in parts', () => {
		const parts = {
			...withReturn,
			...requestOf(
				lines([
					[0, 45_000, 0.1, 1],
					[0, 45_000, 0.2, 1],
					[0, 45_004, -0.3, 1],
					[0, 45_010, 50, 2],
					[0, 45_011, -20, 2],
					[0, 45_012, -20, 9],
					[1, 45_001, 5, 1],
				]),
				{ customerCount: 2, analysisDate: 45_030 },
			),
			filter: withReturn.filter,
		};
		const { values, refunds } = detail(parts, { returns: 'netOrders' });
		expect([...values.frequency]).toEqual([1, 1]);
		expect([...values.recency]).toEqual([20, 29]);
		expect(values.monetary[0]).toBeCloseTo(10, 9);
		expect(refunds).toEqual({ orders: 1, customers: 0 });
		const clean = detail(orders, { returns: 'netOrders' });
		expect(clean.values).toEqual(detail(orders, { returns: 'net' }).values);
	});

	test('RFM16 net money below zero is scored lowest, said, and never hidden', () => {
		const result = run(withReturn, rfmScheme({ returns: 'net' }));
		expect(detailOf(result).values.monetary[1]).toBe(-30);
		expect(detailOf(result).scores.monetary[1]).toBe(1);
		expect(result.warnings).toContainEqual({ code: 'rfmNonPositiveMoney', args: { count: 2 } });
	});

	test('RFM16 returned amounts are a measure of each customer, whatever counts', () => {
		const { metrics } = analyse({ ...withReturn, filter: SALES_ONLY, schemes: [] });
		expect([...metrics.returned]).toEqual([100, 80, 0]);
		expect(metrics.unavailable).not.toContain('returned');
		const clean = analyse({ ...orders, schemes: [] }).metrics;
		expect(clean.unavailable).toContain('returned');
	});

	test('RFM16 without order lines a policy on returns is said to have no effect', () => {
		const result = run(customersOf(many), rfmScheme({ returns: 'net' }));
		expect(result.warnings).toContainEqual({ code: 'rfmReturnsIgnored', args: {} });
	});
});

describe('RFM bad input', () => {
	const cases: readonly (readonly [string, readonly (readonly [number, number, number])[]])[] = [
		['one customer', [[3, 1, 10]]],
		['all ties', Array.from({ length: 40 }, () => [3, 1, 10] as const)],
		['money below zero', Array.from({ length: 40 }, (_, i) => [i, 1 + (i % 3), -i - 1] as const)],
		['1e308', Array.from({ length: 40 }, (_, i) => [i, 1 + i, (i % 2 ? 1 : -1) * 1e308] as const)],
		['one giant', Array.from({ length: 40 }, (_, i) => [i, 1, i === 7 ? 1e308 : i] as const)],
		['the largest number', Array.from({ length: 40 }, () => [1, 1, Number.MAX_VALUE] as const)],
	];
	test.each(cases)('RFM17 %s: a class for everyone and no NaN under any policy', (_, rows) => {
		for (const ties of POLICIES)
			for (const binning of ['independent', 'nested'] as const)
				for (const bins of [2, 4, 5]) {
					const result = run(customersOf(rows), rfmScheme({ ties, binning, bins }));
					const { edges, heat, scoreCounts } = detailOf(result);
					expect(Object.values(edges).flat().every(Number.isFinite)).toBe(true);
					expect(heat.every(({ meanAmount }) => meanAmount === null || !Number.isNaN(meanAmount))).toBe(true);
					expect(scoreCounts.monetary.reduce((a, b) => a + b)).toBe(rows.length);
					expect(classIds(result).every(Boolean)).toBe(true);
				}
	});
});

function rise(edges: readonly number[]): number[] {
	return edges.reduce<number[]>(
		(all, edge) => [...all, Math.max(edge, (all.at(-1) ?? -Infinity) + 1e-9)],
		[],
	);
}

function spread({ edges }: RfmDetail) {
	return { recency: rise(edges.recency), frequency: rise(edges.frequency), monetary: rise(edges.monetary) };
}

describe('RFM scores taken', () => {
	test('RFM13 with four scores a class is said in scores out of four', () => {
		const result = run(customersOf(many), rfmScheme({ bins: 4, ties: 'rank' }));
		const { map, cubeClass, bins } = detailOf(result);
		const first = scoresTaken(map, cubeClass, 0, bins);
		expect(first).toEqual([{ recency: [3, 4], frequency: [3, 4], monetary: [3, 4] }]);
		expect(scoresTaken(map, cubeClass, 0, 5)).toBe(map[0]!.takes);
	});
});
