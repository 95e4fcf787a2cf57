import { Shortlist } from './shortlist.ts';
import type { Layout } from './layout.ts';
import type { Terms } from './terms.ts';

/** Every unit at the territory that is cheapest for it at given terms. */
export interface Division {
	/** Territory per position. */
	readonly owner: Int32Array;
	/** The next cheapest per position, −1 where none is near. */
	readonly second: Int32Array;
	/** By how much it is dearer; Infinity where there is none. */
	readonly margin: Float64Array;
	/** criterion · k + territory. */
	readonly loads: Float64Array;
	/** Σ of the scores of the owners. */
	least: number;
}

/** An empty division of a layout. */
export function makeDivision({ n, k, c }: Layout): Division {
	return {
		owner: new Int32Array(n),
		second: new Int32Array(n),
		margin: new Float64Array(n),
		loads: new Float64Array(c * k),
		least: 0,
	};
}

/**
 * Fills a division. Pinned units stay where they are pinned. Ties go to the territory with the smaller number.
 *
 * @param reach per territory how far away (price per size) the next cheapest matters; 0: only the cheapest is wanted
 */
export function divide(layout: Layout, terms: Terms, reach: Float64Array, division: Division): void {
	const { tileStart, blockStart, blocks, tiles } = layout;
	division.loads.fill(0);
	division.least = 0;
	const wide = new Shortlist(layout, terms, reach);
	const close = new Shortlist(layout, terms, reach);
	const filler = new Filler(layout, terms, division);
	for (let tile = 0; tile + 1 < tileStart.length; tile++) {
		const first = tileStart[tile] as number;
		wide.reset(blockStart[first] as number);
		wide.narrow(wide, tiles, tile);
		const end = tileStart[tile + 1] as number;
		for (let block = first; block < end; block++) {
			close.narrow(wide, blocks, block);
			filler.take(close);
			filler.fill(blockStart[block] as number, blockStart[block + 1] as number);
		}
	}
}

/** Decides for the units of one block after the other. */
class Filler {
	readonly #layout: Layout;
	readonly #terms: Terms;
	readonly #division: Division;
	/** The territories of the block: number, centre, prices (place · c + criterion). */
	readonly #list: Int32Array;
	readonly #x: Float64Array;
	readonly #y: Float64Array;
	readonly #price: Float64Array;
	#count = 0;

	constructor(layout: Layout, terms: Terms, division: Division) {
		const { k, c } = layout;
		this.#layout = layout;
		this.#terms = terms;
		this.#division = division;
		this.#list = new Int32Array(k);
		this.#x = new Float64Array(k);
		this.#y = new Float64Array(k);
		this.#price = new Float64Array(k * c);
	}

	take({ list, count }: Shortlist): void {
		const { k, c } = this.#layout;
		const { x, y, price } = this.#terms;
		this.#count = count;
		for (let at = 0; at < count; at++) {
			const j = list[at] as number;
			this.#list[at] = j;
			this.#x[at] = x[j] as number;
			this.#y[at] = y[j] as number;
			for (let one = 0; one < c; one++) this.#price[at * c + one] = price[one * k + j] as number;
		}
	}

	fill(from: number, to: number): void {
		const { c, load, home, pinned } = this.#layout;
		const hasHomes = home.length > 0 && this.#terms.moveRate > 0;
		for (let p = from; p < to; p++) {
			const own = pinned[p] as number;
			if (own >= 0) this.#settle(p, own, -1, Number.POSITIVE_INFINITY, this.#scoreOf(p, own));
			else if (hasHomes && (home[p] as number) >= 0) this.#chooseFrom(p, home[p] as number);
			else if (c === 1) this.#choose1(p, load[p] as number);
			else this.#choose(p);
		}
	}

	/** The common case, one criterion: the hot loop of the engine. */
	#choose1(p: number, load: number): void {
		const { x, y, weight, problem } = this.#layout;
		const [px, py, w] = [x[p] as number, y[p] as number, weight[p] as number];
		const isSquared = problem.objective === 'squared';
		let best = Number.POSITIVE_INFINITY;
		let next = Number.POSITIVE_INFINITY;
		let own = -1;
		let second = -1;
		for (let at = 0; at < this.#count; at++) {
			const dx = px - (this.#x[at] as number);
			const dy = py - (this.#y[at] as number);
			const squared = dx * dx + dy * dy;
			const score = w * (isSquared ? squared : Math.sqrt(squared)) + load * (this.#price[at] as number);
			if (score < best) {
				next = best;
				second = own;
				best = score;
				own = at;
			} else if (score < next) {
				next = score;
				second = at;
			}
		}
		this.#settle(
			p,
			this.#list[own] as number,
			second < 0 ? -1 : (this.#list[second] as number),
			next - best,
			best,
		);
	}

	#choose(p: number): void {
		let best = Number.POSITIVE_INFINITY;
		let next = Number.POSITIVE_INFINITY;
		let own = -1;
		let second = -1;
		for (let at = 0; at < this.#count; at++) {
			const score = this.#listedScore(p, at);
			if (score < best) {
				next = best;
				second = own;
				best = score;
				own = this.#list[at] as number;
			} else if (score < next) {
				next = score;
				second = this.#list[at] as number;
			}
		}
		this.#settle(p, own, second, next - best, best);
	}

	/** The same for a unit whose territory of today is known: all others cost the move on top. */
	#chooseFrom(p: number, home: number): void {
		const { allowed, groupOf, k, value } = this.#layout;
		const isAllowed = !allowed || allowed[(groupOf?.[p] as number) * k + home] === 1;
		const move = isAllowed ? this.#terms.moveRate * (value[p] as number) : 0;
		let best = isAllowed ? this.#scoreOf(p, home) : Number.POSITIVE_INFINITY;
		let next = Number.POSITIVE_INFINITY;
		let own = isAllowed ? home : -1;
		let second = -1;
		for (let at = 0; at < this.#count; at++) {
			const j = this.#list[at] as number;
			if (j === home) continue;
			const score = this.#listedScore(p, at) + move;
			if (score < best) {
				next = best;
				second = own;
				best = score;
				own = j;
			} else if (score < next) {
				next = score;
				second = j;
			}
		}
		this.#settle(p, own, second, next - best, best);
	}

	#settle(p: number, own: number, second: number, margin: number, score: number): void {
		const { k, c, load } = this.#layout;
		const division = this.#division;
		division.owner[p] = own;
		division.second[p] = second;
		division.margin[p] = margin;
		division.least += score;
		for (let one = 0; one < c; one++) {
			const at = one * k + own;
			division.loads[at] = (division.loads[at] as number) + (load[p * c + one] as number);
		}
	}

	#listedScore(p: number, at: number): number {
		const { c, x, y, weight, load, problem } = this.#layout;
		const dx = (x[p] as number) - (this.#x[at] as number);
		const dy = (y[p] as number) - (this.#y[at] as number);
		const squared = dx * dx + dy * dy;
		let score = (weight[p] as number) * (problem.objective === 'squared' ? squared : Math.sqrt(squared));
		for (let one = 0; one < c; one++)
			score += (load[p * c + one] as number) * (this.#price[at * c + one] as number);
		return score;
	}

	#scoreOf(p: number, j: number): number {
		const { k, c, load, weight, x, y, problem } = this.#layout;
		const terms = this.#terms;
		const dx = (x[p] as number) - (terms.x[j] as number);
		const dy = (y[p] as number) - (terms.y[j] as number);
		const squared = dx * dx + dy * dy;
		let score = (weight[p] as number) * (problem.objective === 'squared' ? squared : Math.sqrt(squared));
		for (let one = 0; one < c; one++)
			score += (load[p * c + one] as number) * (terms.price[one * k + j] as number);
		return score;
	}
}
