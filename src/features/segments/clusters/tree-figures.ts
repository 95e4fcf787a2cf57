import { groupsOfTop, largestJump, type HierarchyJump } from '#src/core/cluster/index.ts';
import type { ClusterDetail, ClusterTree } from '#src/core/segment/index.ts';
import { countOf, EMPTY, formatInteger, formatNumber, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { TableColumn } from '#src/ui/index.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';

/** A group under the cut as it is drawn; `cluster` is the one it is, null while it is none yet. */
export interface TreeGroup {
	readonly name: string;
	readonly colour: number;
	readonly count: string;
	readonly cluster: number | null;
}

/** One merge, as the table has it. */
export interface MergeRow {
	/** Clusters before it. */
	readonly k: number;
	readonly height: number;
	/** Above the merge before it; null where that one is not known. */
	readonly jump: number | null;
	readonly joined: readonly [number, number];
}

/** A height as it is written. */
export function heightText(height: number): string {
	return formatNumber(Number(height.toPrecision(3)));
}

/** The groups of k clusters, from left to right: each with the number and colour of the cluster it shares most with. */
export function treeGroups(
	view: SchemeView,
	detail: ClusterDetail,
	tree: ClusterTree,
	k: number,
): readonly TreeGroup[] {
	const groups = groupsOfTop(tree, k);
	const counts: number[] = [];
	groups.forEach((group, leaf) => (counts[group] = (counts[group] ?? 0) + (tree.sizes[leaf] ?? 0)));
	const clusters = likeliest(tree, groups);
	const taken = new Set(detail.numbers);
	let free = 1;
	return counts.map((count, group): TreeGroup => {
		const text = countOf('customer', count, locale.current);
		const cluster = clusters.get(group);
		if (cluster !== undefined) {
			const number = detail.numbers[cluster] ?? cluster + 1;
			const colour = view.rows[cluster]?.colour ?? 0;
			return { name: m.segments_cluster_short({ number }), colour, count: text, cluster };
		}
		while (taken.has(free)) free++;
		taken.add(free);
		const name = m.segments_cluster_short({ number: free });
		return { name, colour: ((free - 1) % 10) + 1, count: text, cluster: null };
	});
}

/** The clusters as they are, each with the group that holds most of it, every group and cluster once. */
function likeliest(tree: ClusterTree, groups: readonly number[]): Map<number, number> {
	const shared = new Map<string, { group: number; cluster: number; count: number }>();
	groups.forEach((group, leaf) => {
		const cluster = tree.clusterOf[leaf] ?? -1;
		const pair = shared.get(`${group} ${cluster}`) ?? { group, cluster, count: 0 };
		pair.count += tree.sizes[leaf] ?? 0;
		shared.set(`${group} ${cluster}`, pair);
	});
	const found = new Map<number, number>();
	const used = new Set<number>();
	for (const { group, cluster } of [...shared.values()].sort((a, b) => b.count - a.count)) {
		if (cluster < 0 || found.has(group) || used.has(cluster)) continue;
		found.set(group, cluster);
		used.add(cluster);
	}
	return found;
}

/** Merges from the top, as many as the table shows. */
export function mergeRows({ sizes, merges }: ClusterTree): MergeRow[] {
	const counts = [...sizes];
	const rows = merges.map(({ left, right, height }, i): MergeRow => {
		const joined = [counts[left] ?? 0, counts[right] ?? 0] as const;
		counts.push(joined[0] + joined[1]);
		const before = merges[i - 1]?.height;
		const jump = before === undefined ? null : height - before;
		return { k: sizes.length - i, height, jump, joined };
	});
	return rows.reverse();
}

/** The jump named beside the picture; null where there is nothing to choose. */
export function jumpOf(tree: ClusterTree): HierarchyJump | null {
	return tree.sizes.length > 2 ? largestJump(tree) : null;
}

/** Columns of the table of merges. */
export function mergeColumns(): TableColumn<MergeRow>[] {
	return [
		{
			id: 'merge',
			title: m.clusters_tree_column_merge(),
			text: ({ k }) => m.clusters_tree_step({ from: k, to: k - 1 }),
			sort: ({ k }) => k,
		},
		{
			id: 'height',
			title: m.clusters_tree_column_height(),
			align: 'end',
			text: ({ height }) => heightText(height),
			sort: ({ height }) => height,
		},
		{
			id: 'jump',
			title: m.clusters_tree_column_jump(),
			align: 'end',
			text: ({ jump }) => (jump === null ? EMPTY : heightText(jump)),
			sort: ({ jump }) => jump ?? -1,
		},
		{
			id: 'joined',
			title: m.clusters_tree_column_joined(),
			align: 'end',
			text: ({ joined }) => joined.map((count) => formatInteger(count)).join(' + '),
			sort: ({ joined }) => joined[0] + joined[1],
		},
	];
}
