import { groupsOfTop, type HierarchyTop } from '#src/core/cluster/index.ts';
import { droppedOverlaps, textWidth } from './labels.ts';

/** The last merges of a hierarchy, their leaves from left to right. */
export type Dendrogram = Pick<HierarchyTop, 'sizes' | 'merges'>;

/** How heights are drawn: as they are, or as their square root, which spreads the low merges. */
export type HeightAxis = 'linear' | 'root';

/** A merge as a fork, its prongs standing on what it joins. */
export interface Fork {
	/** Place in the list of merges. */
	readonly merge: number;
	readonly path: string;
	/** Group under the cut it belongs to, from left to right; null = above the cut. */
	readonly group: number | null;
}

/** A group under the cut: leaves that stand beside each other. */
export interface Branch {
	readonly x: number;
	readonly width: number;
	/** Height of its own last merge in the plot; the foot for a single leaf. */
	readonly y: number;
	readonly count: number;
}

export interface DendrogramLayout {
	readonly forks: readonly Fork[];
	readonly leaves: readonly { readonly x: number; readonly text: string }[];
	/** Counts stand upright where there is room, else they are turned; none where they would touch even so. */
	readonly counts: 'upright' | 'turned' | 'none';
	readonly branches: readonly Branch[];
	/** Where the cut runs: in the middle between two merges. */
	readonly cut: number;
	readonly ticks: readonly { readonly value: number; readonly y: number }[];
	readonly toY: (height: number) => number;
}

/** Room for turned counts, and for upright ones. */
export const TURNED = 34;
export const UPRIGHT = 16;
const COUNT_SIZE = 10.5;

/**
 * A dendrogram with its leaves at the foot and a cut into k groups.
 *
 * @param k clamped to the groups there can be
 * @param text a count as it is written
 */
export function layoutDendrogram(
	tree: Dendrogram,
	k: number,
	room: { readonly width: number; readonly height: number; readonly axis: HeightAxis },
	text: (count: number) => string,
): DendrogramLayout {
	const toY = scaleOf(tree, room.height, room.axis);
	const leaves = tree.sizes.length;
	const pitch = leaves > 0 ? room.width / leaves : 0;
	const xs = tree.sizes.map((_, leaf) => (leaf + 0.5) * pitch);
	for (const { left, right } of tree.merges) xs.push(((xs[left] ?? 0) + (xs[right] ?? 0)) / 2);
	const groups = groupsOf(tree, k);
	const texts = tree.sizes.map(text);
	const feet = (node: number) => toY(tree.merges[node - leaves]?.height ?? 0);
	return {
		forks: tree.merges.map(({ left, right, height }, merge): Fork => {
			const [a, b] = [xs[left] ?? 0, xs[right] ?? 0];
			const path = `M${a} ${feet(left)}V${toY(height)}H${b}V${feet(right)}`;
			return { merge, path, group: groups[leaves + merge] ?? null };
		}),
		leaves: texts.map((each, leaf) => ({ x: xs[leaf] ?? 0, text: each })),
		counts: countsIn(texts, pitch),
		branches: branchesOf(tree, groups, pitch, toY),
		cut: cutAt(tree, k, toY),
		ticks: ticksOf(tree, toY),
		toY,
	};
}

/** Groups there are when the cut runs at a place of the plot: one more than the merges above it, at least 2. */
export function groupsAt({ sizes, merges }: Dendrogram, toY: (height: number) => number, y: number): number {
	const above = merges.filter(({ height }) => toY(height) < y).length;
	return kWithin(sizes.length, above + 1);
}

/** Numbers of groups that a cut can give: 2 up to the leaves. */
export function kWithin(leaves: number, k: number): number {
	return Math.max(1, Math.min(leaves, Math.max(2, Math.round(k) || 2)));
}

/** Names under the groups that stand without touching each other; the largest groups come first. */
export function shownNames(branches: readonly Branch[], names: readonly string[], size: number): boolean[] {
	const order = branches
		.map((_, i) => i)
		.sort((a, b) => branchAt(branches, b) - branchAt(branches, a) || a - b);
	const places = order.map((i) => (branches[i]?.x ?? 0) + (branches[i]?.width ?? 0) / 2);
	const widths = order.map((i) => textWidth(names[i] ?? '', size));
	const found = droppedOverlaps(places, widths);
	return branches.map((_, i) => found[order.indexOf(i)] ?? false);
}

function branchAt(branches: readonly Branch[], i: number): number {
	return branches[i]?.count ?? 0;
}

/** Group per node; null for merges above the cut. */
function groupsOf(tree: Dendrogram, k: number): readonly (number | null)[] {
	const leaves = tree.sizes.length;
	const groups: (number | null)[] = groupsOfTop(tree, kWithin(leaves, k));
	const kept = leaves - kWithin(leaves, k);
	tree.merges.forEach(({ left }, m) => groups.push(m < kept ? (groups[left] ?? null) : null));
	return groups;
}

function branchesOf(
	{ sizes, merges }: Dendrogram,
	groups: readonly (number | null)[],
	pitch: number,
	toY: (height: number) => number,
): Branch[] {
	const leaves = sizes.length;
	const branches: { x: number; width: number; y: number; count: number }[] = [];
	sizes.forEach((size, leaf) => {
		const branch = (branches[groups[leaf] ?? 0] ??= { x: leaf * pitch, width: 0, y: toY(0), count: 0 });
		branch.width += pitch;
		branch.count += size;
	});
	merges.forEach(({ height }, m) => {
		const branch = branches[groups[leaves + m] ?? -1];
		if (branch) branch.y = toY(height);
	});
	return branches;
}

/** Relative to the highest merge, with a little room above it; that of squares of very large numbers stays a number. */
function scaleOf({ merges }: Dendrogram, height: number, axis: HeightAxis): (value: number) => number {
	const top = merges.at(-1)?.height || 1;
	const share = (value: number) => Math.min(1, Math.max(0, value / top));
	return (value) => {
		const at = axis === 'root' ? Math.sqrt(share(value)) : share(value);
		return height - at * height * 0.96;
	};
}

function cutAt({ sizes, merges }: Dendrogram, k: number, toY: (height: number) => number): number {
	const place = sizes.length - kWithin(sizes.length, k);
	const low = toY(merges[place - 1]?.height ?? 0);
	return (low + toY(merges[place]?.height ?? merges.at(-1)?.height ?? 0)) / 2;
}

/** The top, and parts of it where they do not touch. */
function ticksOf({ merges }: Dendrogram, toY: (height: number) => number): DendrogramLayout['ticks'] {
	const top = merges.at(-1)?.height ?? 0;
	if (!(top > 0)) return [];
	const values = [0, top / 4, top / 2, top];
	const places = values.map(toY);
	return values.flatMap((value, i) => {
		const isClear = i === 0 || i === values.length - 1 || (places[i - 1] ?? 0) - (places[i] ?? 0) > 16;
		return isClear ? [{ value, y: places[i] ?? 0 }] : [];
	});
}

function countsIn(texts: readonly string[], pitch: number): DendrogramLayout['counts'] {
	const widest = Math.max(0, ...texts.map((each) => textWidth(each, COUNT_SIZE)));
	if (widest + 4 <= pitch) return 'upright';
	return pitch >= 11 ? 'turned' : 'none';
}
