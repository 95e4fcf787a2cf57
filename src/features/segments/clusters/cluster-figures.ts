import type { ClusterDetail } from '#src/core/segment/index.ts';
import { EMPTY, formatInteger, m } from '#src/i18n/index.ts';
import type { TableColumn } from '#src/ui/index.ts';
import { capital } from '#src/i18n/capital.ts';
import type { ClassRow } from '#src/features/segments/class-rows.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';

/** Clusters proper, without the customers left out. */
export function profileRows(view: SchemeView, detail: ClusterDetail): readonly ClassRow[] {
	return view.rows.slice(0, detail.k);
}

/** The cluster that lies farthest from the average on one input, in a sentence. */
export function strongest(view: SchemeView, detail: ClusterDetail): string | null {
	if (detail.k < 2) return null;
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
		number: detail.numbers[row.index] ?? row.index + 1,
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

/** An input as a direction in the scatter: cosines with its axes. */
export interface Arrow {
	readonly name: string;
	readonly x: number;
	readonly y: number;
}

/** Arrows shorter than this say nothing of the picture. */
const SHORTEST = 0.2;
const MOST_ARROWS = 8;

/** Inputs and values of categories as directions in the scatter, the longest first. */
export function arrowsOf(view: SchemeView, { components }: ClusterDetail): Arrow[] {
	const { axes, loadings } = components;
	return axes
		.map((axis, i) => ({
			name: axisName(view, axis),
			x: loadings[i] ?? 0,
			y: loadings[axes.length + i] ?? 0,
		}))
		.filter(({ x, y }) => Math.hypot(x, y) >= SHORTEST)
		.sort((a, b) => Math.hypot(b.x, b.y) - Math.hypot(a.x, a.y))
		.slice(0, MOST_ARROWS);
}

/** Name of an axis of the space of the clusters. */
export function axisName(
	view: SchemeView,
	{ measure, value }: ClusterDetail['components']['axes'][number],
): string {
	const name = capital(view.session.display.measure(measure));
	return value === null ? name : m.clusters_trait_is({ measure: name, value: value || EMPTY });
}
