import { moments, pearson, skewness } from '#src/core/stats/index.ts';
import { shareFarOut } from './fences.ts';
import { SKEWED, type Scaling, type Winsorise } from './scaling.ts';

/** What is worth knowing about a column before clustering on it. */
export type AdviceCode =
	'empty' | 'constant' | 'mostlyMissing' | 'missing' | 'skewed' | 'skewedNegative' | 'outliers';

export interface ColumnAdvice {
	/** Share of rows without a finite value. */
	readonly missingShare: number;
	/** Of the finite values; 0 where they are equal. */
	readonly skewness: number;
	/** Share of the finite values more than 3 interquartile ranges outside the quartiles, after the suggested logarithm. */
	readonly outlierShare: number;
	readonly codes: readonly AdviceCode[];
	/** What to do with the column; null where it cannot tell customers apart. */
	readonly suggested: ColumnSuggestion | null;
}

export interface ColumnSuggestion {
	readonly log: 'always' | 'never';
	readonly scaling: Scaling;
	readonly winsorise: Winsorise | null;
}

/** Two columns that say nearly the same, so that clustering on both counts it twice. */
export interface CorrelatedPair {
	readonly first: number;
	readonly second: number;
	/** Pearson's correlation over the rows that have both. */
	readonly r: number;
}

export interface Advice {
	readonly columns: readonly ColumnAdvice[];
	/** Pairs with |r| > 0.9, the closest first. */
	readonly pairs: readonly CorrelatedPair[];
}

/** Above this share of missing values more rows would be lost than kept. */
const MOSTLY_MISSING = 0.5;
const CLOSE = 0.9;
/** Outliers are limited to these values. */
const LIMITS: Winsorise = { low: 0.01, high: 0.99 };

/** Advice on columns to cluster on. NaN and infinite values count as missing. */
export function adviseColumns(columns: readonly Float64Array[]): Advice {
	const pairs: CorrelatedPair[] = [];
	columns.forEach((column, first) => {
		for (let second = first + 1; second < columns.length; second++) {
			const found = pearson(column, columns[second] as Float64Array);
			if (found.ok && Math.abs(found.r) > CLOSE) pairs.push({ first, second, r: found.r });
		}
	});
	pairs.sort((a, b) => Math.abs(b.r) - Math.abs(a.r) || a.first - b.first || a.second - b.second);
	return { columns: columns.map(adviseColumn), pairs };
}

function adviseColumn(values: Float64Array): ColumnAdvice {
	const { count, min, max } = moments(values);
	const missingShare = values.length > 0 ? (values.length - count) / values.length : 1;
	const codes: AdviceCode[] = [];
	if (count === 0) codes.push('empty');
	else if (missingShare > MOSTLY_MISSING) codes.push('mostlyMissing');
	else if (missingShare > 0) codes.push('missing');
	if (count > 0 && min === max) codes.push('constant');
	if (!(max > min)) return { missingShare, skewness: 0, outlierShare: 0, codes, suggested: null };
	const skew = skewness(values);
	const isSkewed = Math.abs(skew) > SKEWED;
	const takesLog = skew > SKEWED && min >= 0;
	if (isSkewed) codes.push(takesLog ? 'skewed' : 'skewedNegative');
	const outlierShare = shareFarOut(takesLog ? values.map((value) => Math.log1p(value)) : values);
	if (outlierShare > 0) codes.push('outliers');
	return {
		missingShare,
		skewness: skew,
		outlierShare,
		codes,
		suggested: {
			log: takesLog ? 'always' : 'never',
			scaling: isSkewed && !takesLog ? 'robust' : 'z',
			winsorise: outlierShare > 0 ? LIMITS : null,
		},
	};
}
