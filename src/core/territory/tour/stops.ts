import type { TourPoints } from '#src/core/territory/workload/tour.ts';

/** Places to go to, each once, in kilometres, and the customers at each. */
export interface Stops extends TourPoints {
	readonly x: Float64Array;
	readonly y: Float64Array;
	/** Rows at each place. */
	readonly rows: readonly (readonly number[])[];
}

/** Every place that customers are at, from west to east: in the same order whatever that of the rows; NaN = nowhere. */
export function stopsOf(x: Float64Array, y: Float64Array, minutes: Float64Array): Stops {
	const by = (values: Float64Array, a: number, b: number) => (values[a] as number) - (values[b] as number);
	const placed = [...x.keys()]
		.filter((row) => Number.isFinite(x[row]) && Number.isFinite(y[row]))
		.sort((a, b) => by(x, a, b) || by(y, a, b) || by(minutes, a, b) || a - b);
	const rows: number[][] = [];
	let last = -1;
	for (const row of placed) {
		if (last >= 0 && x[last] === x[row] && y[last] === y[row]) rows.at(-1)?.push(row);
		else rows.push([row]);
		last = row;
	}
	const first = (values: Float64Array) => Float64Array.from(rows, ([row]) => values[row as number] as number);
	return { x: first(x), y: first(y), rows };
}
