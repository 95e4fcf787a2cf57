import { createRandom } from '#src/core/stats/index.ts';
import { SALES_ONLY } from '#src/core/model/index.ts';
import { analyse, type RfmDetail, type SegmentRequest } from '#src/core/segment/index.ts';
import { CutRecount, withTarget, type OwnCuts } from '#src/core/segment/rfm/index.ts';
import { liveRows, type ClassRow } from '#src/features/segments/class-rows.ts';
import { keepableCuts } from '#src/features/segments/rfm/rfm-figures.ts';
import { countBands, layoutBars } from '#src/charts/histogram.layout.ts';
import { layoutHeat } from '#src/charts/heatmap.layout.ts';
import { rfmScheme } from '../support/segment-cases.ts';
import type { BenchRow } from './row.ts';

const CUSTOMERS = 100_000;
const MOVES = 400;

/**
 * A cut dragged to and fro across the distribution of 100,000 customers: what each pointer move costs the page before it
 * draws (counts of every class and cell, bars, heat map), against running the scheme again with the cuts moved.
 */
export async function run(): Promise<BenchRow[]> {
	const rows: BenchRow[] = [];
	for (const measure of ['recency', 'frequency', 'monetary'] as const)
		for (const binning of ['independent', 'nested'] as const) rows.push(...drag(measure, binning));
	return rows;
}

function drag(measure: 'recency' | 'frequency' | 'monetary', binning: 'independent' | 'nested'): BenchRow[] {
	const request = customers();
	const scheme = rfmScheme({ binning, segmentMap: 'eleven' });
	const { metrics, schemes } = analyse({ ...request, schemes: [scheme] });
	const [outcome] = schemes;
	if (!outcome?.ok) throw new Error('not computed');
	const detail = outcome.result.detail as RfmDetail;
	const start = keepableCuts(detail);
	const target = { measure, group: 0 };
	const begun = performance.now();
	const recount = new CutRecount(outcome.result, detail, metrics, null, start, target);
	const prepared = performance.now() - begun;
	const cuts = cutsOf(start, measure, target.group);
	const sorted = detail.values[measure].slice().sort();
	const shown = outcome.result.summary.map((each, index): ClassRow => ({
		...each,
		...{ index, id: String(index), name: '', colour: 1 },
	}));
	const places = pathOf(cuts, sorted);
	const steps = places.map((moved) => {
		const from = performance.now();
		const counts = recount.at(moved);
		liveRows(shown, counts.classes);
		layoutHeat(counts.heat, 480, 270);
		countBands(sorted, moved);
		layoutBars(detail.distributions[measure], 480, 64, moved);
		return performance.now() - from;
	});
	const again = [0, 1, 2].map((round) => {
		const own = withTarget(start, target, places[round * 100] ?? cuts, detail.bins);
		const from = performance.now();
		analyse({ ...request, schemes: [rfmScheme({ ...scheme, ties: 'custom', ...own })] });
		return performance.now() - from;
	});
	const name = `${measure}, ${binning}`;
	const baseline = { name: 'scheme run again', figure: Math.min(...again) };
	steps.sort((a, b) => a - b);
	const at = (share: number) => steps[Math.floor((steps.length - 1) * share)] ?? 0;
	return [
		{
			what: `pointer move, p95 of ${MOVES}, 100,000 customers: ${name}`,
			figure: at(0.95),
			unit: 'ms',
			baseline,
			goal: { kind: 'atMost', value: 12 },
		},
		{ what: `pointer move, largest: ${name}`, figure: at(1), unit: 'ms', baseline },
		{ what: `taking hold of the cut: ${name}`, figure: prepared, unit: 'ms', baseline },
	];
}

/** The second cut from its place to the far ends and back. */
function pathOf(cuts: readonly number[], sorted: Float64Array): number[][] {
	const [low = 0, high = 0] = [cuts[0], cuts[2]];
	return Array.from({ length: MOVES }, (_, i) => {
		const share = 0.5 + 0.5 * Math.sin((i / MOVES) * Math.PI * 6);
		const place = sorted[Math.floor(share * (sorted.length - 1))] ?? low;
		return cuts.map((cut, at) => (at === 1 ? Math.min(high, Math.max(low, place)) : cut));
	});
}

function cutsOf({ cuts, nestedCuts }: OwnCuts, measure: 'recency' | 'frequency' | 'monetary', group: number) {
	const own = measure === 'recency' ? undefined : nestedCuts?.[measure][group];
	return own && own.length > 0 ? own : cuts[measure];
}

function customers(): SegmentRequest {
	const random = createRandom(7);
	const column = (of: () => number) => Float64Array.from({ length: CUSTOMERS }, of);
	return {
		customerCount: CUSTOMERS,
		source: {
			kind: 'customers',
			columns: {
				orders: column(() => 1 + Math.floor(random.next() ** 3 * 40)),
				amounts: [column(() => Math.round(Math.exp(4 + 6 * random.next()) * 100) / 100)],
				firstOrder: null,
				lastOrder: column(() => 46_000 - Math.floor(random.next() ** 2 * 900)),
			},
		},
		filter: SALES_ONLY,
		analysisDate: 46_001,
		keys: null,
		columns: {},
		fields: {},
		schemes: [],
	};
}
