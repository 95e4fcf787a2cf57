import { rowAt, type Points } from './points.ts';

/**
 * The nearest row of `points` for each row of `queries`, which has the same columns; the smaller row number where two are
 * equally near. −1 where none is within `reach`. Rows are sorted along the first column and looked at from both sides, until
 * that column alone is farther away than the best one found.
 *
 * @param isWanted rows that count; default: all
 */
export function nearestRows(
	points: Points,
	queries: Points,
	reach = Number.POSITIVE_INFINITY,
	isWanted: (row: number) => boolean = () => true,
): Int32Array {
	const along = points.data.subarray(0, points.n);
	const sorted = Uint32Array.from(Array.from({ length: points.n }, (_, row) => row).filter(isWanted)).sort(
		(a, b) => (along[a] as number) - (along[b] as number) || a - b,
	);
	const rows = new Float64Array(sorted.length * points.d);
	sorted.forEach((row, position) => rows.set(rowAt(points, row), position * points.d));
	return Int32Array.from({ length: queries.n }, (_, i) => nearestOf(rows, sorted, rowAt(queries, i), reach));
}

function nearestOf(rows: Float64Array, sorted: Uint32Array, query: Float64Array, reach: number): number {
	const d = query.length;
	const first = query[0] as number;
	const found = { row: -1, squared: reach * reach };
	const look = (position: number): boolean => {
		const gap = (rows[position * d] as number) - first;
		if (gap * gap > found.squared) return false;
		let squared = 0;
		for (let j = 0; j < d && squared <= found.squared; j++)
			squared += ((rows[position * d + j] as number) - (query[j] as number)) ** 2;
		const row = sorted[position] as number;
		if (squared < found.squared || (squared === found.squared && (found.row < 0 || row < found.row))) {
			found.row = row;
			found.squared = squared;
		}
		return true;
	};
	let up = firstAtLeast(rows, d, sorted.length, first);
	let down = up - 1;
	for (let goesUp = true, goesDown = true; goesUp || goesDown;) {
		goesUp = goesUp && up < sorted.length && look(up++);
		goesDown = goesDown && down >= 0 && look(down--);
	}
	return found.row;
}

/** The first position whose first column is at least a value. */
function firstAtLeast(rows: Float64Array, d: number, count: number, value: number): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rows[middle * d] as number) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
