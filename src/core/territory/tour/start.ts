import type { TourPoints } from '#src/core/territory/workload/tour.ts';

/** Cells of the curve along each side: 2 to this power. */
const BITS = 16;

/** Places in the order of a space-filling curve (Hilbert; Bartholdi and Platzman 1982): a tour about a quarter too long. */
export function curveOrder({ x, y }: TourPoints): Int32Array {
	const [left, right] = rangeOf(x);
	const [bottom, top] = rangeOf(y);
	const side = Math.max(right - left, top - bottom) || 1;
	const cell = (value: number, low: number) => Math.floor(((value - low) / side) * (2 ** BITS - 1));
	const at = Float64Array.from({ length: x.length }, (_, i) =>
		alongCurve(cell(x[i] as number, left), cell(y[i] as number, bottom)),
	);
	return Int32Array.from(at.keys()).sort((a, b) => (at[a] as number) - (at[b] as number) || a - b);
}

/** How far along Hilbert's curve a cell lies. */
function alongCurve(column: number, row: number): number {
	let [x, y, far] = [column, row, 0];
	for (let side = 2 ** (BITS - 1); side >= 1; side /= 2) {
		const [right, up] = [(x & side) > 0, (y & side) > 0];
		far += side * side * (up ? (right ? 2 : 1) : right ? 3 : 0);
		if (up) continue;
		if (right) [x, y] = [side - 1 - (x & (side - 1)), side - 1 - (y & (side - 1))];
		[x, y] = [y, x];
	}
	return far;
}

function rangeOf(values: ArrayLike<number>): readonly [low: number, high: number] {
	let [low, high] = [Infinity, -Infinity];
	for (let i = 0; i < values.length; i++) {
		low = Math.min(low, values[i] as number);
		high = Math.max(high, values[i] as number);
	}
	return [low, high];
}
