/** Ranges of scores, both ends included. */
export interface CubeBox {
	readonly recency: readonly [number, number];
	readonly frequency: readonly [number, number];
	readonly monetary: readonly [number, number];
}

type Range = readonly [number, number];

/**
 * Disjoint boxes that together are exactly the given cells of a cube of side `bins`, few and large first: each box is the
 * largest that fits into what is left. For the sentence of a class.
 *
 * @param has whether a cell belongs to the class, cell = (R−1)·bins² + (F−1)·bins + (M−1)
 */
export function boxesOf(has: (cell: number) => boolean, bins = 5): CubeBox[] {
	const left = Uint8Array.from({ length: bins ** 3 }, (_, cell) => (has(cell) ? 1 : 0));
	const found: CubeBox[] = [];
	let sums = prefixSums(left, bins);
	// Cells are only taken away: a box that is not full once is never full again.
	for (const { box, size } of boxesBySize(bins)) {
		if (countIn(sums, bins + 1, box.recency, box.frequency, box.monetary) !== size) continue;
		found.push(box);
		for (const cell of cellsOf(box, bins)) left[cell] = 0;
		sums = prefixSums(left, bins);
	}
	return found;
}

function cellsOf({ recency, frequency, monetary }: CubeBox, bins: number): number[] {
	const cells: number[] = [];
	for (let r = recency[0]; r <= recency[1]; r++)
		for (let f = frequency[0]; f <= frequency[1]; f++)
			for (let m = monetary[0]; m <= monetary[1]; m++)
				cells.push((r - 1) * bins * bins + (f - 1) * bins + m - 1);
	return cells;
}

/** Cells left up to each corner, of side bins + 1. */
function prefixSums(left: Uint8Array, bins: number): Uint16Array {
	const side = bins + 1;
	const sums = new Uint16Array(side ** 3);
	const at = (r: number, f: number, m: number) => sums[(r * side + f) * side + m] ?? 0;
	for (let r = 1; r <= bins; r++)
		for (let f = 1; f <= bins; f++)
			for (let m = 1; m <= bins; m++) {
				const own = left[((r - 1) * bins + f - 1) * bins + m - 1] ?? 0;
				const near = at(r - 1, f, m) + at(r, f - 1, m) + at(r, f, m - 1) + at(r - 1, f - 1, m - 1);
				const twice = at(r - 1, f - 1, m) + at(r - 1, f, m - 1) + at(r, f - 1, m - 1);
				sums[(r * side + f) * side + m] = own + near - twice;
			}
	return sums;
}

interface SizedBox {
	readonly box: CubeBox;
	readonly size: number;
}

const BOXES = new Map<number, readonly SizedBox[]>();

/** Every box of a cube, the largest first; among equals those of the highest scores first. */
function boxesBySize(bins: number): readonly SizedBox[] {
	const known = BOXES.get(bins);
	if (known) return known;
	const ranges = rangesOf(bins);
	const boxes: SizedBox[] = [];
	for (const recency of ranges)
		for (const frequency of ranges)
			for (const monetary of ranges) {
				const size = width(recency) * width(frequency) * width(monetary);
				boxes.push({ box: { recency, frequency, monetary }, size });
			}
	boxes.sort((a, b) => b.size - a.size);
	BOXES.set(bins, boxes);
	return boxes;
}

function rangesOf(bins: number): Range[] {
	const ranges: Range[] = [];
	for (let high = bins; high >= 1; high--) for (let low = high; low >= 1; low--) ranges.push([low, high]);
	return ranges;
}

function width([low, high]: Range): number {
	return high - low + 1;
}

function countIn(sums: Uint16Array, side: number, r: Range, f: Range, money: Range): number {
	const at = (a: number, b: number, c: number) => sums[(a * side + b) * side + c] ?? 0;
	const slab = (a: number) =>
		at(a, f[1], money[1]) -
		at(a, f[0] - 1, money[1]) -
		at(a, f[1], money[0] - 1) +
		at(a, f[0] - 1, money[0] - 1);
	return slab(r[1]) - slab(r[0] - 1);
}
