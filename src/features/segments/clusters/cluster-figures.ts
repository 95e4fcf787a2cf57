import type { ClusterDetail } from '#src/core/segment/index.ts';
import { formatInteger, formatNumber, m } from '#src/i18n/index.ts';
import type { TableColumn } from '#src/ui/index.ts';
import { capital } from '#src/features/segments/capital.ts';
import type { ClassRow } from '#src/features/segments/class-rows.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';

/** What a silhouette coefficient says of the clusters (Kaufman & Rousseeuw 1990, table 1). */
export function strength(silhouette: number): string {
	if (silhouette > 0.7) return m.segments_strength_strong();
	if (silhouette > 0.5) return m.segments_strength_clear();
	return silhouette > 0.25 ? m.segments_strength_weak() : m.segments_strength_none();
}

/** Clusters proper, without the customers left out. */
export function profileRows(view: SchemeView, detail: ClusterDetail): readonly ClassRow[] {
	return view.rows.slice(0, detail.k);
}

/** The cluster that lies farthest from the average on one input, in a sentence. */
export function strongest(view: SchemeView, detail: ClusterDetail): string | null {
	const inputs = detail.inputs.length;
	let best = -1;
	detail.profile.z.forEach((z, at) => {
		const isLarger = best < 0 || Math.abs(z) > Math.abs(detail.profile.z[best] ?? 0);
		if (isLarger && Number.isFinite(z)) best = at;
	});
	const row = view.rows[Math.floor(best / inputs)];
	const input = detail.inputs[best % inputs];
	if (!row || !input) return null;
	return m.segments_profile_finding({
		number: row.index + 1,
		measure: view.session.display.measure(input.measure),
		value: view.valueText(input.measure, detail.profile.mean[best] ?? null),
		average: view.valueText(input.measure, detail.profile.overall[best % inputs] ?? null),
	});
}

/** Table of the profile: a column per input with the mean and the index. */
export function profileColumns(view: SchemeView, detail: ClusterDetail): TableColumn<ClassRow>[] {
	const inputs = detail.inputs.length;
	return [
		{ id: 'class', title: m.segments_column_class(), text: (row) => row.name },
		{
			id: 'count',
			title: m.segments_column_customers(),
			align: 'end',
			text: (row) => formatInteger(row.count),
			sort: (row) => row.count,
		},
		...detail.inputs.map(({ measure }, i): TableColumn<ClassRow> => ({
			id: `input${i}`,
			title: capital(view.session.display.measure(measure)),
			align: 'end',
			text: (row) =>
				row.index < detail.k
					? view.valueText(measure, detail.profile.mean[row.index * inputs + i] ?? null)
					: '—',
			sort: (row) => detail.profile.mean[row.index * inputs + i] ?? -Infinity,
		})),
	];
}

/** Table of the scan over the number of clusters. */
export function scanColumns(): TableColumn<ClusterDetail['scan'][number]>[] {
	return [
		{ id: 'k', title: m.segments_k(), align: 'end', text: ({ k }) => String(k), sort: ({ k }) => k },
		{
			id: 'silhouette',
			title: m.segments_column_silhouette(),
			align: 'end',
			text: ({ silhouette }) => formatNumber(silhouette, { decimals: 3 }),
			sort: ({ silhouette }) => silhouette ?? -1,
		},
		{
			id: 'inertia',
			title: m.segments_column_inertia(),
			align: 'end',
			text: ({ inertia }) => formatNumber(inertia, { decimals: 1 }),
			sort: ({ inertia }) => inertia,
		},
	];
}
