import type { Points } from './points.ts';

/**
 * Mean silhouette (Rousseeuw 1987) of several partitions of the same rows; the distances are computed once for all. A row
 * alone in its cluster counts 0. Null for a partition with fewer than two clusters or as many as rows. O(n²·d).
 */
export function silhouettes(points: Points, partitions: readonly Uint8Array[]): (number | null)[] {
	return silhouettesBy(points.n, (row, out) => distancesFrom(points, row, out), partitions);
}

/** The same for any distance. `measure` writes the distance of every row to a row. */
export function silhouettesBy(
	n: number,
	measure: (row: number, out: Float64Array) => void,
	partitions: readonly Uint8Array[],
): (number | null)[] {
	const grouped = partitions.map(groupRows);
	const totals = new Float64Array(partitions.length);
	const distance = new Float64Array(n);
	for (let row = 0; row < n; row++) {
		measure(row, distance);
		for (let p = 0; p < grouped.length; p++) {
			const groups = grouped[p] as Groups;
			sumByGroup(distance, groups);
			totals[p] = (totals[p] as number) + widthOf(groups, (partitions[p] as Uint8Array)[row] as number);
		}
	}
	return grouped.map(({ starts }, p) => {
		let used = 0;
		for (let c = 1; c < starts.length; c++) if ((starts[c] as number) > (starts[c - 1] as number)) used++;
		return used < 2 || used >= n ? null : (totals[p] ?? 0) / n;
	});
}

/** Rows by cluster: those of cluster c stand at starts[c] … starts[c + 1] − 1. `sums` is room for one figure per cluster. */
interface Groups {
	readonly rows: Uint32Array;
	readonly starts: Uint32Array;
	readonly sums: Float64Array;
}

function groupRows(labels: Uint8Array): Groups {
	const clusters = labels.reduce((max, label) => Math.max(max, label), 0) + 1;
	const starts = new Uint32Array(clusters + 1);
	for (const label of labels) starts[label + 1] = (starts[label + 1] as number) + 1;
	for (let c = 0; c < clusters; c++) starts[c + 1] = (starts[c + 1] as number) + (starts[c] as number);
	const next = starts.slice();
	const rows = new Uint32Array(labels.length);
	labels.forEach((label, row) => {
		rows[next[label] as number] = row;
		next[label] = (next[label] as number) + 1;
	});
	return { rows, starts, sums: new Float64Array(clusters) };
}

/** Four running sums per cluster, because one addition has to wait for the one before. */
function sumByGroup(distance: Float64Array, { rows, starts, sums }: Groups): void {
	for (let c = 0; c < sums.length; c++) {
		const end = starts[c + 1] as number;
		let i = starts[c] as number;
		let [first, second, third, fourth] = [0, 0, 0, 0];
		for (; i + 4 <= end; i += 4) {
			first += distance[rows[i] as number] as number;
			second += distance[rows[i + 1] as number] as number;
			third += distance[rows[i + 2] as number] as number;
			fourth += distance[rows[i + 3] as number] as number;
		}
		for (; i < end; i++) first += distance[rows[i] as number] as number;
		sums[c] = first + second + (third + fourth);
	}
}

function distancesFrom(points: Points, row: number, out: Float64Array): void {
	const { n, d, data } = points;
	out.fill(0);
	for (let j = 0; j < d; j++) {
		const offset = j * n;
		const value = data[offset + row] as number;
		for (let i = 0; i < n; i++) {
			const gap = (data[offset + i] as number) - value;
			out[i] = (out[i] as number) + gap * gap;
		}
	}
	for (let i = 0; i < n; i++) out[i] = Math.sqrt(out[i] as number);
}

/** (b − a) ÷ max(a, b) of a row, from its sums of distances to each cluster. */
function widthOf({ sums, starts }: Groups, own: number): number {
	const sizeOf = (c: number) => (starts[c + 1] as number) - (starts[c] as number);
	if (sizeOf(own) < 2) return 0;
	const inside = (sums[own] as number) / (sizeOf(own) - 1);
	let outside = Number.POSITIVE_INFINITY;
	for (let c = 0; c < sums.length; c++) {
		const size = sizeOf(c);
		if (c !== own && size > 0) outside = Math.min(outside, (sums[c] as number) / size);
	}
	const larger = Math.max(inside, outside);
	return larger === 0 || larger === Number.POSITIVE_INFINITY ? 0 : (outside - inside) / larger;
}
