import type { Frame } from './frame.ts';
import type { Move } from './move.ts';

/** Overshoots below this are what rounding of sums can do. */
const EQUAL = 1e-9;
/** By how much the weight of a band grows while it does not hold, falls while it does, and the most it becomes. */
const PRESS = 1.15;
const RELEASE = 1.05;
const HEAVIEST = 1000;
/** Where deviations are told in widths of their bands, narrower ones count as wide as this. */
const NARROW = 1e-3;

/** What a search works against: what lies outside the bands, or every deviation, squared, so that it spreads to where there is room. */
export type Strain = 'outside' | 'squared';

/** Loads of the territories while a search moves units, and how far they lie outside their bands. */
export class Loads {
	/** Σ of what lies outside the bands, in shares of the targets. */
	overshoot = 0;
	/** Territory · criteria + criterion. */
	readonly loads: Float64Array;
	readonly #frame: Frame;
	/** What outside a band counts for, laid out like the loads; at least 1. */
	readonly weights: Float64Array;
	/** What the last asked move takes from one territory to the other, per criterion. */
	readonly #shift: Float64Array;
	readonly #isSquared: boolean;

	constructor(frame: Frame, owner: Int32Array, strain: Strain = 'outside') {
		this.#frame = frame;
		this.#isSquared = strain === 'squared';
		this.#shift = new Float64Array(frame.criteria);
		this.loads = new Float64Array(frame.territories * frame.criteria);
		this.weights = new Float64Array(this.loads.length).fill(1);
		this.settle(owner);
	}

	/** Adds the loads up anew, so that no rounding is carried on. */
	settle(owner: Int32Array): void {
		const { values, criteria } = this.#frame;
		this.loads.fill(0);
		for (let unit = 0; unit < owner.length; unit++) {
			const own = owner[unit] as number;
			if (own < 0) continue;
			for (let c = 0; c < criteria; c++)
				this.loads[own * criteria + c] =
					(this.loads[own * criteria + c] as number) + (values[unit * criteria + c] as number);
		}
		this.overshoot = 0;
		for (let at = 0; at < this.loads.length; at++)
			this.overshoot += this.outside(at, this.loads[at] as number);
	}

	/** By how much a load (territory · criteria + criterion) lies outside its band, as a share of its target. */
	outside(at: number, load: number): number {
		const { target, below, above, criteria } = this.#frame;
		const c = at % criteria;
		const deviation = load / (target[at] as number) - 1;
		const outside = Math.max(deviation - (above[c] as number), -(below[c] as number) - deviation);
		return outside > EQUAL ? outside : 0;
	}

	/** By how much a move changes the strain, each part of it times its weight. */
	change(move: Move): number {
		this.#measure(move);
		const { criteria } = this.#frame;
		let change = 0;
		for (let c = 0; c < criteria; c++) {
			const shift = this.#shift[c] as number;
			const from = move.from * criteria + c;
			const to = move.to * criteria + c;
			change += (this.weights[from] as number) * this.#strainBy(from, -shift);
			change += (this.weights[to] as number) * this.#strainBy(to, shift);
		}
		return change;
	}

	apply(move: Move): void {
		this.#measure(move);
		const { criteria } = this.#frame;
		for (let c = 0; c < criteria; c++) {
			const shift = this.#shift[c] as number;
			const from = move.from * criteria + c;
			const to = move.to * criteria + c;
			this.overshoot += this.#changeOf(from, -shift) + this.#changeOf(to, shift);
			this.loads[from] = (this.loads[from] as number) - shift;
			this.loads[to] = (this.loads[to] as number) + shift;
		}
	}

	/** Presses harder where a band does not hold, and lets go where it does. */
	press(letsGo: boolean): void {
		for (let at = 0; at < this.loads.length; at++) {
			const weight = this.weights[at] as number;
			const isOutside = this.outside(at, this.loads[at] as number) > 0;
			this.weights[at] = isOutside
				? Math.min(HEAVIEST, weight * PRESS)
				: letsGo
					? Math.max(1, weight / RELEASE)
					: weight;
		}
	}

	#strainBy(at: number, shift: number): number {
		const load = this.loads[at] as number;
		return this.#isSquared
			? this.#squared(at, load + shift) - this.#squared(at, load)
			: this.#changeOf(at, shift);
	}

	/** Deviation of a load, as a share of its target, times the same in widths of its band. */
	#squared(at: number, load: number): number {
		const { target, below, above, criteria } = this.#frame;
		const deviation = load / (target[at] as number) - 1;
		const width = Math.max(NARROW, (deviation > 0 ? above : below)[at % criteria] as number);
		return (deviation * deviation) / width;
	}

	#changeOf(at: number, shift: number): number {
		const load = this.loads[at] as number;
		return this.outside(at, load + shift) - this.outside(at, load);
	}

	#measure({ out, outs, back, backs }: Move): void {
		const { values, criteria } = this.#frame;
		for (let c = 0; c < criteria; c++) {
			let shift = 0;
			for (let i = 0; i < outs; i++) shift += values[(out[i] as number) * criteria + c] as number;
			for (let i = 0; i < backs; i++) shift -= values[(back[i] as number) * criteria + c] as number;
			this.#shift[c] = shift;
		}
	}
}
