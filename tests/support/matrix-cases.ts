import type { AxisPart, MatrixAxis, MatrixScheme } from '#src/core/model/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import type { MatrixDetail } from '#src/core/segment/matrix/index.ts';
import { gridClasses } from '#src/core/segment/templates/index.ts';

/** An axis of columns, each `id`, `id weight` or `id weight scale`. */
export function axisOf(
	parts: readonly string[],
	cuts: readonly number[],
	changes: Partial<MatrixAxis> = {},
): MatrixAxis {
	return {
		name: null,
		usual: null,
		parts: parts.map((text): AxisPart => {
			const [column = '', weight = '1', scale = 'raw'] = text.split(' ');
			return {
				measure: { kind: 'column', column },
				weight: Number(weight),
				scale: scale as AxisPart['scale'],
			};
		}),
		cuts,
		missing: 'unknown',
		...changes,
	};
}

/** A matrix with the usual cells of its cuts. */
export function matrixScheme(
	x: MatrixAxis,
	y: MatrixAxis,
	changes: Partial<MatrixScheme> = {},
): MatrixScheme {
	const cells = gridClasses(x.cuts.length + 1, y.cuts.length + 1);
	return {
		id: 'matrix',
		name: null,
		version: 1,
		kind: 'matrix',
		x,
		y,
		cells: cells.map(({ id, colour }) => ({ id, name: null, colour, playbook: null })),
		threat: null,
		...changes,
	};
}

/** The detail of a result of a matrix. */
export function detailOf({ detail }: SchemeResult): MatrixDetail {
	if (detail.kind !== 'matrix') throw new Error(detail.kind);
	return detail;
}
