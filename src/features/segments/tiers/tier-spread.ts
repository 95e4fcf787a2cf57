import type { TierDetail } from '#src/core/segment/index.ts';

/** Values of the ranked customers, the smallest first. */
export function sortedValues({ values, order, best }: TierDetail): Float64Array {
	const sorted = Float64Array.from(order, (row) => values[row] ?? 0);
	return best === 'low' ? sorted : sorted.reverse();
}

/** The number just below another one: what equals a limit lies above it there. */
function justBelow(value: number): number {
	return value - Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE);
}

/** Where the tiers part on the scale of the values, rising; a value equal to a cut lies below it. */
export function cutsOnScale(detail: TierDetail, sorted: Float64Array): number[] {
	const { by, best, scheme, tiers } = detail;
	const isLow = best === 'low';
	const place = (value: number) => (isLow ? value : justBelow(value));
	if (by === 'values') {
		const cuts = scheme.cuts.map(place);
		return isLow ? cuts : cuts.reverse();
	}
	let count = 0;
	const ends = tiers.slice(0, -1).map((tier) => {
		count += tier.count;
		const at = isLow ? count - 1 : sorted.length - count;
		return place(sorted[Math.max(0, Math.min(sorted.length - 1, at))] ?? 0);
	});
	const rising = isLow ? ends : ends.reverse();
	// Tiers without customers end where their neighbours do.
	return rising.map((end, i) => (i > 0 && end <= (rising[i - 1] ?? end) ? (rising[i - 1] ?? end) : end));
}

/** Customers with at most this value. */
export function upTo(sorted: Float64Array, value: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] as number) <= value) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The cuts of the scheme with one of them moved on the scale: to that value, or to the share of customers beyond it. */
export function movedCuts(
	{ by, best, scheme }: TierDetail,
	sorted: Float64Array,
	index: number,
	value: number,
): readonly number[] {
	const { cuts } = scheme;
	const at = best === 'low' ? index : cuts.length - 1 - index;
	if (by === 'values') return cuts.with(at, value);
	const below = upTo(sorted, value);
	const share = (best === 'low' ? below : sorted.length - below) / Math.max(1, sorted.length);
	const [least, most] = [(cuts[at - 1] ?? 0) + SHARE_STEP, (cuts[at + 1] ?? 1) - SHARE_STEP];
	const round = Math.round(share / SHARE_STEP) * SHARE_STEP;
	return cuts.with(at, Number(Math.min(most, Math.max(least, round)).toPrecision(6)));
}

const SHARE_STEP = 0.005;

/** A round step of about a two-hundredth of the range. */
export function stepOf(sorted: Float64Array): number {
	const range = (sorted.at(-1) ?? 0) / 200 - (sorted[0] ?? 0) / 200;
	if (!(range > 0)) return 1;
	const power = 10 ** Math.floor(Math.log10(range));
	const head = range / power;
	return Number(((head >= 5 ? 5 : head >= 2 ? 2 : 1) * power).toPrecision(6));
}

/** Median value of each tier; null for an empty one. */
export function tierMedians({ tiers, order, values }: TierDetail): readonly (number | null)[] {
	let from = 0;
	return tiers.map(({ count }) => {
		const middle = order[from + ((count - 1) >> 1)];
		from += count;
		return count > 0 && middle !== undefined ? (values[middle] ?? null) : null;
	});
}
