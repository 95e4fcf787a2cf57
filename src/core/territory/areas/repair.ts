import { Contiguity } from './contiguity.ts';
import type { Frame } from './frame.ts';
import { KeyHeap } from './heap.ts';
import { piecesOf } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { Upheaval } from './upheaval.ts';

/** Held, and linked with the first held piece of its territory; 1 = held only. */
const JOINED = 2;

/**
 * Makes a complete plan of any beginning: locked units get their territory, locked parts of a territory are joined by the
 * shortest way, of each territory the largest piece stays, and what is left over joins the neighbour that is furthest from its
 * share. Pieces apart remain only where locks, eligibility or the move budget leave no other way.
 *
 * @param owner −1 = none; changed in place
 */
export function repair(frame: Frame, owner: Int32Array): void {
	const { mask } = frame;
	const { locked } = frame.problem;
	const isHeld = new Uint8Array(frame.units);
	for (let unit = 0; unit < frame.units; unit++) {
		const own = locked?.[unit] ?? -1;
		if (own >= 0) {
			owner[unit] = own;
			isHeld[unit] = 1;
		} else if (mask && (owner[unit] as number) >= 0 && !mask(unit, owner[unit] as number)) owner[unit] = -1;
	}
	if (locked) joinHeld(frame, owner, isHeld);
	releaseStrays(frame, owner, isHeld);
	absorb(frame, owner);
	fillEmpty(frame, owner, isHeld);
}

/** Joins the pieces of a territory that have locked units, by the shortest way through units that may be taken. */
function joinHeld(frame: Frame, owner: Int32Array, isHeld: Uint8Array): void {
	const pieces = piecesOf(frame, owner).filter(({ units }) => units.some((unit) => isHeld[unit]));
	pieces.sort((a, b) => a.territory - b.territory || b.share - a.share);
	pieces.forEach((piece, i) => {
		const isFirst = pieces[i - 1]?.territory !== piece.territory;
		const way = isFirst ? [] : wayHome(frame, owner, isHeld, piece);
		for (const unit of way) {
			owner[unit] = piece.territory;
			isHeld[unit] = JOINED;
		}
		if (!isFirst && way.length === 0) return;
		for (const unit of piece.units) if (isHeld[unit]) isHeld[unit] = JOINED;
	});
}

/** The fewest units that link a piece with those of its territory already joined; none where no way is open. */
function wayHome(frame: Frame, owner: Int32Array, isHeld: Uint8Array, { territory, units }: Piece): number[] {
	const { offsets, neighbours, mask } = frame;
	const before = new Int32Array(frame.units).fill(-1);
	const queue = [...units];
	for (const unit of queue) before[unit] = unit;
	for (const unit of queue) {
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const other = neighbours[e] as number;
			if (before[other] !== -1) continue;
			const isHome = owner[other] === territory;
			if (!isHome && (isHeld[other] || (mask && !mask(other, territory)))) continue;
			before[other] = unit;
			if (isHome && isHeld[other] === JOINED) return wayBack(before, other);
			queue.push(other);
		}
	}
	return [];
}

function wayBack(before: Int32Array, from: number): number[] {
	const way: number[] = [];
	for (let unit = from; before[unit] !== unit; unit = before[unit] as number) way.push(unit);
	return way;
}

/** Lets go of all but the main piece of each territory, as far as the move budget goes. */
function releaseStrays(frame: Frame, owner: Int32Array, isHeld: Uint8Array): void {
	const upheaval = new Upheaval(frame.problem, owner);
	const rank = (piece: Piece) => (piece.units.some((unit) => isHeld[unit]) ? 1 : 0);
	const main = new Map<number, Piece>();
	const pieces = piecesOf(frame, owner);
	for (const piece of pieces) {
		const other = main.get(piece.territory);
		if (!other || rank(piece) > rank(other) || (rank(piece) === rank(other) && piece.share > other.share))
			main.set(piece.territory, piece);
	}
	const strays = pieces.filter((piece) => main.get(piece.territory) !== piece);
	const value = ({ units }: Piece) => units.reduce((sum, unit) => sum + upheaval.of(unit, -1), 0);
	strays.sort((a, b) => value(a) - value(b));
	for (const stray of strays) {
		const units = stray.units.filter((unit) => !isHeld[unit]);
		if (!upheaval.hasRoom(value(stray))) continue;
		upheaval.moved += value(stray);
		for (const unit of units) owner[unit] = -1;
	}
}

/** Gives every unit that has no territory to a neighbour that may have it, first to those furthest from their share. */
function absorb(frame: Frame, owner: Int32Array): void {
	const { offsets, neighbours, share, meant, mask, territories } = frame;
	const filled = new Float64Array(territories);
	owner.forEach((own, unit) => {
		if (own >= 0) filled[own] = (filled[own] as number) + (share[unit] as number);
	});
	const heap = new KeyHeap();
	const offer = (unit: number, territory: number) => {
		if (mask && !mask(unit, territory)) return;
		heap.push(unit * territories + territory, (filled[territory] as number) / (meant[territory] as number));
	};
	const offerAround = (unit: number) => {
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const other = neighbours[e] as number;
			if (owner[unit] === -1 && (owner[other] as number) >= 0) offer(unit, owner[other] as number);
			if ((owner[unit] as number) >= 0 && owner[other] === -1) offer(other, owner[unit] as number);
		}
	};
	const take = (unit: number, territory: number) => {
		owner[unit] = territory;
		filled[territory] = (filled[territory] as number) + (share[unit] as number);
		offerAround(unit);
	};
	owner.forEach((own, unit) => own === -1 && offerAround(unit));
	for (let next = 0; ;) {
		while (heap.size > 0) {
			const one = heap.pop();
			if (owner[Math.floor(one / territories)] === -1) take(Math.floor(one / territories), one % territories);
		}
		while (next < owner.length && owner[next] !== -1) next++;
		if (next === owner.length) return;
		take(next, emptiest(frame, filled, next));
	}
}

/** Of the territories that may have a unit the one furthest from its share. */
function emptiest({ territories, meant, mask }: Frame, filled: Float64Array, unit: number): number {
	let best = -1;
	for (let t = 0; t < territories; t++) {
		if (mask && !mask(unit, t)) continue;
		const fill = (filled[t] as number) / (meant[t] as number);
		if (best === -1 || fill < (filled[best] as number) / (meant[best] as number)) best = t;
	}
	return best;
}

/** Gives each territory without units one of a territory that can spare it: of the fullest, or the nearest to its base. */
function fillEmpty(frame: Frame, owner: Int32Array, isHeld: Uint8Array): void {
	const { share, meant, mask, territories, problem } = frame;
	const sizes = new Uint32Array(territories);
	const filled = new Float64Array(territories);
	owner.forEach((own, unit) => {
		sizes[own] = (sizes[own] as number) + 1;
		filled[own] = (filled[own] as number) + (share[unit] as number);
	});
	const contiguity = new Contiguity(frame, owner);
	const upheaval = new Upheaval(problem, owner);
	for (let empty = 0; empty < territories; empty++) {
		if ((sizes[empty] as number) > 0) continue;
		let best = -1;
		let most = -Infinity;
		for (let unit = 0; unit < owner.length; unit++) {
			const own = owner[unit] as number;
			if (isHeld[unit] || (sizes[own] as number) < 2 || (mask && !mask(unit, empty))) continue;
			const worth = nearBase(frame, empty, unit) ?? (filled[own] as number) / (meant[own] as number);
			if (worth <= most || !contiguity.staysWhole(unit)) continue;
			if (!upheaval.hasRoom(upheaval.of(unit, empty) - upheaval.of(unit, own))) continue;
			best = unit;
			most = worth;
		}
		if (best === -1) continue;
		const own = owner[best] as number;
		upheaval.moved += upheaval.of(best, empty) - upheaval.of(best, own);
		sizes[own] = (sizes[own] as number) - 1;
		filled[own] = (filled[own] as number) - (share[best] as number);
		sizes[empty] = 1;
		owner[best] = empty;
	}
}

/** Minus the squared distance to the base of a territory; null where it has none. */
function nearBase({ problem: { x, y, bases } }: Frame, territory: number, unit: number): number | null {
	if (!bases || Number.isNaN(bases.x[territory])) return null;
	const dx = (x[unit] as number) - (bases.x[territory] as number);
	const dy = (y[unit] as number) - (bases.y[territory] as number);
	return -(dx * dx + dy * dy);
}
