import { cholesky, gram, inverseGram, type Factor } from './factor.ts';
import type { Design } from './design.ts';
import type { Coefficient, DroppedTerm, FitWarning, Inflation, NoFit, Term } from './types.ts';

/** Below so many rows (events) to a parameter a fit is warned about. */
const ENOUGH_PER_PARAMETER = 10;
const INFLATED = 10;

/** The terms a factor keeps, and the ones it leaves out as collinear. */
export function keptTerms(design: Design, factor: Factor): { terms: Term[]; dropped: DroppedTerm[] } {
	const kept = new Set(factor.kept);
	const collinear = design.terms
		.filter((_, j) => !kept.has(j))
		.map(({ predictor, level }): DroppedTerm => ({ predictor, level, why: 'collinear' }));
	return {
		terms: factor.kept.map((j) => design.terms[j] as Term),
		dropped: [...design.dropped, ...collinear],
	};
}

/** Means of the kept columns in standard deviations: what the intercept pays for centring. */
export function shifts(design: Design, factor: Factor): Float64Array {
	return Float64Array.from(factor.kept, (j) => {
		const column = design.columns[j];
		return column ? column.mean / column.sd : 0;
	});
}

/** VIF of a number; of the dummies of a category together det C_jj · det (C⁻¹)_jj, to the power 1 ÷ their number. */
export function inflationOf(factor: Factor, terms: readonly Term[]): Inflation[] {
	const own = gram(factor.r);
	const inverse = inverseGram(factor.inverse);
	return [...new Set(terms.map(({ predictor }) => predictor))].map((predictor) => {
		const at = terms.flatMap((term, i) => (term.predictor === predictor ? [i] : []));
		const logVif = logDeterminant(own, at) + logDeterminant(inverse, at);
		return { predictor, vif: Math.max(1, Math.exp(logVif / at.length)) };
	});
}

/** Log determinant of the rows and columns named. */
function logDeterminant(matrix: readonly (readonly number[])[], at: readonly number[]): number {
	const block = at.map((i) => at.map((j) => matrix[i]?.[j] ?? 0));
	return (cholesky(block) ?? []).reduce((sum, row, i) => sum + 2 * Math.log(row[i] as number), 0);
}

/** A coefficient with its interval. `quantile`: of t or z for 95 %; `tail`: two-sided p of the statistic. */
export function coefficient(
	term: Term | null,
	estimate: number,
	standardError: number,
	standardised: number | null,
	distribution: { readonly quantile: number; readonly tail: (statistic: number) => number },
): Coefficient {
	const statistic = standardError > 0 ? estimate / standardError : null;
	const half = distribution.quantile * standardError;
	return {
		term,
		estimate,
		standardError,
		statistic,
		p: statistic === null ? null : distribution.tail(statistic),
		low: estimate - half,
		high: estimate + half,
		standardised,
	};
}

/** Whether every number of the coefficients can be shown. */
export function allFinite(coefficients: readonly Coefficient[]): boolean {
	return coefficients.every(({ estimate, standardError, statistic, low, high }) =>
		[estimate, standardError, statistic ?? 0, low, high].every(Number.isFinite),
	);
}

export function warningsOf(perParameter: number, inflation: readonly Inflation[]): FitWarning[] {
	const warnings: FitWarning[] = [];
	if (perParameter < ENOUGH_PER_PARAMETER)
		warnings.push({ code: 'fewPerParameter', args: { figure: perParameter } });
	for (const { predictor, vif } of inflation)
		if (vif > INFLATED) warnings.push({ code: 'inflated', args: { predictor, vif } });
	return warnings;
}

/** No fit, and why. */
export function noFit(
	why: NoFit['why'],
	design: Design,
	dropped: readonly DroppedTerm[],
	terms: readonly Term[] = [],
): NoFit {
	return { ok: false, why, n: design.rows.length, parameters: design.terms.length + 1, terms, dropped };
}
