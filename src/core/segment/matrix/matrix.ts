import {
	measureKey,
	type ClassInfo,
	type CustomerMetrics,
	type SchemeResult,
	type Spoken,
} from '#src/core/segment/types.ts';
import type { Condition, MatrixAxis, MatrixCell, MatrixScheme } from '#src/core/model/index.ts';
import { AppError } from '#src/errors/index.ts';
import { plainClass, spoken, summarise } from '#src/core/segment/summary.ts';
import { rowsWhere, suits } from '#src/core/segment/rules/evaluate.ts';
import { testsOf, type FieldSource } from '#src/core/segment/rules/fields.ts';
import { axisValues, bandAt, type MeasureSource } from './axis.ts';
import type { AxisValues, MatrixDetail } from './types.ts';

/** Class of the customers whose place is not known on both axes. */
export const UNKNOWN_PLACE = 'unknown';

/** What a matrix asks of the customers. */
export interface MatrixSource {
	readonly measure: MeasureSource;
	readonly field: FieldSource;
}

/**
 * Two axes cut into cells: a customer is in the cell of its bands, one whose x or y is unknown in the class `unknown`,
 * never in a corner. A threat marks customers and leaves them where they are.
 *
 * @throws AppError segment.matrixShape, segment.cutsNotIncreasing, segment.axisWeights, segment.threatField
 */
export function analyseMatrix(
	scheme: MatrixScheme,
	source: MatrixSource,
	metrics: CustomerMetrics,
): SchemeResult {
	requireShape(scheme);
	const x = axisValues(scheme.x, source.measure);
	const y = axisValues(scheme.y, source.measure);
	const threatened = scheme.threat ? threatenedBy(scheme.threat, source.field, metrics.customerCount) : null;
	const classOf = cellsOf(scheme, x.values, y.values);
	const classes = classesOf(scheme.cells, classOf.includes(scheme.cells.length));
	const detail: MatrixDetail = {
		kind: 'matrix',
		scheme,
		x,
		y,
		threatened,
		threats: threatCounts(classes.length, classOf, threatened),
	};
	return {
		schemeId: scheme.id,
		kind: 'matrix',
		version: scheme.version,
		classes,
		classOf,
		summary: summarise(classes, classOf, metrics),
		detail,
		warnings: warningsOf(scheme, detail, classOf),
	};
}

/** Position of a cell in the list of cells: the top row first. */
export function cellAt(column: number, row: number, scheme: Pick<MatrixScheme, 'x' | 'y'>): number {
	return (scheme.y.cuts.length - row) * (scheme.x.cuts.length + 1) + column;
}

/** Cell per customer row; one beyond the cells = unknown. */
function cellsOf(scheme: MatrixScheme, x: Float64Array, y: Float64Array): Uint8Array {
	const unknown = scheme.cells.length;
	const cells = new Uint8Array(x.length);
	for (let row = 0; row < cells.length; row++) {
		const column = bandAt(x[row] as number, scheme.x.cuts);
		const band = bandAt(y[row] as number, scheme.y.cuts);
		cells[row] = column < 0 || band < 0 ? unknown : cellAt(column, band, scheme);
	}
	return cells;
}

function requireShape({ x, y, cells }: MatrixScheme): void {
	for (const { cuts, parts } of [x, y]) {
		const [first] = parts;
		if (!first) throw new AppError('segment.axisWeights', {});
		const isRising = cuts.every((cut, i) => Number.isFinite(cut) && !(cut <= (cuts[i - 1] ?? -Infinity)));
		if (!isRising || cuts.length < 1 || cuts.length > 2)
			throw new AppError('segment.cutsNotIncreasing', { measure: measureKey(first.measure) });
	}
	const wanted = (x.cuts.length + 1) * (y.cuts.length + 1);
	const isSame = new Set(cells.map(({ id }) => id)).size === wanted && cells.length === wanted;
	if (!isSame) throw new AppError('segment.matrixShape', { cells: cells.length, wanted });
}

function threatenedBy(threat: Condition, source: FieldSource, count: number): Uint8Array {
	for (const { field: id, is } of testsOf(threat)) {
		const field = source(id);
		if (!field || !suits(is, field.kind)) throw new AppError('segment.threatField', {});
	}
	const flags = rowsWhere(threat, source, count);
	const threatened = new Uint8Array(count);
	for (let row = 0; row < count; row++) threatened[row] = ((flags[row >> 5] as number) >>> (row & 31)) & 1;
	return threatened;
}

function threatCounts(classes: number, classOf: Uint8Array, threatened: Uint8Array | null): number[] {
	const counts = new Array<number>(classes).fill(0);
	threatened?.forEach((flag, row) => {
		const at = classOf[row] ?? 0;
		counts[at] = (counts[at] ?? 0) + flag;
	});
	return counts;
}

function classesOf(cells: readonly MatrixCell[], hasUnknown: boolean): readonly ClassInfo[] {
	const own = cells.map(({ id, name, usual, colour }, order): ClassInfo => ({
		id,
		name: name === null ? (usual ?? spoken(id)) : { code: 'named', args: { name } },
		order,
		colour,
	}));
	return hasUnknown ? [...own, plainClass(UNKNOWN_PLACE, own.length, 0)] : own;
}

function warningsOf(scheme: MatrixScheme, { x, y }: MatrixDetail, classOf: Uint8Array): readonly Spoken[] {
	const unknown = classOf.reduce((sum, at) => sum + (at === scheme.cells.length ? 1 : 0), 0);
	return [
		...axisWarnings('x', scheme.x, x),
		...axisWarnings('y', scheme.y, y),
		...(unknown > 0 ? [spoken('matrixUnknown', { count: unknown })] : []),
	];
}

function axisWarnings(axis: 'x' | 'y', { parts }: MatrixAxis, { range, known }: AxisValues): Spoken[] {
	if (!range) return [spoken('matrixNobody', { axis })];
	const used = parts.filter(({ weight }) => weight > 0);
	const isMixed = used.length > 1 && used.some(({ scale }) => scale === 'raw');
	return [
		...(known > 1 && range[0] === range[1] ? [spoken('matrixConstant', { axis })] : []),
		...(isMixed ? [spoken('matrixMixed', { axis })] : []),
	];
}
