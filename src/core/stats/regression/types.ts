import type { AnalysisInput } from '../columns.ts';

/** A column that may explain the outcome. Categories become one 0/1 column per level but the reference. */
export type Predictor = AnalysisInput & {
	/** Label the other levels are compared with; without it, or where it does not occur, the most frequent level, then the first by text. */
	readonly reference?: string;
};

/** One column of the design: a number, or one level of a category against its reference. */
export interface Term {
	readonly predictor: string;
	/** Label of the level; null for a number. */
	readonly level: string | null;
	/** Label the level is compared with; null for a number. */
	readonly reference: string | null;
}

/** A predictor, or one level of it, that was left out. `collinear`: the terms before it already say the same. */
export interface DroppedTerm {
	readonly predictor: string;
	readonly level: string | null;
	readonly why: 'missing' | 'constant' | 'tooManyLevels' | 'collinear';
}

/** Estimate of one term. */
export interface Coefficient {
	/** Null for the intercept. */
	readonly term: Term | null;
	/** Change of the outcome (linear) or of its log odds (logistic) per unit of the term. */
	readonly estimate: number;
	readonly standardError: number;
	/** estimate ÷ standard error: t (linear) or z (logistic); null where the fit is perfect. */
	readonly statistic: number | null;
	/** Two-sided; null where the fit is perfect. */
	readonly p: number | null;
	/** 95 % interval. */
	readonly low: number;
	readonly high: number;
	/** Change per standard deviation of the term: linear in standard deviations of the outcome, logistic in log odds. Null for the intercept. */
	readonly standardised: number | null;
}

/** How much of a predictor the others already explain. */
export interface Inflation {
	readonly predictor: string;
	/** Variance inflation factor; for categories GVIF^(1/df), on the same scale (Fox & Monette 1992). Above 10 its estimate is hardly its own. */
	readonly vif: number;
}

/** A warning as a value. `fewPerParameter` {figure}, `inflated` {predictor, vif}, `perfectFit` {}. */
export interface FitWarning {
	readonly code: 'fewPerParameter' | 'inflated' | 'perfectFit';
	readonly args: Readonly<Record<string, string | number>>;
}

interface Fit {
	readonly ok: true;
	/** Rows used. */
	readonly n: number;
	/** Rows left out because the outcome or a predictor is missing. */
	readonly excluded: number;
	/** Intercept first. */
	readonly coefficients: readonly Coefficient[];
	readonly inflation: readonly Inflation[];
	readonly dropped: readonly DroppedTerm[];
	readonly warnings: readonly FitWarning[];
	/** Linear: rows ÷ slopes; logistic: the rarer outcome's rows ÷ slopes. Below 10 the estimates are shaky (Peduzzi 1996; Harrell). */
	readonly perParameter: number;
}

export interface LinearFit extends Fit {
	readonly kind: 'linear';
	/** Residual standard deviation, n − parameters in the denominator. */
	readonly sigma: number;
	readonly degreesOfFreedom: number;
	readonly r2: number;
	readonly adjustedR2: number;
	/** F test of all slopes; null where the fit is perfect. */
	readonly f: { readonly statistic: number; readonly p: number } | null;
}

export interface LogisticFit extends Fit {
	readonly kind: 'logistic';
	/** Rows with the event. */
	readonly events: number;
	readonly logLikelihood: number;
	/** Log likelihood with the intercept alone. */
	readonly nullLogLikelihood: number;
	/** Likelihood-ratio test of all slopes. */
	readonly likelihoodRatio: { readonly statistic: number; readonly df: number; readonly p: number };
	/** McFadden's R². */
	readonly r2: number;
	/** Chance that a row with the event gets a higher probability than one without. */
	readonly auc: number;
	/** Share of rows whose probability is on the right side of one half. */
	readonly accuracy: number;
	readonly iterations: number;
}

/** Why there is no fit. `separation` names the terms that tell the outcomes apart without error, so that no finite estimate exists. */
export interface NoFit {
	readonly ok: false;
	readonly why:
		| 'noRows'
		| 'constantOutcome'
		| 'noPredictors'
		| 'tooFewRows'
		| 'separation'
		| 'notConverged'
		| 'outOfRange';
	/** Rows that could be used and parameters asked for. */
	readonly n: number;
	readonly parameters: number;
	readonly terms: readonly Term[];
	readonly dropped: readonly DroppedTerm[];
}
