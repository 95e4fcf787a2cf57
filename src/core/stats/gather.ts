/** Values of some rows, in the order given. A plain loop: `Float64Array.from` with a function is many times slower. */
export function gather(values: ArrayLike<number>, rows: Uint32Array): Float64Array<ArrayBuffer> {
	const out = new Float64Array(rows.length);
	for (let i = 0; i < out.length; i++) out[i] = values[rows[i] as number] as number;
	return out;
}

/** The rows 0…count−1. */
export function allRows(count: number): Uint32Array<ArrayBuffer> {
	const rows = new Uint32Array(count);
	for (let row = 0; row < count; row++) rows[row] = row;
	return rows;
}
