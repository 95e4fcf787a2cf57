import { decodeUtf8 } from './xml-text.ts';

const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
const EXACT = 9_007_199_254_740_992;

/**
 * The number written in bytes `start … end`, correctly rounded; NaN where it is none.
 * Up to 2^53 as digits and up to 22 decimals one division of two exact numbers gives the nearest double
 * (W. Clinger, How to read floating point numbers accurately, 1990); everything else goes the long way.
 */
export function readNumber(bytes: Uint8Array, start: number, end: number): number {
	let at = start;
	const isNegative = bytes[at] === 45;
	if (isNegative) at++;
	let mantissa = 0;
	let point = -1;
	const first = at;
	for (; at < end; at++) {
		const byte = bytes[at] as number;
		if (byte >= 48 && byte <= 57) mantissa = mantissa * 10 + (byte - 48);
		else if (byte === 46 && point < 0) point = at;
		else return readSlowly(bytes, start, end);
	}
	const decimals = point < 0 ? 0 : end - point - 1;
	const digits = end - first - (point < 0 ? 0 : 1);
	if (digits === 0 || mantissa >= EXACT || decimals > 22) return readSlowly(bytes, start, end);
	const value = decimals === 0 ? mantissa : mantissa / (POWERS[decimals] as number);
	return isNegative ? -value : value;
}

/** Digits `start … end` as a whole number; −1 where there is anything else. */
export function readIndex(bytes: Uint8Array, start: number, end: number): number {
	if (start >= end || end - start > 10) return -1;
	let value = 0;
	for (let at = start; at < end; at++) {
		const digit = (bytes[at] as number) - 48;
		if (digit < 0 || digit > 9) return -1;
		value = value * 10 + digit;
	}
	return value;
}

/** Whether Excel, which keeps 15 digits, has already cut this whole number. */
export function hasLostPrecision(value: number): boolean {
	return (value >= 1e15 || value <= -1e15) && Number.isInteger(value);
}

function readSlowly(bytes: Uint8Array, start: number, end: number): number {
	const text = decodeUtf8(bytes, start, end).trim();
	return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}
