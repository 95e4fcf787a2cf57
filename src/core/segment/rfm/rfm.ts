import type { RfmScheme } from '#src/core/model/index.ts';
import { AppError } from '#src/errors/index.ts';
import { gather, GroupSums, histogram } from '#src/core/stats/index.ts';
import { MEASURES, perMeasure, score, type Scoring } from './scoring.ts';
import { cubeOf, mapClasses, mapOf, NO_CLASS, proveCoverage } from './segment-maps.ts';
import { plainClass, spoken, summarise } from '#src/core/segment/summary.ts';
import type {
	ClassInfo,
	CustomerMetrics,
	HeatCell,
	PerMeasure,
	RfmDetail,
	SchemeResult,
	Spoken,
} from '#src/core/segment/types.ts';

/** Below this, fifths say little: fewer than ten customers a score. */
const FEW_CUSTOMERS = 50;

/** Classes for customers that RFM cannot score or its map does not place; each is listed only where it has customers. */
const LEFT_OUT = ['noOrders', 'lapsed', 'notScored', 'unclassified', 'refunded'] as const;
const UNPLACED = LEFT_OUT.indexOf('unclassified') + 1;
const REFUNDED = LEFT_OUT.indexOf('refunded') + 1;

/**
 * Scores and classes of one RFM scheme.
 *
 * @param metrics within the scheme's window
 * @param overall over all time, for the figures per class
 * @param order all rows in stable order
 * @throws AppError segment.emptyWindow where all orders lie outside the window; segment.noDates, segment.noOrderCounts, segment.noAmounts when a measure is known of nobody
 */
export function analyseRfm(
	scheme: RfmScheme,
	metrics: CustomerMetrics,
	overall: CustomerMetrics,
	order: Uint32Array,
): SchemeResult {
	const values = { recency: metrics.recencyDays, frequency: metrics.orders, monetary: metrics.amount };
	requireMeasures(values, metrics);
	const state = new Uint8Array(order.length);
	for (let row = 0; row < state.length; row++) state[row] = stateOf(values, metrics, row);
	const rows = order.filter((row) => state[row] === SCORED);
	const scoring = score(scheme, values, rows);
	const { bins } = scoring;
	const rules = mapOf(scheme);
	const cubeClass = cubeOf(rules, bins);
	const cubeCount = new Uint32Array(bins ** 3);
	for (const row of rows) {
		const cell = cellAt(scoring, row);
		cubeCount[cell] = (cubeCount[cell] ?? 0) + 1;
		if (cubeClass[cell] === NO_CLASS) state[row] = UNPLACED;
	}
	const classes: ClassInfo[] = mapClasses(scheme);
	const leftOut = LEFT_OUT.map((id, i) => {
		if (!state.includes(i + 1)) return 0;
		classes.push(plainClass(id, classes.length, 0));
		return classes.length - 1;
	});
	const classOf = state.map((code, row) =>
		code === SCORED ? (cubeClass[cellAt(scoring, row)] ?? 0) : (leftOut[code - 1] ?? 0),
	);
	const detail: RfmDetail = {
		kind: 'rfm',
		scheme,
		analysisDate: metrics.analysisDate,
		scored: rows.length,
		values,
		...scoring,
		ranges: perMeasure((measure) => rangesOf(values[measure], scoring.scores[measure], rows, bins)),
		scoreCounts: perMeasure((measure) => countScores(scoring.scores[measure], rows, bins)),
		refunds: refundsOf(metrics),
		onEdge: perMeasure((measure) => countOnEdge(values[measure], scoring.edges[measure], rows)),
		distributions: perMeasure((measure) => histogram(gather(values[measure], rows))),
		heat: heatOf(scoring, values.monetary, rows),
		map: rules,
		cubeClass,
		cubeCount,
		proof: proveCoverage(rules, bins),
	};
	return {
		schemeId: scheme.id,
		kind: 'rfm',
		version: scheme.version,
		classes,
		classOf,
		summary: summarise(classes, classOf, overall),
		detail,
		warnings: warningsOf(scheme, detail, metrics, rows),
	};
}

const SCORED = 0;

function refundsOf({ refunds }: CustomerMetrics): RfmDetail['refunds'] {
	return refunds && { ...refunds, customers: refunds.customers.reduce((sum, flag) => sum + flag, 0) };
}

/** 0 = scored, else the position in LEFT_OUT plus one. */
function stateOf(values: PerMeasure<Float64Array>, metrics: CustomerMetrics, row: number): number {
	if (metrics.refunds?.customers[row] === 1) return REFUNDED;
	if (metrics.lapsed[row] === 1) return 2;
	if (metrics.orders[row] === 0) return 1;
	const { recency, frequency, monetary } = values;
	const known =
		Number.isFinite(recency[row]) && Number.isFinite(frequency[row]) && Number.isFinite(monetary[row]);
	return known ? SCORED : 3;
}

function requireMeasures(values: PerMeasure<Float64Array>, metrics: CustomerMetrics): void {
	const missing = (name: CustomerMetrics['unavailable'][number]) => metrics.unavailable.includes(name);
	if (missing('recencyDays')) throw new AppError('segment.noDates', {});
	if (missing('orders')) throw new AppError('segment.noOrderCounts', {});
	if (missing('amount')) throw new AppError('segment.noAmounts', {});
	const known = (column: Float64Array) => column.some((value) => Number.isFinite(value));
	if (!known(values.recency) && metrics.lapsed.includes(1)) throw new AppError('segment.emptyWindow', {});
	if (!known(values.recency)) throw new AppError('segment.noDates', {});
	if (!known(values.monetary)) throw new AppError('segment.noAmounts', {});
}

function cellAt({ bins, scores }: Scoring, row: number): number {
	const [r, f, m] = [scores.recency[row] ?? 1, scores.frequency[row] ?? 1, scores.monetary[row] ?? 1];
	return (r - 1) * bins * bins + (f - 1) * bins + m - 1;
}

function rangesOf(
	values: Float64Array,
	scores: Uint8Array,
	rows: Uint32Array,
	bins: number,
): RfmDetail['ranges']['recency'] {
	const min = new Float64Array(bins + 1).fill(Number.POSITIVE_INFINITY);
	const max = new Float64Array(bins + 1).fill(Number.NEGATIVE_INFINITY);
	for (const row of rows) {
		const at = scores[row] ?? 0;
		const value = values[row] ?? 0;
		if (value < (min[at] ?? 0)) min[at] = value;
		if (value > (max[at] ?? 0)) max[at] = value;
	}
	return Array.from({ length: bins }, (_, i) => {
		const [low, high] = [min[i + 1] ?? 0, max[i + 1] ?? 0];
		return low <= high ? { min: low, max: high } : null;
	});
}

function countScores(scores: Uint8Array, rows: Uint32Array, bins: number): number[] {
	const counts = new Array<number>(bins).fill(0);
	for (const row of rows) counts[(scores[row] ?? 1) - 1] = (counts[(scores[row] ?? 1) - 1] ?? 0) + 1;
	return counts;
}

function countOnEdge(values: Float64Array, edges: readonly number[], rows: Uint32Array): number {
	return rows.reduce((count, row) => count + (edges.includes(values[row] ?? Number.NaN) ? 1 : 0), 0);
}

function heatOf({ bins, scores }: Scoring, amount: Float64Array, rows: Uint32Array): HeatCell[] {
	const cells = new Int32Array(rows.length);
	rows.forEach(
		(row, i) => (cells[i] = (bins - (scores.recency[row] ?? 1)) * bins + (scores.frequency[row] ?? 1) - 1),
	);
	const sums = new GroupSums(bins * bins);
	sums.addAll(
		cells,
		Float64Array.from(rows, (row) => amount[row] ?? 0),
	);
	const totals = sums.totals();
	const counts = new Uint32Array(bins * bins);
	for (const cell of cells) counts[cell] = (counts[cell] ?? 0) + 1;
	return Array.from(counts, (count, cell) => ({
		recency: bins - Math.floor(cell / bins),
		frequency: (cell % bins) + 1,
		count,
		meanAmount: count === 0 ? null : (totals[cell] ?? 0) / count,
	}));
}

function warningsOf(
	scheme: RfmScheme,
	detail: RfmDetail,
	metrics: CustomerMetrics,
	rows: Uint32Array,
): Spoken[] {
	const warnings: Spoken[] = [];
	if (rows.length < FEW_CUSTOMERS) warnings.push(spoken('rfmFewCustomers', { count: rows.length }));
	for (const measure of MEASURES) {
		const empty = detail.scoreCounts[measure].flatMap((count, i) => (count === 0 ? [i + 1] : []));
		if (empty.length > 0 && rows.length > 0) {
			warnings.push(spoken('rfmEmptyScores', { measure, scores: empty.join(' ') }));
		}
	}
	const losing = rows.reduce((count, row) => count + ((metrics.amount[row] ?? 0) <= 0 ? 1 : 0), 0);
	if (losing > 0) warnings.push(spoken('rfmNonPositiveMoney', { count: losing }));
	const unplaced = detail.proof.uncovered.length;
	if (unplaced > 0) warnings.push(spoken('rfmMapGaps', { count: unplaced }));
	const { windowMonths, windowDays } = scheme;
	if (windowDays && !metrics.windowDays) warnings.push(spoken('rfmDaysIgnored'));
	else if (windowMonths !== null && !windowDays && metrics.windowMonths !== windowMonths) {
		warnings.push(spoken('rfmWindowIgnored', { months: windowMonths }));
	}
	if (scheme.returns && !metrics.filtersLines) warnings.push(spoken('rfmReturnsIgnored'));
	return warnings;
}
