import type { Frame } from './frame.ts';
import { Upheaval } from './upheaval.ts';

/** Held, and linked with the first held piece of its territory; 1 = held only. */
export const JOINED = 2;

/** A plan while it is mended. */
export class Mending {
	readonly frame: Frame;
	/** Territory of each unit; −1 = none. */
	readonly owner: Int32Array;
	/** Units that keep their territory: locked, or on the way between locked ones. */
	readonly isHeld: Uint8Array;
	readonly upheaval: Upheaval;

	constructor(frame: Frame, owner: Int32Array) {
		this.frame = frame;
		this.owner = owner;
		this.isHeld = new Uint8Array(frame.units);
		this.upheaval = new Upheaval(frame.problem, owner);
	}

	/** Whether locks and eligibility let a unit have a territory. */
	mayHave(unit: number, territory: number): boolean {
		return !this.frame.mask || this.frame.mask(unit, territory);
	}

	/** Gives a unit a territory, or none. */
	assign(unit: number, territory: number): void {
		this.upheaval.moved +=
			this.upheaval.of(unit, territory) - this.upheaval.of(unit, this.owner[unit] as number);
		this.owner[unit] = territory;
	}

	/** Whether the move budget lets some units have a territory. */
	hasRoom(units: readonly number[], territory: number): boolean {
		let change = 0;
		for (const unit of units)
			change += this.upheaval.of(unit, territory) - this.upheaval.of(unit, this.owner[unit] as number);
		return this.upheaval.hasRoom(change);
	}

	/** The neighbours of a unit. */
	around(unit: number): Uint32Array {
		const { offsets, neighbours } = this.frame;
		return neighbours.subarray(offsets[unit], offsets[unit + 1]);
	}
}
