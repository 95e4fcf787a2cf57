import type { MeasureRef } from '#src/core/model/index.ts';
import { candidateColumns, metricOfRole } from '#src/core/segment/explain/index.ts';
import { hasMetric, numbersOf, type TemplateSource } from '#src/core/segment/templates/source.ts';

/** Columns of a list that a new scheme starts with. */
const MOST = 8;

/**
 * What a new scheme measures: how lately, how often and how much the customers bought. Where the data tell fewer than two
 * of these, also the numbers of the list with three values or more, in the order of its columns. Before anything has been
 * computed, all three.
 */
export function usualMeasures(source: TemplateSource): readonly MeasureRef[] {
	const metrics = (['recencyDays', 'orders', 'amount'] as const)
		.filter((metric) => source.metrics === null || hasMetric(source, metric))
		.map((metric): MeasureRef => ({ kind: 'metric', metric }));
	const { customers, project } = source;
	if (metrics.length > 1 || !customers) return metrics;
	const roles = project.recipe.roles[customers.id] ?? {};
	const own = candidateColumns(customers.columns, roles).columns.filter(
		({ id, type }) =>
			type === 'number' && metricOfRole(roles[id]) === undefined && isGraded(numbersOf(source, id)),
	);
	return [...metrics, ...own.slice(0, MOST).map(({ id }): MeasureRef => ({ kind: 'column', column: id }))];
}

/** Whether there are more than two values: a flag in figures is no measure. */
function isGraded(values: Float64Array): boolean {
	const first = values[0];
	const second = values.find((value) => value !== first);
	return second !== undefined && values.some((value) => value !== first && value !== second);
}
