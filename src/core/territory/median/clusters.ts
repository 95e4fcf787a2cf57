import type { Instance } from './instance.ts';

/**
 * A division on its way: the units of each cluster, its median (the member from which the sum of ways to all members is least,
 * or the fixed one), cost and load. Costs of changed clusters are exact: the median moves along.
 */
export class Clusters {
	readonly instance: Instance;
	readonly owner: Int32Array;
	readonly load: Float64Array;
	/** Capacity of each cluster: those of the bases, the largest for the largest load. */
	readonly limit: Float64Array;
	readonly size: Int32Array;
	readonly cost: Float64Array;
	readonly median: Int32Array;
	/** Σ of the costs. */
	total = 0;
	/** Σ of what loads exceed capacities by. */
	over = 0;
	/** Median of the cluster that was last asked about. */
	asked = -1;
	/** Distances looked at so far: what the search has cost. */
	work = 0;
	/** Members of cluster c: `members[c · units … + size[c])`. */
	readonly members: Int32Array;
	readonly #place: Int32Array;
	readonly #trace: number;
	/** Per unit Σ weight · distance to it over its cluster. */
	readonly #sum: Float64Array;

	constructor(instance: Instance, owner: Int32Array) {
		const { units, bases, capacity } = instance;
		this.instance = instance;
		this.owner = new Int32Array(units);
		this.load = new Float64Array(bases);
		this.limit = capacity.slice();
		this.size = new Int32Array(bases);
		this.cost = new Float64Array(bases);
		this.median = new Int32Array(bases);
		this.members = new Int32Array(units * bases);
		this.#place = new Int32Array(units);
		this.#sum = new Float64Array(units);
		this.#trace = capacity.reduce((least, one) => Math.min(least, one)) * 0.5e-9;
		this.begin(owner);
	}

	/** Starts anew from a division in which no cluster is empty. */
	begin(owner: Int32Array): void {
		this.size.fill(0);
		for (let i = 0; i < owner.length; i++) this.#enlist(i, owner[i] as number);
		this.settle();
	}

	/** Adds everything up anew. */
	settle(): void {
		const { units, bases, demand } = this.instance;
		this.load.fill(0);
		for (let i = 0; i < units; i++) {
			const own = this.owner[i] as number;
			this.load[own] = (this.load[own] as number) + (demand[i] as number);
		}
		this.#matchCapacities();
		this.total = 0;
		for (let c = 0; c < bases; c++) {
			this.#addUp(c);
			this.total += this.cost[c] as number;
		}
		this.over = 0;
		for (let c = 0; c < bases; c++) this.over += this.excess(c, 0);
	}

	/** What the load of a cluster exceeds its capacity by if it changes by `more`; below a billionth of it, nothing. */
	excess(c: number, more: number): number {
		const limit = this.limit[c] as number;
		const over = (this.load[c] as number) + more - limit;
		return over > limit * 1e-9 ? over : 0;
	}

	/** By how much the excess of two clusters changes if `demand` goes from one to the other. */
	excessChange(from: number, to: number, demand: number): number {
		return this.excess(from, -demand) - this.excess(from, 0) + this.excess(to, demand) - this.excess(to, 0);
	}

	/** Adds to the excess; what is left of it by rounding is none. */
	exceed(more: number): void {
		this.over += more;
		if (this.over < this.#trace) this.over = 0;
	}

	/** Sets cost and median of a cluster, as they were asked for. */
	set(c: number, cost: number, median: number): void {
		this.total += cost - (this.cost[c] as number);
		this.cost[c] = cost;
		this.median[c] = median;
	}

	/** Cost of a cluster without unit i. */
	without(c: number, i: number): number {
		const { units, distance, weight, fixed } = this.instance;
		const { members } = this;
		const row = i * units;
		const own = weight[i] as number;
		const base = fixed[c] as number;
		if (base >= 0)
			return this.#from(base, (this.#sum[base] as number) - own * (distance[row + base] as number));
		let [least, median] = [Infinity, -1];
		const begin = c * units;
		const end = begin + (this.size[c] as number);
		this.work += end - begin;
		for (let at = begin; at < end; at++) {
			const v = members[at] as number;
			if (v === i) continue;
			const sum = (this.#sum[v] as number) - own * (distance[row + v] as number);
			if (sum < least) {
				least = sum;
				median = v;
			}
		}
		return this.#from(median, least);
	}

	/** Cost of a cluster with unit j more, and without unit i where i ≥ 0. */
	withUnit(c: number, j: number, i = -1): number {
		const { units, distance, weight, fixed } = this.instance;
		const { members } = this;
		const [row, gone] = [j * units, (i < 0 ? j : i) * units];
		const own = weight[j] as number;
		const lost = i < 0 ? 0 : (weight[i] as number);
		const base = fixed[c] as number;
		if (base >= 0) {
			const change = own * (distance[row + base] as number) - lost * (distance[gone + base] as number);
			return this.#from(base, (this.#sum[base] as number) + change);
		}
		let [least, median, ofNew] = [Infinity, -1, 0];
		const begin = c * units;
		const end = begin + (this.size[c] as number);
		this.work += end - begin;
		for (let at = begin; at < end; at++) {
			const v = members[at] as number;
			if (v === i) continue;
			const way = distance[row + v] as number;
			ofNew += way * (weight[v] as number);
			const sum = (this.#sum[v] as number) + own * way - lost * (distance[gone + v] as number);
			if (sum < least) {
				least = sum;
				median = v;
			}
		}
		return ofNew < least ? this.#from(j, ofNew) : this.#from(median, least);
	}

	/** Gives unit i to cluster c; costs and medians are the caller's to set. */
	move(i: number, c: number): void {
		const { units, distance, weight, demand } = this.instance;
		const from = this.owner[i] as number;
		const own = weight[i] as number;
		const row = i * units;
		this.load[from] = (this.load[from] as number) - (demand[i] as number);
		this.load[c] = (this.load[c] as number) + (demand[i] as number);
		const size = (this.size[from] as number) - 1;
		const last = this.members[from * units + size] as number;
		const place = this.#place[i] as number;
		this.size[from] = size;
		this.members[from * units + place] = last;
		this.#place[last] = place;
		for (let at = from * units, end = at + size; at < end; at++) {
			const v = this.members[at] as number;
			this.#sum[v] = (this.#sum[v] as number) - own * (distance[row + v] as number);
		}
		let sum = 0;
		for (let at = c * units, end = at + (this.size[c] as number); at < end; at++) {
			const v = this.members[at] as number;
			const way = distance[row + v] as number;
			this.#sum[v] = (this.#sum[v] as number) + own * way;
			sum += way * (weight[v] as number);
		}
		this.#sum[i] = sum;
		this.#enlist(i, c);
	}

	/** Gives the largest capacities of bases that lie anywhere to the clusters of the largest loads. */
	#matchCapacities(): void {
		const { fixed, capacity } = this.instance;
		const free = [...fixed.keys()].filter((c) => (fixed[c] as number) < 0);
		const limits = free.map((c) => capacity[c] as number).sort((a, b) => b - a);
		free.sort((a, b) => (this.load[b] as number) - (this.load[a] as number) || a - b);
		free.forEach((c, at) => (this.limit[c] = limits[at] as number));
	}

	#from(median: number, cost: number): number {
		this.asked = median;
		return cost;
	}

	#enlist(i: number, c: number): void {
		const size = this.size[c] as number;
		this.owner[i] = c;
		this.#place[i] = size;
		this.members[c * this.instance.units + size] = i;
		this.size[c] = size + 1;
	}

	#addUp(c: number): void {
		const { units, distance, weight, fixed } = this.instance;
		const begin = c * units;
		const end = begin + (this.size[c] as number);
		let [least, median] = [Infinity, -1];
		for (let at = begin; at < end; at++) {
			const v = this.members[at] as number;
			let sum = 0;
			for (let to = begin; to < end; to++) {
				const u = this.members[to] as number;
				sum += (weight[u] as number) * (distance[v * units + u] as number);
			}
			this.#sum[v] = sum;
			if (sum < least || (sum === least && v < median)) [least, median] = [sum, v];
		}
		const base = fixed[c] as number;
		this.median[c] = base >= 0 ? base : median;
		this.cost[c] = base >= 0 ? (this.#sum[base] as number) : least;
	}
}
