import type { AxisPart, MatrixAxis, MatrixCell, MatrixScheme } from '#src/core/model/index.ts';
import { gridClasses } from '#src/core/segment/templates/index.ts';
import type { Locale } from '#src/i18n/index.ts';

/** Numbers of columns and rows a matrix can have, as `columns rows`. */
export const SHAPES = ['2 2', '3 3', '3 2', '2 3'] as const;

/** Shape of a matrix, as in `SHAPES`. */
export function shapeOf({ x, y }: MatrixScheme): string {
	return `${x.cuts.length + 1} ${y.cuts.length + 1}`;
}

/** The cells of another shape; a cell that stands in both keeps what was said of it. */
export function cellsOf({ cells }: MatrixScheme, columns: number, rows: number): readonly MatrixCell[] {
	return gridClasses(columns, rows).map(({ id, colour }): MatrixCell => {
		const before = cells.find((each) => each.id === id);
		return before ?? { id, name: null, colour, playbook: null };
	});
}

/** An axis with one of its parts changed; null takes it out, unless it is the last. */
export function withPart(axis: MatrixAxis, index: number, part: Partial<AxisPart> | null): MatrixAxis {
	const now = axis.parts[index];
	if (!now) return axis;
	if (part) return { ...axis, parts: axis.parts.with(index, { ...now, ...part }) };
	return axis.parts.length > 1 ? { ...axis, parts: axis.parts.toSpliced(index, 1) } : axis;
}

/** Cells with one of them changed. */
export function withCell(
	cells: readonly MatrixCell[],
	id: string,
	part: Partial<MatrixCell>,
): readonly MatrixCell[] {
	return cells.map((each) => (each.id === id ? { ...each, ...part } : each));
}

/** A playbook with the text of one language changed; null goes back to the usual one. */
export function withText(
	playbook: MatrixCell['playbook'],
	locale: Locale,
	text: string | null,
): MatrixCell['playbook'] {
	const rest = { ...playbook };
	delete rest[locale];
	const next = text === null ? rest : { ...rest, [locale]: text };
	return Object.keys(next).length > 0 ? next : null;
}
