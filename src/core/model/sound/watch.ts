import type {
	Cadence,
	PeriodMeasure,
	WatchComparator,
	WatchMeasure,
	WatchRule,
	WatchTest,
} from '#src/core/model/watch.ts';
import {
	either,
	flag,
	formed,
	number,
	object,
	oneOf,
	optional,
	orNull,
	record,
	text,
	variants,
	whole,
	type Check,
} from '#src/core/check/index.ts';
import { measure } from './parts.ts';

/** A century. */
const days = number(1, 36_525);

export const cadence = object<Cadence>({ days, scheme: orNull(text), classDays: record(days) });

const comparator = oneOf<WatchComparator>('<', '<=', '>', '>=');

const watched: Check<WatchMeasure> = either(
	measure,
	variants<{ readonly kind: 'confirmed' } | PeriodMeasure, 'kind'>('kind', {
		confirmed: object({ kind: oneOf('confirmed') }),
		period: object({
			kind: oneOf('period'),
			figure: oneOf('amount', 'orders'),
			unit: oneOf('month', 'quarter'),
		}),
	}),
);

const test = variants<WatchTest, 'kind'>('kind', {
	value: object({ kind: oneOf('value'), op: comparator, value: number() }),
	column: object({ kind: oneOf('column'), op: comparator, column: text }),
	cadence: object({ kind: oneOf('cadence') }),
	history: object({ kind: oneOf('history'), side: oneOf('below', 'above', 'outside') }),
	run: object({ kind: oneOf('run'), direction: oneOf('falling', 'rising'), periods: whole(1, 120) }),
});

export const watchRule = object<WatchRule>({
	id: formed<string>(/^[^|]+$/u),
	name: orNull(text),
	isOn: optional(flag),
	measure: watched,
	test,
});
