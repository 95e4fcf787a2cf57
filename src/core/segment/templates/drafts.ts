import type { Comparison, Condition, FieldTest } from '#src/core/model/index.ts';
import { isOfOrders } from '#src/core/segment/metrics/values.ts';
import type { Column } from '#src/core/table/index.ts';
import { bandLimits, type BandMethod } from './rounding.ts';
import { columnOfId, countWithoutOrders, numbersOf, textsOf, type TemplateSource } from './source.ts';
import type { ClassLabel, Draft, Need, RuleDraft, Template, TemplateClass, TemplateId } from './types.ts';

/** The class of customers of whom what is asked is not known. */
export const UNKNOWN: TemplateClass = { id: 'unknown', colour: 0, label: { kind: 'usual' } };
/** The class of everything that has no class of its own. */
export const OTHER: TemplateClass = { id: 'otherwise', colour: 10, label: { kind: 'usual' } };

/** A class with the usual name of its id. */
export function usual(id: string, colour: number): TemplateClass {
	return { id, colour, label: { kind: 'usual' } };
}

/** A test of a field. */
export function where(field: string, is: Comparison): FieldTest {
	return { kind: 'test', field, is };
}

/** All conditions together. */
export function whereAll(...of: readonly Condition[]): Condition {
	return { kind: 'all', of };
}

/** At least one of the conditions. */
export function whereAny(...of: readonly Condition[]): Condition {
	return { kind: 'any', of };
}

/** A scheme of rules written as [class, condition]. A bare test becomes a group, as the editor keeps it. */
export function ruleDraft(
	classes: readonly TemplateClass[],
	rules: readonly (readonly [string, Condition])[],
	otherwise: string = UNKNOWN.id,
): RuleDraft {
	return {
		kind: 'rules',
		classes,
		rules: rules.map(([id, when], i) => ({
			id: `rule${i + 1}`,
			class: id,
			when: when.kind === 'test' ? whereAll(when) : when,
		})),
		otherwise,
	};
}

/** A template that is ready where nothing is missing. */
export function template(
	id: TemplateId,
	dimension: Template['dimension'],
	from: readonly string[],
	needs: readonly Need[],
	make: () => Pick<Template, 'classes' | 'without'> & { readonly draft: () => Draft },
): Template {
	if (needs.length > 0) return { id, dimension, from, needs, classes: [], draft: null };
	return { id, dimension, from, needs, ...make() };
}

/** What is missing for numbers of a field: any value, or more than one. */
export function numberNeeds(source: TemplateSource, field: string, minimum = 2): readonly Need[] {
	const values = numbersOf(source, field);
	const first = values[0];
	if (first === undefined) return [{ kind: 'empty', field }];
	const isConstant = minimum > 1 && values.every((value) => value === first);
	return isConstant ? [{ kind: 'constant', field }] : [];
}

/** What is missing for texts of a column: any value, or more than one. */
export function textNeeds(column: Column): readonly Need[] {
	const { length } = textsOf(column);
	if (length === 0) return [{ kind: 'empty', field: column.id }];
	return length === 1 ? [{ kind: 'constant', field: column.id }] : [];
}

/** Whether some customer lacks a value, so that a rule for that is not dead. Of metrics of orders: some customer with orders. */
function isEverMissing(source: TemplateSource, field: string): boolean {
	const count = source.customers?.rowCount ?? 0;
	if (field.startsWith('metric:')) {
		const without = isMetricOfOrders(field) ? countWithoutOrders(source) : 0;
		return numbersOf(source, field).length + without < count;
	}
	const texts = textsOf(columnOfId(source, field)).reduce((sum, each) => sum + each.count, 0);
	return texts + numbersOf(source, field).length < count;
}

/** The rule that gives customers without a value the class `unknown`; none where all have one, since no rule holds then either. */
export function unknownRules(
	source: TemplateSource,
	field: string,
): readonly (readonly [string, Condition])[] {
	return isEverMissing(source, field) ? [[UNKNOWN.id, where(field, { op: 'missing' })]] : [];
}

/**
 * Rules for bands of a number: the highest limit is asked first.
 *
 * @param classes from the lowest band to the highest, one more than limits
 */
export function bandRules(
	field: string,
	limits: readonly number[],
	classes: readonly TemplateClass[],
): readonly (readonly [string, Condition])[] {
	const upper = limits.map((value, i): readonly [string, Condition] => [
		classes[i + 1]?.id ?? '',
		where(field, { op: '>=', value }),
	]);
	const lowest = limits[0];
	const rest =
		lowest === undefined ? where(field, { op: 'present' }) : where(field, { op: '<', value: lowest });
	return [...upper.reverse(), [classes[0]?.id ?? '', rest]];
}

/** Colours of ordered bands from the lowest to the highest: quiet to strong. */
const BAND_COLOURS: readonly (readonly number[])[] = [
	[1],
	[5, 1],
	[5, 9, 1],
	[5, 3, 9, 1],
	[10, 5, 3, 9, 1],
	[10, 5, 3, 7, 9, 1],
	[10, 5, 2, 3, 7, 9, 1],
];

/** Colours for so many ordered bands, at most seven different ones. */
function bandColours(count: number): readonly number[] {
	const known = BAND_COLOURS[count - 1];
	return known ?? Array.from({ length: count }, (_, i) => (i % 10) + 1);
}

const LEVELS: Readonly<Record<number, readonly string[]>> = {
	1: ['levelLow'],
	2: ['levelLow', 'levelHigh'],
	3: ['levelLow', 'levelMiddle', 'levelHigh'],
};

/** Low and high, with a middle where there are three. */
export function levelClasses(count: number): readonly TemplateClass[] {
	const colours = bandColours(count);
	return (LEVELS[count] ?? []).map((id, i) => usual(id, colours[i] ?? 10));
}

/** The limits with values on both sides. */
export function reached(source: TemplateSource, field: string, limits: readonly number[]): readonly number[] {
	const values = numbersOf(source, field);
	const least = values.reduce((min, value) => Math.min(min, value), Infinity);
	const most = values.reduce((max, value) => Math.max(max, value), -Infinity);
	return limits.filter((limit) => limit > least && limit <= most);
}

function isMetricOfOrders(field: string): boolean {
	return field.startsWith('metric:') && isOfOrders(field.slice(7));
}

/** What comes before the bands of a metric of orders: the class of those who have not ordered, where there are any. */
export function withoutOrders(
	source: TemplateSource,
	field: string,
): readonly (readonly [TemplateClass, Condition])[] {
	if (!isMetricOfOrders(field) || countWithoutOrders(source) === 0) return [];
	return [[usual('noOrders', 0), where('metric:orders', { op: '<', value: 1 })]];
}

/** Metrics of which less is better. */
const LOW_IS_BEST = ['metric:recencyDays', 'metric:medianGapDays', 'metric:rhythm'];

/** Metrics that are at least one for customers with orders. */
const FROM_ONE = ['metric:orders', 'metric:products', 'metric:categories', 'metric:channels'];

/** Classes named by the range of their values, lowest first. */
export function rangeClasses(field: string, limits: readonly number[], whole: boolean): TemplateClass[] {
	const colours = bandColours(limits.length + 1);
	const ordered = LOW_IS_BEST.includes(field) ? colours.toReversed() : colours;
	const least = FROM_ONE.includes(field) ? 1 : null;
	return Array.from({ length: limits.length + 1 }, (_, i) => {
		const [min, max] = [limits[i - 1] ?? least, limits[i] ?? null];
		const label: ClassLabel = { kind: 'range', field, min, max, whole };
		return { id: `band${i + 1}`, colour: ordered[i] ?? 10, label };
	});
}

/** A scheme that names two or three levels of a number, limits from the data. */
export function levelDraft(
	source: TemplateSource,
	field: string,
	method: BandMethod,
	count: 2 | 3,
): RuleDraft {
	const before = withoutOrders(source, field);
	const limits = bandLimits(numbersOf(source, field), method, count);
	const levels = levelClasses(limits.length + 1);
	return ruleDraft(
		[...levels.toReversed(), ...before.map(([each]) => each), UNKNOWN],
		[
			...before.map(([each, when]) => [each.id, when] as const),
			...unknownRules(source, field),
			...bandRules(field, limits, levels),
		],
	);
}

/** A scheme with a class for each range between given limits. */
export function rangeDraft(
	source: TemplateSource,
	field: string,
	limits: readonly number[],
	whole: boolean,
): RuleDraft {
	const before = withoutOrders(source, field);
	const ranges = rangeClasses(field, limits, whole);
	return ruleDraft(
		[...ranges, ...before.map(([each]) => each), UNKNOWN],
		[
			...before.map(([each, when]) => [each.id, when] as const),
			...unknownRules(source, field),
			...bandRules(field, limits, ranges),
		],
	);
}
