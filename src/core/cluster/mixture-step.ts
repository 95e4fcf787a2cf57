import { whitenings, type MixtureParameters, type Whitening } from './gaussian.ts';
import { BLOCK, createMixtureMath, type MixtureMath } from './mixture-math.ts';
import type { Points } from './points.ts';

/** A density so many powers of e below the largest does not change a sum of the two. */
const NOTHING = -50;

/**
 * Rows in blocks, so that a block stands together: (block · d + column) · BLOCK + row. Columns are moved to mean 0, so that
 * their squares lose no digits; a last block that is not full ends in zeros.
 */
export interface RowBlocks {
	readonly n: number;
	readonly d: number;
	readonly values: Float64Array;
}

/** The points in blocks, less a centre per column. */
export function blocksOf({ n, d, data }: Points, centre: Float64Array): RowBlocks {
	const values = new Float64Array(Math.ceil(n / BLOCK) * d * BLOCK);
	for (let j = 0; j < d; j++) {
		const own = centre[j] as number;
		for (let i = 0; i < n; i++) {
			values[(Math.floor(i / BLOCK) * d + j) * BLOCK + (i % BLOCK)] = (data[j * n + i] as number) - own;
		}
	}
	return { n, d, values };
}

/** Sums of one pass over the rows, each row weighed by its membership. */
export interface MixtureSums {
	readonly counts: Float64Array;
	/** Component × column. */
	readonly firsts: Float64Array;
	/** Component × column × column, upper triangle (full), or component × column. */
	readonly seconds: Float64Array;
	logLikelihood: number;
}

/** Told the memberships of a block: row `from + i` in component c at shares[c · BLOCK + i]. */
export type TakeShares = (from: number, size: number, shares: Float64Array, stride: number) => void;

/** Both steps of expectation–maximisation in one pass: memberships under the mixture, and the sums they weigh. */
export function mixturePass(
	rows: RowBlocks,
	mixture: MixtureParameters,
	floor: Float64Array,
	take?: TakeShares,
): MixtureSums {
	const { k, d } = mixture;
	const isFull = mixture.covariance === 'full';
	const densities = isFull ? logDensities : logDensitiesDiagonal;
	const whitening = whitenings(mixture, floor);
	const work = createMixtureMath(d, k);
	const sums = emptySums(mixture);
	for (let from = 0; from < rows.n; from += BLOCK) {
		const size = Math.min(BLOCK, rows.n - from);
		load(rows, from, work);
		for (let c = 0; c < k; c++) densities(d, size, mixture.means, c, whitening[c] as Whitening, work);
		sums.logLikelihood += shareOut(work.shares, size, k);
		if (take) take(from, size, work.shares, BLOCK);
		else for (let c = 0; c < k; c++) addBlock(d, size, isFull, c, work, sums);
	}
	return sums;
}

/** The sums where each row belongs wholly to the component of its label. */
export function hardPass(rows: RowBlocks, mixture: MixtureParameters, labels: Uint8Array): MixtureSums {
	const { k, d } = mixture;
	const isFull = mixture.covariance === 'full';
	const work = createMixtureMath(d, k);
	const sums = emptySums(mixture);
	for (let from = 0; from < rows.n; from += BLOCK) {
		const size = Math.min(BLOCK, rows.n - from);
		load(rows, from, work);
		work.shares.fill(0);
		for (let i = 0; i < size; i++) work.shares[(labels[from + i] as number) * BLOCK + i] = 1;
		for (let c = 0; c < k; c++) addBlock(d, size, isFull, c, work, sums);
	}
	return sums;
}

function load({ d, values }: RowBlocks, from: number, work: MixtureMath): void {
	work.values.set(values.subarray(from * d, (from + BLOCK) * d));
}

function emptySums({ k, d, covariance }: MixtureParameters): MixtureSums {
	return {
		counts: new Float64Array(k),
		firsts: new Float64Array(k * d),
		seconds: new Float64Array(k * d * (covariance === 'full' ? d : 1)),
		logLikelihood: 0,
	};
}

/** Logarithm of weight × density of one component for a block of rows: two rows of L⁻¹ at a time. */
function logDensities(
	d: number,
	size: number,
	means: Float64Array,
	c: number,
	{ offset, inverse }: Whitening,
	work: MixtureMath,
): void {
	const { shares, line, second, values } = work;
	const to = c * BLOCK;
	for (let i = 0; i < size; i++) shares[to + i] = offset;
	for (let row = 0; row < d; row += 2) {
		const hasTwo = row + 1 < d;
		line.fill(-shift(inverse, row, d, means, c));
		second.fill(hasTwo ? -shift(inverse, row + 1, d, means, c) : 0);
		for (let j = 0; j <= row; j += 4) work.combine(inverse, row, j);
		const next = hasTwo ? (inverse[(row + 1) * d + row + 1] as number) : 0;
		const at = Math.min(row + 1, d - 1) * BLOCK;
		for (let i = 0; i < size; i++) {
			const value = line[i] as number;
			const other = (second[i] as number) + next * (values[at + i] as number);
			shares[to + i] = (shares[to + i] as number) - 0.5 * (value * value + other * other);
		}
	}
}

/** Entry of L⁻¹ · mean. */
function shift(inverse: Float64Array, row: number, d: number, means: Float64Array, c: number): number {
	let sum = 0;
	for (let j = 0; j <= row; j++) sum += (inverse[row * d + j] as number) * (means[c * d + j] as number);
	return sum;
}

/** The same without correlation. */
function logDensitiesDiagonal(
	d: number,
	_size: number,
	means: Float64Array,
	c: number,
	{ offset, inverse }: Whitening,
	work: MixtureMath,
): void {
	work.shares.fill(offset, c * BLOCK, (c + 1) * BLOCK);
	for (let j = 0; j < d; j++) {
		work.addSquares(j, means[c * d + j] as number, -0.5 * (inverse[j] as number) ** 2, c);
	}
}

/** Turns logarithms of densities into shares that add up to 1 per row; returns the log-likelihood of the block. */
function shareOut(shares: Float64Array, size: number, k: number): number {
	let total = 0;
	for (let i = 0; i < size; i++) {
		let top = Number.NEGATIVE_INFINITY;
		for (let c = 0; c < k; c++) {
			const own = shares[c * BLOCK + i] as number;
			if (own > top) top = own;
		}
		let sum = 0;
		for (let c = 0; c < k; c++) {
			const below = (shares[c * BLOCK + i] as number) - top;
			const share = below > NOTHING ? Math.exp(below) : 0;
			shares[c * BLOCK + i] = share;
			sum += share;
		}
		for (let c = 0; c < k; c++) shares[c * BLOCK + i] = (shares[c * BLOCK + i] as number) / sum;
		total += top + Math.log(sum);
	}
	return total;
}

function addBlock(
	d: number,
	size: number,
	isFull: boolean,
	c: number,
	work: MixtureMath,
	sums: MixtureSums,
): void {
	const { shares, values, weighted } = work;
	const own = c * BLOCK;
	let count = 0;
	for (let i = 0; i < size; i++) count += shares[own + i] as number;
	if (count === 0) return;
	sums.counts[c] = (sums.counts[c] as number) + count;
	if (!isFull) return addDiagonal(d, c, work, sums);
	for (let j = 0; j < d; j++) {
		let first = 0;
		const at = j * BLOCK;
		for (let i = 0; i < size; i++) {
			const value = (shares[own + i] as number) * (values[at + i] as number);
			weighted[at + i] = value;
			first += value;
		}
		sums.firsts[c * d + j] = (sums.firsts[c * d + j] as number) + first;
	}
	work.products.fill(0);
	work.multiply();
	for (let at = 0; at < d * d; at++) {
		sums.seconds[c * d * d + at] = (sums.seconds[c * d * d + at] as number) + (work.products[at] as number);
	}
}

function addDiagonal(d: number, c: number, work: MixtureMath, { firsts, seconds }: MixtureSums): void {
	for (let j = 0; j < d; j++) {
		work.sumMoments(j, c);
		firsts[c * d + j] = (firsts[c * d + j] as number) + (work.moments[0] as number);
		seconds[c * d + j] = (seconds[c * d + j] as number) + (work.moments[1] as number);
	}
}
