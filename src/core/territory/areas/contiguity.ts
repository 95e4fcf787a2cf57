import type { Frame } from './frame.ts';
import { MOST_FOLLOWERS } from './move.ts';
import type { Move } from './move.ts';

/** Answers what a unit's leaving does to its territory; one object serves a whole search. */
export class Contiguity {
	readonly #frame: Frame;
	readonly #owner: Int32Array;
	readonly #queue: Int32Array;
	/** Stamp of the last search that met a unit. */
	readonly #met: Int32Array;
	#stamp = 0;

	/** @param owner the plan of the search; it is read whenever a question is asked */
	constructor(frame: Frame, owner: Int32Array) {
		this.#frame = frame;
		this.#owner = owner;
		this.#queue = new Int32Array(frame.units);
		this.#met = new Int32Array(frame.units);
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
		return this.#reach(unit, first, wanted, true) || this.#reach(unit, first, wanted, false);
	}

	/**
	 * Adds to a move of one unit what its leaving cuts off, all but the largest piece.
	 *
	 * @returns whether these are few enough; false leaves the move as it was
	 */
	takeFollowers(move: Move): boolean {
		const unit = move.out[0] as number;
		const { offsets, neighbours } = this.#frame;
		this.#stamp++;
		this.#met[unit] = this.#stamp;
		let largest = -1;
		let [start, end] = [0, 0];
		let length = 0;
		const pieces: [number, number][] = [];
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const other = neighbours[e] as number;
			if (this.#owner[other] !== move.from || this.#met[other] === this.#stamp) continue;
			const begin = length;
			length = this.#spread(other, length);
			pieces.push([begin, length]);
			if (length - begin <= end - start && largest >= 0) continue;
			[start, end] = [begin, length];
			largest = pieces.length - 1;
		}
		if (length - (end - start) > MOST_FOLLOWERS) return false;
		pieces.forEach(([begin, until], piece) => {
			for (let i = begin; piece !== largest && i < until; i++)
				move.out[move.outs++] = this.#queue[i] as number;
		});
		return true;
	}

	/** Whether as many neighbours of `unit` as wanted are met from the first one, inside the same territory. */
	#reach(unit: number, first: number, wanted: number, isNear: boolean): boolean {
		const { offsets, neighbours } = this.#frame;
		const own = this.#owner[unit] as number;
		const stamp = ++this.#stamp;
		const around = stamp;
		const [met, queue] = [this.#met, this.#queue];
		met[unit] = stamp;
		met[first] = stamp;
		queue[0] = first;
		let length = 1;
		let left = wanted - 1;
		for (let next = 0; next < length && left > 0; next++) {
			const one = queue[next] as number;
			for (let e = offsets[one] as number; e < (offsets[one + 1] as number); e++) {
				const other = neighbours[e] as number;
				if (met[other] === around || this.#owner[other] !== own) continue;
				const isWanted = this.#isNext(unit, other);
				if (isNear && !isWanted) continue;
				met[other] = stamp;
				queue[length++] = other;
				if (isWanted) left--;
			}
		}
		return left === 0;
	}

	/** Whether two units touch. */
	#isNext(unit: number, other: number): boolean {
		const { offsets, neighbours } = this.#frame;
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++)
			if (neighbours[e] === other) return true;
		return false;
	}

	/** Queues all units of a territory that hang together with one, from place `length` on; returns the new length. */
	#spread(first: number, length: number): number {
		const { offsets, neighbours } = this.#frame;
		const own = this.#owner[first];
		const begin = length;
		this.#met[first] = this.#stamp;
		this.#queue[length++] = first;
		for (let next = begin; next < length; next++) {
			const one = this.#queue[next] as number;
			for (let e = offsets[one] as number; e < (offsets[one + 1] as number); e++) {
				const other = neighbours[e] as number;
				if (this.#owner[other] !== own || this.#met[other] === this.#stamp) continue;
				this.#met[other] = this.#stamp;
				this.#queue[length++] = other;
			}
		}
		return length;
	}
}
