import type { ClusterScheme } from '#src/core/model/index.ts';
import type { ClusterDetail, Indices, ScanRow } from '#src/core/segment/index.ts';
import { capital } from '#src/i18n/capital.ts';
import { formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import type { TableColumn } from '#src/ui/index.ts';
import { settingKind, settingValue } from './setting-menu.ts';

/** A measure of how good a clustering is. */
export type IndexId = keyof Indices;

interface IndexKind {
	readonly name: () => string;
	/** Whether a larger figure is better. */
	readonly rises: boolean;
	readonly decimals: number;
	/** What a figure says by itself; null where it only says something beside others. */
	readonly words: ((value: number) => string) | null;
}

const INDICES: Readonly<Record<IndexId, IndexKind>> = {
	silhouette: { name: m.clusters_index_silhouette, rises: true, decimals: 2, words: strength },
	stability: { name: m.clusters_index_stability, rises: true, decimals: 2, words: stabilityWords },
	calinskiHarabasz: { name: m.clusters_index_calinskiHarabasz, rises: true, decimals: 0, words: null },
	daviesBouldin: { name: m.clusters_index_daviesBouldin, rises: false, decimals: 2, words: nearness },
	bic: { name: m.clusters_index_bic, rises: false, decimals: 0, words: null },
};

/** One measure of the clusters on screen. */
export interface IndexRow {
	readonly id: IndexId;
	readonly name: string;
	readonly value: string;
	/** What it says in plain words. */
	readonly words: string;
	/** The setting with the best figure; null where none was tried. */
	readonly best: number | null;
}

/** What a silhouette coefficient says of the clusters (Kaufman & Rousseeuw 1990, table 1). */
export function strength(silhouette: number): string {
	if (silhouette > 0.7) return m.segments_strength_strong();
	if (silhouette > 0.5) return m.segments_strength_clear();
	return silhouette > 0.25 ? m.segments_strength_weak() : m.segments_strength_none();
}

/** What a mean Jaccard coefficient says (Hennig 2007). */
export function stabilityWords(jaccard: number): string {
	if (jaccard >= 0.85) return m.clusters_index_stability_high();
	if (jaccard >= 0.75) return m.clusters_index_stability_good();
	return jaccard >= 0.6 ? m.clusters_index_stability_some() : m.clusters_index_stability_low();
}

/** Every measure there is of these clusters, with its words. */
export function indexRows(detail: ClusterDetail): IndexRow[] {
	const ids = Object.keys(INDICES) as IndexId[];
	return ids
		.filter((id) => detail.indices[id] !== null || detail.scan.some((row) => row[id] !== null))
		.map((id) => {
			const value = detail.indices[id];
			const best = bestSetting(detail, id);
			return {
				id,
				best,
				name: INDICES[id].name(),
				value: indexText(id, value),
				words: wordsOf(detail, id, best),
			};
		});
}

/** A figure of a measure as it is written. */
export function indexText(id: IndexId, value: number | null): string {
	return formatNumber(value, { decimals: INDICES[id].decimals });
}

/** The setting in use as the scan knows it. */
export function settingInUse(detail: ClusterDetail): number {
	return detail.used.epsilon ?? detail.used.minClusterSize ?? detail.k;
}

/** A setting in words: 3 clusters, ε = 0.62. */
export function settingName(scheme: Pick<ClusterScheme, 'method'>, value: number): string {
	const kind = settingKind(scheme);
	if (kind === 'k') return m.clusters_scan_kValue({ k: value });
	const text = settingValue(kind, value);
	return kind === 'epsilon'
		? m.clusters_scan_epsilonValue({ value: text })
		: m.clusters_scan_sizeValue({ value: text });
}

/** The setting most measures choose, with their number; null where measures say nothing or disagree wholly. */
export function consensus(
	rows: readonly IndexRow[],
): { readonly best: number; readonly votes: number; readonly of: number } | null {
	const voting = rows.flatMap(({ best }) => (best === null ? [] : [best]));
	const votes = new Map<number, number>();
	for (const best of voting) votes.set(best, (votes.get(best) ?? 0) + 1);
	const [top] = [...votes].sort(([a, m1], [b, m2]) => m2 - m1 || a - b);
	return top && (top[1] > 1 || voting.length === 1)
		? { best: top[0], votes: top[1], of: voting.length }
		: null;
}

/** Table of the scan: a row per setting, a column per measure. */
export function scanColumns(detail: ClusterDetail): TableColumn<ScanRow>[] {
	const kind = settingKind(detail);
	const figures = indexRows(detail).map(({ id, name }): TableColumn<ScanRow> => ({
		id,
		title: name,
		align: 'end',
		text: (row) => indexText(id, row[id]),
		sort: (row) => row[id] ?? -Infinity,
	}));
	const found: TableColumn<ScanRow>[] = [
		{ id: 'k', title: m.segments_k(), align: 'end', text: ({ k }) => String(k), sort: ({ k }) => k },
		{
			id: 'noise',
			title: m.clusters_scan_noise(),
			align: 'end',
			text: ({ noise }) => formatPercent(noise),
			sort: ({ noise }) => noise,
		},
	];
	const inertia: TableColumn<ScanRow> = {
		id: 'inertia',
		title: m.segments_column_inertia(),
		align: 'end',
		text: (row) => formatNumber(row.inertia, { decimals: 1 }),
		sort: (row) => row.inertia ?? -Infinity,
	};
	return [
		{
			id: 'setting',
			title: { k: m.segments_k, epsilon: m.clusters_setting_epsilon, size: m.clusters_setting_size }[kind](),
			align: 'end',
			text: ({ setting }) => settingValue(kind, setting),
			sort: ({ setting }) => setting,
		},
		...(kind === 'k' ? [] : found),
		...figures,
		...(detail.scan.some(({ inertia: each }) => each !== null) ? [inertia] : []),
	];
}

function nearness(daviesBouldin: number): string {
	if (daviesBouldin < 0.8) return m.clusters_index_apart();
	return daviesBouldin < 1.5 ? m.clusters_index_near() : m.clusters_index_close();
}

function bestSetting(detail: ClusterDetail, id: IndexId): number | null {
	const sign = INDICES[id].rises ? 1 : -1;
	let best: ScanRow | null = null;
	for (const row of detail.scan) {
		const [own, top] = [row[id], best && best[id]];
		if (own !== null && (top === null || sign * own > sign * top)) best = row;
	}
	return best?.setting ?? null;
}

function wordsOf(detail: ClusterDetail, id: IndexId, best: number | null): string {
	const value = detail.indices[id];
	if (value === null) return m.clusters_index_none();
	const own = INDICES[id].words?.(value) ?? null;
	if (best === null) return capital(own ?? '');
	const isBest = best === settingInUse(detail);
	const other = isBest
		? m.clusters_index_best()
		: m.clusters_index_better({ best: settingName(detail, best) });
	return capital(own ? m.clusters_index_words({ words: own, other }) : other);
}
