import type { MapScale } from './types.ts';

const MOST = 7;
/** What sums of doubles may be off. */
const ROUNDING = 1e-9;

/**
 * A sequential scale of up to seven steps with round breaks: equal steps, or 1-2-5 steps where the largest value is more
 * than twelve times the median. Few values take fewer steps. Null and non-finite values are ignored.
 */
export function sequentialScale(values: Iterable<number | null>): MapScale {
	const known = finite(values);
	const breaks = known.length === 0 ? [] : isSkewed(known) ? geometricBreaks(known) : evenBreaks(known);
	const first = breaks.length >= 5 ? 0 : 1;
	const steps = [...breaks, Infinity].map((_, index) => ({
		fill: `var(--seq-${sequentialStep(index, breaks.length + 1, first)})`,
	}));
	return { breaks, steps };
}

/** A diverging scale of seven steps around `centre` with round breaks: blue below, grey around, orange above. */
export function divergingScale(values: Iterable<number | null>, centre: number): MapScale {
	const reach = Math.max(0, ...finite(values).map((value) => Math.abs(value - centre)));
	const step = roundStep(reach === 0 ? 1 : reach / 3.5);
	const breaks = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5].map((times) => tidyNumber(centre + times * step));
	return { breaks, steps: [1, 2, 3, 4, 5, 6, 7].map((index) => ({ fill: `var(--div-${index})` })) };
}

/** How far a part of what is meant may fall below it before the steps of a `bandScale` reach nothing. */
const NOTHING = 3;

/**
 * A diverging scale of seven steps for shares of what is meant (1 = all of it): the grey one is the band from 1 − `below` to
 * 1 + `above`, both included; the others are as wide as the band is on their side. The grey is darker than the sea.
 */
export function bandScale(below: number, above: number): MapScale {
	const down = Math.min(below, (1 - below) / NOTHING);
	const breaks = [-3, -2, -1]
		.map((times) => tidyNumber(1 - below + (times + 1) * down) - ROUNDING)
		.concat([1, 2, 3].map((times) => tidyNumber(1 + times * above) + ROUNDING));
	return { breaks, steps: [1, 2, 3, 4, 5, 6, 7].map((step) => ({ fill: divergingFill(step) })) };
}

/** Limits of an index of which 100 is what was to be expected: the same times above as below. */
const INDEX_BREAKS = [25, 50, 80, 125, 200, 400] as const;

/** A diverging scale of seven steps for an index around 100, by how many times it is; a fifth off is as expected, and grey. */
export function indexScale(): MapScale {
	return {
		breaks: INDEX_BREAKS,
		steps: [1, 2, 3, 4, 5, 6, 7].map((step) => ({ fill: divergingFill(step) })),
	};
}

/** The grey in the middle is darker than the sea. */
function divergingFill(step: number): string {
	return step === 4 ? 'var(--line-2)' : `var(--div-${step})`;
}

/** Index of the step a value falls into, or null for no value. */
export function stepOf(scale: MapScale, value: number | null | undefined): number | null {
	if (value === null || value === undefined || !Number.isFinite(value)) return null;
	let step = 0;
	while (step < scale.breaks.length && value >= (scale.breaks[step] ?? Infinity)) step++;
	return step;
}

function finite(values: Iterable<number | null>): number[] {
	const known: number[] = [];
	for (const value of values) if (value !== null && Number.isFinite(value)) known.push(value);
	return known.sort((a, b) => a - b);
}

function isSkewed(sorted: readonly number[]): boolean {
	const positive = sorted.filter((value) => value > 0);
	const median = positive[positive.length >> 1] ?? 0;
	return (sorted[0] ?? 0) >= 0 && positive.length >= 4 && (positive.at(-1) ?? 0) > 12 * median;
}

/** Round, evenly spaced breaks strictly inside the range. */
function evenBreaks(sorted: readonly number[]): number[] {
	const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
	if (low === high) return [];
	const distinct = new Set(sorted).size;
	const wanted = Math.min(MOST, distinct);
	for (let step = roundStep((high - low) / wanted); ; step = roundStep(step * 1.01)) {
		const breaks: number[] = [];
		for (
			let at = Math.floor(low / step) * step + step;
			at < high + step * 1e-9 && breaks.length <= MOST;
			at += step
		) {
			if (at > low) breaks.push(tidyNumber(at));
		}
		if (breaks.length < MOST) return breaks;
	}
}

/** The largest six of 1, 2, 5, 10 … that do not exceed the largest value. */
function geometricBreaks(sorted: readonly number[]): number[] {
	const high = sorted.at(-1) ?? 1;
	const low = sorted.find((value) => value > 0) ?? 1;
	const breaks: number[] = [];
	for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
		for (const digit of [1, 2, 5]) {
			const at = tidyNumber(digit * 10 ** power);
			if (at > low && at <= high) breaks.push(at);
		}
	}
	return breaks.length < MOST
		? breaks
		: breaks
				.filter((_, index) => (breaks.length - 1 - index) % Math.ceil(breaks.length / (MOST - 1)) === 0)
				.slice(-(MOST - 1));
}

/** The next of 1, 2, 2.5, 5 times a power of ten at or above a size. */
function roundStep(size: number): number {
	const power = 10 ** Math.floor(Math.log10(size));
	const digit = [1, 2, 2.5, 5, 10].find((each) => each * power >= size * (1 - 1e-9)) ?? 10;
	return digit * power;
}

function tidyNumber(value: number): number {
	return Number(value.toPrecision(12));
}

/** Spreads few steps over the seven colours, so that the darkest always stands for the most. */
function sequentialStep(index: number, count: number, first: number): number {
	if (count === 1) return 4;
	return Math.round(1 + first + (index * (MOST - 1 - first)) / (count - 1));
}
