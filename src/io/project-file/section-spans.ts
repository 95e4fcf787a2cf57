import { isRight, textWidth } from './palette.ts';
import type { MethodSection, MethodValue } from './types.ts';

/** Lines that a text may have before the sheet gets another column for it, and how many it gets at the most. */
const [MOST_LINES, MOST_FURTHER] = [3, 2];

/**
 * Columns of the sheet that each column of a section takes: what the section has fewer goes to the texts that would be broken
 * most often, the rest to a text at its end.
 *
 * @param widths of the columns of the sheet, in characters
 */
export function spansOf(section: MethodSection, widths: readonly number[]): number[] {
	const count = section.header?.length ?? 0;
	const spans = new Array<number>(count).fill(1);
	for (let left = widths.length - count; left > 0; left--) {
		const lines = linesOfColumns(section, spans, widths);
		const most = Math.max(1, ...lines);
		if (most > 1) spans[lines.indexOf(most)]! += 1;
		else if (isText(section, count - 1)) spans[count - 1]! += 1;
	}
	return spans;
}

/** Columns of the sheet that a section wants: more than its own where a text has no room otherwise. */
export function columnsWanted(section: MethodSection, usual: (count: number) => readonly number[]): number {
	const count = section.header?.length ?? 0;
	for (let further = 0; further < MOST_FURTHER; further++) {
		const widths = usual(count + further);
		const lines = linesOfColumns(section, spansOf(section, widths), widths);
		if (Math.max(1, ...lines) <= MOST_LINES) return count + further;
	}
	return count + (count > 0 ? MOST_FURTHER : 0);
}

/** Widths of the columns of a section under their spans. */
export function spannedWidths(spans: readonly number[], widths: readonly number[]): number[] {
	let from = 0;
	return spans.map((span) => {
		const own = widths.slice(from, from + span);
		from += span;
		return own.reduce((sum, width) => sum + width, 0);
	});
}

/** Lines of a text in a column of this width in characters. */
export function linesOf(text: string, width: number): number {
	return Math.ceil((textWidth(text) * 1.05) / width);
}

/** Whether a column holds figures, which stand on the right. */
export function isNumeric({ rows }: MethodSection, column: number): boolean {
	return rows.some((row) => isFigure(row[column]));
}

function isFigure(value: MethodValue | undefined): boolean {
	return typeof value === 'number' || (typeof value === 'object' && value !== null && isRight(value.kind));
}

function isText({ rows }: MethodSection, column: number): boolean {
	return rows.length > 0 && rows.every((row) => typeof row[column] === 'string');
}

/** Lines of the longest text in each column; 0 where there is none. */
function linesOfColumns(
	{ rows }: MethodSection,
	spans: readonly number[],
	widths: readonly number[],
): number[] {
	const rooms = spannedWidths(spans, widths);
	return rooms.map((room, column) =>
		rows.reduce((most, row) => {
			const value = row[column];
			return typeof value === 'string' ? Math.max(most, linesOf(value, room)) : most;
		}, 0),
	);
}
