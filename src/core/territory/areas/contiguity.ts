import type { Frame } from './frame.ts';
import { Groups } from './groups.ts';
import { MOST_FOLLOWERS } from './move.ts';
import type { Move } from './move.ts';

/** Answers what a unit's leaving does to its territory; one object serves a whole search. */
export class Contiguity {
	readonly #frame: Frame;
	readonly #owner: Int32Array;
	/** Units met, one after the other; by unit the next one of the same group. */
	readonly #queue: Int32Array;
	/** Stamp of the last search that met a unit. */
	readonly #met: Int32Array;
	readonly #groups: Groups;
	#stamp = 0;

	/** @param owner the plan of the search; it is read whenever a question is asked */
	constructor(frame: Frame, owner: Int32Array) {
		this.#frame = frame;
		this.#owner = owner;
		this.#queue = new Int32Array(frame.units);
		this.#met = new Int32Array(frame.units);
		let most = 0;
		for (let unit = 0; unit < frame.units; unit++)
			most = Math.max(most, (frame.offsets[unit + 1] as number) - (frame.offsets[unit] as number));
		this.#groups = new Groups(most);
	}

	/** Whether a unit other than `except` touches a territory. */
	touches(unit: number, territory: number, except = -1): boolean {
		const { offsets, neighbours } = this.#frame;
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const other = neighbours[e] as number;
			if (other !== except && this.#owner[other] === territory) return true;
		}
		return false;
	}

	/**
	 * Whether its territory falls into no more pieces without the unit: all its neighbours there reach each other without it.
	 * First among the neighbours themselves, which decides nearly every case, then through the territory.
	 */
	staysWhole(unit: number): boolean {
		const own = this.#owner[unit] as number;
		const { offsets, neighbours } = this.#frame;
		let wanted = 0;
		let first = -1;
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			if (this.#owner[neighbours[e] as number] !== own) continue;
			first = neighbours[e] as number;
			wanted++;
		}
		if (wanted < 2) return true;
		return this.#reachAround(unit, first, wanted) || this.#part(unit, false) === 1;
	}

	/**
	 * Adds to a move of one unit what its leaving cuts off, all but the largest piece.
	 *
	 * @returns whether these are few enough; false leaves the move as it was
	 */
	takeFollowers(move: Move): boolean {
		const unit = move.out[0] as number;
		const { offsets, neighbours } = this.#frame;
		const groups = this.#groups;
		const base = this.#stamp + 1;
		this.#part(unit, true);
		const { largest, others } = groups.sizes();
		if (others > MOST_FOLLOWERS) return false;
		const stamp = ++this.#stamp;
		let length = 0;
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const other = neighbours[e] as number;
			if (this.#owner[other] !== move.from || this.#met[other] === stamp) continue;
			if (groups.rootOf((this.#met[other] as number) - base) !== largest)
				length = this.#spread(other, length, unit);
		}
		for (let i = 0; i < length; i++) move.out[move.outs++] = this.#queue[i] as number;
		return true;
	}

	/** Whether as many neighbours of `unit` as wanted are met from the first one, inside the same territory and among themselves. */
	#reachAround(unit: number, first: number, wanted: number): boolean {
		const { offsets, neighbours } = this.#frame;
		const own = this.#owner[unit] as number;
		const stamp = ++this.#stamp;
		const [met, queue] = [this.#met, this.#queue];
		met[first] = stamp;
		queue[0] = first;
		let length = 1;
		for (let next = 0; next < length && length < wanted; next++) {
			const one = queue[next] as number;
			for (let e = offsets[one] as number; e < (offsets[one + 1] as number); e++) {
				const other = neighbours[e] as number;
				if (met[other] === stamp || this.#owner[other] !== own || !this.#isNext(unit, other)) continue;
				met[other] = stamp;
				queue[length++] = other;
			}
		}
		return length === wanted;
	}

	/**
	 * Into how many pieces a territory falls without a unit: spreads from all neighbours in turn, so that a small piece, or a way
	 * around, is found without going through the whole territory. Stops where all have met, or at the first piece that is apart;
	 * with `isAll` where all pieces but the largest are known.
	 *
	 * @returns pieces of the unit's neighbours as far as they have met; `#met` less the first new stamp is the group of each unit
	 */
	#part(unit: number, isAll: boolean): number {
		const { offsets, neighbours } = this.#frame;
		const own = this.#owner[unit] as number;
		const [met, queue, groups] = [this.#met, this.#queue, this.#groups];
		const base = this.#stamp + 1;
		groups.clear();
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const other = neighbours[e] as number;
			if (this.#owner[other] === own) met[other] = base + groups.begin(other);
		}
		this.#stamp += groups.count;
		for (let group = 0; groups.goesOn(isAll); group = (group + 1) % groups.count) {
			const one = groups.heads[group] as number;
			if (one < 0) continue;
			for (let e = offsets[one] as number; e < (offsets[one + 1] as number); e++) {
				const other = neighbours[e] as number;
				if (other === unit || this.#owner[other] !== own) continue;
				const before = (met[other] as number) - base;
				if (before >= 0) groups.join(group, before);
				else {
					met[other] = base + group;
					queue[groups.tails[group] as number] = other;
					groups.add(group, other);
				}
			}
			groups.leave(group, one === groups.tails[group] ? -1 : (queue[one] as number));
		}
		return groups.pieces;
	}

	/** Whether two units touch. */
	#isNext(unit: number, other: number): boolean {
		const { offsets, neighbours } = this.#frame;
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++)
			if (neighbours[e] === other) return true;
		return false;
	}

	/** Queues all units of a territory that hang together with one without passing another, from place `length` on; returns the new length. */
	#spread(first: number, length: number, without: number): number {
		const { offsets, neighbours } = this.#frame;
		const own = this.#owner[first];
		const begin = length;
		this.#met[first] = this.#stamp;
		this.#queue[length++] = first;
		for (let next = begin; next < length; next++) {
			const one = this.#queue[next] as number;
			for (let e = offsets[one] as number; e < (offsets[one + 1] as number); e++) {
				const other = neighbours[e] as number;
				if (other === without || this.#owner[other] !== own || this.#met[other] === this.#stamp) continue;
				this.#met[other] = this.#stamp;
				this.#queue[length++] = other;
			}
		}
		return length;
	}
}
