/**
 * Assignment of rows to columns, each column to one row at most, with the least total cost: the Hungarian method (Kuhn 1955)
 * by shortest augmenting paths (Jonker & Volgenant 1987), O(rows² · columns).
 *
 * @param costs row by row, all finite; rows ≤ columns
 * @returns column of each row. Of equally cheap assignments the one that the order of rows and columns leads to first
 */
export function cheapestAssignment(costs: Float64Array, rows: number, columns: number): Int32Array {
	const rowPrice = new Float64Array(rows + 1);
	const columnPrice = new Float64Array(columns + 1);
	// Row of each column, both counted from 1; 0 = none, and column 0 holds the row being placed.
	const rowOf = new Int32Array(columns + 1);
	const before = new Int32Array(columns + 1);
	for (let row = 1; row <= rows; row++) {
		rowOf[0] = row;
		let free = shortestPath(costs, columns, rowPrice, columnPrice, rowOf, before);
		while (free !== 0) {
			const previous = before[free] as number;
			rowOf[free] = rowOf[previous] as number;
			free = previous;
		}
	}
	const columnOf = new Int32Array(rows);
	for (let column = 1; column <= columns; column++) {
		const row = rowOf[column] as number;
		if (row > 0) columnOf[row - 1] = column - 1;
	}
	return columnOf;
}

/** Adapts the prices until a free column is reached from column 0, and returns it; `before` leads back. */
function shortestPath(
	costs: Float64Array,
	columns: number,
	rowPrice: Float64Array,
	columnPrice: Float64Array,
	rowOf: Int32Array,
	before: Int32Array,
): number {
	const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
	const isReached = new Uint8Array(columns + 1);
	let column = 0;
	do {
		isReached[column] = 1;
		const row = rowOf[column] as number;
		let delta = Number.POSITIVE_INFINITY;
		let next = 0;
		for (let j = 1; j <= columns; j++) {
			if (isReached[j]) continue;
			const reduced =
				(costs[(row - 1) * columns + j - 1] as number) -
				(rowPrice[row] as number) -
				(columnPrice[j] as number);
			if (reduced < (slack[j] as number)) {
				slack[j] = reduced;
				before[j] = column;
			}
			if ((slack[j] as number) < delta) {
				delta = slack[j] as number;
				next = j;
			}
		}
		for (let j = 0; j <= columns; j++) {
			if (isReached[j]) {
				const reachedRow = rowOf[j] as number;
				rowPrice[reachedRow] = (rowPrice[reachedRow] as number) + delta;
				columnPrice[j] = (columnPrice[j] as number) - delta;
			} else slack[j] = (slack[j] as number) - delta;
		}
		column = next;
	} while (rowOf[column] !== 0);
	return column;
}
