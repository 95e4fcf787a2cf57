const POWERS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/**
 * The number a text is when `String(number)` gives back exactly this text; NaN otherwise. So `12.5` and `-3` are
 * numbers, `007`, `1.50`, `+1`, `1E5`, `.5` and anything of more than 15 digits stay texts.
 */
export function plainNumber(text: string): number {
	const length = text.length;
	if (length === 0 || length > 17) return Number.NaN;
	const isNegative = text.charCodeAt(0) === 45;
	const first = isNegative ? 1 : 0;
	let point = -1;
	let mantissa = 0;
	for (let at = first; at < length; at++) {
		const code = text.charCodeAt(at);
		if (code >= 48 && code <= 57) mantissa = mantissa * 10 + (code - 48);
		else if (code === 46 && point < 0) point = at;
		else return Number.NaN;
	}
	const whole = (point < 0 ? length : point) - first;
	const decimals = point < 0 ? 0 : length - point - 1;
	if (whole === 0 || whole + decimals > 15 || point === length - 1) return Number.NaN;
	if (whole > 1 && text.charCodeAt(first) === 48) return Number.NaN;
	if (point >= 0 && text.charCodeAt(length - 1) === 48) return Number.NaN;
	const value = decimals === 0 ? mantissa : mantissa / (POWERS[decimals] as number);
	if (value === 0 && isNegative) return Number.NaN;
	// Below 1e-6 JavaScript writes an exponent.
	if (value < 1e-6 && value !== 0) return Number.NaN;
	return isNegative ? -value : value;
}
