import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SALES_ONLY } from '#src/core/model/index.ts';
import { exactSum, median, sortedFinite } from '#src/core/stats/index.ts';
import {
	analyse,
	deriveMetrics,
	type ClusterDetail,
	type RfmDetail,
	type SegmentRequest,
	type TierDetail,
} from '#src/core/segment/index.ts';
import { onlineRetail, type OnlineRetail } from '../../../support/online-retail.ts';
import { AMOUNT, clusterScheme, rfmScheme, run, tierScheme } from '../../../support/segment-cases.ts';
import { sharedData } from '../../../support/shared-data.ts';

const data = await onlineRetail();
const SKIPPED = 'skipped: no shared data';

function sales({ customerOf, orderOf, date, quantity, price, customers }: OnlineRetail): SegmentRequest {
	return {
		customerCount: customers.length,
		source: {
			kind: 'transactions',
			columns: { customerOf, orderOf, date, quantity, price, amount: null, isReturn: null },
		},
		filter: SALES_ONLY,
		analysisDate: null,
		keys: customers,
		columns: {},
		fields: {},
		schemes: [],
	};
}

function reference(): Map<string, number[]> {
	const text = readFileSync(sharedData('reference/rfm_online_retail_A_sales_only.csv') ?? '', 'utf8');
	const rows = text.trim().split('\n').slice(1);
	return new Map(rows.map((row) => row.split(',')).map(([id, ...rest]) => [id!, rest.map(Number)]));
}

describe('Online Retail', () => {
	test('MET9 totals of the file', ({ skip }) => {
		if (!data) return skip(SKIPPED);
		const lines = data.quantity.map((quantity, i) => quantity * data.price[i]!);
		expect([data.rows, data.orders.length, data.customers.length, data.countries]).toEqual([
			541_909, 25_900, 4372, 38,
		]);
		expect(data.customerOf.filter((customer) => customer < 0)).toHaveLength(135_080);
		expect(data.quantity.filter((quantity) => quantity <= 0)).toHaveLength(10_624);
		expect(exactSum(lines)).toBeCloseTo(9_747_747.934, 6);
	});

	test('MET9 sales only: exclusions, customers, medians', ({ skip }) => {
		if (!data) return skip(SKIPPED);
		const found = deriveMetrics({ ...sales(data), windowMonths: null });
		const bought = (values: Float64Array) =>
			median(sortedFinite(values.filter((_, c) => found.orders[c]! > 0)));
		expect(found.orders.filter((orders) => orders > 0)).toHaveLength(4338);
		expect(exactSum(found.amount)).toBeCloseTo(8_911_407.904, 6);
		expect([bought(found.recencyDays), bought(found.orders)]).toEqual([51, 2]);
		expect(bought(found.amount)).toBeCloseTo(674.485, 9);
		expect(found.lines).toMatchObject({ total: 541_909, counted: 397_884 });
		expect(found.lines.excluded).toMatchObject({
			missingCustomer: 135_080,
			nonPositiveQuantity: 8905,
			nonPositivePrice: 40,
		});
	});

	test.for([
		['value', 6, 324],
		['rank', 9, 348],
	] as const)('RFM6 every customer scores as in the reference by %s', ([ties, column, best], { skip }) => {
		if (!data) return skip(SKIPPED);
		const expected = reference();
		const { scores, values, edges, scored } = run(sales(data), rfmScheme({ ties })).detail as RfmDetail;
		expect([scored, expected.size]).toEqual([4338, 4338]);
		let all5 = 0;
		const wrong = data.customers.filter((id, c) => {
			const row = expected.get(id);
			if (!row) return scores.recency[c] !== 0;
			const own = [scores.recency[c]!, scores.frequency[c]!, scores.monetary[c]!];
			if (own.every((score) => score === 5)) all5++;
			const sameScores = own.every((score, i) => score === row[column + i]);
			const sameValues = values.recency[c] === row[0] && values.frequency[c] === row[1];
			return !sameScores || !sameValues || Math.abs(values.monetary[c]! - row[2]!) > 0.005;
		});
		expect(wrong).toEqual([]);
		expect(all5).toBe(best);
		if (ties === 'value') {
			const rounded = (list: readonly number[]) => list.map((edge) => Number(edge.toFixed(3)));
			expect(rounded(edges.recency)).toEqual([13.8, 33, 72, 180]);
			expect(edges.frequency).toEqual([1, 2, 3, 6]);
			expect(rounded(edges.monetary)).toEqual([250.194, 490.096, 942.276, 2058.426]);
		}
	});

	test('TIE3 ABC 80/15/5', ({ skip }) => {
		if (!data) return skip(SKIPPED);
		const { tiers, gini, topFifthShare } = run(sales(data), tierScheme()).detail as TierDetail;
		expect(tiers.map(({ count }) => count)).toEqual([1133, 1469, 1736]);
		expect(gini).toBeCloseTo(0.71514, 6);
		expect(topFifthShare).toBeCloseTo(0.74617, 5);
	});

	test.for([
		[3, 4856.3225],
		[4, 3924.3787],
	] as const)('CLU4 clusters of the metrics, k = %i', ([k, reference], { skip }) => {
		if (!data) return skip(SKIPPED);
		const metrics = (['recencyDays', 'orders'] as const).map((metric) => ({
			kind: 'metric' as const,
			metric,
		}));
		const inputs = [...metrics, AMOUNT].map((measure) => ({ measure, log: 'always' as const }));
		const { inertia, clustered } = run(sales(data), { ...clusterScheme([]), inputs, k, restarts: 20 })
			.detail as ClusterDetail;
		expect(clustered).toBe(4338);
		expect(inertia / reference).toBeLessThanOrEqual(1.0001);
		expect(inertia / reference).toBeGreaterThan(0.9999);
	});

	test('SEG2 a scheme that cannot be computed leaves the others their results', ({ skip }) => {
		if (!data) return skip(SKIPPED);
		const { schemes } = analyse({
			...sales(data),
			schemes: [tierScheme({ cuts: [2] }), tierScheme({ id: 'fine' })],
		});
		expect(schemes.map(({ ok }) => ok)).toEqual([false, true]);
	});
});
