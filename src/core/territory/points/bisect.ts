import { cutBySize } from './select.ts';
import type { Layout } from './layout.ts';

/** Where a territory lies before it has units: its base or what is pinned to it; NaN where it may lie anywhere. */
export interface Anchors {
	readonly x: Float64Array;
	readonly y: Float64Array;
}

/** Positions from…to of an order, to be divided among territories. */
interface Part {
	readonly from: number;
	readonly to: number;
	readonly territories: readonly number[];
}

/**
 * Recursive weighted bisection (Kalcsics, Nickel & Schröder 2005): the units are halved across their longest axis where the
 * loads are in the proportion of the targets, the territories with them, until each part has one. Balanced up to one unit per
 * cut, whatever the places; pinned units count for their territory.
 *
 * @param turn angle by which every axis is turned, for other starts
 * @returns territory per position; who may serve whom is not looked at
 */
export function bisect(layout: Layout, anchors: Anchors, turn = 0): Int32Array {
	const { n, k, pinned } = layout;
	const owner = pinned.slice();
	const free: number[] = [];
	for (let p = 0; p < n; p++) if ((pinned[p] as number) < 0) free.push(p);
	const order = Uint32Array.from(free);
	const wanted = wantedSizes(layout);
	const along = new Float64Array(n);
	const parts: Part[] = [{ from: 0, to: order.length, territories: Array.from({ length: k }, (_, j) => j) }];
	for (let part = parts.pop(); part; part = parts.pop()) {
		const { from, to, territories } = part;
		if (territories.length === 1) {
			for (let at = from; at < to; at++) owner[order[at] as number] = territories[0] as number;
			continue;
		}
		const angle = longestAxis(layout, order, part) + turn;
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		let total = 0;
		for (let at = from; at < to; at++) {
			const p = order[at] as number;
			along[p] = cos * (layout.x[p] as number) + sin * (layout.y[p] as number);
			total += layout.size[p] as number;
		}
		const sorted = sortAlong(territories, anchors, cos, sin);
		const half = territories.length >> 1;
		const sizeOf = (list: readonly number[]) => list.reduce((sum, j) => sum + (wanted[j] as number), 0);
		const [left, right] = [sorted.slice(0, half), sorted.slice(half)];
		const share = sizeOf(left) / (sizeOf(left) + sizeOf(right));
		const cut = cutBySize(order, along, layout.size, from, to, 0, share * total);
		parts.push({ from, to: cut, territories: left }, { from: cut, to, territories: right });
	}
	return owner;
}

/** What each territory is still to get beside its pinned units: mean over the criteria. */
function wantedSizes({ n, k, c, pinned, size, problem }: Layout): Float64Array {
	const wanted = new Float64Array(k);
	for (const { target } of problem.criteria) {
		const sum = target.reduce((a, b) => a + b, 0);
		for (let j = 0; j < k; j++) wanted[j] = (wanted[j] as number) + ((target[j] as number) * k) / sum / c;
	}
	for (let p = 0; p < n; p++) {
		const own = pinned[p] as number;
		if (own >= 0) wanted[own] = (wanted[own] as number) - (size[p] as number);
	}
	return wanted.map((value) => Math.max(value, 1e-9));
}

/** Angle of the axis along which the weights of a part spread most. */
function longestAxis({ x, y, weight }: Layout, order: Uint32Array, { from, to }: Part): number {
	let [all, meanX, meanY] = [0, 0, 0];
	for (let at = from; at < to; at++) {
		const p = order[at] as number;
		all += weight[p] as number;
		meanX += (weight[p] as number) * (x[p] as number);
		meanY += (weight[p] as number) * (y[p] as number);
	}
	meanX /= all;
	meanY /= all;
	let [xx, xy, yy] = [0, 0, 0];
	for (let at = from; at < to; at++) {
		const p = order[at] as number;
		const dx = (x[p] as number) - meanX;
		const dy = (y[p] as number) - meanY;
		xx += (weight[p] as number) * dx * dx;
		xy += (weight[p] as number) * dx * dy;
		yy += (weight[p] as number) * dy * dy;
	}
	const angle = Math.atan2(2 * xy, xx - yy) / 2;
	return Number.isNaN(angle) ? 0 : angle;
}

/** Territories by the place of their anchors along an axis; those without one between the others. */
function sortAlong(territories: readonly number[], { x, y }: Anchors, cos: number, sin: number): number[] {
	const places = territories.map((j) => cos * (x[j] as number) + sin * (y[j] as number));
	const known = places.filter((place) => !Number.isNaN(place));
	const middle = known.reduce((sum, place) => sum + place, 0) / Math.max(1, known.length);
	const rank = places.map((place) => (Number.isNaN(place) ? middle : place));
	return territories
		.map((_, at) => at)
		.sort((a, b) => (rank[a] as number) - (rank[b] as number) || a - b)
		.map((at) => territories[at] as number);
}
