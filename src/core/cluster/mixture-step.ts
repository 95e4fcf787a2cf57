import { whitenings, type MixtureParameters, type Whitening } from './gaussian.ts';
import type { Points } from './points.ts';

/** Rows worked on together, so that their columns stay in the cache. Sums are added up block by block, in order. */
const BLOCK = 256;

/** Sums of one pass over the rows, each row weighed by its membership. Columns are taken from the old mean. */
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
	points: Points,
	mixture: MixtureParameters,
	floor: Float64Array,
	take?: TakeShares,
): MixtureSums {
	const { k, d } = mixture;
	const whitening = whitenings(mixture, floor);
	const work = workspace(k, d);
	const sums = emptySums(mixture);
	for (let from = 0; from < points.n; from += BLOCK) {
		const size = Math.min(BLOCK, points.n - from);
		for (let c = 0; c < k; c++) logDensities(points, from, size, mixture, c, whitening[c] as Whitening, work);
		sums.logLikelihood += shareOut(work.shares, size, k);
		if (take) take(from, size, work.shares, BLOCK);
		else for (let c = 0; c < k; c++) addBlock(points, from, size, mixture, c, work, sums);
	}
	return sums;
}

/** The sums where each row belongs wholly to the component of its label. */
export function hardPass(points: Points, mixture: MixtureParameters, labels: Uint8Array): MixtureSums {
	const { k, d } = mixture;
	const work = workspace(k, d);
	const sums = emptySums(mixture);
	for (let from = 0; from < points.n; from += BLOCK) {
		const size = Math.min(BLOCK, points.n - from);
		work.shares.fill(0);
		for (let i = 0; i < size; i++) work.shares[(labels[from + i] as number) * BLOCK + i] = 1;
		for (let c = 0; c < k; c++) addBlock(points, from, size, mixture, c, work, sums);
	}
	return sums;
}

interface Workspace {
	/** Component × BLOCK: first logarithms of densities, then shares. */
	readonly shares: Float64Array;
	/** Column × BLOCK, from the mean of one component. */
	readonly gaps: Float64Array;
	readonly weighted: Float64Array;
	readonly line: Float64Array;
}

function workspace(k: number, d: number): Workspace {
	return {
		shares: new Float64Array(k * BLOCK),
		gaps: new Float64Array(d * BLOCK),
		weighted: new Float64Array(d * BLOCK),
		line: new Float64Array(BLOCK),
	};
}

function emptySums({ k, d, covariance }: MixtureParameters): MixtureSums {
	return {
		counts: new Float64Array(k),
		firsts: new Float64Array(k * d),
		seconds: new Float64Array(k * d * (covariance === 'full' ? d : 1)),
		logLikelihood: 0,
	};
}

function takeGaps(
	points: Points,
	from: number,
	size: number,
	means: Float64Array,
	c: number,
	gaps: Float64Array,
): void {
	const { n, d, data } = points;
	for (let j = 0; j < d; j++) {
		const mean = means[c * d + j] as number;
		const at = j * n + from;
		const to = j * BLOCK;
		for (let i = 0; i < size; i++) gaps[to + i] = (data[at + i] as number) - mean;
	}
}

/** Logarithm of weight × density of one component for a block of rows. */
function logDensities(
	points: Points,
	from: number,
	size: number,
	mixture: MixtureParameters,
	c: number,
	{ offset, inverse }: Whitening,
	{ shares, gaps, line }: Workspace,
): void {
	const { d, covariance } = mixture;
	takeGaps(points, from, size, mixture.means, c, gaps);
	const to = c * BLOCK;
	for (let i = 0; i < size; i++) shares[to + i] = offset;
	for (let row = 0; row < d; row++) {
		if (covariance === 'full') combine(gaps, inverse, row * d, row + 1, size, line);
		else
			for (let i = 0; i < size; i++) line[i] = (inverse[row] as number) * (gaps[row * BLOCK + i] as number);
		for (let i = 0; i < size; i++) {
			const value = line[i] as number;
			shares[to + i] = (shares[to + i] as number) - 0.5 * value * value;
		}
	}
}

/** Σ_j factors[at + j] · column j, four columns at a time. */
function combine(
	columns: Float64Array,
	factors: Float64Array,
	at: number,
	count: number,
	size: number,
	out: Float64Array,
): void {
	out.fill(0);
	let j = 0;
	for (; j + 4 <= count; j += 4) {
		const a = factors[at + j] as number;
		const b = factors[at + j + 1] as number;
		const c = factors[at + j + 2] as number;
		const e = factors[at + j + 3] as number;
		let place = j * BLOCK;
		for (let i = 0; i < size; i++) {
			out[i] =
				(out[i] as number) +
				a * (columns[place] as number) +
				b * (columns[place + BLOCK] as number) +
				(c * (columns[place + 2 * BLOCK] as number) + e * (columns[place + 3 * BLOCK] as number));
			place++;
		}
	}
	for (; j < count; j++) {
		const a = factors[at + j] as number;
		const place = j * BLOCK;
		for (let i = 0; i < size; i++) out[i] = (out[i] as number) + a * (columns[place + i] as number);
	}
}

/** Turns logarithms of densities into shares that add up to 1 per row; returns the log-likelihood of the block. */
function shareOut(shares: Float64Array, size: number, k: number): number {
	let total = 0;
	for (let i = 0; i < size; i++) {
		let top = Number.NEGATIVE_INFINITY;
		for (let c = 0; c < k; c++) top = Math.max(top, shares[c * BLOCK + i] as number);
		let sum = 0;
		for (let c = 0; c < k; c++) {
			const share = Math.exp((shares[c * BLOCK + i] as number) - top);
			shares[c * BLOCK + i] = share;
			sum += share;
		}
		for (let c = 0; c < k; c++) shares[c * BLOCK + i] = (shares[c * BLOCK + i] as number) / sum;
		total += top + Math.log(sum);
	}
	return total;
}

function addBlock(
	points: Points,
	from: number,
	size: number,
	mixture: MixtureParameters,
	c: number,
	{ shares, gaps, weighted }: Workspace,
	sums: MixtureSums,
): void {
	const { d, covariance } = mixture;
	const own = c * BLOCK;
	let count = 0;
	for (let i = 0; i < size; i++) count += shares[own + i] as number;
	if (count === 0) return;
	sums.counts[c] = (sums.counts[c] as number) + count;
	takeGaps(points, from, size, mixture.means, c, gaps);
	for (let j = 0; j < d; j++) {
		let first = 0;
		const at = j * BLOCK;
		for (let i = 0; i < size; i++) {
			const value = (shares[own + i] as number) * (gaps[at + i] as number);
			weighted[at + i] = value;
			first += value;
		}
		sums.firsts[c * d + j] = (sums.firsts[c * d + j] as number) + first;
	}
	if (covariance === 'full') addProducts(gaps, weighted, size, d, sums.seconds, c * d * d);
	else for (let j = 0; j < d; j++) addProduct(gaps, weighted, j, j, size, sums.seconds, c * d + j);
}

/** Upper triangle of Σ weighted_a · gap_b, two columns of each at a time. */
function addProducts(
	gaps: Float64Array,
	weighted: Float64Array,
	size: number,
	d: number,
	out: Float64Array,
	at: number,
): void {
	let a = 0;
	for (; a + 2 <= d; a += 2) {
		let b = a;
		for (; b + 2 <= d; b += 2) addFour(gaps, weighted, a, b, size, d, out, at);
		if (b < d) {
			addProduct(gaps, weighted, a, b, size, out, at + a * d + b);
			addProduct(gaps, weighted, a + 1, b, size, out, at + (a + 1) * d + b);
		}
	}
	if (a < d) addProduct(gaps, weighted, a, a, size, out, at + a * d + a);
}

function addFour(
	gaps: Float64Array,
	weighted: Float64Array,
	a: number,
	b: number,
	size: number,
	d: number,
	out: Float64Array,
	at: number,
): void {
	let p = a * BLOCK;
	let q = b * BLOCK;
	let [aa, ab, ba, bb] = [0, 0, 0, 0];
	for (const end = p + size; p < end; p++, q++) {
		const first = weighted[p] as number;
		const second = weighted[p + BLOCK] as number;
		const third = gaps[q] as number;
		const fourth = gaps[q + BLOCK] as number;
		aa += first * third;
		ab += first * fourth;
		ba += second * third;
		bb += second * fourth;
	}
	const place = at + a * d + b;
	out[place] = (out[place] as number) + aa;
	out[place + 1] = (out[place + 1] as number) + ab;
	out[place + d] = (out[place + d] as number) + ba;
	out[place + d + 1] = (out[place + d + 1] as number) + bb;
}

function addProduct(
	gaps: Float64Array,
	weighted: Float64Array,
	a: number,
	b: number,
	size: number,
	out: Float64Array,
	at: number,
): void {
	let sum = 0;
	for (let i = 0; i < size; i++) sum += (weighted[a * BLOCK + i] as number) * (gaps[b * BLOCK + i] as number);
	out[at] = (out[at] as number) + sum;
}
