import { innerProducts } from '#src/core/stats/index.ts';

/** Which questions of a battery are to be turned round, and why. */
export interface Reversals {
	readonly reversed: readonly boolean[];
	/** Correlation of each question, as answered, with the sum of the others as proposed; null where it cannot be told. */
	readonly correlations: readonly (number | null)[];
}

/** Nearer to 0 than this is the noise of a division. */
const NOISE = 1e-9;

/**
 * Turns round the question that goes most against the sum of the others until none does. Each step makes the sum vary more,
 * so that it ends. Answers are taken as deviations in units of their spread: questions count alike.
 *
 * @param answers per question, for the customers who answered all of them
 */
export function proposeReversals(answers: readonly Float64Array[]): Reversals {
	// Correlations; 0 with a constant question, whose own is 0 too.
	const c = innerProducts(answers.map(standardised));
	const signs = answers.map(() => 1);
	const withRest = (i: number) =>
		signs.reduce((sum, sign, j) => (j === i ? sum : sum + (signs[i] ?? 1) * sign * (c[i]?.[j] ?? 0)), 0);
	for (let step = 0; step < answers.length * answers.length; step++) {
		const rests = answers.map((_, i) => withRest(i));
		const least = Math.min(...rests);
		if (!(least < -NOISE)) break;
		const at = rests.indexOf(least);
		signs[at] = -(signs[at] ?? 1);
	}
	const turned = signs.filter((sign) => sign < 0).length;
	const isOther = turned * 2 > signs.length || (turned * 2 === signs.length && (signs[0] ?? 1) < 0);
	const final = signs.map((sign) => (isOther ? -sign : sign));
	return {
		reversed: final.map((sign) => sign < 0),
		correlations: answers.map((_, i) => restCorrelation(c, final, i)),
	};
}

/** Correlation of a question as answered with the sum of the others, turned as told. */
function restCorrelation(c: readonly (readonly number[])[], signs: readonly number[], at: number) {
	const others = signs.flatMap((sign, i) => (i === at ? [] : [[sign, i] as const]));
	const shared = others.reduce((sum, [sign, i]) => sum + sign * (c[at]?.[i] ?? 0), 0);
	const variance = others.reduce(
		(sum, [sign, i]) => sum + others.reduce((part, [other, j]) => part + sign * other * (c[i]?.[j] ?? 0), 0),
		0,
	);
	const own = c[at]?.[at] ?? 0;
	return own > 0 && variance > NOISE ? Math.max(-1, Math.min(1, shared / Math.sqrt(variance))) : null;
}

/** Deviations from the mean with a sum of squares of 1; zeros for a constant. */
function standardised(values: Float64Array): Float64Array {
	const mean = values.reduce((sum, value) => sum + value / values.length, 0);
	const deviations = values.map((value) => value - mean);
	const squares = deviations.reduce((sum, value) => sum + value * value, 0);
	return squares > NOISE ? deviations.map((value) => value / Math.sqrt(squares)) : deviations.fill(0);
}
