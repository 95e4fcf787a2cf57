import type { ClassInfo, Reason, Spoken } from '#src/core/segment/types.ts';
import { bandAt, missingMeasures } from './axis.ts';
import { cellAt } from './matrix.ts';
import type { AxisValues, MatrixDetail } from './types.ts';

type Args = Record<string, string | number>;

/**
 * Reason under a matrix: both places and the cuts between which they lie. `next`: the cut that is nearest, measured by
 * the width of its axis, and the cell beyond it.
 */
export function matrixReason(
	detail: MatrixDetail,
	classes: readonly ClassInfo[],
	own: string,
	row: number,
): Reason {
	const { scheme } = detail;
	const [x, y] = [detail.x.values[row] ?? Number.NaN, detail.y.values[row] ?? Number.NaN];
	const threat: Args = detail.threatened?.[row] === 1 ? { threat: 1 } : {};
	if (Number.isNaN(x) || Number.isNaN(y)) {
		const axes = `${Number.isNaN(x) ? 'x' : ''}${Number.isNaN(y) ? 'y' : ''}`;
		const args = { class: own, axes, measures: missingMeasures(detail, row).join('|'), ...threat };
		return { code: 'matrixUnknown', args, next: null };
	}
	const args: Args = {
		class: own,
		...sideArgs('x', x, scheme.x.cuts),
		...sideArgs('y', y, scheme.y.cuts),
		...threat,
	};
	return { code: 'matrixCell', args, next: nearest(detail, classes, x, y) };
}

/** A place with the cuts below and above it: `x`, `xFrom` and `xTo`, the last two where there are such cuts. */
function sideArgs(axis: 'x' | 'y', value: number, cuts: readonly number[]): Args {
	const band = bandAt(value, cuts);
	const [from, to] = [cuts[band - 1], cuts[band]];
	return {
		[axis]: value,
		...(from === undefined ? {} : { [`${axis}From`]: from }),
		...(to === undefined ? {} : { [`${axis}To`]: to }),
	};
}

function nearest(detail: MatrixDetail, classes: readonly ClassInfo[], x: number, y: number): Spoken | null {
	const { scheme } = detail;
	const [column, band] = [bandAt(x, scheme.x.cuts), bandAt(y, scheme.y.cuts)];
	const steps = (['x', 'y'] as const).flatMap((axis) => {
		const [value, at] = axis === 'x' ? [x, column] : [y, band];
		return [
			{ axis, value, cut: scheme[axis].cuts[at], by: 1 },
			{ axis, value, cut: scheme[axis].cuts[at - 1], by: -1 },
		];
	});
	let best: { readonly spoken: Spoken; readonly distance: number } | null = null;
	for (const { axis, value, cut, by } of steps) {
		if (cut === undefined) continue;
		const distance = Math.abs(value / 4 - cut / 4) / widthOf(detail[axis]);
		if (best && distance >= best.distance) continue;
		const cell = axis === 'x' ? cellAt(column + by, band, scheme) : cellAt(column, band + by, scheme);
		const args = { axis, value: cut, class: classes[cell]?.id ?? '' };
		best = { spoken: { code: by > 0 ? 'matrixRise' : 'matrixFall', args }, distance };
	}
	return best?.spoken ?? null;
}

/** A quarter of the width of an axis, so that no width is beyond the range of numbers. */
function widthOf({ range }: AxisValues): number {
	return range ? range[1] / 4 - range[0] / 4 || 1 : 1;
}
