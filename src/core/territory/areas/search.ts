import { Contiguity } from './contiguity.ts';
import { Distances } from './distances.ts';
import type { CentrePlace } from './distances.ts';
import type { Frame } from './frame.ts';
import { Inertia } from './inertia.ts';
import type { ShapeCost } from './inertia.ts';
import { Loads } from './loads.ts';
import type { Strain } from './loads.ts';
import { emptyMove } from './move.ts';
import type { Move } from './move.ts';
import { Upheaval } from './upheaval.ts';

/** A plan on its way: what stands, what moves would change, and which moves are allowed. */
export class Search {
	readonly frame: Frame;
	readonly owner: Int32Array;
	readonly contiguity: Contiguity;
	readonly loads: Loads;
	readonly shape: ShapeCost;
	readonly upheaval: Upheaval;
	/** Units of each territory. */
	readonly sizes: Uint32Array;
	/** The move in question. */
	readonly move: Move = emptyMove();
	/** What an overshoot of one target costs, in the cost of a territory. */
	penalty = 1;
	/** Cost of a territory of the first plan: the unit in which changes are told. */
	readonly scale: number;
	readonly #rate: number;

	/** @param rate price of moving one unit of value, in the cost of a plan */
	constructor(frame: Frame, owner: Int32Array, rate: number, place: CentrePlace, strain: Strain = 'outside') {
		const { problem } = frame;
		this.frame = frame;
		this.owner = owner;
		this.#rate = rate;
		this.contiguity = new Contiguity(frame, owner);
		this.loads = new Loads(frame, owner, strain);
		this.shape =
			problem.objective === 'squared' ? new Inertia(problem, owner) : new Distances(problem, owner, place);
		this.upheaval = new Upheaval(problem, owner);
		this.sizes = new Uint32Array(frame.territories);
		for (const own of owner) this.sizes[own] = (this.sizes[own] as number) + 1;
		this.scale = this.shape.total / frame.territories || 1;
	}

	/** Σ of what lies outside the bands, in shares of the targets. */
	get overshoot(): number {
		return this.loads.overshoot;
	}

	/** Cost and price of moves of the plan as it stands. */
	get total(): number {
		return this.shape.total + this.#rate * this.upheaval.moved;
	}

	/** By how much the move changes cost and price of moves, in the cost of a territory. */
	costChange(): number {
		const moved = this.#rate > 0 ? this.#rate * this.upheaval.change(this.move) : 0;
		return (this.shape.change(this.move) + moved) / this.scale;
	}

	/** By how much the move changes the plan: cost, price of moves and overshoot. */
	change(): number {
		return this.costChange() + this.penalty * this.loads.change(this.move);
	}

	/** Whether locks, eligibility, the budget and the number of units allow the move. */
	isAllowed(): boolean {
		const { from, to, out, outs, back, backs } = this.move;
		if (outs - backs >= (this.sizes[from] as number)) return false;
		const { mask } = this.frame;
		if (mask) {
			for (let i = 0; i < outs; i++) if (!mask(out[i] as number, to)) return false;
			for (let i = 0; i < backs; i++) if (!mask(back[i] as number, from)) return false;
		}
		return this.upheaval.limit === Infinity || this.upheaval.hasRoom(this.upheaval.change(this.move));
	}

	/** Whether no territory falls into more pieces by the move: one unit, or an exchange of two. */
	keepsWhole(): boolean {
		const { from, to, out, back, backs } = this.move;
		const unit = out[0] as number;
		if (!this.contiguity.staysWhole(unit)) return false;
		if (backs === 0) return true;
		const other = back[0] as number;
		return (
			this.contiguity.touches(unit, to, other) &&
			this.contiguity.touches(other, from, unit) &&
			this.contiguity.staysWhole(other)
		);
	}

	/** Adds everything up anew. */
	settle(): void {
		this.loads.settle(this.owner);
		this.shape.settle(this.owner);
	}

	/** Carries the move out. */
	apply(): void {
		const { from, to, out, outs, back, backs } = this.move;
		this.upheaval.moved += this.upheaval.change(this.move);
		for (let i = 0; i < outs; i++) this.owner[out[i] as number] = to;
		for (let i = 0; i < backs; i++) this.owner[back[i] as number] = from;
		this.sizes[from] = (this.sizes[from] as number) + backs - outs;
		this.sizes[to] = (this.sizes[to] as number) + outs - backs;
		this.loads.apply(this.move);
		this.shape.apply(this.move, this.owner);
	}
}
