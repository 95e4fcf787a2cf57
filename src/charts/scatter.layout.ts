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
	return { points, total: rows.length };
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
