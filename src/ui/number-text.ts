/** A number as people type it: thousands commas, full-width digits and signs, a trailing percent sign. NaN when it is none. */
export function readNumber(text: string): number {
	const plain = text
		.normalize('NFKC')
		.replace(/[−–—]/g, '-')
		.replace(/(\d),(?=\d{3}(\D|$))/g, '$1')
		.trim();
	const percent = plain.endsWith('%');
	const digits = percent ? plain.slice(0, -1).trim() : plain;
	if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits)) return Number.NaN;
	return percent ? Number(digits) / 100 : Number(digits);
}
