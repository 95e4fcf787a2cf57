import { quantileSorted } from 'd3-array';

/** A cell of the R × F map; mean null where it holds no customer. */
export interface HeatValue {
	readonly recency: number;
	readonly frequency: number;
	readonly count: number;
	readonly meanAmount: number | null;
}

/** Six rising, rounded thresholds between the seven colours, from the means of the occupied cells; fewer where they are alike. */
export function colourThresholds(means: readonly number[]): number[] {
	const sorted = means.toSorted((a, b) => a - b);
	const found: number[] = [];
	for (let part = 1; part < 7; part++) {
		const value = roundTo2(quantileSorted(sorted, part / 7) ?? 0);
		if (value > (found.at(-1) ?? 0)) found.push(value);
	}
	return found;
}

function roundTo2(value: number): number {
	return value === 0 ? 0 : Number(value.toPrecision(2));
}

/** Colour step 1–7 of a mean. */
export function stepOf(mean: number, thresholds: readonly number[]): number {
	return 1 + thresholds.filter((threshold) => mean >= threshold).length;
}

export interface HeatRect {
	readonly cell: HeatValue;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** 0 = nobody in the cell. */
	readonly step: number;
}

/** Cells on a square board, the best recency at the top, frequency 1 at the left, 2 px apart. */
export function layoutHeat(
	cells: readonly HeatValue[],
	width: number,
	height: number,
): { rects: HeatRect[]; thresholds: number[] } {
	const thresholds = colourThresholds(
		cells.flatMap(({ meanAmount }) => (meanAmount === null ? [] : [meanAmount])),
	);
	const side = cells.reduce((most, { recency }) => Math.max(most, recency), 1);
	const [w, h] = [width / side, height / side];
	const rects = cells.map((cell) => ({
		cell,
		x: (cell.frequency - 1) * w + 1,
		y: (side - cell.recency) * h + 1,
		width: w - 2,
		height: h - 2,
		step: cell.meanAmount === null ? 0 : stepOf(cell.meanAmount, thresholds),
	}));
	return { rects, thresholds };
}
