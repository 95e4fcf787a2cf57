import type { TerritoryProblem } from '../problem.ts';
import type { Move } from './move.ts';

/** What the shape of the territories costs while a search moves units. */
export interface ShapeCost {
	/** Σ weight · distance (squared) of the plan as it stands. */
	readonly total: number;
	/** Adds everything up anew, so that no rounding is carried on. */
	settle(owner: Int32Array): void;
	/** By how much a move changes the total. */
	change(move: Move): number;
	/** Follows a move; `owner` has it already. */
	apply(move: Move, owner: Int32Array): void;
}

/**
 * Σ weight · distance² from the sums of weights, positions and squares per territory: exact for every move in constant time
 * (the parallel-axis theorem), also where the centre is drawn to a base.
 */
export class Inertia implements ShapeCost {
	total = 0;
	/** Per territory: weight, weight · x, weight · y, weight · (x² + y²). */
	readonly #sums: Float64Array;
	/** Per unit the same. */
	readonly #own: Float64Array;
	readonly #costs: Float64Array;
	readonly #baseX: Float64Array | null;
	readonly #baseY: Float64Array | null;
	readonly #pull: number;
	readonly #step = new Float64Array(4);

	constructor({ x, y, weight, territories, bases }: TerritoryProblem, owner: Int32Array) {
		const [midX, midY] = [middle(x), middle(y)];
		this.#own = new Float64Array(4 * x.length);
		this.#sums = new Float64Array(4 * territories);
		for (let unit = 0; unit < x.length; unit++) {
			const [w, dx, dy] = [weight[unit] as number, (x[unit] as number) - midX, (y[unit] as number) - midY];
			this.#own.set([w, w * dx, w * dy, w * (dx * dx + dy * dy)], 4 * unit);
		}
		this.#pull = bases?.pull ?? 0;
		this.#baseX = bases && this.#pull > 0 ? bases.x.map((at) => at - midX) : null;
		this.#baseY = bases && this.#pull > 0 ? bases.y.map((at) => at - midY) : null;
		this.#costs = new Float64Array(territories);
		this.settle(owner);
	}

	settle(owner: Int32Array): void {
		this.#sums.fill(0);
		for (let unit = 0; unit < owner.length; unit++) {
			for (let m = 0; m < 4; m++)
				this.#add(this.#sums, 4 * (owner[unit] as number) + m, this.#own[4 * unit + m]);
		}
		this.total = 0;
		for (let territory = 0; territory < this.#costs.length; territory++) {
			this.#costs[territory] = this.#costWith(territory, 0);
			this.total += this.#costs[territory] as number;
		}
	}

	change(move: Move): number {
		this.#measure(move);
		const before = (this.#costs[move.from] as number) + (this.#costs[move.to] as number);
		return this.#costWith(move.from, -1) + this.#costWith(move.to, 1) - before;
	}

	apply(move: Move): void {
		this.#measure(move);
		for (let m = 0; m < 4; m++) {
			this.#add(this.#sums, 4 * move.from + m, -(this.#step[m] as number));
			this.#add(this.#sums, 4 * move.to + m, this.#step[m]);
		}
		for (const territory of [move.from, move.to]) {
			const cost = this.#costWith(territory, 0);
			this.total += cost - (this.#costs[territory] as number);
			this.#costs[territory] = cost;
		}
	}

	#add(sums: Float64Array, at: number, by: number | undefined): void {
		sums[at] = (sums[at] as number) + (by as number);
	}

	#measure({ out, outs, back, backs }: Move): void {
		const step = this.#step.fill(0);
		for (let i = 0; i < outs; i++) {
			const at = 4 * (out[i] as number);
			for (let m = 0; m < 4; m++) this.#add(step, m, this.#own[at + m]);
		}
		for (let i = 0; i < backs; i++) {
			const at = 4 * (back[i] as number);
			for (let m = 0; m < 4; m++) this.#add(step, m, -(this.#own[at + m] as number));
		}
	}

	/** Cost of a territory with `sign` times the measured step. */
	#costWith(territory: number, sign: number): number {
		const [sums, step] = [this.#sums, this.#step];
		const at = 4 * territory;
		const weight = (sums[at] as number) + sign * (step[0] as number);
		if (!(weight > 0)) return 0;
		const x = (sums[at + 1] as number) + sign * (step[1] as number);
		const y = (sums[at + 2] as number) + sign * (step[2] as number);
		const squares = (sums[at + 3] as number) + sign * (step[3] as number);
		let cost = Math.max(0, squares - (x * x + y * y) / weight);
		if (this.#baseX && this.#baseY) {
			const dx = (this.#baseX[territory] as number) - x / weight;
			const dy = (this.#baseY[territory] as number) - y / weight;
			const away = this.#pull * this.#pull * weight * (dx * dx + dy * dy);
			if (away > 0) cost += away;
		}
		return cost;
	}
}

function middle(values: Float64Array): number {
	let [low, high] = [Infinity, -Infinity];
	for (const value of values) {
		low = Math.min(low, value);
		high = Math.max(high, value);
	}
	return (low + high) / 2;
}
