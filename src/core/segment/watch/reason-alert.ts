import type { Spoken } from '#src/core/segment/types.ts';
import { isSilence, watchKey, type WatchOutcome } from './types.ts';

/**
 * Why a rule holds for the customer at this place of its rows: what was compared with what. Measures in arguments are
 * written by `watchKey`.
 */
export function alertReason({ rule, facts, width }: WatchOutcome, at: number): Spoken {
	const own = facts.subarray(at * width, (at + 1) * width);
	const { measure, test } = rule;
	const [value = 0, limit = 0, mean = 0, periods = 0] = own;
	const base = { measure: watchKey(measure) };
	switch (test.kind) {
		case 'value':
			if (isSilence(rule)) {
				const [, , days = 0, gap = 0] = own;
				return { code: 'watchSilent', args: { ...base, value, limit, days, gap } };
			}
			return { code: 'watchValue', args: { ...base, op: test.op, value, limit } };
		case 'column':
			return {
				code: 'watchColumn',
				args: { ...base, op: test.op, value, limit, column: `column:${test.column}` },
			};
		case 'cadence':
			return { code: 'watchCadence', args: { ...base, value, limit } };
		case 'history':
			return {
				code: value < limit ? 'watchBelow' : 'watchAbove',
				args: { ...base, value, limit, mean, periods },
			};
		case 'run': {
			const values = Object.fromEntries(Array.from(own, (each, i) => [`value${i + 1}`, each]));
			const code = test.direction === 'falling' ? 'watchFalling' : 'watchRising';
			return { code, args: { ...base, ...values, values: width } };
		}
	}
}
