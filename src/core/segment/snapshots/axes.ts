import { measureKey } from '#src/core/segment/types.ts';
import type { MatrixAxis, MatrixScheme, MeasureRef } from '#src/core/model/index.ts';
import type { State } from './types.ts';

/** The axes of a matrix that place the customers of two states in different ways. Names and cuts place nobody. */
export function changedAxes(
	[before, then]: readonly [State, MatrixScheme],
	[after, now]: readonly [State, MatrixScheme],
): readonly ('x' | 'y')[] {
	return (['x', 'y'] as const).filter(
		(axis) => definition(then[axis], before) !== definition(now[axis], after),
	);
}

/** The axes whose places are of different units: others are measured, or on another scale. Weights do not matter. */
export function changedUnits(then: MatrixScheme, now: MatrixScheme): readonly ('x' | 'y')[] {
	const unit = ({ parts }: MatrixAxis) =>
		JSON.stringify(
			parts
				.filter(({ weight }) => weight > 0)
				.map(({ measure, scale }) => `${measureKey(measure)} ${scale}`)
				.sort(),
		);
	return (['x', 'y'] as const).filter((axis) => unit(then[axis]) !== unit(now[axis]));
}

/** Whether two states put customers of the same places into the same cells. */
export function isSameMatrix(
	before: readonly [State, MatrixScheme],
	after: readonly [State, MatrixScheme],
): boolean {
	const cuts = ({ x, y }: MatrixScheme) => JSON.stringify([x.cuts, y.cuts]);
	return cuts(before[1]) === cuts(after[1]) && changedAxes(before, after).length === 0;
}

/** Digits to which shares of weights are told apart: 60 and 40 mean the same as 0.6 and 0.4. */
const SHARE_DIGITS = 9;

function definition({ parts, missing }: MatrixAxis, state: State): string {
	const used = parts.filter(({ weight }) => weight > 0);
	const total = used.reduce((sum, { weight }) => sum + weight, 0);
	const texts = used.map(({ measure, weight, scale }) =>
		[measured(measure, state, []), (weight / total).toPrecision(SHARE_DIGITS), scale].join(' '),
	);
	return JSON.stringify([texts.sort(), used.length > 1 ? missing : null]);
}

/** What a measure means: for the points of a score its inputs, whose own points may be asked in turn. */
function measured(measure: MeasureRef, state: State, open: readonly string[]): string {
	const key = measureKey(measure);
	if (measure.kind !== 'score' || open.includes(key)) return key;
	const scheme = state.schemes.find((each) => each.scheme.id === measure.scheme)?.scheme;
	if (scheme?.kind !== 'score') return key;
	const inputs = scheme.inputs.map((input) => [
		...[measured(input.measure, state, [...open, key]), input.weight, input.better, input.scale],
	]);
	return JSON.stringify([key, inputs, scheme.missing]);
}
