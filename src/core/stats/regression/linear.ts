import { gather } from '../gather.ts';
import { fTail, tQuantile, tTwoSided } from '../tails.ts';
import { allFinite, coefficient, inflationOf, keptTerms, noFit, shifts, warningsOf } from './common.ts';
import { designOf, standardise, type Design, type Standardised } from './design.ts';
import { factorise, type Factor } from './factor.ts';
import type { Coefficient, DroppedTerm, LinearFit, NoFit, Predictor, Term } from './types.ts';

/** Unexplained share of the variance below which a fit is called perfect: rounding. */
const PERFECT = 1e-24;

/**
 * Linear regression by least squares: standardised columns, Householder QR. NIST's Longley data come out to thirteen digits.
 *
 * @param outcome by row; not finite = missing
 * @param order rows in stable order
 */
export function linearRegression(
	outcome: Float64Array,
	predictors: readonly Predictor[],
	order: Uint32Array,
): LinearFit | NoFit {
	const design = designOf(outcome, predictors, order);
	const n = design.rows.length;
	if (n === 0) return noFit('noRows', design, design.dropped);
	const y = standardise(gather(outcome, design.rows));
	if (!y) return noFit('constantOutcome', design, design.dropped);
	if (design.terms.length === 0) return noFit('noPredictors', design, design.dropped);
	const factor = factorise(
		design.columns.map(({ z }) => z),
		y.z,
	);
	const { terms, dropped } = keptTerms(design, factor);
	const degreesOfFreedom = n - 1 - terms.length;
	if (degreesOfFreedom < 1) return noFit('tooFewRows', design, dropped);
	return describe(design, y, factor, terms, dropped, degreesOfFreedom);
}

function describe(
	design: Design,
	y: Standardised,
	factor: Factor,
	terms: readonly Term[],
	dropped: readonly DroppedTerm[],
	degreesOfFreedom: number,
): LinearFit | NoFit {
	const n = design.rows.length;
	const unexplained = factor.restSquares / n;
	const isPerfect = unexplained < PERFECT;
	const noise = isPerfect ? 0 : Math.sqrt(factor.restSquares / degreesOfFreedom);
	const coefficients = coefficientsOf(design, y, factor, terms, noise, degreesOfFreedom);
	const sigma = noise * y.sd;
	if (!allFinite(coefficients) || !Number.isFinite(sigma)) return noFit('outOfRange', design, dropped);
	const r2 = isPerfect ? 1 : Math.max(0, 1 - unexplained);
	const perParameter = n / terms.length;
	const inflation = inflationOf(factor, terms);
	const warnings = warningsOf(perParameter, inflation);
	if (isPerfect) warnings.push({ code: 'perfectFit', args: {} });
	const statistic = (r2 / terms.length / (1 - r2)) * degreesOfFreedom;
	return {
		ok: true,
		kind: 'linear',
		n,
		excluded: design.excluded,
		coefficients,
		inflation,
		dropped,
		warnings,
		perParameter,
		sigma,
		degreesOfFreedom,
		r2,
		adjustedR2: 1 - ((1 - r2) * (n - 1)) / degreesOfFreedom,
		f: isPerfect ? null : { statistic, p: fTail(statistic, terms.length, degreesOfFreedom) },
	};
}

function coefficientsOf(
	design: Design,
	y: Standardised,
	factor: Factor,
	terms: readonly Term[],
	noise: number,
	degreesOfFreedom: number,
): Coefficient[] {
	const { inverse, projected, kept } = factor;
	const student = {
		quantile: tQuantile(0.95, degreesOfFreedom),
		tail: (t: number) => tTwoSided(t, degreesOfFreedom),
	};
	const shift = shifts(design, factor);
	const slopes = new Float64Array(terms.length);
	const squares = new Float64Array(terms.length);
	let shiftSquares = 0;
	inverse.forEach((column, k) => {
		let along = 0;
		column.forEach((entry, j) => {
			slopes[j] = (slopes[j] as number) + entry * (projected[k] as number);
			squares[j] = (squares[j] as number) + entry * entry;
			along += entry * (shift[j] as number);
		});
		shiftSquares += along * along;
	});
	const fromCentre = slopes.reduce((sum, slope, j) => sum + slope * (shift[j] as number), 0);
	const interceptError = noise * Math.sqrt(1 / design.rows.length + shiftSquares) * y.sd;
	return [
		coefficient(null, y.mean - fromCentre * y.sd, interceptError, null, student),
		...terms.map((term, j) => {
			const unit = y.sd / (design.columns[kept[j] as number]?.sd ?? 1);
			const slope = slopes[j] as number;
			return coefficient(term, slope * unit, noise * Math.sqrt(squares[j] as number) * unit, slope, student);
		}),
	];
}
