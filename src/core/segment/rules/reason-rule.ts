import type { Comparison, Condition, FieldTest } from '#src/core/model/index.ts';
import { UNCLASSIFIED } from './analyse-rules.ts';
import { above, below, holdsIn } from './evaluate.ts';
import { testsOf, type FieldSource, type RuleField } from './fields.ts';
import type { RuleDetail } from './types.ts';
import type { Reason, Spoken } from '#src/core/segment/types.ts';

/** More facts than anyone reads in one sentence. */
const MOST_FACTS = 4;

/**
 * Reason under a scheme of rules: the rule that decided, with the values that met it. `next`: the smallest change
 * of a single number after which the customer has another class.
 */
export function ruleReason(detail: RuleDetail, own: string, row: number): Reason {
	const at = detail.ruleOf[row] ?? -1;
	const { rules } = detail.scheme;
	const rule = rules[at];
	const fields: FieldSource = (id) => detail.fields[id];
	const next = nearest(detail, fields, own, row);
	if (!rule) {
		const code = detail.scheme.otherwise === null ? 'ruleNone' : 'ruleOtherwise';
		return { code, args: { class: own }, next };
	}
	const met = deciding(rule.when, fields, row).slice(0, MOST_FACTS);
	const args: Record<string, string | number> = { class: own, rule: at + 1, facts: met.length };
	met.forEach((test, i) => Object.assign(args, factArgs(test, fields, row, String(i + 1))));
	return { code: met.length === 0 ? 'ruleEveryone' : 'ruleHolds', args, next };
}

/** The tests by which a condition holds in a row: all of `all`, the first alternative that holds of `any`. */
function deciding(condition: Condition, fields: FieldSource, row: number): readonly FieldTest[] {
	if (condition.kind === 'test') return [condition];
	if (condition.kind === 'all') return condition.of.flatMap((each) => deciding(each, fields, row));
	const first = condition.of.find((each) => holdsIn(each, fields, row));
	return first ? deciding(first, fields, row) : [];
}

/** A test and the value it met, as arguments numbered by `suffix`. */
function factArgs(
	{ field, is }: FieldTest,
	fields: FieldSource,
	row: number,
	suffix: string,
): Record<string, string | number> {
	const args: Record<string, string | number> = {
		[`measure${suffix}`]: field,
		...comparisonArgs(is, suffix),
	};
	const values = fields(field);
	if (values?.kind === 'number') {
		const value = values.values[row] ?? Number.NaN;
		if (!Number.isNaN(value)) args[`value${suffix}`] = value;
	} else if (values) {
		const text = values.texts[values.codes[row] ?? -1];
		if (text !== undefined) args[`text${suffix}`] = text;
	}
	return args;
}

/** A comparison as arguments: `op1`, and `limit1`, `min1` and `max1`, or `texts1` joined by line breaks. */
function comparisonArgs(is: Comparison, suffix: string): Record<string, string | number> {
	const args: Record<string, string | number> = { [`op${suffix}`]: is.op };
	if ('value' in is) args[`limit${suffix}`] = is.value;
	if ('min' in is) Object.assign(args, { [`min${suffix}`]: is.min, [`max${suffix}`]: is.max });
	if ('values' in is) args[`texts${suffix}`] = is.values.join('\n');
	if ('text' in is) args[`texts${suffix}`] = is.text;
	return args;
}

/** A number that would have to be another, and the comparison that would then hold. */
interface Flip {
	readonly field: string;
	readonly is: NumberComparison;
	readonly value: number;
}
type NumberComparison = { readonly op: '<' | '<=' | '>' | '>=' | '='; readonly value: number };

/** The smallest change of one number, as a share of it, after which other rules decide: what would then hold, and the class. */
function nearest(detail: RuleDetail, fields: FieldSource, own: string, row: number): Spoken | null {
	const here: FieldSource = (id) => inRow(fields(id), row);
	const classWith = (flip: Flip) => {
		const changed: FieldSource = (id) =>
			id === flip.field ? { kind: 'number', values: Float64Array.of(flip.value) } : here(id);
		const rule = detail.scheme.rules.find(({ when }) => holdsIn(when, changed, 0));
		return rule?.class ?? detail.scheme.otherwise ?? UNCLASSIFIED;
	};
	const tests = detail.scheme.rules.flatMap(({ when }) => testsOf(when));
	let best: { readonly flip: Flip; readonly class: string; readonly distance: number } | null = null;
	for (const { field, is } of tests) {
		const values = here(field);
		const value = values?.kind === 'number' ? (values.values[0] ?? Number.NaN) : Number.NaN;
		if (!Number.isFinite(value)) continue;
		for (const held of opposites(is, value)) {
			const flip: Flip = { field, is: held, value: meeting(held) };
			const scale = Math.max(Math.abs(value), Math.abs(held.value), Number.MIN_VALUE);
			const distance = Math.abs(value - held.value) / scale;
			if (best !== null && distance >= best.distance) continue;
			const target = classWith(flip);
			if (target !== own) best = { flip, class: target, distance };
		}
	}
	if (!best) return null;
	const { field, is } = best.flip;
	const test: FieldTest = { kind: 'test', field, is };
	return { code: 'ruleNear', args: { class: best.class, ...factArgs(test, fields, row, '1') } };
}

/** What would hold of a number for which a comparison no longer gives the answer that it gives now. */
function opposites(is: Comparison, value: number): readonly NumberComparison[] {
	switch (is.op) {
		case '<':
		case '>=':
			return [{ op: value < is.value ? '>=' : '<', value: is.value }];
		case '<=':
		case '>':
			return [{ op: value <= is.value ? '>' : '<=', value: is.value }];
		case '=':
			return value === is.value ? [] : [{ op: '=', value: is.value }];
		case 'between':
			if (value < is.min) return [{ op: '>=', value: is.min }];
			if (value >= is.max) return [{ op: '<', value: is.max }];
			return [
				{ op: '<', value: is.min },
				{ op: '>=', value: is.max },
			];
		default:
			return [];
	}
}

/** The number nearest to the limit of a comparison that meets it. */
function meeting({ op, value }: NumberComparison): number {
	return op === '<' ? below(value) : op === '>' ? above(value) : value;
}

/** A field with the value of one row only. */
function inRow(field: RuleField | undefined, row: number): RuleField | undefined {
	if (field?.kind === 'number') return { kind: 'number', values: field.values.subarray(row, row + 1) };
	return field && { ...field, codes: field.codes.subarray(row, row + 1) };
}
