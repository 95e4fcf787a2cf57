import type { Comparison, Condition } from '#src/core/model/index.ts';
import { above, below, intervalOf } from './evaluate.ts';

/*
 * What conditions mean whatever the data. A condition is a list of boxes of which one must hold; a box limits the columns
 * it names. A test that cannot be put so (`contains`) stands in the box as its text and only makes it smaller.
 */

interface Box {
	readonly ranges: ReadonlyMap<string, Range>;
	readonly others: readonly string[];
}

/** What a box lets pass of one column. */
interface Range {
	/** Whether an unknown value passes. */
	readonly missing: boolean;
	readonly values: 'all' | 'none' | Interval | Texts;
}

interface Interval {
	readonly low: number;
	readonly high: number;
}

interface Texts {
	/** Only these; null = any. */
	readonly only: readonly string[] | null;
	readonly without: readonly string[];
}

/** Why a rule can decide for nobody: its own tests exclude each other, or an earlier rule holds wherever it does. */
export type Dead = { readonly kind: 'impossible' } | { readonly kind: 'shadowed'; readonly by: number };

/** Conditions of more boxes are not looked into. */
const MOST_BOXES = 64;
const ANYTHING: Box = { ranges: new Map(), others: [] };
const ANY: Range = { missing: true, values: 'all' };

/**
 * For each condition, in the order in which they are asked, whether it can decide at all. What is found is certain; null
 * where nothing is found, which proves nothing: boxes are compared one by one.
 */
export function deadConditions(conditions: readonly Condition[]): readonly (Dead | null)[] {
	const earlier: { readonly box: Box; readonly rule: number }[] = [];
	return conditions.map((condition, rule) => {
		const boxes = boxesOf(condition);
		if (!boxes) return null;
		if (boxes.length === 0) return { kind: 'impossible' };
		const takers = boxes.map((box) => earlier.find((each) => isInside(box, each.box))?.rule ?? -1);
		earlier.push(...boxes.map((box) => ({ box, rule })));
		return takers.includes(-1) ? null : { kind: 'shadowed', by: Math.min(...takers) };
	});
}

/** Boxes that something can pass; null where there are too many. */
function boxesOf(condition: Condition): readonly Box[] | null {
	if (condition.kind === 'test') return boxesOfTest(condition.field, condition.is).filter(isPossible);
	let boxes: readonly Box[] = condition.kind === 'all' ? [ANYTHING] : [];
	for (const each of condition.of) {
		const more = boxesOf(each);
		if (!more) return null;
		boxes =
			condition.kind === 'any'
				? [...boxes, ...more]
				: boxes.flatMap((a) => more.map((b) => both(a, b))).filter(isPossible);
		if (boxes.length > MOST_BOXES) return null;
	}
	return boxes;
}

function boxesOfTest(field: string, is: Comparison): readonly Box[] {
	const box = (values: Range['values'], missing = false, others: readonly string[] = []): Box => ({
		ranges: new Map([[field, { missing, values }]]),
		others,
	});
	switch (is.op) {
		case 'missing':
			return [box('none', true)];
		case 'present':
			return [box('all')];
		case 'in':
			return [box({ only: is.values, without: [] })];
		case 'notIn':
			return [box({ only: null, without: is.values })];
		case 'contains':
		case 'notContains':
			return [box('all', false, [`${field} ${JSON.stringify(is)}`])];
		default: {
			const [low, high, inside] = intervalOf(is) ?? [-Infinity, Infinity, 1];
			if (inside === 1) return [box({ low, high })];
			const left = low > -Infinity ? [box({ low: -Infinity, high: below(low) })] : [];
			return high < Infinity ? [...left, box({ low: above(high), high: Infinity })] : left;
		}
	}
}

function both(a: Box, b: Box): Box {
	const ranges = new Map(a.ranges);
	for (const [field, range] of b.ranges) {
		const own = ranges.get(field) ?? ANY;
		ranges.set(field, { missing: own.missing && range.missing, values: meet(own.values, range.values) });
	}
	return { ranges, others: [...new Set([...a.others, ...b.others])] };
}

function meet(a: Range['values'], b: Range['values']): Range['values'] {
	if (a === 'none' || b === 'all') return a;
	if (b === 'none' || a === 'all') return b;
	if ('low' in a && 'low' in b) return { low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) };
	if ('low' in a || 'low' in b) return 'none';
	const without = [...new Set([...a.without, ...b.without])];
	if (!a.only || !b.only) return { only: a.only ?? b.only, without };
	return { only: a.only.filter((text) => b.only?.includes(text)), without };
}

function isPossible({ ranges }: Box): boolean {
	return [...ranges.values()].every(({ missing, values }) => {
		if (missing || values === 'all') return true;
		if (values === 'none') return false;
		if ('low' in values) return values.low <= values.high;
		return values.only === null || values.only.some((text) => !values.without.includes(text));
	});
}

/** Whether everything that passes `inner` passes `outer`. */
function isInside(inner: Box, outer: Box): boolean {
	if (!outer.others.every((test) => inner.others.includes(test))) return false;
	return [...outer.ranges].every(([field, range]) => {
		const own = inner.ranges.get(field) ?? ANY;
		return (range.missing || !own.missing) && areInside(own.values, range.values);
	});
}

function areInside(inner: Range['values'], outer: Range['values']): boolean {
	if (inner === 'none' || outer === 'all') return true;
	if (inner === 'all' || outer === 'none') return false;
	if ('low' in inner) return 'low' in outer && inner.low >= outer.low && inner.high <= outer.high;
	if ('low' in outer) return false;
	const passes = (text: string) => (outer.only?.includes(text) ?? true) && !outer.without.includes(text);
	if (inner.only) return inner.only.every((text) => inner.without.includes(text) || passes(text));
	return outer.only === null && outer.without.every((text) => inner.without.includes(text));
}
