import type { Centres } from '../centres.ts';
import type { Layout } from './layout.ts';

/** Nearest centres that a territory is compared with, beside those it touches. */
const NEAREST = 5;

/**
 * Pairs of territories that may exchange units: those with units in one block, and each with those of the nearest centres.
 *
 * @returns a · k + b with a < b, ascending
 */
export function neighbouringPairs(layout: Layout, owner: Int32Array, { x, y }: Centres): number[] {
	const { k, blockStart } = layout;
	const isPair = new Uint8Array(k * k);
	const here: number[] = [];
	for (let block = 0; block + 1 < blockStart.length; block++) {
		here.length = 0;
		const end = blockStart[block + 1] as number;
		for (let p = blockStart[block] as number; p < end; p++) {
			const own = owner[p] as number;
			if (!here.includes(own)) here.push(own);
		}
		for (const a of here) for (const b of here) isPair[a * k + b] = 1;
	}
	for (let a = 0; a < k; a++) for (const b of nearest(a, x, y)) isPair[a * k + b] = isPair[b * k + a] = 1;
	const pairs: number[] = [];
	for (let a = 0; a < k; a++) for (let b = a + 1; b < k; b++) if (isPair[a * k + b]) pairs.push(a * k + b);
	return pairs;
}

function nearest(a: number, x: Float64Array, y: Float64Array): number[] {
	const best: number[] = [];
	const distances: number[] = [];
	for (let b = 0; b < x.length; b++) {
		if (b === a) continue;
		const distance = ((x[b] as number) - (x[a] as number)) ** 2 + ((y[b] as number) - (y[a] as number)) ** 2;
		let at = best.length;
		while (at > 0 && (distances[at - 1] as number) > distance) at--;
		if (at >= NEAREST) continue;
		best.splice(at, 0, b);
		distances.splice(at, 0, distance);
		best.length = distances.length = Math.min(best.length, NEAREST);
	}
	return best;
}
