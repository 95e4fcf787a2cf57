import { canonicalOrder } from './canonical.ts';
import { clusterMeans } from './labels.ts';
import type { Points } from './points.ts';
import { cutHierarchy, type Hierarchy } from './ward.ts';

/** The last merges of a hierarchy. Nodes below `sizes.length` are leaves, the others merges in their order. */
export interface HierarchyTop {
	/** Rows of each leaf, a group that was joined earlier. Leaves stand in the order in which they are drawn. */
	readonly sizes: readonly number[];
	/** A row of each leaf: the first one. */
	readonly rows: readonly number[];
	/** Ascending by height. */
	readonly merges: readonly TopMerge[];
}

export interface TopMerge {
	/** Nodes joined; `left` holds the leaves further left. */
	readonly left: number;
	readonly right: number;
	readonly height: number;
}

/** Where cutting a hierarchy leaves the largest step between two merges. */
export interface HierarchyJump {
	/** Clusters above the step. */
	readonly k: number;
	/** Height of the merge that left k clusters, 0 where nothing was joined before. */
	readonly low: number;
	/** Height of the merge that would join two of them. */
	readonly high: number;
}

/**
 * The merges that join the last `leaves` clusters of a hierarchy; fewer where there are fewer distinct rows. Of two
 * branches the one with the larger centroid, first column first, stands left. O(n + leaves · d) memory.
 *
 * @param points rows of the hierarchy, for the order of branches
 */
export function topOfHierarchy(hierarchy: Hierarchy, points: Points, leaves: number): HierarchyTop {
	const labels = cutHierarchy(hierarchy, leaves);
	const { k, means, sizes } = clusterMeans(points, labels);
	const rows = new Array<number>(k).fill(-1);
	labels.forEach((label, row) => {
		if (rows[label] === -1) rows[label] = row;
	});
	const nodes = { sizes: [...sizes], means: [...means] };
	const merges: TopMerge[] = [];
	const parent = Array.from({ length: 2 * k - 1 }, (_, node) => node);
	const rootOf = (row: number) => {
		let node = labels[row] as number;
		while (parent[node] !== node) node = parent[node] as number;
		return node;
	};
	for (let m = hierarchy.n - k; m < hierarchy.n - 1; m++) {
		const ends = [0, 1].map((side) => rootOf(hierarchy.pairs[2 * m + side] as number));
		const [left = 0, right = 0] = canonicalOrder(Float64Array.from(nodes.means), points.d, ends);
		parent[left] = parent[right] = k + merges.length;
		merges.push({ left, right, height: hierarchy.heights[m] as number });
		addNode(nodes, points.d, left, right);
	}
	return inDrawingOrder({ sizes: [...sizes], rows, merges });
}

/**
 * Group of each leaf when the hierarchy is cut into k clusters, 0…k−1 from left to right; k outside 1…leaves counts as the
 * nearest possible one.
 */
export function groupsOfTop({ sizes, merges }: Pick<HierarchyTop, 'sizes' | 'merges'>, k: number): number[] {
	const leaves = sizes.length;
	const kept = leaves - Math.min(leaves, Math.max(1, Math.round(k) || 1));
	const parent = Array.from({ length: 2 * leaves - 1 }, (_, node) => node);
	merges.slice(0, kept).forEach(({ left, right }, m) => {
		parent[left] = parent[right] = leaves + m;
	});
	const numbers = new Map<number, number>();
	return sizes.map((_, leaf) => {
		let node = leaf;
		while (parent[node] !== node) node = parent[node] as number;
		const number = numbers.get(node) ?? numbers.size;
		numbers.set(node, number);
		return number;
	});
}

/** The largest step between two merges among 2…`most` clusters, the smaller k on a tie; null where nothing was joined. */
export function largestJump(
	{ sizes, merges }: Pick<HierarchyTop, 'sizes' | 'merges'>,
	most = 10,
): HierarchyJump | null {
	let best: HierarchyJump | null = null;
	for (let k = 2; k <= Math.min(most, sizes.length); k++) {
		const high = merges[sizes.length - k]?.height ?? 0;
		const low = merges[sizes.length - k - 1]?.height ?? 0;
		if (!best || high - low > best.high - best.low) best = { k, low, high };
	}
	return best;
}

function addNode(
	nodes: { readonly sizes: number[]; readonly means: number[] },
	d: number,
	left: number,
	right: number,
): void {
	const [a, b] = [nodes.sizes[left] as number, nodes.sizes[right] as number];
	for (let j = 0; j < d; j++) {
		const [x, y] = [nodes.means[left * d + j] as number, nodes.means[right * d + j] as number];
		nodes.means.push((x * a) / (a + b) + (y * b) / (a + b));
	}
	nodes.sizes.push(a + b);
}

/** The same tree with its leaves numbered from left to right. */
function inDrawingOrder({ sizes, rows, merges }: HierarchyTop): HierarchyTop {
	const leaves = sizes.length;
	const order: number[] = [];
	const open = [2 * leaves - 2];
	for (let node = open.pop(); node !== undefined; node = open.pop()) {
		const merge = merges[node - leaves];
		if (merge) open.push(merge.right, merge.left);
		else order.push(node);
	}
	const place = new Map(order.map((leaf, position) => [leaf, position]));
	const now = (node: number) => place.get(node) ?? node;
	return {
		sizes: order.map((leaf) => sizes[leaf] as number),
		rows: order.map((leaf) => rows[leaf] as number),
		merges: merges.map(({ left, right, height }) => ({ left: now(left), right: now(right), height })),
	};
}
