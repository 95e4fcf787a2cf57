import {
	reversals,
	type CellPatch,
	type Change,
	type JournalEntry,
	type Recipe,
	type TerritoryPlan,
} from '#src/core/model/index.ts';
import { cellAt, findColumn, rowIdAt, type CellValue, type Table } from '#src/core/table/index.ts';
import type { TableEdits } from '#src/io/project-file/index.ts';

/** Steps whose cells were found by a search and not by hand. */
const SEARCHED: readonly string[] = ['evenOut'];

/**
 * Per customer 1 = somebody put it where the plan has it, since a search last gave it to someone. The journal says so since the
 * column was last written as a whole; of what was before, in a file, a plan copied or under other names, the plan itself does.
 *
 * @param entries of the journal, oldest first
 */
export function putByHand(
	entries: readonly JournalEntry[],
	customers: Table,
	plan: Pick<TerritoryPlan, 'column' | 'byHand'>,
): Uint8Array {
	const hand = new Uint8Array(customers.rowCount);
	const column = findColumn(customers, plan.column);
	const steps = stepsSinceWritten(entries, plan.column);
	const made = new Map<number, CellValue | undefined>();
	for (const { change, label } of steps)
		for (const { rows, before, after } of patchesOf(change, plan.column))
			rows.forEach((id, i) => {
				if (SEARCHED.includes(label.code)) made.set(id, after[i]);
				else if (!made.has(id)) made.set(id, before[i]);
			});
	const kept = new Set(plan.byHand);
	if (!column || (made.size === 0 && kept.size === 0)) return hand;
	return hand.map((_, row) => {
		const id = rowIdAt(customers, row);
		return kept.has(id) || (made.has(id) && made.get(id) !== cellAt(column, row)) ? 1 : 0;
	});
}

/** Plans that go where the journal does not say it: each says itself who was put somewhere by hand. */
export function plansWithHands(
	entries: readonly JournalEntry[],
	customers: Table,
	plans: readonly TerritoryPlan[],
): readonly TerritoryPlan[] {
	return plans.map((plan) => {
		const hand = putByHand(entries, customers, plan);
		const byHand = Array.from(hand.keys())
			.filter((row) => hand[row] === 1)
			.map((row) => rowIdAt(customers, row));
		return withHands(plan, byHand);
	});
}

/** A plan whose customers of these row ids were put where they are by hand. */
function withHands({ byHand: _, ...plan }: TerritoryPlan, byHand: readonly number[]): TerritoryPlan {
	return byHand.length > 0 ? { ...plan, byHand } : plan;
}

/** Plans of a file in which someone changed who has whom: put there by hand, like what was before. */
export function withEditedOwners(recipe: Recipe, edits: readonly TableEdits[]): Recipe {
	const rowsOf = (column: string) =>
		edits.flatMap(({ cells }) => cells.find((each) => each.column === column)?.rows ?? []);
	const plans = recipe.plans?.map((plan) =>
		withHands(plan, [...new Set([...(plan.byHand ?? []), ...rowsOf(plan.column)])]),
	);
	return plans ? { ...recipe, plans } : recipe;
}

/** The steps after the one that last wrote a column as a whole, oldest first, without columns that were written and taken back. */
function stepsSinceWritten(entries: readonly JournalEntry[], column: string): readonly JournalEntry[] {
	const undone = reversals(entries);
	const steps: JournalEntry[] = [];
	let before = Infinity;
	for (const entry of entries.toReversed()) {
		if (entry.seq >= before) continue;
		if (isWriting(entry.change, column)) {
			const reversal = undone.get(entry.seq);
			if (reversal?.kind !== 'undo') break;
			before = reversal.seq;
		} else steps.push(entry);
	}
	return steps.toReversed();
}

function patchesOf(change: Change, column: string): readonly CellPatch[] {
	if (change.kind === 'batch') return change.changes.flatMap((each) => patchesOf(each, column));
	return change.kind === 'setCells' ? change.patches.filter((patch) => patch.column === column) : [];
}

function isWriting(change: Change, id: string): boolean {
	if (change.kind === 'batch') return change.changes.some((each) => isWriting(each, id));
	if (change.kind === 'addColumn') return change.column.id === id;
	return change.kind === 'replaceColumn' && change.after.id === id;
}
