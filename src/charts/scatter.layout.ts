import { textWidth } from './labels.ts';
export interface ScatterPoint {
	/** Row of the customer. */
	readonly row: number;
	readonly x: number;
	readonly y: number;
	readonly classIndex: number;
}

export interface ScatterLayout {
	readonly points: readonly ScatterPoint[];
	/** Customers that could be drawn. */
	readonly total: number;
	/** Where both components are 0. */
	readonly origin: { readonly x: number; readonly y: number };
}

const MOST = 3000;

/**
 * Points of two principal components in a box, both axes on one scale. Above 3,000 every n-th customer is drawn, a fixed
 * choice, so that the picture does not change between two looks.
 */
export function layoutScatter(
	coordinates: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
	classOf: ArrayLike<number>,
	width: number,
	height: number,
): ScatterLayout {
	const rows: number[] = [];
	for (let row = 0; row < coordinates.x.length; row++) {
		if (Number.isFinite(coordinates.x[row]) && Number.isFinite(coordinates.y[row])) rows.push(row);
	}
	const stride = Math.ceil(rows.length / MOST) || 1;
	const drawn = rows.filter((_, index) => index % stride === 0);
	const box = extentOf(drawn, coordinates);
	const pad = 8;
	const scale = Math.min((width - 2 * pad) / (box.width || 1), (height - 2 * pad) / (box.height || 1));
	const points = drawn.map((row) => ({
		row,
		x: width / 2 + ((coordinates.x[row] ?? 0) - box.x) * scale,
		y: height / 2 - ((coordinates.y[row] ?? 0) - box.y) * scale,
		classIndex: classOf[row] ?? 0,
	}));
	const origin = { x: width / 2 - box.x * scale, y: height / 2 + box.y * scale };
	return { points, total: rows.length, origin };
}

function extentOf(
	rows: readonly number[],
	{ x, y }: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
) {
	let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
	for (const row of rows) {
		left = Math.min(left, x[row] ?? 0);
		right = Math.max(right, x[row] ?? 0);
		low = Math.min(low, y[row] ?? 0);
		high = Math.max(high, y[row] ?? 0);
	}
	return { x: (left + right) / 2, y: (low + high) / 2, width: right - left, height: high - low };
}

/** The point nearest to a place, at most `reach` pixels away. */
export function nearestPoint(
	points: readonly ScatterPoint[],
	x: number,
	y: number,
	reach = 12,
): ScatterPoint | null {
	let best: ScatterPoint | null = null;
	let smallest = reach * reach;
	for (const point of points) {
		const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
		if (distance > smallest) continue;
		smallest = distance;
		best = point;
	}
	return best;
}

/** Middle of each class on the picture, for its label; null for a class without points. */
export function classCentres(
	points: readonly ScatterPoint[],
	classes: number,
): ({ x: number; y: number; count: number } | null)[] {
	return Array.from({ length: classes }, (_, index) => {
		const own = points.filter((point) => point.classIndex === index);
		if (own.length === 0) return null;
		const mean = (key: 'x' | 'y') => own.reduce((sum, point) => sum + point[key], 0) / own.length;
		return { x: mean('x'), y: mean('y'), count: own.length };
	});
}

/** Distance between the lines on which names stand. */
const NAME_LINE = 15;

/**
 * Where the name of each class stands, its middle and its base: on the middle of the class, and where larger classes have
 * theirs already, as near below or above it as it does not cover them.
 */
export function placeNames(
	centres: readonly ({ readonly x: number; readonly y: number; readonly count: number } | null)[],
	names: readonly string[],
	size: number,
	width: number,
): ({ x: number; y: number } | null)[] {
	const taken: { x: number; y: number; half: number }[] = [];
	const places = centres.map((): { x: number; y: number } | null => null);
	const largestFirst = centres.map((_, index) => index).sort((a, b) => countAt(b) - countAt(a) || a - b);
	function countAt(index: number): number {
		return centres[index]?.count ?? 0;
	}
	for (const index of largestFirst) {
		const centre = centres[index];
		if (!centre) continue;
		const half = textWidth(names[index] ?? '', size) / 2 + 2;
		const x = Math.max(half, Math.min(width - half, centre.x));
		const isFree = (y: number) =>
			taken.every(
				(other) => Math.abs(other.x - x) >= other.half + half || Math.abs(other.y - y) >= NAME_LINE,
			);
		let y = centre.y + 4;
		for (let step = 1; !isFree(y); step++)
			y = centre.y + 4 + (step % 2 === 1 ? 1 : -1) * Math.ceil(step / 2) * (NAME_LINE / 3);
		taken.push({ x, y, half });
		places[index] = { x, y };
	}
	return places;
}

/** A direction in the scatter from its origin. */
export interface ArrowLayout {
	readonly name: string;
	readonly x: number;
	readonly y: number;
	/** Where the name stands, and which of its ends. */
	readonly text: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' };
}

/** Arrows of like scale that stay inside the box; names that would cover each other move apart. */
export function layoutArrows(
	arrows: readonly { readonly name: string; readonly x: number; readonly y: number }[],
	origin: { readonly x: number; readonly y: number },
	width: number,
	height: number,
): ArrowLayout[] {
	const longest = Math.max(1e-9, ...arrows.map(({ x, y }) => Math.hypot(x, y)));
	const reach = (0.42 * Math.min(width, height)) / longest;
	const clamp = (value: number, most: number) => Math.min(most - 10, Math.max(10, value));
	const taken: { x: number; y: number }[] = [];
	return arrows.map(({ name, x, y }) => {
		const end = { x: clamp(origin.x + x * reach, width), y: clamp(origin.y - y * reach, height) };
		const anchor = end.x >= origin.x && end.x < width - 90 ? ('start' as const) : ('end' as const);
		const text = { x: end.x + (anchor === 'start' ? 5 : -5), y: end.y + 4 };
		while (taken.some((other) => Math.abs(other.x - text.x) < 90 && Math.abs(other.y - text.y) < 12))
			text.y += 13;
		taken.push(text);
		return { name, ...end, text: { ...text, anchor } };
	});
}
