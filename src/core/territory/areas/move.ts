/** Units that change places between two territories; one object serves a whole search. */
export interface Move {
	/** Territory that `out` leaves for `to`. */
	from: number;
	to: number;
	/** Units from `from` to `to`. */
	readonly out: Int32Array;
	outs: number;
	/** Units from `to` to `from`. */
	readonly back: Int32Array;
	backs: number;
}

/** Most units that follow one that they hang on. */
export const MOST_FOLLOWERS = 12;

/** An empty move. */
export function emptyMove(): Move {
	return {
		from: 0,
		to: 0,
		out: new Int32Array(MOST_FOLLOWERS + 1),
		outs: 0,
		back: new Int32Array(1),
		backs: 0,
	};
}

/** Makes `move` the step of one unit, or with `back` an exchange of two. */
export function setMove(move: Move, unit: number, from: number, to: number, back = -1): void {
	move.from = from;
	move.to = to;
	move.out[0] = unit;
	move.outs = 1;
	move.back[0] = back;
	move.backs = back < 0 ? 0 : 1;
}
