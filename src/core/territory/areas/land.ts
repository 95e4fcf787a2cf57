import type { Adjacency } from '../problem.ts';
import { piecesOf } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { shortestWays } from './shortest-ways.ts';

/** A map on which some units hold something and the others are only ways between these. */
export interface Land extends Adjacency {
	/** What each unit holds: of what cannot be joined, as little as possible stays apart. */
	readonly share: Float64Array;
}

/** Length of the step between two units that touch, > 0. */
export type StepLength = (from: number, to: number) => number;

/** How often a piece that is apart is joined, at most. */
const TURNS = 300;
/** How many steps over free land one over land of another territory is worth, and again for each time that it changed hands. */
const TAKEN = 3;

/**
 * Gives land to territories: it joins parts of a territory that hang together through it, along short ways; the rest goes with
 * the nearest territory. What no border leads to stays −1.
 *
 * @param owner territory of each unit that holds something, which it keeps; −1 = land
 */
export function fillLand(owner: Int32Array, land: Land, lengthOf: StepLength): Int32Array {
	const joined = joinAll(owner, land, lengthOf, joinNear(owner, land, lengthOf));
	const { origin } = shortestWays(land, owned(joined), (from, to) =>
		(joined[to] as number) < 0 ? lengthOf(from, to) : Infinity,
	);
	return joined.map((own, unit) =>
		own >= 0 || (origin[unit] as number) < 0 ? own : at(joined, origin[unit]),
	);
}

const at = (list: Int32Array, place: number | undefined) => list[place as number] as number;

const owned = (owner: Int32Array) => [...owner.keys()].filter((unit) => (owner[unit] as number) >= 0);

/**
 * Joins what lies next to each other, over land that is nearer to both than to all others (Mehlhorn 1988): no such way crosses
 * another one.
 */
function joinNear(owner: Int32Array, land: Land, lengthOf: StepLength): Int32Array {
	const { offsets, neighbours } = land;
	const { far, before, origin } = shortestWays(land, owned(owner), (from, to) =>
		(owner[to] as number) < 0 ? lengthOf(from, to) : Infinity,
	);
	const meetings: { readonly from: number; readonly to: number; readonly length: number }[] = [];
	for (let from = 0; from < owner.length; from++) {
		const own = owner[origin[from] as number];
		if (own === undefined) continue;
		for (let e = offsets[from] as number; e < (offsets[from + 1] as number); e++) {
			const to = neighbours[e] as number;
			if (to < from || origin[to] === origin[from] || owner[origin[to] as number] !== own) continue;
			meetings.push({ from, to, length: (far[from] as number) + lengthOf(from, to) + (far[to] as number) });
		}
	}
	meetings.sort((a, b) => a.length - b.length || a.from - b.from || a.to - b.to);
	const joined = owner.slice();
	const root = Int32Array.from(owner.keys());
	for (const { from, to } of meetings) {
		const [a, b] = [rootOf(root, origin[from] as number), rootOf(root, origin[to] as number)];
		if (a === b) continue;
		root[a] = b;
		for (const end of [from, to])
			for (let unit = end; at(joined, unit) < 0; unit = at(before, unit))
				joined[unit] = at(owner, origin[end]);
	}
	return joined;
}

function rootOf(root: Int32Array, unit: number): number {
	let one = unit;
	while (root[one] !== one) one = root[one] = at(root, root[one]);
	return one;
}

/**
 * Joins what is further apart, piece by piece: over free land, or over that of others, who then find another way. What changes
 * hands often grows dear, until each has a way of its own (negotiated routing, McMurchie & Ebeling 1995).
 */
function joinAll(owner: Int32Array, land: Land, lengthOf: StepLength, joined: Int32Array): Int32Array {
	const changes = new Uint32Array(owner.length);
	let [best, least, blocked] = [joined, Infinity, 0];
	for (let turn = 0; turn < TURNS; turn++) {
		const apart = piecesApart(owner, land, joined);
		const loss = apart.reduce((sum, { share }) => sum + share, 0);
		if (loss < least || apart.length === 0) [best, least] = [joined.slice(), loss];
		const piece = apart[turn % apart.length];
		if (!piece || blocked === apart.length) break;
		const { territory, units } = piece;
		const isOwn = new Set(units);
		const { before, goal } = shortestWays(
			land,
			units,
			(from, to) => {
				const other = joined[to] as number;
				if (at(owner, to) >= 0 && other !== territory) return Infinity;
				const isFree = other < 0 || other === territory;
				return lengthOf(from, to) * (isFree ? 1 : TAKEN * (1 + (changes[to] as number)));
			},
			(unit) => joined[unit] === territory && !isOwn.has(unit),
		);
		blocked = goal < 0 ? blocked + 1 : 0;
		for (let unit = goal; unit >= 0; unit = at(before, unit)) {
			if (at(joined, unit) >= 0 && joined[unit] !== territory) changes[unit] = (changes[unit] as number) + 1;
			joined[unit] = territory;
		}
	}
	return best;
}

/** All pieces of each territory but its largest; those that hold nothing are land again. */
function piecesApart(owner: Int32Array, land: Land, joined: Int32Array): Piece[] {
	const largest = new Map<number, Piece>();
	const pieces = piecesOf(land, joined).filter((piece) => {
		if (piece.units.some((unit) => at(owner, unit) >= 0)) return true;
		for (const unit of piece.units) joined[unit] = -1;
		return false;
	});
	for (const piece of pieces) {
		const other = largest.get(piece.territory);
		if (!other || piece.share > other.share) largest.set(piece.territory, piece);
	}
	return pieces.filter((piece) => largest.get(piece.territory) !== piece);
}
