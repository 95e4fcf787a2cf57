import type { ScoreInput, ScoreScheme } from '#src/core/model/index.ts';
import type { ScoreDetail, SchemeResult, SegmentRequest } from '#src/core/segment/index.ts';
import { run } from './segment-cases.ts';

/** An input on a column, by percentile, higher better. */
export function input(column: string, weight = 1, changes: Partial<ScoreInput> = {}): ScoreInput {
	return {
		...{ measure: { kind: 'column', column }, weight, better: 'higher', scale: 'percentile' },
		...changes,
	};
}

export function scoreScheme(inputs: readonly ScoreInput[], changes: Partial<ScoreScheme> = {}): ScoreScheme {
	return {
		...{ id: 'score', name: null, version: 1, kind: 'score', inputs },
		...{ missing: { kind: 'unknown' }, bands: { kind: 'quantiles', count: 3 } },
		...changes,
	};
}

/** Result and detail of a score scheme on its own. */
export function score(
	request: SegmentRequest,
	inputs: readonly ScoreInput[],
	changes: Partial<ScoreScheme> = {},
): { readonly result: SchemeResult; readonly detail: ScoreDetail } {
	const result = run(request, scoreScheme(inputs, changes));
	if (result.detail.kind !== 'score') throw new Error(result.detail.kind);
	return { result, detail: result.detail };
}
