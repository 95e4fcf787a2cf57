import { chiSquareTail, normalTwoSided, zQuantile } from '../tails.ts';
import { auc } from './auc.ts';
import { allFinite, coefficient, inflationOf, keptTerms, noFit, shifts, warningsOf } from './common.ts';
import { designOf, type Design } from './design.ts';
import { factorise, solveLower, type Factor } from './factor.ts';
import { maximise, type Maximum } from './newton.ts';
import type { Coefficient, DroppedTerm, LogisticFit, NoFit, Predictor, Term } from './types.ts';

/** Movement along a term, against the largest, from which it takes part in a separation. */
const TAKES_PART = 1e-3;

/**
 * Logistic regression by maximum likelihood (Newton's method, the same as iteratively reweighted least squares) on an
 * orthonormal basis of the standardised columns.
 *
 * @param outcome by row: 1 = event, 0 = none, anything else = missing
 * @param order rows in stable order
 */
export function logisticRegression(
	outcome: ArrayLike<number>,
	predictors: readonly Predictor[],
	order: Uint32Array,
): LogisticFit | NoFit {
	const known = Float64Array.from(outcome, (value) => (value === 0 || value === 1 ? value : Number.NaN));
	const design = designOf(known, predictors, order);
	const n = design.rows.length;
	if (n === 0) return noFit('noRows', design, design.dropped);
	const isEvent = Uint8Array.from(design.rows, (row) => known[row] as number);
	const events = isEvent.reduce((sum, event) => sum + event, 0);
	if (events === 0 || events === n) return noFit('constantOutcome', design, design.dropped);
	if (design.terms.length === 0) return noFit('noPredictors', design, design.dropped);
	const columns = design.columns.map(({ z }) => z);
	const factor = factorise(columns, new Float64Array(n));
	const { terms, dropped } = keptTerms(design, factor);
	if (n - 1 - terms.length < 1) return noFit('tooFewRows', design, dropped);
	const found = maximise(orthonormal(columns, factor), isEvent);
	if (found.ok) return describe(design, factor, terms, dropped, isEvent, found);
	if (found.direction === null) return noFit('notConverged', design, dropped);
	return noFit('separation', design, dropped, separating(terms, factor, found.direction));
}

/** Z·R⁻¹, and before it the constant column of the same length. */
function orthonormal(columns: readonly Float64Array[], { kept, inverse }: Factor): Float64Array[] {
	const n = columns[0]?.length ?? 0;
	const basis = inverse.map((entries) => {
		const out = new Float64Array(n);
		entries.forEach((entry, k) => {
			const column = columns[kept[k] as number] as Float64Array;
			for (let i = 0; i < n; i++) out[i] = (out[i] as number) + entry * (column[i] as number);
		});
		return out;
	});
	return [new Float64Array(n).fill(1 / Math.sqrt(n)), ...basis];
}

/** Slopes per standard deviation from the weights of the basis. */
function slopesOf({ inverse }: Factor, weights: Float64Array): Float64Array {
	const slopes = new Float64Array(inverse.length);
	inverse.forEach((entries, k) =>
		entries.forEach((entry, j) => (slopes[j] = (slopes[j] as number) + entry * (weights[k + 1] as number))),
	);
	return slopes;
}

function separating(terms: readonly Term[], factor: Factor, direction: Float64Array): Term[] {
	const moves = slopesOf(factor, direction).map(Math.abs);
	const most = moves.reduce((largest, move) => Math.max(largest, move), 0);
	return terms.filter((_, j) => (moves[j] as number) >= TAKES_PART * most);
}

function describe(
	design: Design,
	factor: Factor,
	terms: readonly Term[],
	dropped: readonly DroppedTerm[],
	isEvent: Uint8Array,
	found: Maximum,
): LogisticFit | NoFit {
	const n = isEvent.length;
	const events = isEvent.reduce((sum, event) => sum + event, 0);
	const coefficients = coefficientsOf(design, factor, terms, found);
	if (!allFinite(coefficients)) return noFit('outOfRange', design, dropped);
	const share = events / n;
	const nullLogLikelihood = n * (share * Math.log(share) + (1 - share) * Math.log1p(-share));
	const statistic = Math.max(0, 2 * (found.logLikelihood - nullLogLikelihood));
	const perParameter = Math.min(events, n - events) / terms.length;
	const inflation = inflationOf(factor, terms);
	let right = 0;
	found.scores.forEach((score, i) => (right += score > 0 === (isEvent[i] === 1) ? 1 : 0));
	return {
		ok: true,
		kind: 'logistic',
		n,
		excluded: design.excluded,
		coefficients,
		inflation,
		dropped,
		warnings: warningsOf(perParameter, inflation),
		perParameter,
		events,
		logLikelihood: found.logLikelihood,
		nullLogLikelihood,
		likelihoodRatio: { statistic, df: terms.length, p: chiSquareTail(statistic, terms.length) },
		r2: Math.max(0, 1 - found.logLikelihood / nullLogLikelihood),
		auc: auc(found.scores, isEvent) ?? 0.5,
		accuracy: right / n,
		iterations: found.iterations,
	};
}

/** Each estimate is a fixed combination of the weights of the basis; its variance follows from the curvature L·Lᵀ. */
function coefficientsOf(
	design: Design,
	factor: Factor,
	terms: readonly Term[],
	found: Maximum,
): Coefficient[] {
	const normal = { quantile: zQuantile(0.95), tail: normalTwoSided };
	const { kept, inverse } = factor;
	const shift = shifts(design, factor);
	const slopes = slopesOf(factor, found.weights);
	const spread = (combination: Float64Array) =>
		Math.sqrt(solveLower(found.curvature, combination).reduce((sum, value) => sum + value * value, 0));
	const constant = 1 / Math.sqrt(design.rows.length);
	const ofIntercept = Float64Array.from([
		constant,
		...inverse.map((entries) => -entries.reduce((sum, entry, j) => sum + entry * (shift[j] as number), 0)),
	]);
	const intercept = ofIntercept.reduce((sum, part, k) => sum + part * (found.weights[k] as number), 0);
	return [
		coefficient(null, intercept, spread(ofIntercept), null, normal),
		...terms.map((term, j) => {
			const sd = design.columns[kept[j] as number]?.sd ?? 1;
			const ofSlope = Float64Array.from([0, ...inverse.map((entries) => entries[j] ?? 0)]);
			const slope = slopes[j] as number;
			return coefficient(term, slope / sd, spread(ofSlope) / sd, slope, normal);
		}),
	];
}
