/** Points to cluster: n rows × d columns, column by column (value of row i in column j at data[j·n + i]). All finite. */
export interface Points {
	readonly n: number;
	readonly d: number;
	readonly data: Float64Array;
}

/** Some rows of the points, in the order given. */
export function takeRows(points: Points, rows: Uint32Array): Points {
	const data = new Float64Array(rows.length * points.d);
	for (let j = 0; j < points.d; j++) {
		const from = points.data.subarray(j * points.n, (j + 1) * points.n);
		const to = data.subarray(j * rows.length, (j + 1) * rows.length);
		for (let i = 0; i < rows.length; i++) to[i] = from[rows[i] as number] as number;
	}
	return { n: rows.length, d: points.d, data };
}

/** One row, as d numbers. */
export function rowAt(points: Points, row: number): Float64Array {
	return Float64Array.from({ length: points.d }, (_, j) => points.data[j * points.n + row] ?? 0);
}

/** Squared Euclidean distance of every row to a centre, written to `out`. */
export function squaredDistances(points: Points, centre: Float64Array, out: Float64Array): void {
	out.fill(0);
	for (let j = 0; j < points.d; j++) {
		const column = points.data.subarray(j * points.n, (j + 1) * points.n);
		const at = centre[j] as number;
		for (let i = 0; i < column.length; i++) {
			const gap = (column[i] as number) - at;
			out[i] = (out[i] as number) + gap * gap;
		}
	}
}
