import { ticks as niceTicks } from 'd3-array';
import { ascendingOrder } from '#src/core/stats/index.ts';
import { textWidth } from './labels.ts';

/** One axis of a matrix as it is drawn. */
export interface MatrixAxisView {
	/** Place per customer; NaN = unknown. */
	readonly values: Float64Array;
	readonly range: readonly [min: number, max: number] | null;
	/** Cuts as they stand now, while one is moved too. */
	readonly cuts: readonly number[];
	/** 0…100 whatever the customers are. */
	readonly isPercent: boolean;
	/** In log1p: a few are far larger than most. */
	readonly isLog: boolean;
	readonly label: string;
	readonly format: (place: number) => string;
}

export interface MatrixScale {
	readonly toPixel: (place: number) => number;
	readonly toPlace: (pixel: number) => number;
	readonly ticks: readonly number[];
}

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Places ↔ pixels of a plot of this length, from 0; the domain holds every customer and every cut. */
export function matrixScale(axis: MatrixAxisView, length: number): MatrixScale {
	const [min, max] = domainOf(axis);
	const forth = axis.isLog ? Math.log1p : (place: number) => place;
	const back = axis.isLog ? Math.expm1 : (place: number) => place;
	// Quarters keep a range wider than the largest number within it.
	const [low, high] = [forth(min) / 4, forth(max) / 4];
	const [from, to] = widened(low, high, axis.isPercent ? [] : axis.cuts.map((cut) => forth(cut) / 4));
	const span = to - from || 1;
	return {
		toPixel: (place) => ((forth(place) / 4 - from) / span) * length,
		toPlace: (pixel) => back(clamp((from + (pixel / length) * span) * 4, forth(min), forth(max))),
		ticks: axis.isLog ? powers(min, max) : niceTicks(min, max, 5).filter(Number.isFinite),
	};
}

/** A little more than the customers need, and room for a cell beyond a cut that lies at the end of them. */
function widened(low: number, high: number, cuts: readonly number[]): [number, number] {
	const span = high - low;
	const [first, last] = [cuts[0] ?? high, cuts.at(-1) ?? low];
	return [Math.min(low - span * 0.03, first - span * 0.12), Math.max(high + span * 0.03, last + span * 0.12)];
}

function domainOf({ range, cuts, isPercent }: MatrixAxisView): [number, number] {
	if (isPercent) return [0, 100];
	const all = [...(range ?? []), ...cuts];
	const [min, max] = [Math.min(...all), Math.max(...all)];
	if (min < max) return [min, max];
	const around = Math.abs(min) < 1e300 ? Math.max(1, Math.abs(min) / 2) : 0;
	return [min - around, min + around];
}

function powers(min: number, max: number): number[] {
	const found = [0];
	for (let power = 0; power <= 308; power++) found.push(Number(`1e${power}`));
	const inside = found.filter((each) => each >= min && each <= max);
	const step = Math.ceil(inside.length / 6);
	return inside.filter((_, i) => (inside.length - 1 - i) % step === 0);
}

/** A place as a person would choose it: as fine as a pixel tells apart, never beyond the neighbours. */
export function chosenPlace(
	place: number,
	axis: Pick<MatrixAxisView, 'cuts' | 'isPercent' | 'isLog'>,
	index: number,
	scale: MatrixScale,
	length: number,
): number {
	const span = scale.toPlace(length) / 4 - scale.toPlace(0) / 4;
	const fine = axis.isPercent ? 1 : niceStep((4 * span) / Math.max(50, length / 2));
	const near = axis.isLog
		? Number(place.toPrecision(2))
		: Number((Math.round(place / fine) * fine).toPrecision(12));
	const gap = axis.isLog ? Math.abs(near) * 0.01 || fine : fine;
	const [below, above] = [axis.cuts[index - 1], axis.cuts[index + 1]];
	const least = below === undefined ? scale.toPlace(0) : below + gap;
	const most = above === undefined ? scale.toPlace(length) : above - gap;
	return clamp(Number.isFinite(near) ? near : place, least, Math.max(least, most)) + 0;
}

/** By how much a press of an arrow key moves a cut: one percent, or a round hundredth of the axis. */
export function keyStep(axis: MatrixAxisView, scale: MatrixScale, place: number, length: number): number {
	if (axis.isPercent) return 1;
	if (axis.isLog) return niceStep(Math.max(1e-9, Math.abs(place)) / 20);
	const span = scale.toPlace(length) / 4 - scale.toPlace(0) / 4;
	return niceStep((4 * span) / 100);
}

/** The largest of 1, 2 and 5 times a power of ten that is not above a number. */
function niceStep(size: number): number {
	if (!(size > 0) || !Number.isFinite(size)) return 1;
	const power = Math.floor(Math.log10(size));
	const head = size / 10 ** power;
	return Number(`${head >= 5 ? 5 : head >= 2 ? 2 : 1}e${power}`);
}

function clamp(value: number, min: number, max: number): number {
	return Math.min(max, Math.max(min, value));
}

/** Boxes of the cells as drawn, the top row first. */
export function cellBoxes(
	x: MatrixScale,
	y: MatrixScale,
	cuts: { readonly x: readonly number[]; readonly y: readonly number[] },
	width: number,
	height: number,
): Box[] {
	const across = [0, ...cuts.x.map(x.toPixel), width];
	const down = [0, ...cuts.y.map((cut) => height - y.toPixel(cut)).reverse(), height];
	return down.slice(1).flatMap((bottom, row) =>
		across.slice(1).map((right, column) => {
			const [left, top] = [across[column] ?? 0, down[row] ?? 0];
			return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
		}),
	);
}

/** Ticks whose texts stand apart: those at the ends first, then the others in order. */
export function shownTicks(
	ticks: readonly { readonly at: number; readonly text: string }[],
	size: number,
	isAcross: boolean,
): { readonly at: number; readonly text: string }[] {
	const room = (text: string) => (isAcross ? textWidth(text, size) + 12 : size * 2);
	const taken: [number, number][] = [];
	return ticks.filter(({ at, text }) => {
		const half = room(text) / 2;
		if (taken.some(([from, to]) => at - half < to && at + half > from)) return false;
		taken.push([at - half, at + half]);
		return true;
	});
}

/** Customers as circles, the largest first, so that small ones lie on top. */
export interface MatrixPoints {
	/** Row of the customer. */
	readonly rows: Uint32Array;
	readonly x: Float32Array;
	readonly y: Float32Array;
	readonly r: Float32Array;
}

export interface PointInput {
	readonly x: Float64Array;
	readonly y: Float64Array;
	/** What the area of a circle says; null = all alike. NaN and what is not above 0 are the smallest. */
	readonly sizes: Float64Array | null;
	/** 1 = drawn; null = everyone is. */
	readonly mask: Uint8Array | null;
	/** Strip for those whose x is not known; those whose y is not known lie at its foot. */
	readonly tray: Box;
}

/** Share of the golden section: rows that follow one another lie apart. */
const SPREAD = 0.618_033_988_749_894_9;

/** Where every customer lies and how large it is drawn; who lacks a place lies in the tray, as high as is known. */
export function layoutPoints(
	{ x, y, sizes, mask, tray }: PointInput,
	across: MatrixScale,
	up: MatrixScale,
	{ width, height }: { readonly width: number; readonly height: number },
): MatrixPoints {
	const rows = largestFirst(x.length, sizes, mask);
	const most = areaOf(sizes, rows[0] ?? 0);
	const root = Math.sqrt(most);
	let ink = 0;
	if (most > 0) for (const row of rows) ink += areaOf(sizes, row) / most;
	const [least, largest] = radii(rows.length, ink, width, height);
	const points = {
		rows,
		x: new Float32Array(rows.length),
		y: new Float32Array(rows.length),
		r: new Float32Array(rows.length).fill(least * 1.5),
	};
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i] as number;
		const [px, py] = [x[row] as number, y[row] as number];
		if (sizes && root > 0) points.r[i] = Math.max(least, (Math.sqrt(areaOf(sizes, row)) / root) * largest);
		else if (sizes) points.r[i] = least;
		const isUp = !Number.isNaN(py);
		points.y[i] = isUp ? height - up.toPixel(py) : tray.y + tray.height - 4 - ((row * SPREAD * 7) % 1) * 20;
		if (isUp && !Number.isNaN(px)) {
			points.x[i] = across.toPixel(px);
			continue;
		}
		const room = Math.max(0, tray.width - 2 * (points.r[i] as number));
		points.x[i] = tray.x + (tray.width - room) / 2 + ((row * SPREAD) % 1) * room;
	}
	return points;
}

function areaOf(sizes: Float64Array | null, row: number): number {
	return Math.min(Number.MAX_VALUE, Math.max(0, sizes?.[row] ?? 0)) || 0;
}

/** Rows that are drawn, the largest circles first. */
function largestFirst(count: number, sizes: Float64Array | null, mask: Uint8Array | null): Uint32Array {
	const areas = new Float64Array(count);
	for (let row = 0; row < count; row++) areas[row] = areaOf(sizes, row);
	const order = ascendingOrder(areas).reverse();
	return mask ? order.filter((row) => mask[row] === 1) : order;
}

/** Smallest and largest radius: circles together cover at most half of the plot. `ink`: areas as multiples of the largest. */
function radii(count: number, ink: number, width: number, height: number): [least: number, largest: number] {
	const room = Math.sqrt((width * height) / 2 / Math.PI / Math.max(1, ink));
	const largest = Math.max(4, Math.min(room, clamp(height / 20, 10, 28)));
	return [count > 20_000 ? 1 : count > 3_000 ? 1.5 : 2.2, largest];
}

/** The drawn customer under a place: the smallest circle that holds it, else the nearest edge within reach; −1 = none. */
export function pointAt({ x, y, r }: MatrixPoints, left: number, top: number, reach = 6): number {
	let best = -1;
	let smallest = reach;
	for (let i = x.length - 1; i >= 0; i--) {
		const dx = (x[i] as number) - left;
		const dy = (y[i] as number) - top;
		const edge = Math.sqrt(dx * dx + dy * dy) - (r[i] as number);
		if (edge <= 0) return i;
		if (edge < smallest) [smallest, best] = [edge, i];
	}
	return best;
}
