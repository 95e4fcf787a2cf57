import type { CellRow } from '#src/io/xlsx/write/index.ts';

/** A4 landscape inside its margins, and a character of the default font, in points. */
const [PAGE_WIDTH, PAGE_HEIGHT, POINTS_PER_CHARACTER] = [762, 500, 5.3];

/** Height of a row that does not say its own. */
const USUAL_ROW = 18;

/** Rows that belong together: from the first to the one before `end`. */
export interface Together {
	readonly start: number;
	readonly end: number;
}

/**
 * Rows before which a page ends so that what belongs together is not parted; what is higher than a page begins a new one.
 * Every page is ended, so that those after it are the same where letters are wider.
 *
 * @param together ascending, none within another
 * @param characters width of all columns; wider than a page they are printed smaller
 */
export function pageBreaks(
	rows: readonly CellRow[],
	together: readonly Together[],
	characters: number,
): number[] {
	const room = PAGE_HEIGHT * Math.max(1, (characters * POINTS_PER_CHARACTER) / PAGE_WIDTH);
	const tops = [0];
	for (const { height = USUAL_ROW } of rows) tops.push((tops.at(-1) ?? 0) + height);
	const topOf = (row: number) => tops[row] ?? 0;
	const ends = new Map(together.map(({ start, end }) => [start, end]));
	const breaks: number[] = [];
	let pageTop = 0;
	rows.forEach((_, row) => {
		const end = ends.get(row) ?? row + 1;
		if (topOf(row) === pageTop || topOf(end) - pageTop <= room) return;
		breaks.push(row);
		pageTop = topOf(row);
	});
	return breaks;
}
