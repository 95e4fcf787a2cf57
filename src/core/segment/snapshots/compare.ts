import { GroupSums } from '#src/core/stats/index.ts';
import { Expectation, type Expected } from './expected.ts';
import { earlierRows, pairsOf, type Pair } from './pairs.ts';
import {
	CAUSES,
	type Amounted,
	type Cause,
	type Flow,
	type Mover,
	type State,
	type StateComparison,
	type StateScheme,
} from './types.ts';

/** Longest list of movers. */
const LISTED = 500;

/** Codes of what became of a customer: the causes of a move, then these. */
const STAYED = CAUSES.length;
const CAME = STAYED + 1;
const GONE = STAYED + 2;
const HELD = STAYED + 3;

/**
 * What has changed in a scheme between two states, split by cause: values that changed, thresholds that moved, customers
 * that came or went. Null where one of the states does not have the scheme.
 *
 * @param sameData the states differ in the scheme only, so that every move comes from its definition
 */
export function compareStates(
	before: State,
	after: State,
	schemeId: string,
	sameData = false,
): StateComparison | null {
	const [a, b] = [before, after].map(({ schemes }) => schemes.find(({ scheme }) => scheme.id === schemeId));
	if (!a || !b) return null;
	const pairs = pairsOf(before, after);
	const expected = sameData ? null : new Expectation(before, after, earlierRows(pairs, after)).of(schemeId);
	return tally(before, after, [a, b], pairs, fatesOf(a, b, pairs, expected));
}

/** What became of every customer, by code. */
function fatesOf(a: StateScheme, b: StateScheme, pairs: Pair, expected: Expected | null): Uint8Array {
	const code = (cause: Cause) => CAUSES.indexOf(cause);
	return Uint8Array.from(pairs.after, (row, i) => {
		const then = pairs.before[i] ?? -1;
		if (row < 0) return GONE;
		if (then < 0) return CAME;
		const was = a.classes[a.classOf[then] ?? 0]?.id;
		const is = b.classes[b.classOf[row] ?? 0]?.id;
		const wanted = expected ? (expected[row] ?? null) : null;
		if (was === is) return wanted !== null && wanted !== was ? HELD : STAYED;
		if (wanted === null) return code('definition');
		return code(wanted === is ? 'real' : wanted === was ? 'drift' : 'both');
	});
}

/** Adds up flows, causes and the list of those that moved. */
function tally(
	before: State,
	after: State,
	[a, b]: readonly (StateScheme | undefined)[],
	pairs: Pair,
	fates: Uint8Array,
): StateComparison {
	const [from, to] = [a?.classes ?? [], b?.classes ?? []];
	const width = to.length + 1;
	const cells = (from.length + 1) * width;
	const kinds = HELD + 1;
	const groups = new Int32Array(fates.length);
	const amounts = new Float64Array(fates.length);
	fates.forEach((fate, i) => {
		const [then, now] = [pairs.before[i] ?? -1, pairs.after[i] ?? -1];
		const row = then < 0 ? from.length : (a?.classOf[then] ?? 0);
		const column = now < 0 ? to.length : (b?.classOf[now] ?? 0);
		groups[i] = (row * width + column) * kinds + fate;
		amounts[i] = now < 0 ? (before.amounts[then] ?? 0) : (after.amounts[now] ?? 0);
	});
	const counts = new Uint32Array(cells * kinds);
	for (const group of groups) counts[group] = (counts[group] ?? 0) + 1;
	const sums = new GroupSums(cells * kinds);
	sums.addAll(groups, amounts);
	const totals = sums.totals();
	const at = (cell: number, kind: number): Amounted => ({
		count: counts[cell * kinds + kind] ?? 0,
		amount: totals[cell * kinds + kind] ?? 0,
	});
	const all = (kind: number) => addUp(Array.from({ length: cells }, (_, cell) => at(cell, kind)));
	const flows = Array.from({ length: cells }, (_, cell): Flow => {
		const [row, column] = [Math.floor(cell / width), cell % width];
		const known = row < from.length && column < to.length;
		const { count, amount } = addUp(Array.from({ length: kinds }, (__, kind) => at(cell, kind)));
		return {
			...{ from: row < from.length ? row : -1, to: column < to.length ? column : -1, count, amount },
			isStay: known && from[row]?.id === to[column]?.id,
			causes: causesOf((kind) => at(cell, kind)),
		};
	})
		.filter(({ count }) => count > 0)
		.sort((x, y) => y.count - x.count || x.from - y.from || x.to - y.to);
	const causes = causesOf(all);
	const [stayed, held] = [all(STAYED), all(HELD)];
	const [moved, came, gone] = [addUp(Object.values(causes)), all(CAME), all(GONE)];
	return {
		...{ from, to, flows, causes, held, moved, came, gone },
		stayed: addUp([stayed, held]),
		total: addUp([stayed, held, moved, came, gone]),
		movers: moversOf(before, after, [a, b], pairs, fates, amounts),
	};
}

function causesOf(of: (kind: number) => Amounted): Readonly<Record<Cause, Amounted>> {
	return { real: of(0), drift: of(1), both: of(2), definition: of(3) };
}

function addUp(parts: readonly Amounted[]): Amounted {
	const limit = Number.MAX_VALUE;
	return {
		count: parts.reduce((sum, { count }) => sum + count, 0),
		amount: Math.max(
			-limit,
			Math.min(
				limit,
				parts.reduce((sum, { amount }) => sum + amount, 0),
			),
		),
	};
}

function moversOf(
	before: State,
	after: State,
	[a, b]: readonly (StateScheme | undefined)[],
	pairs: Pair,
	fates: Uint8Array,
	amounts: Float64Array,
): readonly Mover[] {
	const keyAt = (i: number) => {
		const row = pairs.after[i] ?? -1;
		return (row < 0 ? before.keys[pairs.before[i] ?? 0] : after.keys[row]) ?? '';
	};
	const list = [...fates.keys()].filter((i) => fates[i] !== STAYED && fates[i] !== HELD);
	const isMove = (i: number) => ((fates[i] ?? STAYED) < STAYED ? 1 : 0);
	list.sort((x, y) => {
		if (isMove(x) !== isMove(y)) return isMove(y) - isMove(x);
		const gap = (amounts[y] || 0) - (amounts[x] || 0);
		return gap !== 0 ? gap : keyAt(x) < keyAt(y) ? -1 : 1;
	});
	return list.slice(0, LISTED).map((i): Mover => {
		const [then, now] = [pairs.before[i] ?? -1, pairs.after[i] ?? -1];
		const name = now < 0 ? before.names[then] : after.names[now];
		return {
			...{ before: then, after: now, key: keyAt(i), name: name ?? '' },
			from: then < 0 ? -1 : (a?.classOf[then] ?? 0),
			to: now < 0 ? -1 : (b?.classOf[now] ?? 0),
			cause: CAUSES[fates[i] ?? STAYED] ?? null,
			amount: amounts[i] || 0,
		};
	});
}
