import type { ClusterSettings, MeasureRef } from '#src/core/model/index.ts';

/** Measures that a scheme reads: its inputs, and those of its saved model. */
export function clusterMeasures({ inputs, saved }: ClusterSettings): readonly MeasureRef[] {
	const own = inputs.map(({ measure }) => measure);
	const kept = saved?.numbers ?? [];
	return [...own, ...kept.flatMap((column) => (column.kind === 'measure' ? [column.measure] : []))];
}

/** Columns of texts and choices that a scheme reads: its categories, and those of its saved model. */
export function categoriesOf({ categories = [], saved }: ClusterSettings): readonly string[] {
	const values = (saved?.numbers ?? []).flatMap((each) => (each.kind === 'value' ? [each.column] : []));
	return [...new Set([...categories, ...(saved?.categories ?? []), ...values])];
}
