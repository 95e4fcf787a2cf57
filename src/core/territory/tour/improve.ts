import type { TourPoints } from '#src/core/territory/workload/tour.ts';
import { Circuit } from './circuit.ts';
import { nearestPlaces, type Way } from './neighbours.ts';
import { curveOrder } from './start.ts';

/** Places that a place may be joined to. */
const NEAR = 10;
/** Places moved together at most. */
const PIECE = 3;
/** Shortening by less than this is rounding. */
const LITTLE = 1e-9;
/** Steps per place, at most: far more than any tour has taken. */
const STEPS = 50;

/**
 * A short round tour through places, each once: along a space-filling curve, then 2-opt and Or-opt among near places with a list
 * of those still to be looked at (Bentley 1992), until nothing shortens it. Decided by the places alone, in the order given.
 *
 * @returns places in the order of the tour, the first of them first
 */
export function roundTour(points: TourPoints): Int32Array {
	const { x, y } = points;
	const way: Way = (a, b) =>
		Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));
	const tour = new Circuit(curveOrder(points));
	if (x.length > 3) new Shortening(tour, way, nearestPlaces(points, way, NEAR)).run(STEPS * x.length);
	const start = tour.order.indexOf(0);
	return Int32Array.from(tour.order, (_, i) => tour.order[(start + i) % x.length] as number);
}

/** Length of a round tour. */
export function tourLength({ x, y }: TourPoints, order: Int32Array): number {
	return order.reduce((sum, place, i) => {
		const to = order[(i + 1) % order.length] as number;
		return (
			sum + Math.hypot((x[place] as number) - (x[to] as number), (y[place] as number) - (y[to] as number))
		);
	}, 0);
}

class Shortening {
	readonly #tour: Circuit;
	readonly #way: Way;
	readonly #near: readonly Int32Array[];
	/** Places whose neighbours in the tour have changed since they were looked at. */
	readonly #open: number[];
	readonly #isOpen: Uint8Array;

	constructor(tour: Circuit, way: Way, near: readonly Int32Array[]) {
		this.#tour = tour;
		this.#way = way;
		this.#near = near;
		this.#open = [...tour.order].reverse();
		this.#isOpen = new Uint8Array(near.length).fill(1);
	}

	run(most: number): void {
		for (let step = 0; step < most; step++) {
			const place = this.#open.pop();
			if (place === undefined) return;
			this.#isOpen[place] = 0;
			while (this.#uncross(place) || this.#carry(place)) continue;
		}
	}

	/** 2-opt: two ways, one of them at a place, are replaced by two shorter ones. */
	#uncross(a: number): boolean {
		const [tour, way] = [this.#tour, this.#way];
		for (const isAhead of [true, false]) {
			const b = isAhead ? tour.next(a) : tour.before(a);
			for (const c of this.#near[a] as Int32Array) {
				const saved = way(a, b) - way(a, c);
				if (saved <= LITTLE) break;
				const d = isAhead ? tour.next(c) : tour.before(c);
				if (saved + way(c, d) - way(b, d) <= LITTLE) continue;
				if (isAhead) this.#turn(b, c, d, a);
				else this.#turn(a, d, c, b);
				this.#reopen([a, b, c, d]);
				return true;
			}
		}
		return false;
	}

	/** Reverses one of two ways that make up the tour: the one with fewer places. */
	#turn(from: number, to: number, otherFrom: number, otherTo: number): void {
		const tour = this.#tour;
		if (2 * tour.count(from, to) <= tour.order.length) tour.reverse(from, to);
		else tour.reverse(otherFrom, otherTo);
	}

	/** Or-opt: a few places in a row, a place at their end, go between a near place and the one beside that. */
	#carry(a: number): boolean {
		const [tour, way] = [this.#tour, this.#way];
		for (const isHead of [true, false]) {
			const on = (place: number) => (isHead ? tour.next(place) : tour.before(place));
			const back = (place: number) => (isHead ? tour.before(place) : tour.next(place));
			const [p, piece] = [back(a), [a]];
			for (let e = a; piece.length <= Math.min(PIECE, tour.order.length - 3); piece.push((e = on(e)))) {
				const q = on(e);
				const saved = way(p, a) + way(e, q) - way(p, q);
				if (q === p || saved <= LITTLE) continue;
				for (const c of this.#near[a] as Int32Array) {
					if (way(a, c) >= saved) break;
					if (piece.includes(c)) continue;
					for (const f of [tour.next(c), tour.before(c)]) {
						if (piece.includes(f) || way(c, a) + way(e, f) - way(c, f) >= saved - LITTLE) continue;
						this.#insert(isHead ? a : e, isHead ? e : a, c, f, a);
						this.#reopen([p, q, a, e, c, f]);
						return true;
					}
				}
			}
		}
		return false;
	}

	/** Takes the way from one place to another out and puts it between two neighbours, one of its ends beside the first of them. */
	#insert(from: number, to: number, c: number, f: number, besideC: number): void {
		const tour = this.#tour;
		const [u, v] = tour.next(c) === f ? [c, f] : [f, c];
		const [p, q] = [tour.before(from), tour.next(to)];
		if (tour.count(q, u) <= tour.count(v, p)) {
			tour.reverse(from, u);
			tour.reverse(u, q);
		} else {
			tour.reverse(v, to);
			tour.reverse(p, v);
		}
		// Now it runs from its former end to its former start, u before and v after it.
		const first = u === c ? besideC : besideC === from ? to : from;
		if (first === from) tour.reverse(to, from);
	}

	#reopen(places: readonly number[]): void {
		for (const place of places)
			if (this.#isOpen[place] === 0) {
				this.#isOpen[place] = 1;
				this.#open.push(place);
			}
	}
}
