import { ascendingOrder } from '#src/core/stats/index.ts';
import type { ClassSums } from '#src/core/segment/summary.ts';

/** What cut lines are moved over: the customers along one axis, with the bands of the other. */
export interface CutInput {
	/** Place on the axis per customer row; NaN = unknown. */
	readonly values: Float64Array;
	/** Band on the other axis per customer row; −1 = unknown. */
	readonly bandOf: Int8Array;
	/** Bands on the other axis. */
	readonly bands: number;
	/** Sales per customer row; NaN counts as none. */
	readonly amounts: Float64Array;
	readonly threatened: Uint8Array | null;
	/** Orders and days since the last one per customer row, for averages; not given = none are asked for. */
	readonly orders?: Float64Array | null;
	readonly recencyDays?: Float64Array | null;
	/** What a customer buys elsewhere, NaN = unknown; null or not given = nobody can tell. */
	readonly headroom?: Float64Array | null;
	/** 1 = takes part; null = everyone does. */
	readonly mask: Uint8Array | null;
}

/** Running totals along an axis: any cells are then a difference of two of them. */
export interface PreparedCuts {
	/** Places in ascending order. */
	readonly sorted: Float64Array;
	readonly bands: number;
	/** Totals before each position, band by band within it: (positions + 1) × bands. Amounts are divided by `SCALE`. */
	readonly counts: Uint32Array;
	readonly amounts: Float64Array;
	readonly threats: Uint32Array;
	readonly orders: Float64Array;
	/** Days since the last order of those of whom they are known, and how many these are. */
	readonly recency: Float64Array;
	readonly dated: Uint32Array;
	/** Headroom and the customers of whom it is not known; null where nobody can tell. */
	readonly headroom: { readonly sums: Float64Array; readonly unknown: Uint32Array } | null;
}

export interface CellTotals extends ClassSums {
	readonly threatened: number;
	/** Headroom of those of whom it is known, and how many are not; null where nobody can tell. */
	readonly headroom: number | null;
	readonly headroomUnknown: number;
}

/** Amounts are added up divided by this power of two, so that even 10 million amounts near 1e308 have a sum. */
const SCALE = 2 ** 32;

/** Sorts the customers along an axis and adds them up, once per drag. */
export function prepareCuts(input: CutInput): PreparedCuts {
	const { values, bandOf, bands, amounts, threatened, mask, headroom = null } = input;
	const order = ascendingOrder(values);
	let length = 0;
	for (let i = 0; i < order.length; i++) {
		const row = order[i] as number;
		if ((bandOf[row] as number) >= 0 && (!mask || mask[row] === 1)) order[length++] = row;
	}
	const sorted = new Float64Array(length);
	const counts = new Uint32Array((length + 1) * bands);
	const money = new Float64Array(counts.length);
	const threats = new Uint32Array(counts.length);
	const [orders, recency] = [new Float64Array(counts.length), new Float64Array(counts.length)];
	const dated = new Uint32Array(counts.length);
	const room = headroom && {
		sums: new Float64Array(counts.length),
		unknown: new Uint32Array(counts.length),
	};
	for (let i = 0, at = bands; i < length; i++) {
		const row = order[i] as number;
		const own = bandOf[row] as number;
		sorted[i] = values[row] as number;
		for (let band = 0; band < bands; band++, at++) {
			counts[at] = counts[at - bands] as number;
			money[at] = money[at - bands] as number;
			threats[at] = threats[at - bands] as number;
			orders[at] = orders[at - bands] as number;
			recency[at] = recency[at - bands] as number;
			dated[at] = dated[at - bands] as number;
			if (room && headroom) addRoom(room, at, at - bands, band === own ? (headroom[row] as number) : 0);
			if (band !== own) continue;
			const amount = (amounts[row] as number) / SCALE;
			counts[at] = (counts[at] as number) + 1;
			if (amount - amount === 0) money[at] = (money[at] as number) + amount;
			orders[at] = (orders[at] as number) + (input.orders?.[row] || 0);
			const days = input.recencyDays?.[row] ?? Number.NaN;
			if (days - days === 0) {
				recency[at] = (recency[at] as number) + days;
				dated[at] = (dated[at] as number) + 1;
			}
			if (threatened?.[row] === 1) threats[at] = (threats[at] as number) + 1;
		}
	}
	return { sorted, bands, counts, amounts: money, threats, orders, recency, dated, headroom: room };
}

/** Who buys more than was estimated has no headroom, and takes none from others. */
export function roomOf(headroom: number): number {
	return Math.max(0, headroom);
}

function addRoom(
	{ sums, unknown }: { readonly sums: Float64Array; readonly unknown: Uint32Array },
	at: number,
	before: number,
	headroom: number,
): void {
	const isKnown = headroom - headroom === 0;
	sums[at] = (sums[before] as number) + (isKnown ? roomOf(headroom) / SCALE : 0);
	unknown[at] = (unknown[before] as number) + (isKnown ? 0 : 1);
}

/** Totals of every cell under other cuts: by band along the axis, then by band of the other axis. */
export function totalsAt(prepared: PreparedCuts, cuts: readonly number[]): CellTotals[][] {
	const edges = [0, ...cuts.map((cut) => positionOf(prepared, cut)), prepared.sorted.length];
	return edges
		.slice(1)
		.map((to, i) =>
			Array.from({ length: prepared.bands }, (_, band) => between(prepared, edges[i] ?? 0, to, band)),
		);
}

/** Customers whom a cut passes when it moves from one place to another, by band of the other axis. */
export function passedBy(prepared: PreparedCuts, from: number, to: number): CellTotals[] {
	const [a, b] = [positionOf(prepared, from), positionOf(prepared, to)].sort((p, q) => p - q);
	return Array.from({ length: prepared.bands }, (_, band) => between(prepared, a ?? 0, b ?? 0, band));
}

/** Customers below a place. */
function positionOf({ sorted }: PreparedCuts, cut: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] as number) < cut) low = middle + 1;
		else high = middle;
	}
	return low;
}

function between(prepared: PreparedCuts, from: number, to: number, band: number): CellTotals {
	const [a, b] = [from * prepared.bands + band, to * prepared.bands + band];
	const difference = (totals: Uint32Array | Float64Array) => (totals[b] ?? 0) - (totals[a] ?? 0);
	const upscaled = (sum: number) => Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, sum * SCALE));
	const { headroom } = prepared;
	return {
		count: difference(prepared.counts),
		amount: upscaled(difference(prepared.amounts)),
		orders: difference(prepared.orders),
		recency: difference(prepared.recency),
		dated: difference(prepared.dated),
		threatened: difference(prepared.threats),
		headroom: headroom && upscaled(difference(headroom.sums)),
		headroomUnknown: headroom ? difference(headroom.unknown) : 0,
	};
}
