import type { State } from './types.ts';

/** Rows of the same customer in two states, in parallel; −1 = not there. */
export interface Pair {
	readonly before: Int32Array;
	readonly after: Int32Array;
}

/** Customers of both states: those of the later in their order, then those that have gone. Equal keys pair by sales. */
export function pairsOf(before: State, after: State): Pair {
	if (before.keys === after.keys) {
		const rows = Int32Array.from(before.keys, (_, row) => row);
		return { before: rows, after: rows };
	}
	const open = new Map<string, number[]>();
	for (const row of byAmount(before)) {
		const key = before.keys[row] ?? '';
		const rows = open.get(key);
		if (rows) rows.push(row);
		else open.set(key, [row]);
	}
	const rowOf = new Int32Array(after.keys.length).fill(-1);
	for (const row of byAmount(after)) rowOf[row] = open.get(after.keys[row] ?? '')?.shift() ?? -1;
	const gone = [...open.values()].flat();
	return {
		before: Int32Array.from([...rowOf, ...gone]),
		after: Int32Array.from([...after.keys.keys(), ...gone.map(() => -1)]),
	};
}

/** Row of the earlier state per row of the later one; −1 = came since. */
export function earlierRows(pairs: Pair, after: State): Int32Array {
	const rowOf = new Int32Array(after.keys.length).fill(-1);
	pairs.after.forEach((row, i) => {
		if (row >= 0) rowOf[row] = pairs.before[i] ?? -1;
	});
	return rowOf;
}

/** Rows, those that share a key by their sales. */
function byAmount({ keys, amounts }: State): readonly number[] {
	const rows = keys.map((_, row) => row);
	if (new Set(keys).size === keys.length) return rows;
	return rows.sort((a, b) => (amounts[a] || 0) - (amounts[b] || 0) || a - b);
}
