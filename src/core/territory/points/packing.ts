import { Slot } from './frontier.ts';
import { Knapsack } from './knapsack.ts';
import type { Item } from './knapsack.ts';
import type { Plan } from './plan.ts';

/** Units of a pair that may change over: those that lose least, and those that lose least for their load. */
const KEPT = 24;
/** How much dearer than the prices a load outside its band is, and how far outside even the least counts. */
const STERN = 20;
const JUMP = 0.01;
/** A load this much outside its band still holds it. */
const ROUNDING = 1e-10;

/**
 * Whole units at given prices: a plan costs more than the bound of its prices by what its units lose against their cheapest
 * territory, and by what binding bands leave unused. Pairs of territories are packed anew so that this becomes least, which
 * is a knapsack: dynamic programming over the load that changes over, in cells that keep the cheapest choice each.
 */
export class Packing {
	readonly plan: Plan;
	readonly #price: Float64Array;
	readonly #stern: Float64Array;
	readonly #members: number[][];
	/** Units moved and where they were. */
	readonly #units: number[] = [];
	readonly #before: number[] = [];
	#loss = 0;
	/** Counts changes; when a territory changed last, and when a pair was packed last (a · k + b). */
	#clock = 1;
	readonly #changed: Uint32Array;
	readonly #packed: Uint32Array;
	readonly #knapsack = new Knapsack();

	constructor(plan: Plan, price: Float64Array) {
		const { k } = plan.layout;
		const usual = price.reduce((sum, one) => sum + Math.abs(one), 0) / k;
		this.plan = plan;
		this.#price = price;
		this.#stern = price.map((one) => STERN * Math.max(Math.abs(one), usual / 3, Number.MIN_VALUE));
		this.#changed = new Uint32Array(k).fill(1);
		this.#packed = new Uint32Array(k * k);
		this.#members = Array.from({ length: k }, () => []);
		plan.owner.forEach((own, p) => this.#members[own]?.push(p));
	}

	/** What the plan costs more than at the beginning, losses of bands included. */
	get loss(): number {
		return this.#loss;
	}

	/** Takes all moves back. */
	reset(): void {
		while (this.#units.length > 0) this.#shift(this.#units.pop() as number, this.#before.pop() as number);
	}

	/** What a unit costs in a territory with what that charges. */
	chargedCost(p: number, j: number): number {
		return this.plan.costOf(p, j) + (this.plan.layout.load[p] as number) * (this.#price[j] as number);
	}

	/** What the load of a territory leaves unused where its band binds, or costs outside it. */
	lossOf(j: number, load: number = this.plan.loads[j] as number): number {
		const { floor, ceiling } = this.plan.layout;
		const [price, stern] = [this.#price[j] as number, this.#stern[j] as number];
		const over = load - (ceiling[j] as number);
		const under = (floor[j] as number) - load;
		const off = Math.max(over, under);
		const unused = price > 0 ? -price * over : price * under;
		return (price === 0 ? 0 : unused) + (off > ROUNDING ? stern * (off + JUMP) : 0);
	}

	/**
	 * Packs two territories anew.
	 *
	 * @param isAlone whether the loss of `a` alone counts: `b` passes on what it gets
	 * @returns whether anything is gained
	 */
	pack(a: number, b: number, isAlone = false): boolean {
		const pair = a * this.plan.layout.k + b;
		const last = isAlone ? 0 : (this.#packed[pair] as number);
		if (last >= Math.max(this.#changed[a] as number, this.#changed[b] as number)) return false;
		if (!isAlone) this.#packed[pair] = this.#clock;
		const units = this.#nearBorder(a, b);
		if (units.length === 0) return false;
		const [ofA, ofB] = [this.plan.loads[a] as number, this.plan.loads[b] as number];
		const { sign, limit } = this.#limitOf(a);
		const items = units.map((p) => this.#itemOf(p, a, b, sign));
		const loss = (room: number) => {
			const change = limit - sign * room - ofA;
			return this.lossOf(a, ofA + change) + (isAlone ? 0 : this.lossOf(b, ofB - change));
		};
		const start = sign * (limit - ofA);
		const before = loss(start);
		const { cost, chosen } = this.#knapsack.fill(items, start, loss);
		if (cost >= before - 1e-12 * Math.abs(before)) return false;
		for (const at of chosen) {
			const p = units[at] as number;
			this.move(p, this.plan.owner[p] === a ? b : a);
		}
		return true;
	}

	/** The limit that binds at the price of a territory; the sign that makes what is left up to it positive. */
	#limitOf(j: number): { readonly sign: 1 | -1; readonly limit: number } {
		const { floor, ceiling } = this.plan.layout;
		return (this.#price[j] as number) < 0 || ceiling[j] === Number.POSITIVE_INFINITY
			? { sign: -1, limit: floor[j] as number }
			: { sign: 1, limit: ceiling[j] as number };
	}

	/** What changes when a unit of a pair changes over. */
	#itemOf(p: number, a: number, b: number, sign: 1 | -1): Item {
		const isOfA = this.plan.owner[p] === a;
		const [from, to] = isOfA ? [a, b] : [b, a];
		const load = this.plan.layout.load[p] as number;
		return {
			room: sign * (isOfA ? load : -load),
			cost: this.chargedCost(p, to) - this.chargedCost(p, from),
		};
	}

	#nearBorder(a: number, b: number): number[] {
		const { load } = this.plan.layout;
		const [least, leastPerLoad] = [new Slot(KEPT), new Slot(KEPT)];
		for (const [from, to] of [
			[a, b],
			[b, a],
		] as const) {
			for (const p of this.#members[from] as number[]) {
				if (!this.plan.mayServe(p, to) || !((load[p] as number) > 0)) continue;
				const loss = Math.abs(this.chargedCost(p, to) - this.chargedCost(p, from));
				least.offer(p, loss);
				leastPerLoad.offer(p, loss / (load[p] as number));
			}
		}
		return [...new Set([...least.units, ...leastPerLoad.units])];
	}

	/** Gives a unit to a territory. */
	move(p: number, to: number): void {
		this.#units.push(p);
		this.#before.push(this.plan.owner[p] as number);
		this.#shift(p, to);
	}

	#shift(p: number, to: number): void {
		const from = this.plan.owner[p] as number;
		if (from === to) return;
		this.#changed[from] = this.#changed[to] = ++this.#clock;
		const members = this.#members[from] as number[];
		members.splice(members.indexOf(p), 1);
		this.#members[to]?.push(p);
		this.#loss -= this.lossOf(from) + this.lossOf(to) + this.chargedCost(p, from);
		this.plan.move(p, to);
		this.#loss += this.lossOf(from) + this.lossOf(to) + this.chargedCost(p, to);
	}
}
