import type { View } from './view.ts';
import type { Box, Point } from './types.ts';

/** How much of the picture is left free around a box. */
const MARGIN = 0.12;

/** The view in which a box fills the picture, within the limits of the zoom. */
export function viewOf(box: Box, [width, height]: Point, [least, most]: Point): View {
	const [left, top, right, bottom] = box;
	const room = 1 - 2 * MARGIN;
	const wanted = Math.min((width * room) / (right - left), (height * room) / (bottom - top));
	const k = Math.max(least, Math.min(most, wanted));
	return { k, x: width / 2 - (k * (left + right)) / 2, y: height / 2 - (k * (top + bottom)) / 2 };
}

/** A view part of the way between two, `at` 0 … 1: zoomed evenly, straight towards the goal. */
export function between(from: View, to: View, at: number): View {
	const eased = 1 - (1 - at) ** 3;
	const k = from.k * (to.k / from.k) ** eased;
	// The share of the way that the zoom has made, so that the goal never swings aside.
	const way = to.k === from.k ? eased : (1 / from.k - 1 / k) / (1 / from.k - 1 / to.k);
	const shift = (a: number, b: number) => k * ((a / from.k) * (1 - way) + (b / to.k) * way);
	return { k, x: shift(from.x, to.x), y: shift(from.y, to.y) };
}
