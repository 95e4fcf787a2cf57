import { AppError, toFault } from '#src/errors/index.ts';
import type { MeasureRef, RfmScheme, Scheme } from '#src/core/model/index.ts';
import { allRows, stableOrder } from '#src/core/stats/index.ts';
import { analyseClusters } from '#src/core/segment/clusters/clusters.ts';
import { analyseMatrix } from '#src/core/segment/matrix/matrix.ts';
import type { SelectedLines } from '#src/core/segment/metrics/lines.ts';
import { deriveMetrics, metricsAndLines } from '#src/core/segment/metrics/metrics.ts';
import { holdsMetric, isOfOrders, metricValues } from '#src/core/segment/metrics/values.ts';
import { analyseRfm } from '#src/core/segment/rfm/rfm.ts';
import { analyseScore } from '#src/core/segment/score/score.ts';
import { analyseRules } from './rules/analyse-rules.ts';
import type { RuleField } from './rules/fields.ts';
import { isSummable } from '#src/core/segment/tiers/summable.ts';
import { analyseTiers } from '#src/core/segment/tiers/tiers.ts';
import { periodsOf, watchCustomers, type WatchRequest, type WatchResult } from './watch/index.ts';
import { measureKey } from './types.ts';
import type {
	CustomerMetrics,
	SchemeFault,
	SchemeOutcome,
	SchemeResult,
	SegmentRequest,
	SegmentResult,
} from './types.ts';

/** Stage code, how much is done, of how much where that is known. */
export interface SegmentProgress {
	readonly stage: string;
	readonly done: number;
	readonly total: number | null;
}
export type SegmentReport = (progress: SegmentProgress) => void;

/**
 * Metrics and every scheme of the request. A scheme that cannot be computed comes back with its fault, the others with
 * their result. Pure and independent of the order of rows.
 *
 * @throws AppError segment.noCustomers without customers
 */
export function analyse(request: SegmentRequest, report: SegmentReport = () => undefined): SegmentResult {
	report({ stage: 'segment.metrics', done: 0, total: null });
	const { metrics, lines } = metricsAndLines({ ...request, windowMonths: null });
	const run: Run = { request, metrics, report, outcomes: new Map(), open: new Set() };
	// Lines are only held as long as something asks for them.
	const held = request.watch ? lines : null;
	const schemes = request.schemes.map((scheme) => outcomeOf(scheme, run));
	return { metrics, schemes, watch: request.watch ? watch(request.watch, held, run) : null };
}

function watch(asked: WatchRequest, lines: SelectedLines | null, run: Run): WatchResult {
	run.report({ stage: 'segment.watch', done: 0, total: null });
	const { metrics, request } = run;
	const { source } = request;
	const orderOf = source.kind === 'transactions' ? source.columns.orderOf : null;
	const resultOf = (id: string) => {
		const outcome = request.schemes.some((scheme) => scheme.id === id) ? run.outcomes.get(id) : undefined;
		return outcome?.ok ? outcome.result : null;
	};
	return watchCustomers(asked, {
		metrics,
		measure: (measure) => {
			if (measure.kind === 'column') return columnOf(measure.column, asked.columns) ?? null;
			if (measure.kind === 'metric')
				return holdsMetric(metrics, measure.metric) ? measured(measure, run) : null;
			const detail = resultOf(measure.scheme)?.detail;
			return detail?.kind === 'score' ? detail.points : null;
		},
		classes: (id) => {
			const result = resultOf(id);
			return result && { ids: result.classes.map((info) => info.id), classOf: result.classOf };
		},
		periods: lines ? periodsOf({ lines, orderOf, firstOrder: metrics.firstOrder }) : () => null,
	});
}

/** One run: schemes that ask for the classes of others have those computed first. */
interface Run {
	readonly request: SegmentRequest;
	readonly metrics: CustomerMetrics;
	readonly report: SegmentReport;
	readonly outcomes: Map<string, SchemeOutcome>;
	/** Schemes that wait for one another. */
	readonly open: Set<string>;
}

function outcomeOf(scheme: Scheme, run: Run): SchemeOutcome {
	const known = run.outcomes.get(scheme.id);
	if (known) return known;
	let outcome: SchemeOutcome;
	run.open.add(scheme.id);
	try {
		outcome = { ok: true, result: runScheme(scheme, run) };
	} catch (thrown) {
		if (!(thrown instanceof AppError)) throw thrown;
		const { code, args }: SchemeFault = toFault(thrown);
		outcome = { ok: false, schemeId: scheme.id, fault: { code, args } };
	}
	run.open.delete(scheme.id);
	run.outcomes.set(scheme.id, outcome);
	return outcome;
}

function runScheme(scheme: Scheme, run: Run): SchemeResult {
	const { request, metrics, report } = run;
	report({ stage: `segment.${scheme.kind}`, done: 0, total: null });
	switch (scheme.kind) {
		case 'rfm':
			return analyseRfm(
				scheme,
				windowed(request, scheme, metrics),
				metrics,
				orderFor(request, scheme, metrics),
			);
		case 'tiers':
			return analyseTiers(
				scheme,
				measured(scheme.measure, run),
				metrics,
				orderFor(request, scheme, metrics),
				isSummable(scheme.measure, request.ratios ?? []),
			);
		case 'clusters':
			return analyseClusters(
				scheme,
				{
					keys: request.keys,
					metrics,
					valuesOf: (measure) => valuesOf(measure, run),
					textsOf: (column) => textsOf(column, request.fields),
				},
				(stage, done, total) => report({ stage: `segment.clusters.${stage}`, done, total }),
			);
		case 'rules':
			return analyseRules(scheme, (id) => fieldFor(id, run), metrics);
		case 'score':
			return analyseScore(
				scheme,
				{
					values: scheme.inputs.map((input) => measured(input.measure, run)),
					metrics,
					keys: request.keys,
					order: orderFor(request, scheme, metrics),
				},
				(done, total) => report({ stage: 'segment.score.stability', done, total }),
			);
		case 'matrix':
			return analyseMatrix(
				scheme,
				{
					measure: (each) => measured(each, run),
					field: (id) => fieldFor(id, run),
				},
				metrics,
			);
	}
}

/** What rules ask for: a metric, the classes or points of another scheme, a column of the customers. */
function fieldFor(id: string, run: Run): RuleField | undefined {
	const [kind, name = ''] = id.split(/:(.*)/su);
	if (kind === 'metric') return metricField(name, run.metrics);
	if (kind === 'class') return classField(name, run);
	if (kind === 'points') return pointsField(name, run);
	return Object.hasOwn(run.request.fields, id) ? run.request.fields[id] : undefined;
}

function metricField(name: string, metrics: CustomerMetrics): RuleField | undefined {
	const texts = metrics.behaviour?.texts ?? {};
	if (Object.hasOwn(texts, name) && texts[name]) return { kind: 'text', ...texts[name] };
	const values = holdsMetric(metrics, name) ? metricValues(metrics, name) : null;
	return values ? { kind: 'number', values } : undefined;
}

function classField(schemeId: string, run: Run): RuleField | undefined {
	const result = basisOf(schemeId, run);
	if (!result) return undefined;
	const { classes, classOf } = result;
	return { kind: 'text', codes: Int32Array.from(classOf), texts: classes.map(({ id }) => id) };
}

function pointsField(schemeId: string, run: Run): RuleField | undefined {
	const detail = basisOf(schemeId, run)?.detail;
	return detail?.kind === 'score' ? { kind: 'number', values: detail.points } : undefined;
}

/** The result of a scheme that another one asks for; undefined where it is gone. */
function basisOf(schemeId: string, run: Run): SchemeResult | undefined {
	const scheme = run.request.schemes.find(({ id }) => id === schemeId);
	if (!scheme) return undefined;
	if (run.open.has(schemeId)) throw new AppError('segment.ruleCycle', {});
	const outcome = outcomeOf(scheme, run);
	if (!outcome.ok) throw new AppError('segment.ruleBasis', {});
	return outcome.result;
}

/** Values of a measure per customer row. */
function measureValues(measure: MeasureRef, run: Run): Float64Array {
	const values = valuesOf(measure, run);
	if (!values) throw new AppError('segment.measureGone', { measure: measureKey(measure) });
	return values;
}

/** The same, null where the measure is gone. */
function valuesOf(measure: MeasureRef, run: Run): Float64Array | null {
	const { metrics, request } = run;
	if (measure.kind === 'metric') return metricValues(metrics, measure.metric);
	if (measure.kind === 'score') return pointsOf(measure.scheme, run) ?? null;
	return columnOf(measure.column, request.columns) ?? null;
}

function pointsOf(schemeId: string, run: Run): Float64Array | undefined {
	const field = pointsField(schemeId, run);
	return field?.kind === 'number' ? field.values : undefined;
}

function columnOf(id: string, columns: SegmentRequest['columns']): Float64Array | undefined {
	return Object.hasOwn(columns, id) ? columns[id] : undefined;
}

function textsOf(column: string, fields: SegmentRequest['fields']) {
	const field = Object.hasOwn(fields, column) ? fields[column] : undefined;
	return field?.kind === 'text' ? field : null;
}

/** A metric of orders of a customer without any is missing, not 0: such a customer is no member of the lowest tier. */
function measured(measure: MeasureRef, run: Run): Float64Array {
	const values = measureValues(measure, run);
	const { orders } = run.metrics;
	if (measure.kind !== 'metric' || !isOfOrders(measure.metric)) return values;
	return values.map((value, row) => (orders[row] === 0 ? Number.NaN : value));
}

/** The metrics of the orders that a scheme counts: its window, and what it does with returns. */
function windowed(request: SegmentRequest, scheme: RfmScheme, metrics: CustomerMetrics): CustomerMetrics {
	const { windowMonths, windowDays, returns } = scheme;
	if (request.source.kind !== 'transactions') return metrics;
	if (windowMonths === null && !windowDays && !returns) return metrics;
	const sales = { ...request.filter, excludeReturns: true, excludeNonPositiveQuantity: true };
	return deriveMetrics({
		...request,
		windowMonths: windowDays ? null : windowMonths,
		windowDays: windowDays ?? null,
		filter: returns ? sales : request.filter,
		netsReturns: returns === 'net' || returns === 'netOrders',
		dropsRefunded: returns === 'netOrders',
		behaviour: null,
	});
}

/** Only ties by key need the order of keys; everything else is independent of order. */
function orderFor(request: SegmentRequest, scheme: Scheme, metrics: CustomerMetrics): Uint32Array {
	const count = request.customerCount;
	if (scheme.kind === 'rfm' && scheme.ties !== 'rank') return allRows(count);
	const content = [metrics.amount, metrics.orders, metrics.recencyDays, ...Object.values(request.columns)];
	return stableOrder(count, request.keys, content);
}
