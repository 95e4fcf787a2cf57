/** What is left of a column after the columns before it may be this share of its length before it counts as their repetition. */
const INDEPENDENT = 1e-7;

/** R of a QR decomposition, in packed columns: column j holds its entries 0…j. */
export interface Factor {
	/** Positions of the columns kept; the others are combinations of those before them. */
	readonly kept: readonly number[];
	readonly r: readonly Float64Array[];
	/** Inverse of R, packed in the same way. */
	readonly inverse: readonly Float64Array[];
	/** Qᵀ·target over the columns kept. */
	readonly projected: Float64Array;
	/** Squares of the target that the columns do not reach. */
	readonly restSquares: number;
}

/**
 * QR by Householder reflections (Golub & Van Loan §5.2), column by column in the order given; a column of which less than 1e-7
 * of its length is new is left out, as in R's `lm`.
 */
export function factorise(columns: readonly Float64Array[], target: Float64Array): Factor {
	const rest = Float64Array.from(target);
	const reflections: Float64Array[] = [];
	const kept: number[] = [];
	const r: Float64Array[] = [];
	columns.forEach((column, j) => {
		const work = Float64Array.from(column);
		const length = norm(work, 0);
		reflections.forEach((reflection, at) => reflect(reflection, at, work));
		const at = reflections.length;
		const own = norm(work, at);
		if (at >= work.length || !(own > INDEPENDENT * length)) return;
		const lead = work[at] as number;
		const pivot = lead > 0 ? -own : own;
		const entries = work.slice(0, at + 1);
		entries[at] = pivot;
		work[at] = lead - pivot;
		const scale = norm(work, at);
		for (let i = at; i < work.length; i++) work[i] = (work[i] as number) / scale;
		reflect(work, at, rest);
		reflections.push(work);
		r.push(entries);
		kept.push(j);
	});
	const rank = kept.length;
	const beyond = norm(rest, rank);
	return { kept, r, inverse: invert(r), projected: rest.slice(0, rank), restSquares: beyond * beyond };
}

/** Reflects `values` from position `from` on by the unit vector stored there. */
function reflect(reflection: Float64Array, from: number, values: Float64Array): void {
	let dot = 0;
	for (let i = from; i < values.length; i++) dot += (reflection[i] as number) * (values[i] as number);
	dot *= 2;
	for (let i = from; i < values.length; i++)
		values[i] = (values[i] as number) - dot * (reflection[i] as number);
}

function norm(values: Float64Array, from: number): number {
	let sum = 0;
	for (let i = from; i < values.length; i++) sum += (values[i] as number) ** 2;
	return Math.sqrt(sum);
}

/** Inverse of an upper triangle in packed columns. */
function invert(r: readonly Float64Array[]): Float64Array[] {
	return r.map((column, j) => {
		const out = new Float64Array(j + 1);
		out[j] = 1 / (column[j] as number);
		for (let i = j - 1; i >= 0; i--) {
			let sum = 0;
			for (let k = i + 1; k <= j; k++) sum += (r[k]?.[i] as number) * (out[k] as number);
			out[i] = -sum / (r[i]?.[i] as number);
		}
		return out;
	});
}

/** (RᵀR)⁻¹ row by row: the covariance of the estimates but for σ². */
export function inverseGram(inverse: readonly Float64Array[]): number[][] {
	return inverse.map((_, i) =>
		inverse.map((__, j) => {
			let sum = 0;
			for (let k = Math.max(i, j); k < inverse.length; k++)
				sum += (inverse[k]?.[i] as number) * (inverse[k]?.[j] as number);
			return sum;
		}),
	);
}

/** RᵀR row by row. */
export function gram(r: readonly Float64Array[]): number[][] {
	return r.map((left, i) =>
		r.map((right, j) => {
			let sum = 0;
			for (let k = 0; k <= Math.min(i, j); k++) sum += (left[k] as number) * (right[k] as number);
			return sum;
		}),
	);
}

/** Lower triangle L with L·Lᵀ = the symmetric matrix; null where it is not positive definite. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
	const lower: number[][] = [];
	for (let i = 0; i < matrix.length; i++) {
		const row: number[] = [];
		for (let j = 0; j <= i; j++) {
			let sum = matrix[i]?.[j] as number;
			const other = j === i ? row : (lower[j] as number[]);
			for (let k = 0; k < j; k++) sum -= (row[k] as number) * (other[k] as number);
			if (j < i) row.push(sum / (other[j] as number));
			else if (sum > 0) row.push(Math.sqrt(sum));
			else return null;
		}
		lower.push(row);
	}
	return lower;
}

/** Solves L·x = b. */
export function solveLower(lower: readonly (readonly number[])[], b: ArrayLike<number>): Float64Array {
	const x = new Float64Array(lower.length);
	lower.forEach((row, i) => {
		let sum = b[i] as number;
		for (let k = 0; k < i; k++) sum -= (row[k] as number) * (x[k] as number);
		x[i] = sum / (row[i] as number);
	});
	return x;
}

/** Solves Lᵀ·x = b. */
export function solveUpper(lower: readonly (readonly number[])[], b: ArrayLike<number>): Float64Array {
	const x = new Float64Array(lower.length);
	for (let i = lower.length - 1; i >= 0; i--) {
		let sum = b[i] as number;
		for (let k = i + 1; k < lower.length; k++) sum -= (lower[k]?.[i] as number) * (x[k] as number);
		x[i] = sum / (lower[i]?.[i] as number);
	}
	return x;
}
