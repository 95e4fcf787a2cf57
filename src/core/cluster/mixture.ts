import { canonicalOrder } from './canonical.ts';
import { requirePoints, wholeAtLeast } from './check.ts';
import type { Covariance, MixtureParameters } from './gaussian.ts';
import { kMeans } from './kmeans.ts';
import { blocksOf, hardPass, mixturePass, type MixtureSums, type RowBlocks } from './mixture-step.ts';
import type { Points } from './points.ts';

export interface MixtureOptions {
	readonly k: number;
	readonly covariance: Covariance;
	readonly seed: number;
	/** Starts from different k-means partitions; the highest likelihood wins, the earlier one on a tie. */
	readonly restarts: number;
	/** Ends where the mean log-likelihood of a row grows by less; default 1e-5. */
	readonly tolerance?: number;
	/** Passes over the rows at most; default 200. */
	readonly maxIterations?: number;
	/** Rows the k-means partitions start from where there are more. */
	readonly startRows?: Uint32Array;
	readonly onProgress?: (done: number, total: number) => void;
}

export interface MixtureResult extends MixtureParameters {
	/** Component with the largest membership per row, 0…k−1 by descending mean. */
	readonly labels: Int32Array;
	/** Row × component: probabilities that add up to 1 per row. */
	readonly memberships: Float64Array;
	/** Rows per label; 0 is possible where a component is covered by others. */
	readonly sizes: readonly number[];
	readonly logLikelihood: number;
	/** −2 · log-likelihood + parameters · ln n (Schwarz 1978): lower is better. */
	readonly bic: number;
	readonly iterations: number;
	readonly isConverged: boolean;
}

/** Added to every variance, as a share of the variance of the column. */
const REGULARISATION = 1e-6;
/** A variance below counts as none: a millionth of it would be too small to be a number. */
const TINY = 1e-290;

/**
 * Gaussian mixture by expectation–maximisation (Dempster, Laird & Rubin 1977) from k-means partitions. 1e-6 of the column's
 * variance is added to each variance, so that no component shrinks to a point; on standardised columns that is
 * scikit-learn's reg_covar. Fewer components where there are fewer distinct rows than k.
 *
 * @throws AppError cluster.noRows, cluster.valuesOutOfRange
 */
export function gaussianMixture(points: Points, options: MixtureOptions): MixtureResult {
	requirePoints(points);
	const restarts = wholeAtLeast(options.restarts, 1);
	const centre = columnMeans(points);
	const floor = variances(points, centre).map(
		(variance) => REGULARISATION * (variance > TINY ? variance : 1),
	);
	const rows = blocksOf(points, centre);
	let best: Fit | null = null;
	for (let start = 0; start < restarts; start++) {
		const fit = climb(rows, firstGuess(points, rows, options, start, centre, floor), options, floor);
		if (!best || fit.logLikelihood > best.logLikelihood) best = fit;
		options.onProgress?.(start + 1, restarts);
	}
	const fit = best as Fit;
	return {
		...finish(rows, ordered(fit.mixture), centre, floor),
		iterations: fit.iterations,
		isConverged: fit.isConverged,
	};
}

/** Labels and memberships of any rows under a mixture, which stays as it is. `points` has its columns. */
export function mixtureMembers(
	points: Points,
	mixture: MixtureParameters,
): Pick<MixtureResult, 'labels' | 'memberships' | 'sizes' | 'logLikelihood' | 'bic'> {
	requirePoints(points);
	const floor = new Float64Array(points.d).fill(REGULARISATION);
	const centre = new Float64Array(points.d);
	return finish(blocksOf(points, centre), mixture, centre, floor);
}

/** Free parameters of a mixture: weights, means, covariances. */
function mixtureParameterCount({ k, d, covariance }: MixtureParameters): number {
	return k - 1 + k * d + k * (covariance === 'full' ? (d * (d + 1)) / 2 : d);
}

interface Fit {
	readonly mixture: MixtureParameters;
	readonly logLikelihood: number;
	readonly iterations: number;
	readonly isConverged: boolean;
}

function firstGuess(
	points: Points,
	rows: RowBlocks,
	options: MixtureOptions,
	start: number,
	centre: Float64Array,
	floor: Float64Array,
): MixtureParameters {
	const { covariance, startRows } = options;
	const k = Math.min(255, wholeAtLeast(options.k, 1));
	const seeds = kMeans(points, {
		k,
		seed: options.seed + start,
		restarts: 1,
		...(startRows ? { startRows } : {}),
	});
	const { d } = points;
	const empty: MixtureParameters = {
		k: seeds.k,
		d,
		covariance,
		weights: new Float64Array(seeds.k),
		means: seeds.centroids.map((value, at) => value - (centre[at % d] as number)),
		covariances: new Float64Array(seeds.k * d * (covariance === 'full' ? d : 1)),
	};
	return maximise(empty, hardPass(rows, empty, seeds.labels), points.n, floor);
}

function climb(rows: RowBlocks, start: MixtureParameters, options: MixtureOptions, floor: Float64Array): Fit {
	const tolerance = (options.tolerance ?? 1e-5) * rows.n;
	const most = wholeAtLeast(options.maxIterations ?? 200, 1);
	let mixture = start;
	let before = Number.NEGATIVE_INFINITY;
	for (let iterations = 1; ; iterations++) {
		const sums = mixturePass(rows, mixture, floor);
		const { logLikelihood } = sums;
		const isConverged = logLikelihood - before <= tolerance;
		if (isConverged || iterations >= most) return { mixture, logLikelihood, iterations, isConverged };
		before = logLikelihood;
		mixture = maximise(mixture, sums, rows.n, floor);
	}
}

/** New weights, means and covariances from the sums. A component without members stays as it is. */
function maximise(
	old: MixtureParameters,
	sums: MixtureSums,
	n: number,
	floor: Float64Array,
): MixtureParameters {
	const { k, d, covariance } = old;
	const means = old.means.slice();
	const covariances = old.covariances.slice();
	for (let c = 0; c < k; c++) {
		const count = sums.counts[c] as number;
		if (!(count > 0)) continue;
		const mean = sums.firsts.subarray(c * d, (c + 1) * d).map((sum) => sum / count);
		means.set(mean, c * d);
		for (let a = 0; a < d; a++) {
			for (let b = covariance === 'full' ? a : d - 1; b < d; b++) {
				const at = covariance === 'full' ? c * d * d + a * d + b : c * d + a;
				const other = covariance === 'full' ? b : a;
				const spread = (sums.seconds[at] as number) / count - (mean[a] as number) * (mean[other] as number);
				const value = a === other ? Math.max(0, spread) + (floor[a] as number) : spread;
				covariances[at] = value;
				if (covariance === 'full') covariances[c * d * d + b * d + a] = value;
			}
		}
	}
	return { k, d, covariance, means, covariances, weights: sums.counts.map((count) => count / n) };
}

/** Components numbered by descending mean. */
function ordered(mixture: MixtureParameters): MixtureParameters {
	const { k, d, means, covariances, weights } = mixture;
	const cells = covariances.length / k;
	const order = canonicalOrder(
		means,
		d,
		Array.from({ length: k }, (_, c) => c),
	);
	const sortedMeans = new Float64Array(means.length);
	const sortedCovariances = new Float64Array(covariances.length);
	order.forEach((c, position) => {
		sortedMeans.set(means.subarray(c * d, (c + 1) * d), position * d);
		sortedCovariances.set(covariances.subarray(c * cells, (c + 1) * cells), position * cells);
	});
	return {
		...mixture,
		weights: Float64Array.from(order, (c) => weights[c] as number),
		means: sortedMeans,
		covariances: sortedCovariances,
	};
}

/** Labels and figures; the means back where the columns were. */
function finish(rows: RowBlocks, mixture: MixtureParameters, centre: Float64Array, floor: Float64Array) {
	const { k, d } = mixture;
	const labels = new Int32Array(rows.n);
	const memberships = new Float64Array(rows.n * k);
	const sizes = new Array<number>(k).fill(0);
	const { logLikelihood } = mixturePass(rows, mixture, floor, (from, size, shares, stride) => {
		for (let i = 0; i < size; i++) {
			let top = 0;
			for (let c = 0; c < k; c++) {
				memberships[(from + i) * k + c] = shares[c * stride + i] as number;
				if ((shares[c * stride + i] as number) > (shares[top * stride + i] as number)) top = c;
			}
			labels[from + i] = top;
			sizes[top] = (sizes[top] ?? 0) + 1;
		}
	});
	const bic = -2 * logLikelihood + mixtureParameterCount(mixture) * Math.log(rows.n);
	const means = mixture.means.map((value, at) => value + (centre[at % d] as number));
	return { ...mixture, means, labels, memberships, sizes, logLikelihood, bic };
}

function columnMeans({ n, d, data }: Points): Float64Array {
	return Float64Array.from({ length: d }, (_, j) =>
		data.subarray(j * n, (j + 1) * n).reduce((sum, value) => sum + value / n, 0),
	);
}

function variances({ n, data }: Points, centre: Float64Array): Float64Array {
	return centre.map((mean, j) =>
		data.subarray(j * n, (j + 1) * n).reduce((sum, value) => sum + (value - mean) ** 2 / n, 0),
	);
}
