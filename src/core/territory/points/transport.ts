import { ShortestPath } from './shortest-path.ts';
import type { Plan } from './plan.ts';

/** Loads below this share of the mean target are rounding. */
const NOTHING = 1e-11;

/** The cheapest division between fixed centres when units may be shared. */
export interface Shares {
	/** Territory per position: that with the largest part of the unit. */
	readonly owner: Int32Array;
	/** Price per load of each territory: above 0 only at the ceiling, below 0 only at the floor. */
	readonly price: Float64Array;
	/** Dual value: no plan between these centres that holds the bands costs less, the price of moves included. */
	readonly bound: number;
	/** Cost of the shares, which is the bound where the bands hold. */
	readonly cost: number;
	/** Units that are shared: fewer than there are territories unless costs tie. */
	readonly shared: number;
	/** Load that finds no room, or that floors lack, in shares of the mean target; 0: the bands hold. */
	readonly rest: number;
}

/**
 * Solves the transportation problem of one criterion exactly: each unit first where it is cheapest at the prices known, then
 * along shortest ways from what has too much to what has too little (successive shortest paths with potentials: Ahuja,
 * Magnanti & Orlin 1993 §9.7). The graph is that of the territories, joined by the units that change over most cheaply, and one
 * more node: the sum of all loads, by which each may lie anywhere in its band.
 *
 * @param plan of one criterion; only what units cost and where they may go is asked
 * @param known prices of much the same problem
 */
export function transport(plan: Plan, known?: Float64Array): Shares {
	const flow = new Flow(plan, known ?? new Float64Array(plan.layout.k));
	while (flow.augment());
	return flow.shares();
}

/** What a territory has of a unit. */
interface Part {
	readonly p: number;
	load: number;
}

class Flow {
	readonly #plan: Plan;
	readonly #k: number;
	/** Of the territories and, last, of their sum: a price is the difference from that. */
	readonly #potential: Float64Array;
	/** Load of each territory, and the load that its band takes; the last entry is the sum. */
	readonly #load: Float64Array;
	readonly #taken: Float64Array;
	readonly #parts: Part[][];
	/** from · k + to: the part that changes over most cheaply, and what it costs per load. */
	readonly #best: (Part | null)[];
	readonly #rate: Float64Array;
	readonly #path: ShortestPath;

	constructor(plan: Plan, price: Float64Array) {
		const { k, n, load } = plan.layout;
		this.#plan = plan;
		this.#k = k;
		this.#potential = Float64Array.of(...price, 0);
		this.#load = new Float64Array(k + 1);
		this.#taken = new Float64Array(k + 1);
		this.#parts = Array.from({ length: k }, () => []);
		this.#best = new Array<Part | null>(k * k).fill(null);
		this.#rate = new Float64Array(k * k).fill(Number.POSITIVE_INFINITY);
		this.#path = new ShortestPath(k + 1);
		for (let p = 0; p < n; p++) this.#open(this.#cheapest(p), { p, load: load[p] as number });
		this.#taken[k] = this.#load.reduce((sum, one) => sum + one, 0);
		for (let j = 0; j < k; j++) this.#take(j, this.#wanted(j));
	}

	/** Sends load along the shortest way from too much to too little; false when there is none. */
	augment(): boolean {
		const path = this.#path;
		const from = (v: number) =>
			(this.#load[v] as number) - (this.#taken[v] as number) > NOTHING ? 0 : Number.POSITIVE_INFINITY;
		const to = (v: number) => (this.#taken[v] as number) - (this.#load[v] as number) > NOTHING;
		const end = path.find(from, to, (v, w) => this.#reducedCost(v, w));
		if (end < 0) return false;
		path.distances.forEach((distance, v) => {
			this.#potential[v] = (this.#potential[v] as number) - Math.min(distance, path.distances[end] as number);
		});
		let amount = (this.#taken[end] as number) - (this.#load[end] as number);
		let start = end;
		for (let v = path.before[end] as number; v >= 0; v = path.before[v] as number) {
			amount = Math.min(amount, this.#capacity(v, start));
			start = v;
		}
		amount = Math.min(amount, (this.#load[start] as number) - (this.#taken[start] as number));
		for (let w = end; w !== start; w = path.before[w] as number)
			this.#send(path.before[w] as number, w, amount);
		return true;
	}

	shares(): Shares {
		const { n, load } = this.#plan.layout;
		const k = this.#k;
		const owner = new Int32Array(n).fill(-1);
		const most = new Float64Array(n);
		let [cost, count, rest] = [0, 0, 0];
		for (let j = 0; j < k; j++) {
			for (const { p, load: part } of this.#parts[j] as Part[]) {
				const share = (load[p] as number) > 0 ? part / (load[p] as number) : 1;
				cost += share * this.#plan.costOf(p, j);
				count++;
				if (share <= (most[p] as number)) continue;
				owner[p] = j;
				most[p] = share;
			}
		}
		for (let v = 0; v <= k; v++) rest += Math.max(0, (this.#load[v] as number) - (this.#taken[v] as number));
		const price = this.#prices();
		return { owner, price, bound: this.#dual(price), cost, shared: count - n, rest: rest > 1e-9 ? rest : 0 };
	}

	#prices(): Float64Array {
		const { floor, ceiling } = this.#plan.layout;
		const sum = this.#potential[this.#k] as number;
		return this.#potential.subarray(0, this.#k).map((potential, j) => {
			const [taken, low, high] = [this.#taken[j] as number, floor[j] as number, ceiling[j] as number];
			const price = potential - sum;
			if (price > 0) return taken >= high - NOTHING ? price : 0;
			return taken <= low + NOTHING ? price : 0;
		});
	}

	#dual(price: Float64Array): number {
		const { n, load, pinned, floor, ceiling } = this.#plan.layout;
		let bound = 0;
		for (let p = 0; p < n; p++) {
			const own = pinned[p] as number;
			const j = own >= 0 ? own : this.#cheapest(p, price);
			bound += this.#plan.costOf(p, j) + (load[p] as number) * (price[j] as number);
		}
		price.forEach((one, j) => {
			if (one !== 0) bound -= one * ((one > 0 ? ceiling[j] : floor[j]) as number);
		});
		return bound;
	}

	#cheapest(p: number, price: Float64Array = this.#potential): number {
		const { load, pinned } = this.#plan.layout;
		if ((pinned[p] as number) >= 0) return pinned[p] as number;
		let [best, least] = [-1, Number.POSITIVE_INFINITY];
		for (let j = 0; j < this.#k; j++) {
			if (!this.#plan.mayServe(p, j)) continue;
			const cost = this.#plan.costOf(p, j) + (load[p] as number) * (price[j] as number);
			if (cost < least) [best, least] = [j, cost];
		}
		return best;
	}

	/** What the band of a territory takes at its price. */
	#wanted(j: number): number {
		const { floor, ceiling } = this.#plan.layout;
		const [low, high] = [floor[j] as number, ceiling[j] as number];
		if ((this.#potential[j] as number) > 0) {
			if (high < Number.POSITIVE_INFINITY) return high;
			this.#potential[j] = 0;
		}
		return (this.#potential[j] as number) < 0 ? low : Math.min(Math.max(this.#load[j] as number, low), high);
	}

	#take(j: number, amount: number): void {
		this.#taken[j] = (this.#taken[j] as number) + amount;
		this.#load[this.#k] = (this.#load[this.#k] as number) + amount;
	}

	/** What a load saves less by going from one node to another, at the potentials; Infinity where it cannot. */
	#reducedCost(v: number, w: number): number {
		if (this.#capacity(v, w) <= NOTHING) return Number.POSITIVE_INFINITY;
		const rate = v < this.#k && w < this.#k ? (this.#rate[v * this.#k + w] as number) : 0;
		return Math.max(0, rate + (this.#potential[w] as number) - (this.#potential[v] as number));
	}

	#capacity(v: number, w: number): number {
		const { floor, ceiling } = this.#plan.layout;
		if (w === this.#k) return (ceiling[v] as number) - (this.#taken[v] as number);
		if (v === this.#k) return (this.#taken[w] as number) - (floor[w] as number);
		return this.#best[v * this.#k + w]?.load ?? 0;
	}

	#send(v: number, w: number, amount: number): void {
		if (w === this.#k) this.#take(v, amount);
		else if (v === this.#k) this.#take(w, -amount);
		else {
			const part = this.#best[v * this.#k + w] as Part;
			this.#remove(v, part, amount);
			this.#add(w, part.p, amount);
		}
	}

	#add(j: number, p: number, amount: number): void {
		const known = (this.#parts[j] as Part[]).find((one) => one.p === p);
		if (!known) return this.#open(j, { p, load: amount });
		known.load += amount;
		this.#load[j] = (this.#load[j] as number) + amount;
	}

	/** A territory that had nothing of a unit gets a part of it. */
	#open(j: number, part: Part): void {
		this.#parts[j]?.push(part);
		this.#load[j] = (this.#load[j] as number) + part.load;
		const cost = this.#plan.costOf(part.p, j);
		for (let to = 0; to < this.#k; to++) if (to !== j) this.#offer(j, to, part, cost);
	}

	#remove(j: number, part: Part, amount: number): void {
		this.#load[j] = (this.#load[j] as number) - amount;
		part.load -= amount;
		if (part.load > NOTHING) return;
		const parts = (this.#parts[j] as Part[]).filter((one) => one !== part);
		this.#parts[j] = parts;
		for (let to = 0; to < this.#k; to++) {
			const arc = j * this.#k + to;
			if (this.#best[arc] !== part) continue;
			this.#best[arc] = null;
			this.#rate[arc] = Number.POSITIVE_INFINITY;
			for (const one of parts) this.#offer(j, to, one, this.#plan.costOf(one.p, j));
		}
	}

	/** @param cost of the unit where it is */
	#offer(from: number, to: number, part: Part, cost: number): void {
		const plan = this.#plan;
		const size = plan.layout.load[part.p] as number;
		if (size <= NOTHING || !plan.mayServe(part.p, to)) return;
		const rate = (plan.costOf(part.p, to) - cost) / size;
		const arc = from * this.#k + to;
		if (rate >= (this.#rate[arc] as number)) return;
		this.#rate[arc] = rate;
		this.#best[arc] = part;
	}
}
