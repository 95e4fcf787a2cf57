/**
 * Solves a symmetric positive definite system over some of its rows (Cholesky; Golub & Van Loan §4.2). What is not positive
 * after elimination gets a tiny pivot instead.
 *
 * @param matrix square, row by row over all rows
 * @param rows those that take part
 * @param ridge per row of the matrix, added to its diagonal
 * @param right right side per row of the matrix
 * @returns per row of the matrix; 0 for those that take no part
 */
export function solvePart(
	matrix: Float64Array,
	rows: readonly number[],
	ridge: Float64Array,
	right: Float64Array,
): Float64Array {
	const side = right.length;
	const m = rows.length;
	const lower = new Float64Array(m * m);
	for (let i = 0; i < m; i++) {
		const row = rows[i] as number;
		for (let j = 0; j <= i; j++) lower[i * m + j] = matrix[row * side + (rows[j] as number)] as number;
		lower[i * m + i] = (lower[i * m + i] as number) + (ridge[row] as number);
	}
	factorise(lower, m);
	const values = Float64Array.from(rows, (row) => right[row] as number);
	substitute(lower, m, values);
	const solution = new Float64Array(side);
	rows.forEach((row, i) => (solution[row] = values[i] as number));
	return solution;
}

/** Replaces the lower half by its Cholesky factor. Entries before the first that is not 0 in a row stay 0 and are skipped. */
function factorise(lower: Float64Array, m: number): void {
	const first = new Uint32Array(m);
	for (let i = 0; i < m; i++) {
		const row = i * m;
		let start = 0;
		while (start < i && lower[row + start] === 0) start++;
		first[i] = start;
		const own = lower[row + i] as number;
		for (let j = start; j <= i; j++) {
			let sum = lower[row + j] as number;
			const other = j * m;
			for (let t = Math.max(start, first[j] as number); t < j; t++)
				sum -= (lower[row + t] as number) * (lower[other + t] as number);
			if (j < i) lower[row + j] = sum / (lower[other + j] as number);
			else lower[row + i] = Math.sqrt(Math.max(sum, 1e-12 * own, Number.MIN_VALUE));
		}
	}
}

function substitute(lower: Float64Array, m: number, values: Float64Array): void {
	for (let i = 0; i < m; i++) {
		let sum = values[i] as number;
		for (let t = 0; t < i; t++) sum -= (lower[i * m + t] as number) * (values[t] as number);
		values[i] = sum / (lower[i * m + i] as number);
	}
	for (let i = m - 1; i >= 0; i--) {
		let sum = values[i] as number;
		for (let t = i + 1; t < m; t++) sum -= (lower[t * m + i] as number) * (values[t] as number);
		values[i] = sum / (lower[i * m + i] as number);
	}
}
