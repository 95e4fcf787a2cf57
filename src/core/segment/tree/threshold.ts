/**
 * The number above `below`, up to and including `above`, with the fewest digits: zero, or else the middle rounded as far as it
 * stays between them. Whole where both are whole. Any such number splits the rows alike, and a short one reads better.
 */
export function shortThreshold(below: number, above: number): number {
	if (below < 0 && above >= 0) return 0;
	const middle = below / 2 + above / 2;
	const aim = Number.isInteger(below) && Number.isInteger(above) ? Math.ceil(middle) : middle;
	for (let digits = 0; digits < 17; digits++) {
		const rounded = Number(aim.toExponential(digits));
		if (rounded > below && rounded <= above) return rounded;
	}
	return above;
}
