import { AppError } from '#src/errors/index.ts';
import {
	kMeans,
	pca,
	prepare,
	project,
	silhouettes,
	takeRows,
	type Points,
	type Prepared,
} from '#src/core/cluster/index.ts';
import type { ClusterScheme, MeasureRef } from '#src/core/model/index.ts';
import { contentHashes, hashText, stableOrder, type Keys } from '#src/core/stats/index.ts';
import { clusterName, profileOf } from './cluster-profile.ts';
import { plainClass, spoken, summarise } from '#src/core/segment/summary.ts';
import {
	measureKey,
	type ClassInfo,
	type ClusterDetail,
	type CustomerMetrics,
	type SchemeResult,
	type Spoken,
} from '#src/core/segment/types.ts';

/** Silhouettes are exact up to here, above on a sample of this size; the scan over k uses the same rows. */
const SILHOUETTE_ROWS = 5000;
/** Random starts are tried on this many rows at most; the best is refined on all. */
const START_ROWS = 20_000;
const SCAN = [2, 3, 4, 5, 6, 7, 8, 9, 10];
const SCAN_RESTARTS = 10;
const MAX_K = 50;

export interface ClusterInputs {
	readonly keys: Keys;
	/** Values per customer row, parallel to the inputs of the scheme. */
	readonly values: readonly Float64Array[];
	readonly metrics: CustomerMetrics;
}

/** Stage, done, total. */
export type ClusterProgress = (stage: 'scan' | 'cluster', done: number, total: number) => void;

/**
 * k-means of customers on the inputs of a scheme. Customers are taken in key order (without keys: by their content), so
 * the order of rows does not matter; customers with a missing input form a class of their own.
 *
 * @throws AppError segment.noColumns, segment.tooFewRows, segment.constantColumns where there is nothing to tell apart
 */
export function analyseClusters(
	scheme: ClusterScheme,
	given: ClusterInputs,
	report: ClusterProgress,
): SchemeResult {
	if (scheme.inputs.length === 0) throw new AppError('segment.noColumns', {});
	const count = given.metrics.customerCount;
	const order = stableOrder(count, given.keys, given.values);
	const columns = scheme.inputs.map((input, i) => ({
		values: given.values[i] ?? new Float64Array(),
		log: input.log,
	}));
	const prepared = prepare(columns, order);
	requireSomething(scheme, prepared);
	const points = pointsOf(prepared);
	const hashes = rowHashes(prepared, given.keys);
	const sample = smallest(hashes, SILHOUETTE_ROWS);
	const scan = scanK(scheme, takeRows(points, sample), report);
	const asked = Math.max(1, Math.min(MAX_K, scheme.k ?? bestK(scan)));
	const restarts = Math.max(1, Math.min(100, scheme.restarts));
	const fit = kMeans(points, {
		k: asked,
		seed: scheme.seed,
		restarts,
		startRows: smallest(hashes, START_ROWS),
		onStart: (done) => report('cluster', done, restarts),
	});
	const onSample = Uint8Array.from(sample, (position) => fit.labels[position] ?? 0);
	const [silhouette = null] = silhouettes(takeRows(points, sample), [onSample]);
	const detail: ClusterDetail = {
		kind: 'clusters',
		scheme,
		inputs: prepared.columns.map(({ input, scaler }) => ({ measure: measureOf(scheme, input), ...scaler })),
		dropped: prepared.dropped.map(({ input, why }) => ({ measure: measureOf(scheme, input), why })),
		k: fit.k,
		chosen: scheme.k === null ? 'silhouette' : 'given',
		scan,
		silhouette,
		silhouetteOn: sample.length,
		clustered: points.n,
		inertia: fit.inertia,
		iterations: fit.iterations,
		centroids: fit.centroids,
		sizes: fit.sizes,
		...pictures(points, prepared.rows, count),
		profile: profileOf(prepared, columns, fit, points),
	};
	const warnings = warningsOf(scheme, prepared, detail, count, asked);
	return toResult(detail, fit.labels, prepared.rows, given.metrics, warnings);
}

function toResult(
	detail: ClusterDetail,
	labels: Uint8Array,
	rows: Uint32Array,
	metrics: CustomerMetrics,
	warnings: readonly Spoken[],
): SchemeResult {
	const classes: ClassInfo[] = detail.sizes.map((_, c) => ({
		...plainClass(`cluster${c + 1}`, c, (c % 10) + 1),
		name: clusterName(detail, c),
	}));
	if (rows.length < metrics.customerCount) classes.push(plainClass('notClustered', classes.length, 0));
	const classOf = new Uint8Array(metrics.customerCount).fill(detail.k);
	rows.forEach((row, position) => (classOf[row] = labels[position] ?? 0));
	return {
		schemeId: detail.scheme.id,
		kind: 'clusters',
		version: detail.scheme.version,
		classes,
		classOf,
		summary: summarise(classes, classOf, metrics),
		detail,
		warnings,
	};
}

function measureOf(scheme: ClusterScheme, input: number): MeasureRef {
	return scheme.inputs[input]?.measure ?? { kind: 'metric', metric: 'amount' };
}

function requireSomething(scheme: ClusterScheme, prepared: Prepared): void {
	const classes = scheme.k ?? 2;
	if (prepared.rows.length < 2 || prepared.dropped.every(({ why }) => why === 'missing')) {
		const usable = prepared.columns.length > 0 || prepared.dropped.some(({ why }) => why === 'constant');
		if (!usable || prepared.rows.length < 2) {
			throw new AppError('segment.tooFewRows', { rows: usable ? prepared.rows.length : 0, classes });
		}
	}
	if (prepared.columns.length === 0) {
		const columns = prepared.dropped.map(({ input }) => measureKey(measureOf(scheme, input))).join('|');
		throw new AppError('segment.constantColumns', { columns });
	}
}

function pointsOf(prepared: Prepared): Points {
	const n = prepared.rows.length;
	const data = new Float64Array(n * prepared.columns.length);
	prepared.columns.forEach(({ z }, j) => data.set(z, j * n));
	return { n, d: prepared.columns.length, data };
}

/** A hash per position: of the key, where every row has its own, else of the content. */
function rowHashes(prepared: Prepared, keys: Keys): Uint32Array {
	const content = contentHashes(
		prepared.rows.length,
		prepared.columns.map(({ z }) => z),
	);
	if (!keys) return content;
	return Uint32Array.from(prepared.rows, (row, i) => {
		const key = keys[row];
		return key === null || key === undefined ? (content[i] ?? 0) : hashText(key);
	});
}

/** The positions with the smallest hashes, at most `count`, in ascending order of position. */
function smallest(hashes: Uint32Array, count: number): Uint32Array {
	const positions = Uint32Array.from(hashes, (_, i) => i);
	if (positions.length <= count) return positions;
	return positions
		.sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0) || a - b)
		.slice(0, count)
		.sort();
}

function scanK(scheme: ClusterScheme, points: Points, report: ClusterProgress): ClusterDetail['scan'] {
	const fits: { k: number; inertia: number; labels: Uint8Array }[] = [];
	const candidates = SCAN.filter((k) => k < points.n);
	const restarts = Math.max(1, Math.min(SCAN_RESTARTS, scheme.restarts));
	for (const k of candidates) {
		report('scan', fits.length, candidates.length);
		const fit = kMeans(points, { k, seed: scheme.seed, restarts });
		if (fit.k < k) break;
		fits.push({ k, inertia: fit.inertia, labels: fit.labels });
	}
	const widths = silhouettes(
		points,
		fits.map(({ labels }) => labels),
	);
	return fits.map(({ k, inertia }, i) => ({ k, inertia, silhouette: widths[i] ?? null }));
}

/** Highest silhouette, the smaller k on a tie; 2 where none could be computed. */
function bestK(scan: ClusterDetail['scan']): number {
	const known = scan.filter((entry) => entry.silhouette !== null);
	return known.reduce(
		(best, entry) => ((entry.silhouette ?? 0) > (best.silhouette ?? 0) ? entry : best),
		known[0] ?? {
			k: 2,
			silhouette: null,
		},
	).k;
}

function pictures(points: Points, rows: Uint32Array, count: number) {
	const { shares, components } = pca(points);
	const x = new Float32Array(count).fill(Number.NaN);
	const y = new Float32Array(count).fill(Number.NaN);
	const first = project(points, components, 0);
	const second = points.d > 1 ? project(points, components, 1) : new Float32Array(points.n);
	const standardised = new Float64Array(count * points.d).fill(Number.NaN);
	rows.forEach((row, i) => {
		x[row] = first[i] ?? 0;
		y[row] = second[i] ?? 0;
		for (let j = 0; j < points.d; j++) standardised[row * points.d + j] = points.data[j * points.n + i] ?? 0;
	});
	const loadings = components.slice(0, Math.min(2, points.d) * points.d);
	return { scatter: { x, y }, components: { shares: Array.from(shares), loadings }, standardised };
}

function warningsOf(
	scheme: ClusterScheme,
	prepared: Prepared,
	detail: ClusterDetail,
	count: number,
	asked: number,
): Spoken[] {
	const warnings: Spoken[] = [];
	const names = (inputs: readonly number[]) =>
		inputs.map((input) => measureKey(measureOf(scheme, input))).join('|');
	const add = (code: string, inputs: readonly number[]) => {
		if (inputs.length > 0) warnings.push(spoken(code, { measures: names(inputs) }));
	};
	const dropped = (why: 'constant' | 'missing') =>
		prepared.dropped.filter((entry) => entry.why === why).map(({ input }) => input);
	add('clustersConstant', dropped('constant'));
	add('clustersEmptyColumn', dropped('missing'));
	add('clustersLogRefused', prepared.logRefused);
	add(
		'clustersLog',
		prepared.columns.filter(({ scaler }) => scaler.log).map(({ input }) => input),
	);
	if (detail.clustered < count) warnings.push(spoken('clustersMissing', { count: count - detail.clustered }));
	if (detail.k < asked) warnings.push(spoken('clustersFewer', { asked, k: detail.k }));
	if (detail.silhouetteOn < detail.clustered) {
		warnings.push(spoken('clustersSampled', { sample: detail.silhouetteOn, count: detail.clustered }));
	}
	return warnings;
}
