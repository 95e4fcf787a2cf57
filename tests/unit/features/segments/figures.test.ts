import { describe, expect, it } from 'vitest';
import { defaultRfm } from '#src/core/segment/starting-schemes.ts';
import { analyse, type RfmDetail } from '#src/core/segment/index.ts';
import { SALES_ONLY, type RfmScheme } from '#src/core/model/index.ts';
import {
	distribution,
	heatCells,
	keepableCuts,
	plainCuts,
	rising,
	steadyShare,
	withCuts,
} from '#src/features/segments/rfm/rfm-figures.ts';
import { moveShare, shareAt } from '#src/charts/pareto.layout.ts';

const COUNT = 120;
const value = (row: number, factor: number) => (row * factor) % 101;

function detailOf(scheme: Partial<RfmScheme> = {}): RfmDetail {
	const { schemes } = analyse({
		customerCount: COUNT,
		source: {
			kind: 'customers',
			columns: {
				orders: Float64Array.from({ length: COUNT }, (_, row) => 1 + (value(row, 7) % 6)),
				amounts: [Float64Array.from({ length: COUNT }, (_, row) => 1000 + 37 * value(row, 13))],
				firstOrder: null,
				lastOrder: Float64Array.from({ length: COUNT }, (_, row) => 46_000 - value(row, 29)),
			},
		},
		filter: SALES_ONLY,
		analysisDate: 46_010,
		keys: null,
		columns: {},
		fields: {},
		schemes: [{ ...defaultRfm('rfm'), ...scheme }],
	});
	const [outcome] = schemes;
	if (!outcome?.ok || outcome.result.detail.kind !== 'rfm') throw new Error('not computed');
	return outcome.result.detail;
}

describe('figures of an RFM scheme', () => {
	it('keepable cuts rise strictly and give every customer the scores of the quintiles', () => {
		const before = detailOf();
		const { cuts } = keepableCuts(before);
		for (const edges of Object.values(cuts)) {
			expect(edges).toHaveLength(4);
			expect(edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? edge))).toBe(true);
		}
		const after = detailOf({ ties: 'custom', cuts });
		expect(after.scores).toEqual(before.scores);
	});

	it('a moved cut makes own cuts; moved back, the scheme has quintiles again', () => {
		const detail = detailOf();
		const target = { measure: 'monetary' as const, group: 0 };
		const plain = plainCuts(detail, target);
		const moved = withCuts(detail, target, plain.with(3, (plain[3] ?? 0) + 100));
		expect(moved.ties).toBe('custom');
		expect(moved.cuts?.monetary[3]).toBe((plain[3] ?? 0) + 100);
		const own = detailOf(moved);
		expect(withCuts(own, target, plain)).toMatchObject({ ties: 'value', cuts: null });
	});

	it('keepable cuts of groups give every customer the nested scores; a cut of one group moves no other', () => {
		const before = detailOf({ binning: 'nested' });
		const own = { ties: 'custom' as const, binning: 'nested' as const, ...keepableCuts(before) };
		expect(detailOf(own).scores).toEqual(before.scores);
		const target = { measure: 'frequency' as const, group: 4 };
		const cuts = plainCuts(before, target).map((cut) => cut + 1);
		const after = detailOf({ binning: 'nested', ...withCuts(before, target, cuts) });
		after.scores.frequency.forEach((score, row) => {
			if (before.scores.recency[row] !== 5) expect(score).toBe(before.scores.frequency[row]);
		});
		expect(after.scores.frequency).not.toEqual(before.scores.frequency);
	});

	it('edges that coincide are set apart where no value lies', () => {
		expect(rising([1, 1, 1, 5], [1, 1, 1, 2, 5, 9])).toEqual([1, 1.125, 1.234375, 5]);
	});

	it('a mask counts only its customers, over the bins of all', () => {
		const detail = detailOf();
		const mask = Uint8Array.from({ length: COUNT }, (_, row) => (row % 3 === 0 ? 1 : 0));
		const recency = { measure: 'recency' as const, group: 0 };
		const figure = distribution(detail, recency, mask);
		expect(figure.sorted).toHaveLength(40);
		expect(Array.from(figure.bins.counts).reduce((sum, count) => sum + count, 0)).toBe(40);
		expect(figure.bins.edges).toBe(detail.distributions.recency.edges);
		expect(heatCells(detail, mask).reduce((sum, cell) => sum + cell.count, 0)).toBe(40);
		const all = distribution(detail, recency, new Uint8Array(COUNT).fill(1));
		expect(Array.from(all.bins.counts)).toEqual(Array.from(detail.distributions.recency.counts));
	});

	it('nobody changes class when the cuts do not move', () => {
		expect(steadyShare(detailOf(), 0)).toBe(1);
		expect(steadyShare(detailOf({ binning: 'nested' }))).toBeNull();
	});
});

describe('a cut on the cumulative curve', () => {
	const curve = { customers: [0, 0.5, 1], share: [0, 0.8, 1] };

	it('reads the share between two points', () => {
		expect(shareAt(curve, 0.25)).toBeCloseTo(0.4);
		expect(shareAt(curve, 0.75)).toBeCloseTo(0.9);
		expect(shareAt(curve, 2)).toBe(1);
	});

	it('stays between its neighbours', () => {
		expect(moveShare([0.8, 0.95], 0, 0.99)).toEqual([0.945, 0.95]);
		expect(moveShare([0.8, 0.95], 1, 0.1)).toEqual([0.8, 0.805]);
		expect(moveShare([0.8, 0.95], 0, 0.7012)).toEqual([0.7, 0.95]);
	});
});
