import { absorb, emptiest, filling } from './absorb.ts';
import { Contiguity } from './contiguity.ts';
import type { Frame } from './frame.ts';
import { Mending } from './mending.ts';
import { piecesOf } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { joinHeld, reachOut } from './ways.ts';

/** Rounds in which what a way has torn off is mended; then what is left takes any territory that may have it. */
const ROUNDS = 6;

/**
 * Makes a complete plan of any beginning: locked units get their territory and are joined by the shortest ways; of each
 * territory the largest piece stays; what is left over joins the neighbour that is furthest from its share, or reaches out to
 * a territory that may have it. Pieces apart remain only where locks, eligibility or the move budget leave no other way.
 *
 * @param owner −1 = none; changed in place
 */
export function repair(frame: Frame, owner: Int32Array): void {
	const plan = new Mending(frame, owner);
	bind(plan);
	joinHeld(plan);
	for (let round = 0; round < ROUNDS; round++) {
		releaseStrays(plan);
		const left = absorb(plan);
		if (left.length === 0) break;
		for (const unit of left) {
			if (plan.owner[unit] !== -1 || (round < ROUNDS - 2 && reachOut(plan, unit))) continue;
			plan.assign(unit, emptiest(plan, unit));
			plan.isHeld[unit] = 1;
		}
	}
	fillEmpty(plan);
}

/** Locked units get their territory, others lose one that may not have them. */
function bind(plan: Mending): void {
	const { frame, owner, isHeld } = plan;
	const { locked } = frame.problem;
	for (let unit = 0; unit < frame.units; unit++) {
		const lock = locked?.[unit] ?? -1;
		const own = owner[unit] as number;
		if (lock >= 0) {
			plan.assign(unit, lock);
			isHeld[unit] = 1;
		} else if (own >= 0 && !plan.mayHave(unit, own)) plan.assign(unit, -1);
	}
}

/** Lets go of all but the main piece of each territory, as far as the move budget goes; held units stay. */
function releaseStrays(plan: Mending): void {
	const { frame, owner, isHeld, upheaval } = plan;
	const rank = (piece: Piece) => (piece.units.some((unit) => isHeld[unit]) ? 1 : 0);
	const main = new Map<number, Piece>();
	const pieces = piecesOf(frame, owner);
	for (const piece of pieces) {
		const other = main.get(piece.territory);
		const first = other ? rank(piece) - rank(other) || piece.share - other.share : 1;
		if (first > 0) main.set(piece.territory, piece);
	}
	const strays = pieces
		.filter((piece) => main.get(piece.territory) !== piece)
		.map(({ units }) => units.filter((unit) => !isHeld[unit]));
	const value = (units: readonly number[]) => units.reduce((sum, unit) => sum + upheaval.of(unit, -1), 0);
	strays.sort((a, b) => value(a) - value(b));
	for (const units of strays) {
		if (plan.hasRoom(units, -1)) for (const unit of units) plan.assign(unit, -1);
	}
}

/** Gives each territory without units one of a territory that can spare it: of the fullest, or the nearest to its base. */
function fillEmpty(plan: Mending): void {
	const { frame, owner } = plan;
	const sizes = new Uint32Array(frame.territories);
	for (const own of owner) sizes[own] = (sizes[own] as number) + 1;
	for (let empty = 0; empty < frame.territories; empty++) {
		if ((sizes[empty] as number) > 0) continue;
		const best = spare(plan, sizes, empty);
		if (best === -1) continue;
		const own = owner[best] as number;
		sizes[own] = (sizes[own] as number) - 1;
		sizes[empty] = 1;
		plan.assign(best, empty);
	}
}

/** The unit that an empty territory gets; −1 where none may be taken. */
function spare(plan: Mending, sizes: Uint32Array, empty: number): number {
	const { frame, owner, isHeld } = plan;
	const contiguity = new Contiguity(frame, owner);
	const filled = filling(frame, owner);
	let best = -1;
	let most = -Infinity;
	for (let unit = 0; unit < owner.length; unit++) {
		const own = owner[unit] as number;
		if (isHeld[unit] || (sizes[own] as number) < 2 || !plan.mayHave(unit, empty)) continue;
		const worth = nearBase(frame, empty, unit) ?? (filled[own] as number) / (frame.meant[own] as number);
		if (worth <= most || !contiguity.staysWhole(unit) || !plan.hasRoom([unit], empty)) continue;
		best = unit;
		most = worth;
	}
	return best;
}

/** Minus the squared distance to the base of a territory; null where it has none. */
function nearBase({ problem: { x, y, bases } }: Frame, territory: number, unit: number): number | null {
	if (!bases || Number.isNaN(bases.x[territory])) return null;
	const dx = (x[unit] as number) - (bases.x[territory] as number);
	const dy = (y[unit] as number) - (bases.y[territory] as number);
	return -(dx * dx + dy * dy);
}
