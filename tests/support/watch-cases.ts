import {
	USUAL_CADENCE,
	type Cadence,
	type WatchMeasure,
	type WatchRule,
	type WatchTest,
} from '#src/core/model/index.ts';
import { analyse, type SegmentRequest } from '#src/core/segment/index.ts';
import type { WatchOutcome, WatchRequest, WatchResult } from '#src/core/segment/watch/index.ts';
import { serialOf } from '#src/core/table/index.ts';
import { lines, requestOf } from './segment-cases.ts';

/** A rule by what it measures and how it is tested. */
export function watchRule(
	measure: WatchMeasure,
	test: WatchTest,
	changes: Partial<WatchRule> = {},
): WatchRule {
	return { id: 'w1', name: null, measure, test, ...changes };
}

/** Sales of customers by month (quarter) from January 2020 on, each on the first day of its period; NaN = no line. */
export function history(
	...customers: readonly (readonly number[])[]
): (unit: 'month' | 'quarter') => SegmentRequest {
	return (unit) => {
		const step = unit === 'month' ? 1 : 3;
		const longest = Math.max(...customers.map((values) => values.length)) * step;
		const day = (i: number) => serialOf(2020 + Math.floor(i / 12), (i % 12) + 1, 1);
		return requestOf(
			lines(
				customers.flatMap((values, customer) =>
					values.flatMap((value, i) =>
						(value === 0 && i > 0) || Number.isNaN(value)
							? []
							: [[customer, day(i * step), value] as [number, number, number]],
					),
				),
			),
			{ analysisDate: day(longest) - 1, customerCount: customers.length },
		);
	};
}

/** What these rules find. */
export function watched(
	request: SegmentRequest,
	rules: readonly WatchRule[],
	changes: Partial<WatchRequest> & { readonly cadence?: Cadence } = {},
): WatchResult {
	const watch = { rules, cadence: USUAL_CADENCE, confirmed: null, columns: {}, ...changes };
	const { watch: result } = analyse({ ...request, watch });
	if (!result) throw new Error('not watched');
	return result;
}

/** What a single rule finds. */
export function outcomeOf(
	request: SegmentRequest,
	measure: WatchMeasure,
	test: WatchTest,
	changes: Partial<WatchRequest> = {},
): WatchOutcome {
	const [outcome] = watched(request, [watchRule(measure, test)], changes).outcomes;
	if (!outcome) throw new Error('no outcome');
	return outcome;
}
