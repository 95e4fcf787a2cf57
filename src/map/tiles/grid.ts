/** Column and row of each province, one to a square, about where it lies; a line each: code, column, row. */
const PLACES = `230000 6 0
150000 3 1
110000 4 1
220000 6 1
650000 0 2
620000 1 2
640000 2 2
140000 3 2
130000 4 2
120000 5 2
210000 6 2
630000 1 3
610000 2 3
410000 3 3
370000 4 3
540000 0 4
510000 1 4
500000 2 4
420000 3 4
340000 4 4
320000 5 4
310000 6 4
530000 1 5
520000 2 5
430000 3 5
360000 4 5
330000 5 5
450000 2 6
440000 3 6
350000 4 6
710000 6 6
460000 2 7
820000 3 7
810000 4 7`;

/** Where a province stands in the grid. */
export interface Tile {
	readonly code: string;
	readonly column: number;
	readonly row: number;
}

export const TILES: readonly Tile[] = PLACES.split('\n').map((line) => {
	const [code = '', column, row] = line.split(' ');
	return { code, column: Number(column), row: Number(row) };
});
export const COLUMNS = 7;
export const ROWS = 8;
