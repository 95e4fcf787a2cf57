import type {
	ChannelShareId,
	Comparison,
	Condition,
	FieldTest,
	MeasureRef,
	MetricId,
	RuleClass,
} from '#src/core/model/schemes.ts';
import {
	again,
	either,
	first,
	flaw,
	formed,
	list,
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
	type Flaw,
} from '#src/core/check/index.ts';

/** Serial days of the years 1 to 9999. */
export const day = whole(-693_593, 2_958_465);

/** Arguments of a sentence. */
export const words = record(either(text, number()));

/** Customers, positions, versions. */
export const count = whole(0, Number.MAX_SAFE_INTEGER);

const metric: Check<MetricId> = either(
	oneOf(
		'orders',
		'amount',
		'averageOrder',
		'firstOrder',
		'lastOrder',
		'medianGapDays',
		'recencyDays',
		'rhythm',
		'returned',
		'channels',
		'mainChannelShare',
		'products',
		'categories',
		'topAffinity',
		'tenureDays',
		'yearAmount',
		'headroom',
	),
	formed<ChannelShareId>(/^channelShare:/),
);

export const measure = variants<MeasureRef, 'kind'>('kind', {
	metric: object({ kind: oneOf('metric'), metric }),
	column: object({ kind: oneOf('column'), column: text }),
	score: object({ kind: oneOf('score'), scheme: text }),
});

/** Fields of a class; colour 0 is neutral. */
export const ruleClass = {
	id: text,
	name: orNull(text),
	usual: optional(object({ code: text, args: words })),
	colour: whole(0, 10),
};

export const ruleClasses: Check<readonly RuleClass[]> = list(object<RuleClass>(ruleClass));

const limit = object<Extract<Comparison, { value: number }>>({
	op: oneOf('<', '<=', '>', '>=', '=', '!='),
	value: number(),
});
const choice = object<Extract<Comparison, { values: readonly string[] }>>({
	op: oneOf('in', 'notIn'),
	values: list(text, 1_000_000),
});
const part = object<Extract<Comparison, { text: string }>>({
	op: oneOf('contains', 'notContains'),
	text,
});
const presence = object<Extract<Comparison, { op: 'missing' | 'present' }>>({
	op: oneOf('missing', 'present'),
});

const comparison = variants<Comparison, 'op'>('op', {
	...{ '<': limit, '<=': limit, '>': limit, '>=': limit, '=': limit, '!=': limit },
	between: object({ op: oneOf('between'), min: number(), max: number() }),
	...{ in: choice, notIn: choice, contains: part, notContains: part, missing: presence, present: presence },
});

export const condition: Check<Condition> = variants<Condition, 'kind'>('kind', {
	all: object({ kind: oneOf('all'), of: list(again(() => condition)) }),
	any: object({ kind: oneOf('any'), of: list(again(() => condition)) }),
	test: object<FieldTest>({ kind: oneOf('test'), field: text, is: comparison }),
});

/** `twice` at the first item whose id an earlier one has. */
export function repeated(items: readonly { readonly id: string }[], at: string): Flaw | null {
	const seen = new Set<string>();
	return first(items, ({ id }, i) => {
		const before = seen.size;
		return seen.add(id).size === before ? flaw('twice', `${at}[${i}].id`) : null;
	});
}

/** Tests of a condition and of everything in it. */
export function testCount(when: Condition): number {
	return when.kind === 'test' ? 1 : when.of.reduce((sum, each) => sum + testCount(each), 0);
}
