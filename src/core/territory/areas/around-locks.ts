import { filling } from './absorb.ts';
import type { Frame } from './frame.ts';

/**
 * A plan to begin with where units are locked: every unit goes with the nearest locked one, or with the base of a territory that
 * has none. Those without either come last: each where the fullest territory so far is furthest from its own.
 *
 * @returns territory of each unit; in pieces and out of balance, but with room around what is locked
 */
export function aroundLocks(frame: Frame, locked: Int32Array): Int32Array {
	const { x, y, bases } = frame.problem;
	const owner = new Int32Array(frame.units).fill(-1);
	const nearest = new Float64Array(frame.units).fill(Infinity);
	const isPlaced = new Uint8Array(frame.territories);
	const settle = (territory: number, atX: number, atY: number) => {
		isPlaced[territory] = 1;
		for (let unit = 0; unit < owner.length; unit++) {
			const dx = (x[unit] as number) - atX;
			const dy = (y[unit] as number) - atY;
			const square = dx * dx + dy * dy;
			if (square >= (nearest[unit] as number)) continue;
			nearest[unit] = square;
			owner[unit] = territory;
		}
	};
	locked.forEach((own, unit) => own >= 0 && settle(own, x[unit] as number, y[unit] as number));
	for (let territory = 0; territory < frame.territories; territory++) {
		const base = bases?.x[territory] ?? Number.NaN;
		if (!isPlaced[territory] && !Number.isNaN(base)) settle(territory, base, bases?.y[territory] as number);
	}
	for (let territory = 0; territory < frame.territories; territory++) {
		if (isPlaced[territory]) continue;
		const unit = remotest(frame, owner, nearest);
		settle(territory, x[unit] as number, y[unit] as number);
	}
	return owner;
}

/** The unit of the fullest territory that is furthest from what is locked and placed. */
function remotest(frame: Frame, owner: Int32Array, nearest: Float64Array): number {
	const full = filling(frame, owner).map((filled, own) => filled / (frame.meant[own] as number));
	const fullest = full.indexOf(full.reduce((a, b) => Math.max(a, b), 0));
	let best = -1;
	for (let unit = 0; unit < owner.length; unit++) {
		if (owner[unit] !== fullest) continue;
		if (best === -1 || (nearest[unit] as number) > (nearest[best] as number)) best = unit;
	}
	return Math.max(0, best);
}
