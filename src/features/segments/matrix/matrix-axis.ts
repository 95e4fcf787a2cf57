import type { MatrixAxisView } from '#src/charts/index.ts';
import type { MatrixAxis } from '#src/core/model/index.ts';
import type { AxisValues } from '#src/core/segment/matrix/index.ts';
import { skewness } from '#src/core/stats/index.ts';
import { formatPercent, m } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Above this a few places are far from most, and the axis is drawn in logarithms. */
const SKEWED = 2;

/** An axis as it is drawn, with what it is made from in its label. */
export function axisView(session: Session, axis: MatrixAxis, found: AxisValues): MatrixAxisView {
	const isPercent = isPercentAxis(axis);
	const isLog = !isPercent && (found.range?.[0] ?? -1) >= 0 && skewness(found.values) > SKEWED;
	const { value } = session.display.axis(axis);
	const label = isLog ? `${axisLabel(session, axis)} · ${m.matrix_axis_log()}` : axisLabel(session, axis);
	return {
		values: found.values,
		range: found.range,
		cuts: axis.cuts,
		...{ isPercent, isLog },
		label: m.matrix_axis_label({ name: label }),
		format: value,
	};
}

/** The axis with room for places beside those of its customers. */
export function reaching(axis: MatrixAxisView, places: readonly number[]): MatrixAxisView {
	const [min, max] = axis.range ?? [Infinity, -Infinity];
	const range = [Math.min(min, ...places), Math.max(max, ...places)] as const;
	if (axis.isPercent || (range[0] === min && range[1] === max)) return axis;
	return { ...axis, range, isLog: axis.isLog && range[0] >= 0 };
}

/** Where a place is drawn, as a share of the length of the axis from an arbitrary point. */
export function alongAxis({ range, isPercent, isLog }: MatrixAxisView): (place: number) => number {
	const forth = isLog ? Math.log1p : (place: number) => place / 4;
	const [min, max] = isPercent ? [0, 100] : (range ?? [0, 1]);
	const span = forth(max) - forth(min) || 1;
	return (place) => forth(place) / span;
}

/** Name of an axis with its measures and their shares: `我方地位：钱包份额 60%、满意度 40%`. */
export function axisLabel({ display }: Session, axis: MatrixAxis): string {
	const { name } = display.axis(axis);
	const used = axis.parts.filter(({ weight }) => weight > 0);
	const total = used.reduce((sum, { weight }) => sum + weight, 0);
	const [only, more] = used;
	if (only && !more && display.measure(only.measure) === name) return name;
	const parts = used.map(({ measure, weight }) =>
		more
			? m.matrix_axis_part({ measure: display.measure(measure), share: formatPercent(weight / total) })
			: display.measure(measure),
	);
	return m.matrix_axis_parts({ name, parts: parts.join(m.matrix_join()) });
}

/** All places lie within 0…100. */
function isPercentAxis({ parts }: MatrixAxis): boolean {
	return parts.every(({ weight, scale }) => weight === 0 || scale !== 'raw');
}
