import type { Frame } from './frame.ts';
import type { Move } from './move.ts';

/** Overshoots below this are what rounding of sums can do. */
const EQUAL = 1e-9;

/** Loads of the territories while a search moves units, and how far they lie outside their bands. */
export class Loads {
	/** Σ of what lies outside the bands, in shares of the targets. */
	overshoot = 0;
	/** Territory · criteria + criterion. */
	readonly loads: Float64Array;
	readonly #frame: Frame;
	/** What the last asked move takes from one territory to the other, per criterion. */
	readonly #shift: Float64Array;

	constructor(frame: Frame, owner: Int32Array) {
		this.#frame = frame;
		this.#shift = new Float64Array(frame.criteria);
		this.loads = new Float64Array(frame.territories * frame.criteria);
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
		for (let at = 0; at < this.loads.length; at++) this.overshoot += this.outside(at, this.loads[at] as number);
	}


	/** By how much a load (territory · criteria + criterion) lies outside its band, as a share of its target. */
	outside(at: number, load: number): number {
		const { target, below, above, criteria } = this.#frame;
		const c = at % criteria;
		const deviation = load / (target[at] as number) - 1;
		const outside = Math.max(deviation - (above[c] as number), -(below[c] as number) - deviation);
		return outside > EQUAL ? outside : 0;
	}

	/** By how much a move changes the overshoot. */
	change(move: Move): number {
		this.#measure(move);
		const { criteria } = this.#frame;
		let change = 0;
		for (let c = 0; c < criteria; c++) {
			const from = move.from * criteria + c;
			const to = move.to * criteria + c;
			const shift = this.#shift[c] as number;
			const giver = this.loads[from] as number;
			const taker = this.loads[to] as number;
			change += this.outside(from, giver - shift) - this.outside(from, giver);
			change += this.outside(to, taker + shift) - this.outside(to, taker);
		}
		return change;
	}

	apply(move: Move): void {
		this.overshoot += this.change(move);
		const { criteria } = this.#frame;
		for (let c = 0; c < criteria; c++) {
			const shift = this.#shift[c] as number;
			this.loads[move.from * criteria + c] = (this.loads[move.from * criteria + c] as number) - shift;
			this.loads[move.to * criteria + c] = (this.loads[move.to * criteria + c] as number) + shift;
		}
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
