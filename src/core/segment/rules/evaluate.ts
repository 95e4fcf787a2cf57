import type { Comparison, Condition } from '#src/core/model/index.ts';
import type { FieldSource, RuleField } from './fields.ts';
import { addRows, everyRow, keepBoth, noRows, type Flags } from './flags.ts';

/**
 * The rows in which a condition holds. Column by column: a test is one pass over an array, a text test first asks each
 * entry of the dictionary. Tests of a field that does not exist, or that cannot be asked of its kind, hold nowhere.
 */
export function rowsWhere(condition: Condition, fields: FieldSource, count: number): Flags {
	if (condition.kind === 'test') {
		const field = fields(condition.field);
		return field ? rowsPassing(field, condition.is, count) : noRows(count);
	}
	const isAll = condition.kind === 'all';
	const [first, ...rest] = condition.of;
	if (!first) return isAll ? everyRow(count) : noRows(count);
	const held = rowsWhere(first, fields, count);
	for (const each of rest) (isAll ? keepBoth : addRows)(held, rowsWhere(each, fields, count));
	return held;
}

/** Whether a condition holds in one row. */
export function holdsIn(condition: Condition, fields: FieldSource, row: number): boolean {
	if (condition.kind === 'all') return condition.of.every((each) => holdsIn(each, fields, row));
	if (condition.kind === 'any') return condition.of.some((each) => holdsIn(each, fields, row));
	const field = fields(condition.field);
	if (!field) return false;
	if (field.kind === 'number')
		return (
			rowsPassing({ kind: 'number', values: field.values.subarray(row, row + 1) }, condition.is, 1)[0] === 1
		);
	const code = field.codes[row] ?? -1;
	return textPasses(code < 0 ? null : (field.texts[code] ?? null), condition.is);
}

/** Whether a comparison can be asked of numbers or of texts. */
export function suits(is: Comparison, kind: RuleField['kind']): boolean {
	switch (is.op) {
		case 'missing':
		case 'present':
			return true;
		case 'in':
		case 'notIn':
		case 'contains':
		case 'notContains':
			return kind === 'text';
		default:
			return kind === 'number';
	}
}

function rowsPassing(field: RuleField, is: Comparison, count: number): Flags {
	const flags = noRows(count);
	if (field.kind === 'text') {
		// Position 0 answers for a missing value.
		const passes = Uint8Array.from([null, ...field.texts], textTest(is));
		markTexts(field.codes, passes, flags, count);
	} else if (is.op === 'missing') markOutside(field.values, -Infinity, Infinity, flags, count, 1);
	else {
		const interval = intervalOf(is);
		if (interval?.[2] === 1) markInside(field.values, interval[0], interval[1], flags, count);
		else if (interval) markOutside(field.values, interval[0], interval[1], flags, count, 0);
	}
	return flags;
}

/*
 * A word of 32 rows at a time, from its last row to its first, and without branches: which way a customer goes cannot be
 * foreseen.
 */

function markTexts(codes: Int32Array, passes: Uint8Array, flags: Flags, count: number): void {
	for (let word = 0; word < flags.length; word++) {
		let bits = 0;
		for (let row = Math.min(count, (word + 1) << 5) - 1; row >= word << 5; row--)
			bits = (bits << 1) | (passes[(codes[row] as number) + 1] as number);
		flags[word] = bits;
	}
}

/** Values in a closed interval; a missing value passes neither comparison. */
function markInside(values: Float64Array, low: number, high: number, flags: Flags, count: number): void {
	for (let word = 0; word < flags.length; word++) {
		let bits = 0;
		for (let row = Math.min(count, (word + 1) << 5) - 1; row >= word << 5; row--) {
			const value = values[row] as number;
			bits = (bits << 1) | (Number(value >= low) & Number(value <= high));
		}
		flags[word] = bits;
	}
}

/** Values outside a closed interval; `missing` says whether a missing value counts as outside. */
function markOutside(
	values: Float64Array,
	low: number,
	high: number,
	flags: Flags,
	count: number,
	missing: 0 | 1,
): void {
	for (let word = 0; word < flags.length; word++) {
		let bits = 0;
		for (let row = Math.min(count, (word + 1) << 5) - 1; row >= word << 5; row--) {
			const value = values[row] as number;
			const isOut = Number(value < low) | Number(value > high) | (Number(value !== value) & missing);
			bits = (bits << 1) | isOut;
		}
		flags[word] = bits;
	}
}

/** A comparison as a closed interval, and whether values inside (1) or outside (0) pass. */
export function intervalOf(is: Comparison): readonly [low: number, high: number, inside: 0 | 1] | null {
	switch (is.op) {
		case '<':
			return [is.value, Infinity, 0];
		case '<=':
			return [-Infinity, is.value, 1];
		case '>':
			return [-Infinity, is.value, 0];
		case '>=':
			return [is.value, Infinity, 1];
		case '=':
			return [is.value, is.value, 1];
		case '!=':
			return [is.value, is.value, 0];
		case 'between':
			return [is.min, below(is.max), 1];
		case 'present':
			return [-Infinity, Infinity, 1];
		default:
			return null;
	}
}

/** The largest number below another. */
export function below(value: number): number {
	return -above(-value);
}

/** The smallest number above another. */
export function above(value: number): number {
	if (value === 0) return Number.MIN_VALUE;
	if (value === -Infinity) return -Number.MAX_VALUE;
	if (!Number.isFinite(value)) return value;
	const bits = new BigInt64Array(1);
	const number = new Float64Array(bits.buffer);
	number[0] = value;
	bits[0] = (bits[0] ?? 0n) + (value > 0 ? 1n : -1n);
	return number[0];
}

/** 1 for each text that passes; lists of named customers are long, so they are looked up. */
function textTest(is: Comparison): (text: string | null) => number {
	if (is.op !== 'in' && is.op !== 'notIn') return (text) => Number(textPasses(text, is));
	const named = new Set(is.values);
	return (text) => Number(text !== null && named.has(text) === (is.op === 'in'));
}

function textPasses(text: string | null, is: Comparison): boolean {
	if (is.op === 'missing') return text === null;
	if (text === null) return false;
	switch (is.op) {
		case 'present':
			return true;
		case 'in':
			return is.values.includes(text);
		case 'notIn':
			return !is.values.includes(text);
		case 'contains':
			return folded(text).includes(folded(is.text));
		case 'notContains':
			return !folded(text).includes(folded(is.text));
		default:
			return false;
	}
}

/** Without regard to case and to the width of letters and digits. */
function folded(text: string): string {
	return text.normalize('NFKC').toLowerCase();
}
