import type { TerritoryProblem } from '../problem.ts';
import type { Move } from './move.ts';

/** What has another territory than today while a search moves units, and whether there is room for more. */
export class Upheaval {
	/** Value that is elsewhere than today. */
	moved = 0;
	/** Most value that may be. */
	readonly limit: number;
	readonly #current: Int32Array | null;
	readonly #value: Float64Array | null;

	constructor({ disruption }: TerritoryProblem, owner: Int32Array) {
		this.#current = disruption?.current ?? null;
		this.#value = disruption?.value ?? null;
		const all = this.#value?.reduce((sum, value) => sum + value, 0) ?? 0;
		this.limit = disruption && disruption.budget < 1 ? all * disruption.budget * (1 + 1e-12) : Infinity;
		for (let unit = 0; unit < owner.length; unit++) this.moved += this.of(unit, owner[unit] as number);
	}

	/** Value disturbed when a unit has a territory. */
	of(unit: number, territory: number): number {
		if (!this.#current || !this.#value) return 0;
		const today = this.#current[unit] as number;
		return today >= 0 && today !== territory ? (this.#value[unit] as number) : 0;
	}

	/** By how much a move changes what is disturbed. */
	change({ from, to, out, outs, back, backs }: Move): number {
		if (!this.#current) return 0;
		let change = 0;
		for (let i = 0; i < outs; i++) change += this.of(out[i] as number, to) - this.of(out[i] as number, from);
		for (let i = 0; i < backs; i++)
			change += this.of(back[i] as number, from) - this.of(back[i] as number, to);
		return change;
	}

	/** Whether a change keeps within the budget, or comes back towards it. */
	hasRoom(change: number): boolean {
		return change <= 0 || this.moved + change <= this.limit;
	}
}
