import { bandsOf } from '../figures.ts';
import type { Frame } from './frame.ts';
import { KeyHeap } from './heap.ts';

/** What a territory may hold, per criterion. */
export interface Limits {
	readonly floor: readonly number[];
	readonly ceiling: readonly number[];
}

/** The limits of one territory; without it the widest of all, which none can break. */
export function limitsOf({ problem, territories, criteria }: Frame, territory?: number): Limits {
	const { floor, ceiling } = bandsOf(problem);
	const every = Array.from({ length: criteria }, (_, c) => c * territories);
	const of = (limits: Float64Array, from: number, pick: (...all: number[]) => number) =>
		territory === undefined
			? limits.subarray(from, from + territories).reduce((a, b) => pick(a, b))
			: (limits[from + territory] as number);
	return {
		floor: every.map((from) => of(floor, from, Math.min)),
		ceiling: every.map((from) => of(ceiling, from, Math.max)),
	};
}

/** What a growth came to: a territory, the proof that there is none, or neither within its steps. */
export interface Growth {
	/** The root first; null: none was found. */
	readonly units: readonly number[] | null;
	/** All territories were looked at. */
	readonly isProven: boolean;
}

/** Which units come into question. */
export interface Among {
	/** That the territory may have; all where it is not given. */
	readonly mayTake?: (unit: number) => boolean;
	/** That have a territory which stands: no part of the map left over reaches through them. */
	readonly isSettled?: (unit: number) => boolean;
	/** That the territory has beside the root, and hang together with it. */
	readonly together?: readonly number[];
}

/** A unit that is not decided yet, one of the territory, one that stays outside. */
const [OPEN, IN, OUT] = [0, 1, 2];
/** Rounding of sums that breaks no limit. */
const SLACK = 1e-9;

/**
 * Looks for a territory around a unit that holds all limits and leaves no part of the map in which no territory can: branch and
 * bound over its borders, unit by unit taken or left out. A branch ends where a ceiling is broken, where what is left outside is
 * cut off in too small a part, or where all that can still be reached does not come up to a floor before another criterion is full.
 *
 * @param limits of the territory; those of the parts left over are the same
 * @param most units that may be looked at, again and again
 */
export function growTerritory(
	frame: Frame,
	root: number,
	limits: Limits,
	most: number,
	among: Among = {},
): Growth {
	return new Growing(frame, root, limits, most, among).run();
}

class Growing {
	readonly #frame: Frame;
	readonly #floor: readonly number[];
	readonly #ceiling: readonly number[];
	readonly #state: Uint8Array;
	readonly #units: number[];
	readonly #loads: Float64Array;
	/** By criterion that is spent and criterion that is gained: units that come into question, the best exchange first. */
	readonly #exchanges: readonly (readonly Int32Array[])[];
	/** Number of the last question that met a unit. */
	readonly #stamp: Int32Array;
	readonly #queue: Int32Array;
	#stamps = 0;
	#left: number;

	constructor(frame: Frame, root: number, limits: Limits, most: number, among: Among) {
		this.#frame = frame;
		this.#floor = limits.floor.map((floor) => floor * (1 - SLACK));
		this.#ceiling = limits.ceiling.map((ceiling) => ceiling * (1 + SLACK));
		this.#left = most;
		this.#units = [root];
		this.#loads = new Float64Array(frame.criteria);
		this.#stamp = new Int32Array(frame.units);
		this.#queue = new Int32Array(frame.units);
		this.#state = new Uint8Array(frame.units).fill(OUT);
		const { mayTake = () => true, isSettled, together = [] } = among;
		for (const unit of together) {
			this.#units.push(unit);
			this.#add(unit, 1);
		}
		this.#add(root, 1);
		const near = this.#comesInto(mayTake);
		if (isSettled) for (let unit = 0; unit < frame.units; unit++) if (isSettled(unit)) this.#state[unit] = IN;
		for (const unit of near) this.#state[unit] = OPEN;
		for (const unit of this.#units) this.#state[unit] = IN;
		const every = this.#floor.map((_, c) => c);
		this.#exchanges = every.map((spent) =>
			every.map((gained) =>
				Int32Array.from(near).sort(
					(a, b) => this.#gain(b, spent, gained) - this.#gain(a, spent, gained) || a - b,
				),
			),
		);
	}

	run(): Growth {
		const isFound = this.#holdsCeilings(this.#units[0] as number, -1) && this.#search();
		return { units: isFound ? this.#units : null, isProven: !isFound && this.#left >= 0 };
	}

	/**
	 * Whether a territory is found: depth first, a unit of the border taken and then left out. Where many units hold nothing a way
	 * is thousands of them long, so it is a list and no recursion.
	 */
	#search(): boolean {
		const decided: number[] = [];
		for (let goesOn = true; ;) {
			if (goesOn) {
				if (this.#left >= 0 && this.#holdsFloors() && this.#leavesFit()) return true;
				const unit = this.#left >= 0 && this.#canReachFloors() ? this.#nextUnit() : -1;
				goesOn = unit >= 0 && this.#take(unit);
				if (unit >= 0) decided.push(unit);
				continue;
			}
			const last = decided.at(-1);
			if (last === undefined) return false;
			if (this.#state[last] === IN) goesOn = this.#leaveOut(last) && this.#left >= 0;
			else {
				this.#state[last] = OPEN;
				decided.pop();
			}
		}
	}

	/** Takes a unit; false where that cuts something off. */
	#take(unit: number): boolean {
		this.#state[unit] = IN;
		this.#units.push(unit);
		this.#add(unit, 1);
		return this.#cutsNoneOff(unit);
	}

	/** Leaves out the unit that was taken last; false where what lies outside around it is too small. */
	#leaveOut(unit: number): boolean {
		this.#units.pop();
		this.#add(unit, -1);
		this.#state[unit] = OUT;
		return this.#holds(unit, 1);
	}

	/** The unit at the border that best brings what is lacking. */
	#nextUnit(): number {
		const { offsets, neighbours } = this.#frame;
		let [best, most] = [-1, -Infinity];
		this.#left -= this.#units.length;
		for (const unit of this.#units) {
			for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
				const other = neighbours[e] as number;
				if (this.#state[other] !== OPEN || !this.#holdsCeilings(other, 1)) continue;
				const worth = this.#worth(other);
				if (worth > most) [best, most] = [other, worth];
			}
		}
		return best;
	}

	#worth(unit: number): number {
		let [sum, all] = [0, 0];
		for (let c = 0; c < this.#floor.length; c++) {
			const share = this.#valueOf(unit, c) / (this.#floor[c] as number);
			all += share;
			sum += share * (1 - (this.#loads[c] as number) / (this.#floor[c] as number));
		}
		return all > 0 ? sum / all : 0;
	}

	#holdsFloors(): boolean {
		return this.#floor.every((floor, c) => (this.#loads[c] as number) >= floor);
	}

	/** Whether all that may still be taken comes up to the floors, fractions of units included, whatever else it would break. */
	#canReachFloors(): boolean {
		const { offsets, neighbours } = this.#frame;
		const stamp = ++this.#stamps;
		const queue = this.#queue;
		let length = 0;
		for (const unit of this.#units) queue[length++] = unit;
		const sums = this.#loads.slice();
		for (let next = 0; next < length; next++) {
			const unit = queue[next] as number;
			for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
				const other = neighbours[e] as number;
				if (this.#stamp[other] === stamp || this.#state[other] !== OPEN || !this.#holdsCeilings(other, 1))
					continue;
				this.#stamp[other] = stamp;
				queue[length++] = other;
				for (let c = 0; c < sums.length; c++) sums[c] = (sums[c] as number) + this.#valueOf(other, c);
			}
		}
		this.#left -= length;
		return this.#floor.every((floor, gained) => {
			if ((this.#loads[gained] as number) >= floor) return true;
			if ((sums[gained] as number) < floor) return false;
			return this.#ceiling.every(
				(ceiling, spent) =>
					spent === gained || ceiling === Infinity || this.#most(spent, gained, stamp) >= floor,
			);
		});
	}

	/** Most of one criterion that what is left of another one buys, of the units with a stamp. */
	#most(spent: number, gained: number, stamp: number): number {
		let room = (this.#ceiling[spent] as number) - (this.#loads[spent] as number);
		let load = this.#loads[gained] as number;
		for (const unit of this.#exchanges[spent]?.[gained] as Int32Array) {
			if (this.#stamp[unit] !== stamp) continue;
			const price = this.#valueOf(unit, spent);
			const gain = this.#valueOf(unit, gained);
			if (price > room) return load + (gain * room) / price;
			room -= price;
			load += gain;
			if (load >= (this.#floor[gained] as number)) return load;
		}
		return load;
	}

	/** Whether every part of the map beside the territory may be divided: into one, or with the load of two. */
	#leavesFit(): boolean {
		return this.#eachPartBeside(this.#units, (other) => this.#holds(other, 2) || this.#holds(other, 1, true));
	}

	/** Whether no unit that stays outside is cut off by one in too small a part; parts become no larger. */
	#cutsNoneOff(unit: number): boolean {
		return this.#eachPartBeside([unit], (other) => this.#holds(other, 1) || !this.#staysOutside(other));
	}

	#eachPartBeside(units: readonly number[], isFine: (other: number) => boolean): boolean {
		const { offsets, neighbours } = this.#frame;
		for (const unit of units) {
			for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
				const other = neighbours[e] as number;
				if (this.#state[other] !== IN && !isFine(other)) return false;
			}
		}
		return true;
	}

	/** Whether the part of the map outside that a unit lies in has the load of some territories, and with `isAll` no more than that. */
	#holds(first: number, territories: number, isAll = false): boolean {
		const sums = new Float64Array(this.#floor.length);
		const isThere = this.#visit(first, (unit) => {
			let isEnough = true;
			for (let c = 0; c < sums.length; c++) {
				sums[c] = (sums[c] as number) + this.#valueOf(unit, c);
				isEnough &&= (sums[c] as number) >= territories * (this.#floor[c] as number);
			}
			return isEnough && !isAll;
		});
		if (!isAll) return isThere;
		return this.#floor.every(
			(floor, c) => (sums[c] as number) >= floor && (sums[c] as number) <= (this.#ceiling[c] as number),
		);
	}

	#staysOutside(first: number): boolean {
		return this.#visit(first, (unit) => this.#state[unit] === OUT);
	}

	/** Goes through the part of the map outside that a unit lies in until a question is answered with yes. */
	#visit(first: number, ask: (unit: number) => boolean): boolean {
		const { offsets, neighbours } = this.#frame;
		const stamp = ++this.#stamps;
		const queue = this.#queue;
		queue[0] = first;
		this.#stamp[first] = stamp;
		let length = 1;
		for (let next = 0; next < length; next++) {
			const unit = queue[next] as number;
			this.#left--;
			if (ask(unit)) return true;
			for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
				const other = neighbours[e] as number;
				if (this.#stamp[other] === stamp || this.#state[other] === IN) continue;
				this.#stamp[other] = stamp;
				queue[length++] = other;
			}
		}
		return false;
	}

	/** Units to which a way from those the territory has breaks no ceiling. */
	#comesInto(mayTake: (unit: number) => boolean): number[] {
		let near: number[] | null = null;
		for (let c = 0; c < this.#ceiling.length; c++) {
			const met = this.#within(c, mayTake);
			near = near ? near.filter((unit) => met.has(unit)) : [...met];
		}
		return (near ?? []).sort((a, b) => a - b);
	}

	#within(criterion: number, mayTake: (unit: number) => boolean): Set<number> {
		const { offsets, neighbours } = this.#frame;
		const met = new Set<number>();
		const heap = new KeyHeap();
		const load = this.#loads[criterion] as number;
		const far = new Map(this.#units.map((unit) => [unit, load]));
		for (const unit of this.#units) heap.push(unit, load);
		for (let unit = heap.pop(); unit >= 0; unit = heap.pop()) {
			if (met.has(unit)) continue;
			met.add(unit);
			for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
				const other = neighbours[e] as number;
				const way = (far.get(unit) as number) + this.#valueOf(other, criterion);
				if (
					way > (this.#ceiling[criterion] as number) ||
					way >= (far.get(other) ?? Infinity) ||
					!mayTake(other)
				)
					continue;
				far.set(other, way);
				heap.push(other, way);
			}
		}
		return met;
	}

	#holdsCeilings(unit: number, sign: 1 | -1): boolean {
		for (let c = 0; c < this.#ceiling.length; c++) {
			const more = sign > 0 ? this.#valueOf(unit, c) : 0;
			if ((this.#loads[c] as number) + more > (this.#ceiling[c] as number)) return false;
		}
		return true;
	}

	#gain(unit: number, spent: number, gained: number): number {
		const price = this.#valueOf(unit, spent);
		return price > 0 ? this.#valueOf(unit, gained) / price : Number.MAX_VALUE;
	}

	#add(unit: number, sign: 1 | -1): void {
		for (let c = 0; c < this.#loads.length; c++)
			this.#loads[c] = (this.#loads[c] as number) + sign * this.#valueOf(unit, c);
	}

	#valueOf(unit: number, criterion: number): number {
		return this.#frame.values[unit * this.#frame.criteria + criterion] as number;
	}
}
