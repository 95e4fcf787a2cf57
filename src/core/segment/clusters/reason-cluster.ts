import { fromZ } from '#src/core/cluster/index.ts';
import {
	measureKey,
	type ClassInfo,
	type ClusterDetail,
	type Reason,
	type Spoken,
} from '#src/core/segment/types.ts';

/** A change larger than this many standard deviations is not worth naming. */
const FAR = 4;

/** Reason under clusters: the inputs that set the cluster apart. `next`: the smallest change of one input that leads to another. */
export function clusterReason(
	detail: ClusterDetail,
	classes: readonly ClassInfo[],
	cluster: number,
	row: number,
): Reason {
	const own = classes[cluster]?.id ?? '';
	const d = detail.inputs.length;
	if (cluster >= detail.k) return { code: 'clusterMissing', args: { class: own }, next: null };
	const strongest = detail.inputs
		.map((_, j) => j)
		.sort((a, b) => Math.abs(centre(detail, cluster, b)) - Math.abs(centre(detail, cluster, a)) || a - b)
		.slice(0, 2);
	const args: Record<string, string | number> = { class: own, inputs: strongest.length };
	strongest.forEach((j, i) => {
		const input = detail.inputs[j];
		if (!input) return;
		args[`measure${i + 1}`] = measureKey(input.measure);
		args[`value${i + 1}`] = fromZ(input, detail.standardised[row * d + j] ?? 0);
		args[`average${i + 1}`] = detail.profile.overall[j] ?? 0;
	});
	return { code: 'clusterNearest', args, next: nearestShift(detail, classes, cluster, row) };
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
			if (Number.isFinite(value) && !(input.log && value < 0)) best = { size, input: j, value, to: other };
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

function centre(detail: ClusterDetail, cluster: number, input: number): number {
	return detail.centroids[cluster * detail.inputs.length + input] ?? 0;
}

function squaredDistance(detail: ClusterDetail, row: number, cluster: number): number {
	const d = detail.inputs.length;
	let sum = 0;
	for (let j = 0; j < d; j++)
		sum += ((detail.standardised[row * d + j] ?? 0) - centre(detail, cluster, j)) ** 2;
	return sum;
}
