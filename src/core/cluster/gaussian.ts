/** Shape of the covariance of a component: unrestricted, or without correlation between columns. */
export type Covariance = 'full' | 'diagonal';

/** Weights, means and covariances of a Gaussian mixture. */
export interface MixtureParameters {
	readonly k: number;
	readonly d: number;
	readonly covariance: Covariance;
	/** Shares, Σ = 1. */
	readonly weights: Float64Array;
	/** Component × column. */
	readonly means: Float64Array;
	/** Component × column × column (full) or component × column (diagonal: variances). */
	readonly covariances: Float64Array;
}

/** What evaluating the density of one component needs. */
export interface Whitening {
	/** ln weight − ½ (d ln 2π + ln |Σ|). */
	readonly offset: number;
	/** Inverse of the Cholesky factor L (Σ = L·Lᵀ), lower triangle, row by row; diagonal: 1 ÷ standard deviation. */
	readonly inverse: Float64Array;
}

/** Whitening of each component. `floor`: least variance per column, added again until a covariance can be factored. */
export function whitenings(mixture: MixtureParameters, floor: Float64Array): Whitening[] {
	const { k, d, covariance, covariances } = mixture;
	const cells = covariance === 'full' ? d * d : d;
	return Array.from({ length: k }, (_, c) => {
		const own = covariances.slice(c * cells, (c + 1) * cells);
		const inverse =
			covariance === 'full' ? inverseFactor(own, d, floor) : own.map((value) => 1 / Math.sqrt(value));
		let logs = 0;
		for (let j = 0; j < d; j++) logs += Math.log(inverse[covariance === 'full' ? j * d + j : j] as number);
		return {
			offset: Math.log(mixture.weights[c] as number) - (d / 2) * Math.log(2 * Math.PI) + logs,
			inverse,
		};
	});
}

/** Inverse of the Cholesky factor of a symmetric matrix; with `floor` added to the diagonal as often as that takes. */
function inverseFactor(matrix: Float64Array, d: number, floor: Float64Array): Float64Array {
	let factor = cholesky(matrix, d);
	for (let more = 1; !factor; more *= 10) {
		for (let j = 0; j < d; j++)
			matrix[j * d + j] = (matrix[j * d + j] as number) + more * (floor[j] as number);
		factor = cholesky(matrix, d);
	}
	const inverse = new Float64Array(d * d);
	for (let column = 0; column < d; column++) {
		for (let row = column; row < d; row++) {
			let sum = row === column ? 1 : 0;
			for (let j = column; j < row; j++)
				sum -= (factor[row * d + j] as number) * (inverse[j * d + column] as number);
			inverse[row * d + column] = sum / (factor[row * d + row] as number);
		}
	}
	return inverse;
}

/** Lower Cholesky factor; null where the matrix is not positive definite (Golub & Van Loan §4.2). */
function cholesky(matrix: Float64Array, d: number): Float64Array | null {
	const factor = new Float64Array(d * d);
	for (let row = 0; row < d; row++) {
		for (let column = 0; column <= row; column++) {
			let sum = matrix[row * d + column] as number;
			for (let j = 0; j < column; j++)
				sum -= (factor[row * d + j] as number) * (factor[column * d + j] as number);
			if (column < row) factor[row * d + column] = sum / (factor[column * d + column] as number);
			else if (sum > 0) factor[row * d + row] = Math.sqrt(sum);
			else return null;
		}
	}
	return factor;
}
