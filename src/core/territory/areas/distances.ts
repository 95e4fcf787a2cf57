import type { Centres } from '../centres.ts';
import type { TerritoryProblem } from '../problem.ts';
import type { ShapeCost } from './inertia.ts';
import type { Move } from './move.ts';

/** Where the centre of a territory may lie: anywhere, or in one of its units (a seat; the p-median of location theory). */
export type CentrePlace = 'anywhere' | 'unit';

/** Steps of Weiszfeld's method each time a centre is looked after; it starts from where the centre was; and for the first time. */
const STEPS = 4;
const FIRST_STEPS = 40;

/**
 * Σ weight · distance to centres that follow the plan: a move is judged by the centres as they are, and a territory that has
 * changed by a sixteenth of its units gets its centre anew.
 */
export class Distances implements ShapeCost {
	readonly centreX: Float64Array;
	readonly centreY: Float64Array;
	readonly #problem: TerritoryProblem;
	readonly #place: CentrePlace;
	readonly #costs: Float64Array;
	readonly #changes: Uint32Array;
	readonly #members: Int32Array;
	readonly #medians: (Point | undefined)[] = [];

	constructor(problem: TerritoryProblem, owner: Int32Array, place: CentrePlace) {
		const { x, territories } = problem;
		this.#problem = problem;
		this.#place = place;
		this.centreX = new Float64Array(territories);
		this.centreY = new Float64Array(territories);
		this.#costs = new Float64Array(territories);
		this.#changes = new Uint32Array(territories);
		this.#members = new Int32Array(x.length);
		for (let territory = 0; territory < territories; territory++) this.#recentre(territory, owner, STEPS);
	}

	get total(): number {
		return this.#costs.reduce((sum, cost) => sum + cost, 0);
	}

	settle(owner: Int32Array): void {
		for (let territory = 0; territory < this.#costs.length; territory++)
			this.#recentre(territory, owner, STEPS);
	}

	change({ from, to, out, outs, back, backs }: Move): number {
		let change = 0;
		for (let i = 0; i < outs; i++)
			change += this.#pays(out[i] as number, to) - this.#pays(out[i] as number, from);
		for (let i = 0; i < backs; i++)
			change += this.#pays(back[i] as number, from) - this.#pays(back[i] as number, to);
		return change;
	}

	apply(move: Move, owner: Int32Array): void {
		const { from, to, out, outs, back, backs } = move;
		for (let i = 0; i < outs; i++) this.#shift(out[i] as number, from, to);
		for (let i = 0; i < backs; i++) this.#shift(back[i] as number, to, from);
		for (const territory of [from, to]) {
			this.#changes[territory] = (this.#changes[territory] as number) + outs + backs;
			this.#lookAfter(territory, owner);
		}
	}

	#lookAfter(territory: number, owner: Int32Array): void {
		const { weight, territories } = this.#problem;
		const due = weight.length / territories / 16;
		if ((this.#changes[territory] as number) >= due) this.#recentre(territory, owner, STEPS);
	}

	#shift(unit: number, from: number, to: number): void {
		this.#costs[from] = (this.#costs[from] as number) - this.#pays(unit, from);
		this.#costs[to] = (this.#costs[to] as number) + this.#pays(unit, to);
	}

	#pays(unit: number, territory: number): number {
		const { x, y, weight } = this.#problem;
		const dx = (x[unit] as number) - (this.centreX[territory] as number);
		const dy = (y[unit] as number) - (this.centreY[territory] as number);
		return (weight[unit] as number) * Math.sqrt(dx * dx + dy * dy);
	}

	#recentre(territory: number, owner: Int32Array, steps: number): void {
		this.#changes[territory] = 0;
		this.#costs[territory] = 0;
		let count = 0;
		for (let unit = 0; unit < owner.length; unit++)
			if (owner[unit] === territory) this.#members[count++] = unit;
		if (count === 0) return;
		const members = this.#members.subarray(0, count);
		const [x, y] = this.#drawn(territory, members, steps);
		this.centreX[territory] = x;
		this.centreY[territory] = y;
		let cost = 0;
		for (const unit of members) cost += this.#pays(unit, territory);
		this.#costs[territory] = cost;
	}

	/** The centre of a territory, drawn to its base. */
	#drawn(territory: number, members: Int32Array, steps: number): Point {
		const { bases } = this.#problem;
		if (!bases || Number.isNaN(bases.x[territory])) return this.#free(territory, members, steps);
		const base: Point = [bases.x[territory] as number, bases.y[territory] as number];
		const { pull } = bases;
		if (pull === 1) return base;
		const free = this.#free(territory, members, steps);
		return [pull * base[0] + (1 - pull) * free[0], pull * base[1] + (1 - pull) * free[1]];
	}

	/** The centre without a base: a median from where it was last, or a seat. */
	#free(territory: number, members: Int32Array, steps: number): Point {
		if (this.#place === 'unit') return seat(this.#problem, members);
		const known = this.#medians[territory];
		const start = known ?? seat(this.#problem, members.subarray(0, 1));
		const found = median(this.#problem, members, start, known ? steps : FIRST_STEPS);
		this.#medians[territory] = found;
		return found;
	}
}

/** Of each territory the place of the unit from which its units are nearest; NaN where it has none. */
export function seatsOf(problem: TerritoryProblem, owner: Int32Array): Centres {
	const seats = Array.from({ length: problem.territories }, (_, territory) => {
		const members = Int32Array.from(owner.keys()).filter((unit) => owner[unit] === territory);
		return members.length > 0 ? seat(problem, members) : [Number.NaN, Number.NaN];
	});
	return {
		x: Float64Array.from(seats, ([x]) => x as number),
		y: Float64Array.from(seats, ([, y]) => y as number),
	};
}

type Point = [number, number];

/** Place of the member from which the others are nearest; of equals the first. */
function seat({ x, y, weight }: TerritoryProblem, members: Int32Array): Point {
	let best: Point = [0, 0];
	let least = Infinity;
	for (const candidate of members) {
		const cx = x[candidate] as number;
		const cy = y[candidate] as number;
		let cost = 0;
		for (let i = 0; i < members.length && cost < least; i++) {
			const unit = members[i] as number;
			const dx = (x[unit] as number) - cx;
			const dy = (y[unit] as number) - cy;
			cost += (weight[unit] as number) * Math.sqrt(dx * dx + dy * dy);
		}
		if (cost >= least) continue;
		least = cost;
		best = [cx, cy];
	}
	return best;
}

/** Weiszfeld's steps towards the point from which the members are nearest. */
function median({ x, y, weight }: TerritoryProblem, members: Int32Array, start: Point, steps: number): Point {
	let [cx, cy] = start;
	for (let step = 0; step < steps; step++) {
		let [pull, pullX, pullY] = [0, 0, 0];
		for (const unit of members) {
			const dx = (x[unit] as number) - cx;
			const dy = (y[unit] as number) - cy;
			const by = (weight[unit] as number) / (Math.sqrt(dx * dx + dy * dy) + 1e-9);
			pull += by;
			pullX += by * dx;
			pullY += by * dy;
		}
		if (!(pull > 0)) break;
		cx += pullX / pull;
		cy += pullY / pull;
	}
	return [cx, cy];
}
