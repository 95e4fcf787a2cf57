import type { Division } from './division.ts';
import type { Layout } from './layout.ts';

/** A dual value with its gradient and curvature: what Newton's method needs. */
export interface Slopes {
	/** Loads where units near a border count partly on either side of it. */
	readonly loads: Float64Array;
	/** How fast loads fall with prices: square, row by row over criterion · k + territory. */
	readonly falls: Float64Array;
	/** Σ of the least scores, less what softening takes. */
	least: number;
}

/** Empty slopes of a layout. */
export function makeSlopes({ k, c }: Layout): Slopes {
	return { loads: new Float64Array(c * k), falls: new Float64Array(c * k * c * k), least: 0 };
}

/**
 * Softens a division: within a margin of `reach` (price per size; between two territories the larger) a unit is
 * shared linearly between the cheapest and the next, half and half at the border. The result is smooth in the prices, so
 * that Newton's method applies (as for semi-discrete transport: Kitagawa, Mérigot & Thibert 2019).
 *
 * @param wantsFalls whether the second derivatives are wanted too
 */
export function soften(
	layout: Layout,
	division: Division,
	reach: Float64Array,
	slopes: Slopes,
	wantsFalls: boolean,
): void {
	const { n, k, c, size, load } = layout;
	const { owner, second, margin } = division;
	slopes.loads.set(division.loads);
	if (wantsFalls) slopes.falls.fill(0);
	let taken = 0;
	for (let p = 0; p < n; p++) {
		const other = second[p] as number;
		if (other < 0) continue;
		const own = owner[p] as number;
		const width = Math.max(reach[own] as number, reach[other] as number) * (size[p] as number);
		const gap = margin[p] as number;
		if (!(gap < width)) continue;
		const part = (1 - gap / width) / 2;
		taken += width * part * part;
		for (let one = 0; one < c; one++) {
			const shared = part * (load[p * c + one] as number);
			slopes.loads[one * k + own] = (slopes.loads[one * k + own] as number) - shared;
			slopes.loads[one * k + other] = (slopes.loads[one * k + other] as number) + shared;
		}
		if (wantsFalls) addFalls(layout, p, own, other, 0.5 / width, slopes.falls);
	}
	slopes.least = division.least - taken;
}

function addFalls(
	{ k, c, load }: Layout,
	p: number,
	own: number,
	other: number,
	density: number,
	falls: Float64Array,
): void {
	const side = c * k;
	for (let a = 0; a < c; a++) {
		const rowOwn = (a * k + own) * side;
		const rowOther = (a * k + other) * side;
		for (let b = 0; b < c; b++) {
			const fall = density * (load[p * c + a] as number) * (load[p * c + b] as number);
			falls[rowOwn + b * k + own] = (falls[rowOwn + b * k + own] as number) + fall;
			falls[rowOther + b * k + other] = (falls[rowOther + b * k + other] as number) + fall;
			falls[rowOwn + b * k + other] = (falls[rowOwn + b * k + other] as number) - fall;
			falls[rowOther + b * k + own] = (falls[rowOther + b * k + own] as number) - fall;
		}
	}
}

/** Bins of margins: half powers of two around 1. */
const BINS = 160;
const ONE = 100;

/**
 * Reach of each territory so that about the wanted load lies within it, on either side of its borders.
 *
 * @param wanted per territory, in shares of the mean target
 * @returns whether one has grown, so that the division may lack neighbours
 */
export function chooseReach(
	layout: Layout,
	division: Division,
	wanted: Float64Array,
	reach: Float64Array,
): boolean {
	const { n, k, size } = layout;
	const { owner, second, margin } = division;
	const bins = new Float64Array(k * BINS);
	for (let p = 0; p < n; p++) {
		const other = second[p] as number;
		const own = size[p] as number;
		if (other < 0 || !(own > 0)) continue;
		const bin = binOf((margin[p] as number) / own);
		const [at, beside] = [(owner[p] as number) * BINS + bin, other * BINS + bin];
		bins[at] = (bins[at] as number) + own;
		bins[beside] = (bins[beside] as number) + own;
	}
	const fitting = Float64Array.from({ length: k }, (_, j) =>
		reachFor(bins.subarray(j * BINS, (j + 1) * BINS), wanted[j] as number),
	);
	const most = fitting.reduce((max, one) => Math.max(max, one), 0);
	let hasGrown = false;
	for (let j = 0; j < k; j++) {
		const before = reach[j] as number;
		// Where too little is near, look further, but not further than the widest border needs.
		const now = fitting[j] || Math.max(before, Math.min(4 * before, most));
		if (now > 1.5 * before) hasGrown = true;
		reach[j] = now > before && now <= 1.5 * before ? before : Math.max(now, before / 16);
	}
	return hasGrown;
}

/** The reach within which the wanted size lies; 0 where there is less. */
function reachFor(bins: Float64Array, wanted: number): number {
	let sum = 0;
	for (let bin = 0; bin < BINS; bin++) {
		sum += bins[bin] as number;
		if (sum >= wanted) return edgeOf(bin);
	}
	return 0;
}

function binOf(gap: number): number {
	if (!(gap > 0)) return 0;
	return Math.max(0, Math.min(BINS - 1, Math.floor(2 * Math.log2(gap)) + ONE));
}

function edgeOf(bin: number): number {
	return 2 ** ((bin + 1 - ONE) / 2);
}
