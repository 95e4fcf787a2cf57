import type { Frame } from './frame.ts';
import type { GatedPart } from './gated-parts.ts';
import { growTerritory } from './growth.ts';
import type { Limits } from './growth.ts';

/** Sets of units that are looked at, and how often units for each that has to go on beyond a gate. */
const SETS = 400_000;
const LOOKS = 200_000;
/** Rounding of sums that breaks no limit. */
const SLACK = 1e-9;

/**
 * Whether it is proven that no plan holds all limits in a part of the map. Each territory that meets the part lies in it, or has
 * a gate. So all sets of territories within it are looked at, and all ways to share what they leave between the two that have the
 * gates; each of these has to come up to the floors beyond its gate (`growTerritory`). Branch and bound over sets of units.
 *
 * @param limits the widest of all territories
 */
export function isIndivisible(frame: Frame, part: GatedPart, limits: Limits): boolean {
	return !new BehindGates(frame, part, limits).mayBeDivided();
}

class BehindGates {
	readonly #frame: Frame;
	readonly #part: GatedPart;
	readonly #limits: Limits;
	readonly #floor: readonly number[];
	readonly #ceiling: readonly number[];
	/** Units of the part next to each of them, and to each gate. */
	readonly #next: readonly number[];
	readonly #behind: readonly number[];
	/** By criterion that is spent and criterion that is gained: units of the part, the best exchange first. */
	readonly #exchanges: readonly (readonly (readonly number[])[])[];
	#left = SETS;

	constructor(frame: Frame, part: GatedPart, limits: Limits) {
		this.#frame = frame;
		this.#part = part;
		this.#limits = limits;
		this.#floor = limits.floor.map((floor) => floor * (1 - SLACK));
		this.#ceiling = limits.ceiling.map((ceiling) => ceiling * (1 + SLACK));
		const { offsets, neighbours } = frame;
		const place = new Map(part.units.map((unit, i) => [unit, i]));
		const near = (unit: number) =>
			neighbours.subarray(offsets[unit], offsets[unit + 1]).reduce((bits, other) => {
				const i = place.get(other);
				return i === undefined ? bits : bits | (1 << i);
			}, 0);
		this.#next = part.units.map(near);
		this.#behind = part.gates.map(near);
		const gain = (i: number, spent: number, gained: number) => {
			const price = this.#value(part.units[i] as number, spent);
			return price > 0 ? this.#value(part.units[i] as number, gained) / price : Number.MAX_VALUE;
		};
		this.#exchanges = this.#floor.map((_, spent) =>
			this.#floor.map((_floor, gained) =>
				[...part.units.keys()].sort((a, b) => gain(b, spent, gained) - gain(a, spent, gained) || a - b),
			),
		);
	}

	/** Whether the part may be divided, for all that is known: true also where too many sets would have to be looked at. */
	mayBeDivided(): boolean {
		return this.#mayBeDivided(2 ** this.#part.units.length - 1, 0);
	}

	/** Whether free units may be divided; the territories within have none before one of them. */
	#mayBeDivided(free: number, from: number): boolean {
		if (this.#mayBeShared(free)) return true;
		for (let first = from; first < this.#part.units.length; first++) {
			if (!(free & (1 << first))) continue;
			const among = free & -(1 << first);
			const accept = (set: number) => this.#mayBeDivided(free & ~set, first + 1);
			if (this.#growsWithin(1 << first, 0, among, free, accept)) return true;
		}
		return false;
	}

	/** Whether a territory within the part that goes on from a set is accepted; barred units are none of it. */
	#growsWithin(
		set: number,
		barred: number,
		among: number,
		free: number,
		accept: (set: number) => boolean,
	): boolean {
		if (--this.#left < 0) return true;
		const loads = this.#loadsOf(set);
		if (!this.#isBelow(loads)) return false;
		const rest = free & ~set;
		const isWhole = this.#floor.every((floor, c) => (loads[c] as number) >= floor);
		if (isWhole && this.#leavesFit(rest, rest) && accept(set)) return true;
		for (let out = barred; ;) {
			if (!this.#canReachFloors(loads, among & ~set & ~out) || !this.#leavesFit(rest, out & free))
				return false;
			const border = this.#around(set) & among & ~set & ~out;
			if (border === 0) return false;
			const unit = border & -border;
			if (this.#growsWithin(set | unit, out, among, free, accept)) return true;
			out |= unit;
		}
	}

	/** Whether free units may be shared between the territories that have the gates, or all go to one that has both. */
	#mayBeShared(free: number): boolean {
		if (free === 0) return true;
		const [first, second] = this.#part.gates as [number, number?];
		if (second === undefined) return this.#joined(free, 0) === free && this.#goesOn(free, 0);
		const all = this.#loadsOf(free, first, second);
		if ((this.#joined(free, 0) | this.#joined(free, 1)) === free && this.#isBelow(all)) return true;
		return this.#shares(0, 0, free);
	}

	/** Whether a set may go on beyond the first gate and all others beyond the second; barred units are not in it. */
	#shares(set: number, barred: number, free: number): boolean {
		if (--this.#left < 0) return true;
		if (!this.#isBelow(this.#loadsOf(set, this.#part.gates[0]))) return false;
		const rest = free & ~set;
		const reached = this.#joined(rest, 1);
		if (
			reached === rest &&
			this.#isBelow(this.#loadsOf(rest, this.#part.gates[1])) &&
			this.#goesOn(set, 0) &&
			this.#goesOn(rest, 1)
		)
			return true;
		for (let out = barred; ;) {
			if (out & ~reached || !this.#isBelow(this.#loadsOf(out, this.#part.gates[1]))) return false;
			const border = (this.#around(set) | (this.#behind[0] as number)) & free & ~set & ~out;
			if (border === 0) return false;
			const unit = border & -border;
			if (this.#shares(set | unit, out, free)) return true;
			out |= unit;
		}
	}

	/** Whether a territory with a gate and a set behind it comes up to the floors beyond the gate, for all that is known. */
	#goesOn(set: number, gate: number): boolean {
		if (set === 0) return true;
		const { units, gates } = this.#part;
		const own = units.filter((_, i) => set & (1 << i));
		const mayTake = (unit: number) => !units.includes(unit) && !gates.includes(unit);
		const among = { together: own, mayTake };
		return !growTerritory(this.#frame, gates[gate] as number, this.#limits, LOOKS, among).isProven;
	}

	/** Whether every piece of what is left that has some of the staying units leads to a gate, or has the load of a territory. */
	#leavesFit(rest: number, staying: number): boolean {
		let left = staying & ~this.#joined(rest, 0) & ~this.#joined(rest, 1);
		while (left !== 0) {
			const piece = this.#spread(left & -left, rest);
			const loads = this.#loadsOf(piece);
			if (this.#floor.some((floor, c) => (loads[c] as number) < floor)) return false;
			left &= ~piece;
		}
		return true;
	}

	/** Whether what may still be taken comes up to each floor before another criterion is full, fractions of units included. */
	#canReachFloors(loads: readonly number[], open: number): boolean {
		return this.#floor.every((floor, gained) =>
			this.#ceiling.every((ceiling, spent) => {
				let [load, room] = [loads[gained] as number, ceiling - (loads[spent] as number)];
				for (const i of this.#exchanges[spent]?.[gained] as readonly number[]) {
					if (load >= floor) return true;
					if (!(open & (1 << i))) continue;
					const price = spent === gained ? 0 : this.#value(this.#part.units[i] as number, spent);
					const part = price > room ? room / price : 1;
					load += part * this.#value(this.#part.units[i] as number, gained);
					if (part < 1) break;
					room -= price;
				}
				return load >= floor;
			}),
		);
	}

	/** Units of a set that a gate leads to. */
	#joined(set: number, gate: number): number {
		return this.#spread((this.#behind[gate] ?? 0) & set, set);
	}

	/** Units of a set that some of it reach. */
	#spread(from: number, set: number): number {
		for (let [all, last] = [from, from]; ; all |= last) {
			last = this.#around(last) & set & ~all;
			if (last === 0) return all;
		}
	}

	/** Units next to those of a set. */
	#around(set: number): number {
		let around = 0;
		for (let left = set; left !== 0; left &= left - 1)
			around |= this.#next[31 - Math.clz32(left & -left)] as number;
		return around;
	}

	#loadsOf(set: number, ...more: readonly (number | undefined)[]): number[] {
		return this.#floor.map((_, c) => {
			let sum = 0;
			for (const unit of more) if (unit !== undefined) sum += this.#value(unit, c);
			for (let left = set; left !== 0; left &= left - 1)
				sum += this.#value(this.#part.units[31 - Math.clz32(left & -left)] as number, c);
			return sum;
		});
	}

	#isBelow(loads: readonly number[]): boolean {
		return this.#ceiling.every((ceiling, c) => (loads[c] as number) <= ceiling);
	}

	#value(unit: number, criterion: number): number {
		return this.#frame.values[unit * this.#frame.criteria + criterion] as number;
	}
}
