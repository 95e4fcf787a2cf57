import type { MatrixAxis, MatrixScheme, MeasureRef } from '#src/core/model/index.ts';
import { axisValues } from '#src/core/segment/matrix/index.ts';
import { isOfOrders, metricValues } from '#src/core/segment/metrics/values.ts';
import { bandLimits } from '#src/core/segment/templates/index.ts';
import { findColumn, isTextColumn, toNumbers } from '#src/core/table/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { cellsOf } from './matrix-edits.ts';

/** The axis with cuts that divide the customers into equal shares, for when its places are others. */
export function recut(session: Session, axis: MatrixAxis, bands = axis.cuts.length + 1): MatrixAxis {
	if (axis.parts.every(({ weight }) => !(weight > 0))) return axis;
	const { values, range } = axisValues(axis, (measure) => valuesOf(session, measure));
	const limits = bandLimits(values, 'quantile', bands);
	if (limits.length === bands - 1) return { ...axis, cuts: limits };
	const [min, max] = range ?? [0, 100];
	const step = max / bands - min / bands || 1;
	return { ...axis, cuts: Array.from({ length: bands - 1 }, (_, i) => min + (i + 1) * step) };
}

/** The matrix with other numbers of columns and rows, written `columns rows`. An axis that keeps its number keeps its cuts. */
export function reshaped(
	session: Session,
	scheme: MatrixScheme,
	shape: string,
): Pick<MatrixScheme, 'x' | 'y' | 'cells'> {
	const [columns = 2, rows = 2] = shape.split(' ').map(Number);
	const withBands = (axis: MatrixAxis, bands: number) =>
		axis.cuts.length + 1 === bands ? axis : recut(session, axis, bands);
	return {
		x: withBands(scheme.x, columns),
		y: withBands(scheme.y, rows),
		cells: cellsOf(scheme, columns, rows),
	};
}

/** Values of a measure as the segmentation takes them: metrics of orders are not known of customers without any. */
function valuesOf({ sheets, analysis }: Session, measure: MeasureRef): Float64Array {
	const { metrics } = analysis;
	if (measure.kind === 'metric') {
		const values = (metrics && metricValues(metrics, measure.metric)) ?? new Float64Array();
		if (!isOfOrders(measure.metric)) return values;
		return values.map((value, row) => (metrics?.orders[row] === 0 ? Number.NaN : value));
	}
	if (measure.kind === 'score') {
		const detail = analysis.result(measure.scheme)?.detail;
		return detail?.kind === 'score' ? detail.points : new Float64Array();
	}
	const column = sheets.customers && findColumn(sheets.customers, measure.column);
	return column && !isTextColumn(column) ? toNumbers(column) : new Float64Array();
}
