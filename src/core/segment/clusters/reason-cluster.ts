import { fromZ } from '#src/core/cluster/index.ts';
import { measureKey, type ClassInfo, type Reason, type Spoken } from '#src/core/segment/types.ts';
import type { ClusterDetail } from './types.ts';

/** A change larger than this many standard deviations is not worth naming. */
const FAR = 4;
const NO_RUNNER_UP = 255;

/** Reason under clusters: the inputs that set the cluster apart. `next`: the smallest change of one input that leads to another. */
export function clusterReason(
	detail: ClusterDetail,
	classes: readonly ClassInfo[],
	cluster: number,
	row: number,
): Reason {
	const own = classes[cluster]?.id ?? '';
	if (cluster >= detail.k) return leftOutReason(detail, own, row);
	const args = { class: own, ...factsOf(detail, cluster, row) };
	const next = hasCentres(detail) ? nearestShift(detail, classes, cluster, row) : null;
	const certainty = detail.certainty?.[row] ?? Number.NaN;
	switch (detail.method) {
		case 'mixture': {
			const second = detail.runnerUp?.[row] ?? NO_RUNNER_UP;
			const other = classes[second]?.id;
			const shared = { ...args, probability: certainty };
			if (second === NO_RUNNER_UP || other === undefined)
				return { code: 'clusterLikely', args: shared, next };
			return { code: 'clusterLikelier', args: { ...shared, other }, next };
		}
		case 'hdbscan':
			if (detail.isByModel) return { code: 'clusterReached', args, next };
			return { code: 'clusterDense', args: { ...args, strength: certainty }, next };
		case 'dbscan':
			return { code: 'clusterReached', args, next };
		case 'ward':
			return { code: detail.isByModel ? 'clusterNearest' : 'clusterMerged', args, next };
		case 'kMeans':
		case 'prototypes':
			return { code: 'clusterNearest', args, next };
	}
}

function leftOutReason(detail: ClusterDetail, own: string, row: number): Reason {
	const args = { class: own };
	if (own === 'noise') return { code: 'clusterNoise', args, next: null };
	const place = detail.farOut?.input[row] ?? 0;
	const input = detail.scheme.inputs[place - 1];
	const fences = detail.farOut?.fences[place - 1];
	if (!input || !fences) return { code: 'clusterMissing', args, next: null };
	const value = detail.farOut?.value[row] ?? 0;
	const isAbove = value > fences.high;
	const found = { measure: measureKey(input.measure), value, limit: isAbove ? fences.high : fences.low };
	return { code: isAbove ? 'clusterFarAbove' : 'clusterFarBelow', args: { ...args, ...found }, next: null };
}

/** The nearest centre decides, so that the border to another cluster is known. */
function hasCentres({ method, isByModel, model }: ClusterDetail): boolean {
	if (method === 'ward') return isByModel && model.model.kind === 'centres';
	return method === 'kMeans' || method === 'prototypes';
}

/** The two inputs the cluster stands out in, with the value of the customer and the average; then its categories. */
function factsOf(detail: ClusterDetail, cluster: number, row: number): Spoken['args'] {
	const d = detail.inputs.length;
	const z = (j: number) => Math.abs(detail.profile.z[cluster * d + j] ?? 0);
	const strongest = detail.inputs
		.map((_, j) => j)
		.sort((a, b) => z(b) - z(a) || a - b)
		.slice(0, 2);
	const args: Record<string, string | number> = {};
	strongest.forEach((j, i) => {
		const input = detail.inputs[j];
		if (!input) return;
		args[`measure${i + 1}`] = measureKey(input.measure);
		args[`value${i + 1}`] = fromZ(input, detail.standardised[row * d + j] ?? 0);
		args[`average${i + 1}`] = detail.profile.overall[j] ?? 0;
	});
	const shared = detail.categories.filter(({ codes, modes }) => codes[row] === modes[cluster]).slice(0, 2);
	shared.forEach(({ column, values, codes }, i) => {
		args[`column${i + 1}`] = `column:${column}`;
		args[`text${i + 1}`] = values[codes[row] ?? 0] ?? '';
	});
	return { ...args, inputs: strongest.length, texts: shared.length };
}

/**
 * Moving along one input j by δ changes the difference of the squared distances to centroids o and c by −2δ(o_j − c_j), so
 * the border is at δ = (|x − o|² − |x − c|²) ÷ 2(o_j − c_j).
 */
function nearestShift(
	detail: ClusterDetail,
	classes: readonly ClassInfo[],
	cluster: number,
	row: number,
): Spoken | null {
	const d = detail.inputs.length;
	const own = squaredDistance(detail, row, cluster);
	let best: { size: number; input: number; value: number; to: number } | null = null;
	for (let other = 0; other < detail.k; other++) {
		if (other === cluster) continue;
		const gap = squaredDistance(detail, row, other) - own;
		for (let j = 0; j < d; j++) {
			const input = detail.inputs[j];
			const step = gap / (2 * (centre(detail, other, j) - centre(detail, cluster, j)));
			const size = Math.abs(step);
			if (!input || !(size <= FAR) || (best && size >= best.size)) continue;
			const value = fromZ(input, (detail.standardised[row * d + j] ?? 0) + step);
			const isPossible = Number.isFinite(value) && !(input.log && value < 0) && isInside(input, value);
			if (isPossible) best = { size, input: j, value, to: other };
		}
	}
	const input = best && detail.inputs[best.input];
	if (!best || !input) return null;
	const now = fromZ(input, detail.standardised[row * d + best.input] ?? 0);
	return {
		code: best.value > now ? 'clusterAbove' : 'clusterBelow',
		args: { measure: measureKey(input.measure), value: best.value, class: classes[best.to]?.id ?? '' },
	};
}

/** Values beyond the limits of an input count as the limit: no border lies there. */
function isInside({ limits }: ClusterDetail['inputs'][number], value: number): boolean {
	return !limits || (value >= limits.low && value <= limits.high);
}

function centre(detail: ClusterDetail, cluster: number, input: number): number {
	return detail.centroids[cluster * detail.inputs.length + input] ?? 0;
}

/** Of the inputs, and γ for each category that differs. */
function squaredDistance(detail: ClusterDetail, row: number, cluster: number): number {
	const d = detail.inputs.length;
	let sum = 0;
	for (let j = 0; j < d; j++)
		sum += ((detail.standardised[row * d + j] ?? 0) - centre(detail, cluster, j)) ** 2;
	for (const { codes, modes } of detail.categories)
		if (codes[row] !== modes[cluster]) sum += detail.used.gamma ?? 0;
	return sum;
}
