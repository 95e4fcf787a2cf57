import type { Random } from '#src/core/stats/index.ts';
import type { Frame } from './frame.ts';
import { KeyHeap } from './heap.ts';

/** A territory to be placed and where it belongs; NaN where it may lie anywhere. */
export interface Anchor {
	readonly territory: number;
	readonly x: number;
	readonly y: number;
}

/** What one cut gives: the units of the first side (all others are the second) and how bad it is. */
interface Cut {
	readonly first: Int32Array;
	readonly second: Int32Array;
	readonly firstAnchors: readonly Anchor[];
	readonly secondAnchors: readonly Anchor[];
	readonly badness: number;
}

/**
 * Divides units that hang together among territories by cutting them in two again and again (recursive partitioning after
 * Kalcsics, Nickel & Schröder 2005, here along borders): each side grows unit by unit across the map until it has its share,
 * and both sides hang together. Of a few directions, two of them drawn at random, the roundest and most even cut is taken.
 *
 * @param owner gets the territory of each of the units
 */
export function bisect(
	frame: Frame,
	units: Int32Array,
	anchors: readonly Anchor[],
	random: Random,
	owner: Int32Array,
): void {
	if (units.length === 0 || anchors.length === 0) return;
	if (anchors.length === 1 || units.length <= anchors.length) {
		units.forEach((unit, i) => (owner[unit] = (anchors[i % anchors.length] as Anchor).territory));
		return;
	}
	const main = mainDirection(frame, units);
	let best: Cut | null = null;
	for (const angle of [main, main + Math.PI * random.next(), main + Math.PI * (1 + random.next())]) {
		for (const turn of [0, Math.PI]) {
			const cut = cutAlong(frame, units, anchors, angle + turn);
			if (!best || cut.badness < best.badness) best = cut;
		}
	}
	if (!best) return;
	bisect(frame, best.first, best.firstAnchors, random, owner);
	bisect(frame, best.second, best.secondAnchors, random, owner);
}

function cutAlong(frame: Frame, units: Int32Array, anchors: readonly Anchor[], angle: number): Cut {
	const { x, y } = frame.problem;
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	const sorted = alongDirection(anchors, cos, sin);
	const half = anchors.length >> 1;
	const firstAnchors = sorted.slice(0, half);
	const secondAnchors = sorted.slice(half);
	const wanted = meantFor(frame, firstAnchors) / meantFor(frame, anchors);
	const key = (unit: number) => cos * (x[unit] as number) + sin * (y[unit] as number);
	const isFirst = sweep(frame, units, key, wanted, half, units.length - secondAnchors.length);
	keepSecondWhole(frame, units, isFirst);
	const first = units.filter((unit) => isFirst[unit] === 1);
	const second = units.filter((unit) => isFirst[unit] !== 1);
	const error =
		Math.abs(shareOf(frame, first) / (shareOf(frame, units) || 1) - wanted) / Math.min(wanted, 1 - wanted);
	const missing = Math.max(0, half - first.length) + Math.max(0, secondAnchors.length - second.length);
	const spread = (inertiaOf(frame, first) + inertiaOf(frame, second)) / (inertiaOf(frame, units) || 1);
	return { first, second, firstAnchors, secondAnchors, badness: spread + 2 * error + 100 * missing };
}

/** Anchors in the order of a direction; those without a place stand in the middle. */
function alongDirection(anchors: readonly Anchor[], cos: number, sin: number): Anchor[] {
	const placed = anchors.filter(({ x }) => !Number.isNaN(x));
	placed.sort((a, b) => cos * (a.x - b.x) + sin * (a.y - b.y) || a.territory - b.territory);
	const free = anchors.filter(({ x }) => Number.isNaN(x));
	const half = placed.length >> 1;
	return [...placed.slice(0, half), ...free, ...placed.slice(half)];
}

/** Grows the first side from the unit that lies first in a direction, along borders: marks its units with 1, all others with 2. */
function sweep(
	frame: Frame,
	units: Int32Array,
	key: (unit: number) => number,
	wanted: number,
	fewest: number,
	most: number,
): Uint8Array {
	const { offsets, neighbours, share } = frame;
	const side = new Uint8Array(frame.units);
	for (const unit of units) side[unit] = 3;
	const heap = new KeyHeap();
	let start = units[0] as number;
	for (const unit of units) if (key(unit) < key(start)) start = unit;
	side[start] = 2;
	heap.push(start, key(start));
	const limit = wanted * shareOf(frame, units);
	let [taken, count] = [0, 0];
	while (heap.size > 0 && count < most) {
		const unit = heap.pop();
		const own = share[unit] as number;
		if (count >= fewest && taken + own / 2 > limit) break;
		side[unit] = 1;
		taken += own;
		count++;
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const other = neighbours[e] as number;
			if (side[other] !== 3) continue;
			side[other] = 2;
			heap.push(other, key(other));
		}
	}
	for (const unit of units) if (side[unit] === 3) side[unit] = 2;
	return side;
}

/** What the first side has cut off from the largest piece of the second goes to the first. */
function keepSecondWhole({ offsets, neighbours, share }: Frame, units: Int32Array, side: Uint8Array): void {
	const pieces: { readonly units: number[]; readonly share: number }[] = [];
	for (const unit of units) {
		if (side[unit] !== 2) continue;
		const piece = [unit];
		side[unit] = 4;
		let sum = 0;
		for (const one of piece) {
			sum += share[one] as number;
			for (let e = offsets[one] as number; e < (offsets[one + 1] as number); e++) {
				const other = neighbours[e] as number;
				if (side[other] !== 2) continue;
				side[other] = 4;
				piece.push(other);
			}
		}
		pieces.push({ units: piece, share: sum });
	}
	pieces.sort((a, b) => b.share - a.share || b.units.length - a.units.length);
	for (const piece of pieces.slice(1)) for (const unit of piece.units) side[unit] = 1;
}

function meantFor({ meant }: Frame, anchors: readonly Anchor[]): number {
	return anchors.reduce((sum, { territory }) => sum + (meant[territory] as number), 0);
}

function shareOf({ share }: Frame, units: Int32Array): number {
	let sum = 0;
	for (const unit of units) sum += share[unit] as number;
	return sum;
}

function inertiaOf(frame: Frame, units: Int32Array): number {
	const [a, b] = squaresOf(frame, units);
	return a + b;
}

/** Σ share · (x², y², x·y) around the mean. */
function squaresOf({ problem, share }: Frame, units: Int32Array): [number, number, number] {
	const { x, y } = problem;
	let [all, mx, my] = [0, 0, 0];
	for (const unit of units) {
		const own = (share[unit] as number) + 1e-12;
		all += own;
		mx += own * (x[unit] as number);
		my += own * (y[unit] as number);
	}
	let [xx, yy, xy] = [0, 0, 0];
	for (const unit of units) {
		const own = (share[unit] as number) + 1e-12;
		const dx = (x[unit] as number) - mx / all;
		const dy = (y[unit] as number) - my / all;
		xx += own * dx * dx;
		yy += own * dy * dy;
		xy += own * dx * dy;
	}
	return [xx, yy, xy];
}

/** Direction in which the units spread most. */
function mainDirection(frame: Frame, units: Int32Array): number {
	const [xx, yy, xy] = squaresOf(frame, units);
	return 0.5 * Math.atan2(2 * xy, xx - yy);
}
