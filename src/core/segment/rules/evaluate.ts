import type { Comparison, Condition } from '#src/core/model/index.ts';
import type { FieldSource, RuleField } from './fields.ts';

/**
 * 1 for every row in which a condition holds. Column by column: a test is one pass over an array, a text test first asks
 * each entry of the dictionary. Tests of a field that does not exist, or that cannot be asked of its kind, hold nowhere.
 */
export function rowsWhere(condition: Condition, fields: FieldSource, count: number): Uint8Array {
	if (condition.kind === 'test') {
		const held = flagsFor(count);
		const field = fields(condition.field);
		if (field) testRows(field, condition.is, held);
		return held;
	}
	const isAll = condition.kind === 'all';
	const [first, ...rest] = condition.of;
	if (!first) return flagsFor(count).fill(isAll ? 1 : 0);
	const held = rowsWhere(first, fields, count);
	for (const each of rest) combine(held, rowsWhere(each, fields, count), isAll);
	return held;
}

/** Both, or either; four rows at a time. */
function combine(held: Uint8Array, other: Uint8Array, isAll: boolean): void {
	const [ours, theirs] = [words(held), words(other)];
	if (isAll) for (let i = 0; i < ours.length; i++) ours[i] = (ours[i] as number) & (theirs[i] as number);
	else for (let i = 0; i < ours.length; i++) ours[i] = (ours[i] as number) | (theirs[i] as number);
}

/** Flags as 32-bit words, as many as their buffer holds. */
function words(flags: Uint8Array): Uint32Array {
	return new Uint32Array(flags.buffer, 0, flags.buffer.byteLength >> 2);
}

/** Flags for so many rows; the buffer is one of whole words. */
function flagsFor(count: number): Uint8Array {
	return new Uint8Array(new ArrayBuffer(Math.ceil(count / 4) * 4), 0, count);
}

/** Whether a condition holds in one row. */
export function holdsIn(condition: Condition, fields: FieldSource, row: number): boolean {
	if (condition.kind === 'all') return condition.of.every((each) => holdsIn(each, fields, row));
	if (condition.kind === 'any') return condition.of.some((each) => holdsIn(each, fields, row));
	const field = fields(condition.field);
	if (!field) return false;
	if (field.kind === 'number') {
		const held = new Uint8Array(1);
		testNumbers(field.values.subarray(row, row + 1), condition.is, held);
		return held[0] === 1;
	}
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

function testRows(field: RuleField, is: Comparison, held: Uint8Array): void {
	if (field.kind === 'number') testNumbers(field.values, is, held);
	else {
		// Position 0 answers for a missing value.
		const passes = Uint8Array.from([null, ...field.texts], (text) => (textPasses(text, is) ? 1 : 0));
		const { codes } = field;
		for (let row = 0; row < held.length; row++) held[row] = passes[(codes[row] as number) + 1] as number;
	}
}

function testNumbers(values: Float64Array, is: Comparison, held: Uint8Array): void {
	if (is.op === 'missing') {
		for (let row = 0; row < held.length; row++) held[row] = Number(Number.isNaN(values[row]));
		return;
	}
	const interval = intervalOf(is);
	if (!interval) return;
	const [low, high, inside] = interval;
	// Without branches: which way a customer goes cannot be foreseen. A missing value passes neither comparison.
	if (inside === 1) {
		for (let row = 0; row < held.length; row++) {
			const value = values[row] as number;
			held[row] = Number(value >= low) & Number(value <= high);
		}
	} else {
		for (let row = 0; row < held.length; row++) {
			const value = values[row] as number;
			held[row] = Number(value < low) | Number(value > high);
		}
	}
}

/** A comparison as a closed interval, and whether values inside (1) or outside (0) pass. */
function intervalOf(is: Comparison): readonly [low: number, high: number, inside: 0 | 1] | null {
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
