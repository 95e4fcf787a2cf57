import { layoutBars, type BarPiece, type Bins } from './histogram.layout.ts';

export interface StripPart {
	readonly x: number;
	readonly width: number;
	/** Step of the sequential scale, 7 for the most frequent; 0 = all others. */
	readonly step: number;
}

/** Parts of a choice column over the width, most frequent first; the fourth and later share a pale step, the rest is grey. */
export function layoutChoices(counts: readonly number[], others: number, width: number): StripPart[] {
	const total = counts.reduce((sum, count) => sum + count, 0) + others;
	if (total === 0) return [];
	let x = 0;
	const part = (count: number, step: number): StripPart => {
		const full = (count / total) * width;
		const placed = { x, width: Math.max(0.5, full - (full > 3 ? 1 : 0)), step };
		x += full;
		return placed;
	};
	const parts = counts.map((count, index) => part(count, Math.max(2, 7 - index)));
	return others > 0 ? [...parts, part(others, 0)] : parts;
}

/** Bars of a filtered column over the pale outline of the whole one, on one scale. */
export function layoutProfileBars(
	bins: Bins,
	all: Bins | null,
	width: number,
	height: number,
): { bars: BarPiece[]; outline: BarPiece[] } {
	if (!all) return { bars: layoutBars(bins, width, height), outline: [] };
	const top = (counts: ArrayLike<number>) => Math.max(1, ...Array.from(counts));
	const share = top(bins.counts) / top(all.counts);
	const shrunk = layoutBars(bins, width, height * Math.min(1, share));
	const lowered = shrunk.map((bar) => ({ ...bar, y: height - bar.height }));
	return { bars: lowered, outline: layoutBars(all, width, height) };
}
