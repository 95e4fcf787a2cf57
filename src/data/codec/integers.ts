import { widthOf } from './layout.ts';

/** Numbers as (base + unsigned integer) ÷ 10^exponent. */
export interface IntegerForm {
	readonly base: number;
	/** Bytes of each integer: 0, 1, 2 or 4. */
	readonly width: number;
	readonly exponent: number;
}

const HIGHEST_EXPONENT = 4;
const LIMIT = 2 ** 52;

/** The form with the fewest decimals that gives back exactly these numbers, or null where only f64 does. */
export function integerForm(values: Float64Array, length: number): IntegerForm | null {
	for (let exponent = 0; exponent <= HIGHEST_EXPONENT; exponent++) {
		const range = exactRange(values, length, 10 ** exponent);
		if (!range) continue;
		const span = range.highest - range.lowest;
		return span < 2 ** 32 ? { base: range.lowest, width: widthOf(span), exponent } : null;
	}
	return null;
}

function exactRange(
	values: Float64Array,
	length: number,
	scale: number,
): { lowest: number; highest: number } | null {
	let lowest = Infinity;
	let highest = -Infinity;
	for (let i = 0; i < length; i++) {
		const value = values[i] ?? 0;
		const whole = Math.round(value * scale);
		if (!(Math.abs(whole) < LIMIT) || whole / scale !== value) return null;
		if (value === 0 && Object.is(value, -0)) return null;
		if (whole < lowest) lowest = whole;
		if (whole > highest) highest = whole;
	}
	return length === 0 ? { lowest: 0, highest: 0 } : { lowest, highest };
}
