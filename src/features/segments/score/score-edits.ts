import type { MeasureRef, ScoreInput, ScoreScheme } from '#src/core/model/index.ts';
import { measureKey, percentages, withWeight } from '#src/core/segment/index.ts';

/** What speaks better the less of it there is, unless the user says otherwise. */
const LOWER_IS_BETTER = ['metric:recencyDays', 'metric:medianGapDays', 'metric:rhythm'];

/** The inputs with these percentages. */
export function weighted(inputs: readonly ScoreInput[], weights: readonly number[]): readonly ScoreInput[] {
	return inputs.map((input, i) => ({ ...input, weight: weights[i] ?? 0 }));
}

/** Percentages of the inputs as they are shown: whole ones that add up to 100. */
export function shownWeights({ inputs }: ScoreScheme): readonly number[] {
	return percentages(inputs.map(({ weight }) => weight));
}

/** A further input with the weight of an average one; the others make room in proportion. */
export function withInput(scheme: ScoreScheme, measure: MeasureRef): readonly ScoreInput[] {
	const better = LOWER_IS_BETTER.includes(measureKey(measure)) ? 'lower' : 'higher';
	const inputs = [...scheme.inputs, { measure, weight: 0, better, scale: 'percentile' } as const];
	const weights = [...shownWeights(scheme), 0];
	return weighted(inputs, withWeight(weights, inputs.length - 1, 100 / inputs.length));
}

/** Without one input; the others share its weight in proportion. */
export function withoutInput({ inputs }: ScoreScheme, at: number): readonly ScoreInput[] {
	const rest = inputs.toSpliced(at, 1);
	return weighted(rest, percentages(rest.map(({ weight }) => weight)));
}
