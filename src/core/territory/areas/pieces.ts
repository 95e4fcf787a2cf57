import type { Adjacency } from '../problem.ts';
import type { Frame } from './frame.ts';

/** Units of one territory that hang together. */
export interface Piece {
	readonly territory: number;
	readonly units: readonly number[];
	/** Of all targets. */
	readonly share: number;
}

/** The pieces of all territories, in the order of their first unit; units without a territory are in none. */
export function piecesOf(
	{ offsets, neighbours, share }: Adjacency & Pick<Frame, 'share'>,
	owner: Int32Array,
): Piece[] {
	const isMet = new Uint8Array(owner.length);
	const pieces: Piece[] = [];
	for (let first = 0; first < owner.length; first++) {
		if (isMet[first] || (owner[first] as number) < 0) continue;
		const territory = owner[first] as number;
		const units = [first];
		let sum = 0;
		isMet[first] = 1;
		for (const unit of units) {
			sum += share[unit] as number;
			for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
				const other = neighbours[e] as number;
				if (isMet[other] || owner[other] !== territory) continue;
				isMet[other] = 1;
				units.push(other);
			}
		}
		pieces.push({ territory, units, share: sum });
	}
	return pieces;
}

/** Number of pieces of each territory: 1 = it hangs together, 0 = it has no units. */
export function pieceCounts(frame: Frame, owner: Int32Array): Uint32Array {
	const counts = new Uint32Array(frame.territories);
	for (const { territory } of piecesOf(frame, owner)) counts[territory] = (counts[territory] as number) + 1;
	return counts;
}

/** The units of a territory with the largest shares of all targets, the largest first. */
export function largestOf({ share }: Frame, owner: Int32Array, territory: number, most: number): number[] {
	const units = [...owner.keys()].filter((unit) => owner[unit] === territory);
	return units.sort((a, b) => (share[b] as number) - (share[a] as number) || a - b).slice(0, most);
}
