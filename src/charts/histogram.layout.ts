import { ticks as niceTicks } from 'd3-array';
import { droppedOverlaps, textWidth } from './labels.ts';

/** Counts per bin; `edges` has one entry more. With `log` the bins have equal width in log1p of the value. */
export interface Bins {
	readonly log: boolean;
	readonly edges: ArrayLike<number>;
	readonly counts: ArrayLike<number>;
}

/** One piece of a bar; a bar through which a cut runs has a piece in each band. */
export interface BarPiece {
	readonly bin: number;
	/** Number of cuts to the left. */
	readonly band: number;
	readonly x: number;
	readonly width: number;
	readonly y: number;
	readonly height: number;
}

export interface HistogramScale {
	readonly toX: (value: number) => number;
	readonly toValue: (x: number) => number;
}

/** Value ↔ pixel of a histogram, linear or in log1p as its bins are. */
export function histogramScale(bins: Bins, width: number): HistogramScale {
	const forth = bins.log ? Math.log1p : (value: number) => value;
	const back = bins.log ? Math.expm1 : (value: number) => value;
	const last = bins.edges.length - 1;
	const low = forth(bins.edges[0] ?? 0);
	const high = forth(bins.edges[last] ?? 1);
	const span = high - low || 1;
	// Halves keep a range wider than the largest number within it.
	const shareOf = (value: number) =>
		Number.isFinite(span) ? (value - low) / span : (value / 2 - low / 2) / (high / 2 - low / 2);
	return {
		toX: (value) => Math.max(0, Math.min(1, shareOf(forth(value)) || 0)) * width,
		toValue: (x) => back(low * (1 - x / width) + high * (x / width)),
	};
}

/** Edges as they are; bins of equal width where one is no number. */
function finiteEdges({ edges }: Bins): ArrayLike<number> {
	const all = Array.from(edges);
	return all.every(Number.isFinite) ? edges : all.map((_, index) => index);
}

/** Bars of a histogram, 1 px apart, cut into pieces by the cuts (rising). An occupied bin is at least 1 px high. */
export function layoutBars(
	bins: Bins,
	width: number,
	height: number,
	cuts: readonly number[] = [],
): BarPiece[] {
	const edges = finiteEdges(bins);
	const { toX } = histogramScale({ ...bins, edges }, width);
	let top = 0;
	for (let i = 0; i < bins.counts.length; i++) top = Math.max(top, bins.counts[i] ?? 0);
	const single = (edges[0] ?? 0) === (edges[edges.length - 1] ?? 0);
	const pieces: BarPiece[] = [];
	for (let bin = 0; bin < bins.counts.length; bin++) {
		const count = bins.counts[bin] ?? 0;
		if (count === 0) continue;
		const barHeight = Math.max(1, (count / top) * height);
		const from = single ? width / 2 - 6 : toX(edges[bin] ?? 0);
		const to = single ? width / 2 + 6 : Math.max(from + 1, toX(edges[bin + 1] ?? 0) - 1);
		const inside = cuts.map((cut) => toX(cut)).filter((x) => x > from && x < to);
		const stops = [from, ...inside, to];
		for (let i = 0; i + 1 < stops.length; i++) {
			const [x = 0, end = 0] = [stops[i], stops[i + 1]];
			const band = cuts.filter((cut) => toX(cut) <= x).length;
			pieces.push({ bin, band, x, width: end - x, y: height - barHeight, height: barHeight });
		}
	}
	return pieces;
}

/** The bars of each band as one outline: a cut on the move changes a few paths, not a shape for every bar. */
export function bandPaths(bars: readonly BarPiece[]): { readonly band: number; readonly path: string }[] {
	const paths = new Map<number, string>();
	const short = (length: number) => Math.round(length * 100) / 100;
	for (const { band, x, y, width, height } of bars) {
		const path = `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`;
		paths.set(band, (paths.get(band) ?? '') + path);
	}
	return [...paths].map(([band, path]) => ({ band, path }));
}

export interface Tick {
	readonly value: number;
	readonly x: number;
	readonly text: string;
	/** At the edges of the axis the text stands inside. */
	readonly anchor: 'start' | 'middle' | 'end';
}

/** Ticks of the value axis: smallest and largest first, then round values between, those that would touch are dropped. */
export function layoutTicks(
	bins: Bins,
	width: number,
	format: (value: number) => string,
	size = 10.5,
): Tick[] {
	const last = bins.edges.length - 1;
	if (last < 1) return [];
	const [low = 0, high = 0] = [bins.edges[0], bins.edges[last]];
	if (low === high) return [{ value: low, x: width / 2, text: format(low), anchor: 'middle' }];
	const { toX } = histogramScale(bins, width);
	if (!Number.isFinite(high - low)) return [];
	const between = bins.log
		? roundLog(low, high)
		: niceTicks(low, high, 4).filter((value) => value > low && value < high);
	const candidates = [low, high, ...between];
	const widths = candidates.map((value) => textWidth(format(value), size));
	const places = candidates.map((value, index) => {
		const half = (widths[index] ?? 0) / 2;
		return index === 0 ? half : index === 1 ? width - half : toX(value);
	});
	const kept = droppedOverlaps(places, widths);
	return candidates
		.map((value, index): Tick => ({
			value,
			x: index === 0 ? 0 : index === 1 ? width : toX(value),
			text: format(value),
			anchor: index === 0 ? 'start' : index === 1 ? 'end' : 'middle',
		}))
		.filter((_, index) => kept[index]);
}

/** 1, 2, 5 times powers of ten strictly between; powers of ten claim their place first. */
function roundLog(low: number, high: number): number[] {
	const found: number[][] = [[], [], []];
	for (let power = Math.floor(Math.log10(Math.max(low, 1))); power <= Math.log10(high); power++) {
		[1, 5, 2].forEach((factor, rank) => {
			const value = factor * 10 ** power;
			if (value > low && value < high) found[rank]?.push(value);
		});
	}
	return found.flat();
}

/** How many of the ascending values lie in each band; a value equal to a cut lies below it. */
export function countBands(sorted: ArrayLike<number>, cuts: readonly number[]): number[] {
	const upTo = [...cuts.map((cut) => upperBound(sorted, cut)), sorted.length];
	return upTo.map((count, index) => count - (upTo[index - 1] ?? 0));
}

function upperBound(sorted: ArrayLike<number>, value: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] ?? 0) <= value) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The cuts with one moved, kept between its neighbours and inside the bins; a multiple of `step`. */
export function moveCut(
	cuts: readonly number[],
	index: number,
	wanted: number,
	bins: Bins,
	step: number,
): number[] {
	const low = cuts[index - 1] ?? bins.edges[0] ?? -Infinity;
	const high = cuts[index + 1] ?? bins.edges[bins.edges.length - 1] ?? Infinity;
	const rounded = Number((Math.round(wanted / step) * step).toPrecision(12));
	const floor = index === 0 ? low : low + step;
	const ceiling = index === cuts.length - 1 ? high : high - step;
	const next = Math.min(ceiling, Math.max(floor, rounded));
	return cuts.map((cut, at) => (at === index ? Number(next.toPrecision(12)) : cut));
}
