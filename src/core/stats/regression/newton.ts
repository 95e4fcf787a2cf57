import { cholesky, solveLower, solveUpper } from './factor.ts';

const MOST_ITERATIONS = 60;
/** A step that moves no score by more than this is the last: its error is its square. */
const SMALL_STEP = 1e-6;
/** Where estimates run away each step moves some score by about 1; after these many steps that is looked into. */
const LOOK_FROM = 6;
const RUNAWAY_STEP = 0.3;
/** Part of the longest movement that may go the wrong way by rounding. */
const WRONG_WAY = 1e-6;
/** A log likelihood (negative) this much smaller is the same. */
const ROUNDING = 1e-11;
const SMALLEST_SHARE = 1e-6;
/** Rows taken at a time, so that a stretch of every column stays in the cache. */
const BLOCK = 1024;

/** From so many rows on, every tenth is asked first. */
const MANY = 20_000;
const THINNING = 10;

/** The maximum of a logistic likelihood. */
export interface Maximum {
	readonly ok: true;
	readonly weights: Float64Array;
	/** Log odds per row. */
	readonly scores: Float64Array;
	readonly logLikelihood: number;
	/** Lower triangle of the curvature at the maximum. */
	readonly curvature: readonly (readonly number[])[];
	readonly iterations: number;
}
/** `direction`: moving that way never moves a row away from its outcome, so that the likelihood has no maximum; null = none found. */
export interface NoMaximum {
	readonly ok: false;
	readonly direction: Float64Array | null;
}

/**
 * Newton's method with halved steps for the log likelihood of 0/1 outcomes over columns of unit length; of many rows, every tenth
 * gives the start. Separation is proved, not guessed: once steps stop shrinking, their direction is checked against every row
 * (Albert & Anderson 1984).
 */
export function maximise(basis: readonly Float64Array[], isEvent: Uint8Array): Maximum | NoMaximum {
	if (isEvent.length < MANY) return climb(basis, isEvent, new Float64Array(basis.length));
	const isThinned = (_: number, row: number) => row % THINNING === 0;
	const sample = climb(
		basis.map((column) => column.filter(isThinned)),
		isEvent.filter(isThinned),
		new Float64Array(basis.length),
	);
	return climb(basis, isEvent, sample.ok ? sample.weights : new Float64Array(basis.length));
}

function climb(
	basis: readonly Float64Array[],
	isEvent: Uint8Array,
	start: Float64Array,
): Maximum | NoMaximum {
	const n = isEvent.length;
	let weights = Float64Array.from(start);
	let scores = combine(basis, weights, n);
	let logLikelihood = likelihood(scores, isEvent);
	if (logLikelihood < -n * Math.LN2) {
		weights = new Float64Array(basis.length);
		scores = new Float64Array(n);
		logLikelihood = -n * Math.LN2;
	}
	let last = false;
	for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
		const { gradient, curvature } = derivatives(basis, scores, isEvent);
		const lower = cholesky(curvature);
		if (!lower) return { ok: false, direction: null };
		if (last)
			return { ok: true, weights, scores, logLikelihood, curvature: lower, iterations: iteration - 1 };
		const step = solveUpper(lower, solveLower(lower, gradient));
		const move = combine(basis, step, n);
		const size = move.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
		if (iteration >= LOOK_FROM && size > RUNAWAY_STEP && separates(move, isEvent, size))
			return { ok: false, direction: step };
		last = size < SMALL_STEP;
		for (let share = 1; ; share /= 2) {
			const tried = scores.map((score, i) => score + share * (move[i] as number));
			const reached = likelihood(tried, isEvent);
			if (!last && reached < logLikelihood * (1 + ROUNDING) && share > SMALLEST_SHARE) continue;
			weights = weights.map((weight, k) => weight + share * (step[k] as number));
			scores = tried;
			logLikelihood = reached;
			break;
		}
	}
	return { ok: false, direction: null };
}

/** Σ y·score − log(1 + e^score). */
function likelihood(scores: Float64Array, isEvent: Uint8Array): number {
	let sum = 0;
	for (let i = 0; i < scores.length; i++) {
		const score = scores[i] as number;
		const wrong = isEvent[i] === 1 ? -score : score;
		sum -= wrong > 0 ? wrong + Math.log1p(Math.exp(-wrong)) : Math.log1p(Math.exp(wrong));
	}
	return sum;
}

function derivatives(basis: readonly Float64Array[], scores: Float64Array, isEvent: Uint8Array) {
	const n = scores.length;
	const residual = new Float64Array(n);
	const weight = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		const away = Math.exp(-Math.abs(scores[i] as number));
		const small = away / (1 + away);
		const probability = (scores[i] as number) > 0 ? 1 / (1 + away) : small;
		residual[i] = isEvent[i] === 1 ? ((scores[i] as number) > 0 ? small : 1 - small) : -probability;
		weight[i] = away / ((1 + away) * (1 + away));
	}
	const curvature = basis.map((_, j) => new Array<number>(j + 1).fill(0));
	const gradient = new Float64Array(basis.length);
	const weighted = new Float64Array(BLOCK);
	for (let from = 0; from < n; from += BLOCK) {
		const to = Math.min(n, from + BLOCK);
		basis.forEach((column, j) => {
			for (let i = from; i < to; i++) weighted[i - from] = (column[i] as number) * (weight[i] as number);
			const row = curvature[j] as number[];
			for (let k = 0; k <= j; k++)
				row[k] = (row[k] as number) + dot(weighted, basis[k] as Float64Array, from, to);
			gradient[j] = (gradient[j] as number) + dot(residual.subarray(from, to), column, from, to);
		});
	}
	return { gradient, curvature };
}

/** Whether every row moves towards its outcome, or not at all. */
function separates(move: Float64Array, isEvent: Uint8Array, size: number): boolean {
	return move.every((value, i) => (isEvent[i] === 1 ? value : -value) >= -WRONG_WAY * size);
}

function combine(basis: readonly Float64Array[], step: Float64Array, n: number): Float64Array {
	const out = new Float64Array(n);
	basis.forEach((column, k) => {
		const share = step[k] as number;
		for (let i = 0; i < n; i++) out[i] = (out[i] as number) + share * (column[i] as number);
	});
	return out;
}

/** Σ left[i − from]·right[i], in four sums that the processor can run side by side. */
function dot(left: Float64Array, right: Float64Array, from: number, to: number): number {
	let a = 0;
	let b = 0;
	let c = 0;
	let d = 0;
	let i = from;
	for (; i + 3 < to; i += 4) {
		const at = i - from;
		a += (left[at] as number) * (right[i] as number);
		b += (left[at + 1] as number) * (right[i + 1] as number);
		c += (left[at + 2] as number) * (right[i + 2] as number);
		d += (left[at + 3] as number) * (right[i + 3] as number);
	}
	for (; i < to; i++) a += (left[i - from] as number) * (right[i] as number);
	return a + b + (c + d);
}
