import { createRandom } from '#src/core/stats/index.ts';
import { analyse, type SegmentRequest } from '#src/core/segment/index.ts';
import { bandsOf, passedBy, prepareCuts, totalsAt } from '#src/core/segment/matrix/index.ts';
import { axisOf, detailOf, matrixScheme } from '../support/matrix-cases.ts';
import { customersOf, run as runScheme, where } from '../support/segment-cases.ts';
import { layoutPoints, matrixScale, type MatrixAxisView } from '#src/charts/matrix-places.layout.ts';
import { rasterise } from '#src/charts/matrix-raster.ts';
import type { BenchRow } from './row.ts';

const CUSTOMERS = 100_000;
const MOVES = 200;
const PLOT = { width: 900, height: 600 };

/** A cut line moved over 100,000 customers: counts, money and threats of every cell, against a full run for each move. */
export async function run(): Promise<BenchRow[]> {
	const request = requestOf();
	const scheme = {
		...matrixScheme(axisOf(['x'], [50]), axisOf(['y'], [20])),
		threat: where('y', { op: '<', value: 5 }),
	};
	const detail = detailOf(runScheme(request, scheme));
	const amounts = analyse(request).metrics.amount;
	const prepare = () =>
		prepareCuts({
			...{ values: detail.x.values, bandOf: bandsOf(detail.y.values, [20]), bands: 2, amounts },
			...{ threatened: detail.threatened, mask: null },
		});
	const prepared = prepare();
	const moves = Array.from({ length: MOVES }, (_, i) => {
		const cut = 30 + (40 * i) / MOVES;
		return time(() => [totalsAt(prepared, [cut]), passedBy(prepared, 50, cut)]);
	}).sort((a, b) => a - b);
	const full =
		best(() => runScheme({ ...request, schemes: [scheme] }, scheme)) - best(() => analyse(request));
	const [x, y] = [viewOf(detail.x.values, 100), viewOf(detail.y.values, 60)];
	const [across, up] = [matrixScale(x, PLOT.width), matrixScale(y, PLOT.height)];
	const tray = { x: -60, y: 0, width: 50, height: PLOT.height };
	const lay = () =>
		layoutPoints(
			{ x: detail.x.values, y: detail.y.values, sizes: amounts, mask: null, tray },
			...([across, up, PLOT] as const),
		);
	const points = lay();
	const size = { ...PLOT, left: 0, top: 0 };
	const picture = best(lay) + best(() => rasterise(points, 1_200, size, 1));
	return Promise.resolve([
		{
			what: `cut line over ${CUSTOMERS} customers: cells, money, threats and who passes, 95 of 100 moves within`,
			figure: moves[Math.floor(MOVES * 0.95)] ?? Number.NaN,
			unit: 'ms',
			baseline: { name: 'full run of the matrix for each move', figure: full },
			goal: { kind: 'atMost', value: 12 },
		},
		{
			what: `the same: sorted and added up once per drag`,
			figure: best(prepare),
			unit: 'ms',
			baseline: { name: 'full run of the matrix', figure: full },
			goal: { kind: 'atMost', value: 50 },
		},
		{
			what: `places and shapes of ${CUSTOMERS} circles, once per layout`,
			figure: picture,
			unit: 'ms',
			baseline: { name: 'full run of the matrix', figure: full },
			goal: { kind: 'atMost', value: 120 },
		},
	]);
}

function viewOf(values: Float64Array, max: number): MatrixAxisView {
	return { values, range: [0, max], cuts: [20], isPercent: false, isLog: false, label: '', format: String };
}

function requestOf(): SegmentRequest {
	const random = createRandom(12);
	const base = customersOf(
		Array.from(
			{ length: CUSTOMERS },
			() => [1, 1 + Math.floor(random.next() * 9), random.next() ** 6 * 9e5] as const,
		),
	);
	const x = Float64Array.from({ length: CUSTOMERS }, () =>
		random.next() < 0.1 ? Number.NaN : random.next() * 100,
	);
	const y = Float64Array.from({ length: CUSTOMERS }, () => random.next() ** 2 * 60);
	return { ...base, columns: { x, y }, fields: { y: { kind: 'number', values: y } } };
}

function best(work: () => unknown): number {
	return Math.min(...Array.from({ length: 5 }, () => time(work)));
}

function time(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}
