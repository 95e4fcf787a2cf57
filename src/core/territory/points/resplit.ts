import { neighbouringPairs } from './pairs.ts';
import { cutBySize } from './select.ts';
import type { Centres } from '../centres.ts';
import type { Layout } from './layout.ts';

/** Rounds over the criteria of a pair, where there are several. */
const SWEEPS = 3;

/**
 * Divides the units of two neighbouring territories anew, pair after pair, at the border that is cheapest for both centres and
 * keeps both in their band: in one dimension that is a cut in a sorted list. Each cut leaves the plan at least as balanced and
 * as cheap, so it works from any start and for any densities, where prices alone do not get from one valley to the next.
 * With several criteria each has a price at the border, found in turn.
 */
export class PairSplits {
	/** Territory per position. */
	readonly owner: Int32Array;
	readonly #layout: Layout;
	readonly #members: Uint32Array[];
	/** criterion · k + territory, pinned units included. */
	readonly #loads: Float64Array;
	readonly #criteria: readonly Float64Array[];
	readonly #gap: Float64Array;
	readonly #key: Float64Array;
	readonly #pool: Uint32Array;
	/** Price differences at the border of each pair, per criterion. */
	readonly #rates = new Map<number, Float64Array>();
	/** Free positions of the pair at hand. */
	#count = 0;

	constructor(layout: Layout, owner: Int32Array) {
		const { n, k, c, pinned, load } = layout;
		this.#layout = layout;
		this.owner = owner.slice();
		const members: number[][] = Array.from({ length: k }, () => []);
		this.#loads = new Float64Array(c * k);
		this.#criteria = Array.from({ length: c }, (_, one) =>
			Float64Array.from({ length: n }, (_, p) => load[p * c + one] as number),
		);
		for (let p = 0; p < n; p++) {
			const own = owner[p] as number;
			for (let one = 0; one < c; one++)
				this.#loads[one * k + own] = (this.#loads[one * k + own] as number) + (load[p * c + one] as number);
			if ((pinned[p] as number) < 0) members[own]?.push(p);
		}
		this.#members = members.map((list) => Uint32Array.from(list));
		this.#gap = new Float64Array(n);
		this.#key = new Float64Array(n);
		this.#pool = new Uint32Array(n);
	}

	/**
	 * One pass over all pairs of neighbours, or those given (a · k + b with a < b).
	 *
	 * @returns the size that has changed its territory
	 */
	pass(
		centres: Centres,
		moveRate: number,
		pairs: readonly number[] = neighbouringPairs(this.#layout, this.owner, centres),
	): number {
		const { k } = this.#layout;
		let moved = 0;
		for (const pair of pairs) {
			const [a, b] = [Math.floor(pair / k), pair % k];
			this.#gather(a, b, centres, moveRate);
			moved += this.#settle(a, b, this.#cut(pair, a, b));
		}
		return moved;
	}

	/** Whether a territory is outside a band by more than whole units explain. */
	isOutside(j: number, slack: number): boolean {
		const { k, c, floor, ceiling } = this.#layout;
		for (let at = j; at < c * k; at += k) {
			const load = this.#loads[at] as number;
			if (load > (ceiling[at] as number) + slack || load < (floor[at] as number) - slack) return true;
		}
		return false;
	}

	/** Puts the units that may change into the pool, with what it costs to be with b instead of a. */
	#gather(a: number, b: number, centres: Centres, moveRate: number): void {
		const { x, y, weight, home, value, allowed, groupOf, k, problem } = this.#layout;
		const isSquared = problem.objective === 'squared';
		const hasHomes = home.length > 0 && moveRate > 0;
		const [ax, ay, bx, by] = [centres.x[a], centres.y[a], centres.x[b], centres.y[b]] as [
			number,
			number,
			number,
			number,
		];
		this.#count = 0;
		for (const list of [this.#members[a], this.#members[b]]) {
			for (const p of list as Uint32Array) {
				if (allowed) {
					const from = (groupOf?.[p] as number) * k;
					if (!allowed[from + a] || !allowed[from + b]) continue;
				}
				const [dax, day] = [(x[p] as number) - ax, (y[p] as number) - ay];
				const [dbx, dby] = [(x[p] as number) - bx, (y[p] as number) - by];
				const [near, far] = [dax * dax + day * day, dbx * dbx + dby * dby];
				let gap = (weight[p] as number) * (isSquared ? far - near : Math.sqrt(far) - Math.sqrt(near));
				if (hasHomes) {
					if (home[p] === a) gap += moveRate * (value[p] as number);
					else if (home[p] === b) gap -= moveRate * (value[p] as number);
				}
				this.#gap[p] = gap;
				this.#pool[this.#count++] = p;
			}
		}
	}

	/** Orders the pool so that what belongs to b comes first; how many these are. */
	#cut(pair: number, a: number, b: number): number {
		const { c } = this.#layout;
		if (c === 1) return this.#cutBy(0, a, b, null);
		const rates = this.#rates.get(pair) ?? new Float64Array(c);
		this.#rates.set(pair, rates);
		let cut = 0;
		for (let sweep = 0; sweep < SWEEPS; sweep++)
			for (let one = 0; one < c; one++) cut = this.#cutBy(one, a, b, rates);
		return cut;
	}

	/** The cut that is cheapest within the bands of one criterion, the others at their prices; notes the price it needs. */
	#cutBy(criterion: number, a: number, b: number, rates: Float64Array | null): number {
		const { k, floor, ceiling } = this.#layout;
		const size = this.#criteria[criterion] as Float64Array;
		const key = this.#key;
		const pool = this.#pool;
		const count = this.#count;
		let [wishing, inB] = [0, 0];
		for (let at = 0; at < count; at++) {
			const p = pool[at] as number;
			const own = size[p] as number;
			const gap = rates ? this.#pricedGap(p, criterion, rates) : (this.#gap[p] as number);
			key[p] = gap / Math.max(own, 1e-12);
			if (gap < 0) wishing += own;
			if (this.owner[p] === b) inB += own;
		}
		const [atA, atB] = [criterion * k + a, criterion * k + b];
		const all = (this.#loads[atA] as number) + (this.#loads[atB] as number);
		const fixed = (this.#loads[atB] as number) - inB;
		const low = Math.max(floor[atB] as number, all - (ceiling[atA] as number)) - fixed;
		const high = Math.min(ceiling[atB] as number, all - (floor[atA] as number)) - fixed;
		const goal = low > high ? (low + high) / 2 : Math.min(Math.max(wishing, low), high);
		const cut = cutBySize(pool, key, size, 0, count, 0, goal);
		if (rates)
			rates[criterion] =
				goal === wishing || count === 0 ? 0 : -(key[pool[Math.min(cut, count - 1)] as number] as number);
		return cut;
	}

	#pricedGap(p: number, without: number, rates: Float64Array): number {
		let gap = this.#gap[p] as number;
		for (let one = 0; one < rates.length; one++) {
			if (one === without) continue;
			gap += (rates[one] as number) * ((this.#criteria[one] as Float64Array)[p] as number);
		}
		return gap;
	}

	/** The first `cut` of the pool go to b, the others to a; the size that has changed its territory. */
	#settle(a: number, b: number, cut: number): number {
		const { k, c, size, load, allowed } = this.#layout;
		const pool = this.#pool;
		let moved = 0;
		for (let at = 0; at < this.#count; at++) {
			const p = pool[at] as number;
			const [now, before] = at < cut ? [b, a] : [a, b];
			if (this.owner[p] === now) continue;
			this.owner[p] = now;
			moved += size[p] as number;
			for (let one = 0; one < c; one++) {
				const own = load[p * c + one] as number;
				this.#loads[one * k + before] = (this.#loads[one * k + before] as number) - own;
				this.#loads[one * k + now] = (this.#loads[one * k + now] as number) + own;
			}
		}
		if (moved === 0) return 0;
		if (allowed) {
			const both = [...(this.#members[a] as Uint32Array), ...(this.#members[b] as Uint32Array)];
			this.#members[a] = Uint32Array.from(both.filter((p) => this.owner[p] === a));
			this.#members[b] = Uint32Array.from(both.filter((p) => this.owner[p] === b));
		} else {
			this.#members[a] = pool.slice(cut, this.#count);
			this.#members[b] = pool.slice(0, cut);
		}
		return moved;
	}
}
