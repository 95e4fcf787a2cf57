import type { SpanningTree } from './reachability.ts';

/** No distance counts as smaller, so that sums of 1 ÷ distance stay within the range of numbers. */
const SMALLEST = 1e-150;

/** A cluster of the condensed tree. Its density level is λ = 1 ÷ distance. */
export interface DensityCluster {
	/** Index of the cluster it split from; −1 for the root, which holds all rows. */
	readonly parent: number;
	/** λ at which it appears; 0 for the root. */
	readonly birth: number;
	/** Σ over its rows of (λ at which the row leaves − birth). */
	readonly stability: number;
	readonly size: number;
}

export interface CondensedTree {
	/** Parents before their children. */
	readonly clusters: readonly DensityCluster[];
	/** The last cluster each row belonged to, and the λ at which it left it. */
	readonly clusterOf: Int32Array;
	readonly leftAt: Float64Array;
}

/**
 * Condensed tree of HDBSCAN (Campello, Moulavi & Sander 2013): going down through the hierarchy, a cluster lives on while at most one part
 * of it has `minSize` rows; smaller parts are rows that leave it. Edges of equal weight are taken away at once, so that
 * the tree does not depend on the order of rows. Distances of 0 count as half the smallest other one, so that every λ is finite.
 */
export function condense(tree: SpanningTree, minSize: number): CondensedTree {
	const hierarchy = singleLinkage(tree);
	const clusters: { parent: number; birth: number; stability: number; size: number }[] = [];
	const clusterOf = new Int32Array(tree.n);
	const leftAt = new Float64Array(tree.n);
	const open = (parent: number, birth: number, size: number) =>
		clusters.push({ parent, birth, stability: 0, size }) - 1;
	const leave = (node: number, cluster: number, level: number) => {
		eachRow(hierarchy, node, (row) => {
			clusterOf[row] = cluster;
			leftAt[row] = level;
		});
	};
	const pending: [node: number, cluster: number][] = [[hierarchy.root, open(-1, 0, tree.n)]];
	for (let entry = pending.pop(); entry; entry = pending.pop()) {
		const [node, cluster] = entry;
		const own = clusters[cluster];
		if (!own || node < tree.n) continue;
		const level = hierarchy.levels[node - tree.n] as number;
		const parts = partsOf(hierarchy, node);
		const large = parts.filter((part) => sizeOf(hierarchy, part) >= minSize);
		for (const part of parts) if (!large.includes(part)) leave(part, cluster, level);
		const gone = sizeOf(hierarchy, node) - (large.length === 1 ? sizeOf(hierarchy, large[0] as number) : 0);
		own.stability += gone * (level - own.birth);
		for (const part of large) {
			const next = large.length === 1 ? cluster : open(cluster, level, sizeOf(hierarchy, part));
			if (part < tree.n) leave(part, next, level);
			pending.push([part, next]);
		}
	}
	return { clusters, clusterOf, leftAt };
}

/**
 * The clusters with the largest total stability of which none holds another (excess of mass); the parts where they
 * equal the whole. The root is never chosen.
 */
export function excessOfMass(clusters: readonly DensityCluster[]): Uint8Array {
	const best = new Float64Array(clusters.length);
	const below = new Float64Array(clusters.length);
	const isChosen = new Uint8Array(clusters.length);
	for (let c = clusters.length - 1; c > 0; c--) {
		const { parent, stability } = clusters[c] as DensityCluster;
		isChosen[c] = stability > (below[c] as number) || below[c] === 0 ? 1 : 0;
		best[c] = Math.max(stability, below[c] as number);
		below[parent] = (below[parent] as number) + (best[c] as number);
	}
	const isCovered = new Uint8Array(clusters.length);
	clusters.forEach(({ parent }, c) => {
		if (parent >= 0 && (isCovered[parent] || isChosen[parent])) isCovered[c] = 1;
		if (isCovered[c]) isChosen[c] = 0;
	});
	return isChosen;
}

/** Nodes below n are rows; node n + m is made by merge m. */
interface Linkage {
	readonly n: number;
	readonly left: Int32Array;
	readonly right: Int32Array;
	readonly sizes: Int32Array;
	/** λ of each merge. */
	readonly levels: Float64Array;
	readonly root: number;
}

function singleLinkage({ n, ends, weights }: SpanningTree): Linkage {
	const left = new Int32Array(n - 1);
	const right = new Int32Array(n - 1);
	const sizes = new Int32Array(n - 1);
	const parent = Int32Array.from({ length: n }, (_, i) => i);
	const nodeOf = parent.slice();
	const least = Math.max(SMALLEST, (weights.find((weight) => weight > 0) ?? 1) / 2);
	for (let m = 0; m < n - 1; m++) {
		const a = rootOf(parent, ends[2 * m] as number);
		const b = rootOf(parent, ends[2 * m + 1] as number);
		left[m] = nodeOf[a] as number;
		right[m] = nodeOf[b] as number;
		const sizeAt = (node: number) => (node < n ? 1 : (sizes[node - n] as number));
		sizes[m] = sizeAt(left[m] as number) + sizeAt(right[m] as number);
		parent[b] = a;
		nodeOf[a] = n + m;
	}
	const levels = weights.map((weight) => 1 / Math.max(weight, least));
	return { n, left, right, sizes, levels, root: 2 * n - 2 };
}

function rootOf(parent: Int32Array, row: number): number {
	let root = row;
	while (parent[root] !== root) {
		parent[root] = parent[parent[root] as number] as number;
		root = parent[root] as number;
	}
	return root;
}

function sizeOf({ n, sizes }: Linkage, node: number): number {
	return node < n ? 1 : (sizes[node - n] as number);
}

/** The parts a node falls into at its level: its two sides, and theirs where these were joined at the same level. */
function partsOf(linkage: Linkage, node: number): number[] {
	const { n, left, right, levels } = linkage;
	const parts: number[] = [];
	const open = [node];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (next < n || levels[next - n] !== levels[node - n]) parts.push(next);
		else open.push(right[next - n] as number, left[next - n] as number);
	}
	return parts;
}

function eachRow({ n, left, right }: Linkage, node: number, visit: (row: number) => void): void {
	const open = [node];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (next < n) visit(next);
		else open.push(right[next - n] as number, left[next - n] as number);
	}
}
