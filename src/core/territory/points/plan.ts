import type { Centres } from '../centres.ts';
import type { Layout } from './layout.ts';

/**
 * A division between fixed centres while single units are moved: loads, what is outside the bands and what a move changes.
 */
export class Plan {
	/** Territory per position. */
	readonly owner: Int32Array;
	/** criterion · k + territory. */
	readonly loads: Float64Array;
	readonly layout: Layout;
	/** Value that has another territory than today, and how much of it may. */
	moved = 0;
	readonly movable: number;
	readonly #centres: Centres;
	readonly #moveRate: number;
	readonly #price: Float64Array;

	constructor(layout: Layout, owner: Int32Array, centres: Centres, moveRate: number, price?: Float64Array) {
		const { n, k, c, load, home, value, problem } = layout;
		this.layout = layout;
		this.owner = owner.slice();
		this.loads = new Float64Array(c * k);
		this.#centres = centres;
		this.#moveRate = moveRate;
		this.#price = price ?? new Float64Array(c * k);
		for (let p = 0; p < n; p++) {
			const own = owner[p] as number;
			for (let one = 0; one < c; one++)
				this.loads[one * k + own] = (this.loads[one * k + own] as number) + (load[p * c + one] as number);
			if (home.length > 0 && (home[p] as number) >= 0 && home[p] !== own) this.moved += value[p] as number;
		}
		const budget = problem.disruption ? problem.disruption.budget : 1;
		const all = value.reduce((sum, one) => sum + one, 0);
		this.movable = budget < 1 ? budget * all * (1 + 1e-12) : Number.POSITIVE_INFINITY;
	}

	/** What a unit costs in a territory, with the price of the move. */
	costOf(p: number, j: number): number {
		const { x, y, weight, home, value, problem } = this.layout;
		const dx = (x[p] as number) - (this.#centres.x[j] as number);
		const dy = (y[p] as number) - (this.#centres.y[j] as number);
		const squared = dx * dx + dy * dy;
		let cost = (weight[p] as number) * (problem.objective === 'squared' ? squared : Math.sqrt(squared));
		if (this.#moveRate > 0 && home.length > 0 && (home[p] as number) >= 0 && home[p] !== j)
			cost += this.#moveRate * (value[p] as number);
		return cost;
	}

	/** What a territory charges for the loads of a unit. */
	chargeOf(p: number, j: number): number {
		const { k, c, load } = this.layout;
		let charge = 0;
		for (let one = 0; one < c; one++)
			charge += (load[p * c + one] as number) * (this.#price[one * k + j] as number);
		return charge;
	}

	/** The highest price of a territory, whatever its sign. */
	dearestOf(j: number): number {
		let most = 0;
		for (let one = 0; one < this.layout.c; one++)
			most = Math.max(most, Math.abs(this.#price[one * this.layout.k + j] as number));
		return most;
	}

	/** Whether a unit may be given to a territory at all: not pinned, served by it. */
	mayServe(p: number, j: number): boolean {
		const { pinned, allowed, groupOf, k } = this.layout;
		if ((pinned[p] as number) >= 0) return false;
		return !allowed || allowed[(groupOf?.[p] as number) * k + j] === 1;
	}

	/** Value that counts as moved when a unit goes to a territory, less what counted before. */
	moveValue(p: number, j: number): number {
		const { home, value } = this.layout;
		if (home.length === 0 || (home[p] as number) < 0) return 0;
		const now = home[p] === j ? 0 : (value[p] as number);
		return now - (home[p] === this.owner[p] ? 0 : (value[p] as number));
	}

	/** What lies outside the bands of one territory, in shares of the mean target. */
	outside(j: number): number {
		const { k, c, floor, ceiling } = this.layout;
		let sum = 0;
		for (let one = 0; one < c; one++) {
			const at = one * k + j;
			sum += beyond(this.loads[at] as number, floor[at] as number, ceiling[at] as number);
		}
		return sum;
	}

	/** The same if unit `out` left the territory and unit `come` joined it; −1 = none. */
	outsideAfter(j: number, out: number, come: number): number {
		const { k, c, floor, ceiling, load } = this.layout;
		let sum = 0;
		for (let one = 0; one < c; one++) {
			const at = one * k + j;
			let now = this.loads[at] as number;
			if (out >= 0) now -= load[out * c + one] as number;
			if (come >= 0) now += load[come * c + one] as number;
			sum += beyond(now, floor[at] as number, ceiling[at] as number);
		}
		return sum;
	}

	/** Gives a unit to a territory. */
	move(p: number, j: number): void {
		const { k, c, load } = this.layout;
		const own = this.owner[p] as number;
		this.moved += this.moveValue(p, j);
		this.owner[p] = j;
		for (let one = 0; one < c; one++) {
			const size = load[p * c + one] as number;
			this.loads[one * k + own] = (this.loads[one * k + own] as number) - size;
			this.loads[one * k + j] = (this.loads[one * k + j] as number) + size;
		}
	}
}

function beyond(load: number, floor: number, ceiling: number): number {
	const off = Math.max(load - ceiling, floor - load);
	return off > 1e-10 ? off : 0;
}
