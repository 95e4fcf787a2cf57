import type { Frame } from './frame.ts';
import { KeyHeap } from './heap.ts';
import type { Mending } from './mending.ts';

/**
 * Gives every unit that has no territory to one that it touches and that may have it, first to those furthest from their share.
 *
 * @returns units that touch none that may have them
 */
export function absorb(plan: Mending): number[] {
	const { frame, owner } = plan;
	const { share, meant, territories } = frame;
	const filled = filling(frame, owner);
	const heap = new KeyHeap();
	const offer = (unit: number, territory: number) => {
		if (owner[unit] !== -1 || territory < 0 || !plan.mayHave(unit, territory)) return;
		heap.push(unit * territories + territory, (filled[territory] as number) / (meant[territory] as number));
	};
	owner.forEach((own, unit) => {
		if (own === -1) for (const other of plan.around(unit)) offer(unit, owner[other] as number);
	});
	while (heap.size > 0) {
		const one = heap.pop();
		const [unit, territory] = [Math.floor(one / territories), one % territories];
		if (owner[unit] !== -1) continue;
		plan.assign(unit, territory);
		filled[territory] = (filled[territory] as number) + (share[unit] as number);
		for (const other of plan.around(unit)) offer(other, territory);
	}
	return [...owner.keys()].filter((unit) => owner[unit] === -1);
}

/** Of the territories that may have a unit the one furthest from its share. */
export function emptiest({ frame, owner }: Mending, unit: number): number {
	const { territories, meant, mask } = frame;
	const filled = filling(frame, owner);
	let best = -1;
	for (let t = 0; t < territories; t++) {
		if (mask && !mask(unit, t)) continue;
		const fill = (filled[t] as number) / (meant[t] as number);
		if (best === -1 || fill < (filled[best] as number) / (meant[best] as number)) best = t;
	}
	return best;
}

/** What each territory has so far, in shares of all targets. */
export function filling({ share, territories }: Frame, owner: Int32Array): Float64Array {
	const filled = new Float64Array(territories);
	owner.forEach((own, unit) => {
		if (own >= 0) filled[own] = (filled[own] as number) + (share[unit] as number);
	});
	return filled;
}
