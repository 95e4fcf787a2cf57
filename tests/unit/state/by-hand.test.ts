import { describe, expect, it } from 'vitest';
import {
	createProject,
	emptyRecipe,
	tableOfKind,
	type Change,
	type TerritoryPlan,
} from '#src/core/model/index.ts';
import { cellAt, columnOf, createTable, findColumn, type Column } from '#src/core/table/index.ts';
import { OpenProject } from '#src/state/open-project.svelte.ts';
import { plansWithHands, putByHand, withEditedOwners } from '#src/state/territories/plans/by-hand.ts';

const plan = { column: 'plan' };

/** Four customers; the plan's column is written by a search as a step, or stands in the project from the beginning. */
function opened(from: 'search' | 'file') {
	const names = ['c1', 'c2', 'c3', 'c4'];
	const key = columnOf({ id: 'key', name: 'Key', type: 'text' }, names);
	const owners = (values: readonly string[]): Column =>
		columnOf({ id: 'plan', name: 'Plan', type: 'choice' }, values);
	const columns = from === 'file' ? [key, owners(['A', 'A', 'B', 'B'])] : [key];
	const project = new OpenProject({
		project: { ...createProject('p', 'P'), tables: [createTable('t', 'T', 'customers', 4, columns)] },
		sink: { append: () => Promise.resolve() },
		isWriter: true,
		stamp: { author: () => '', now: () => 0 },
	});
	const table = () => tableOfKind(project.current, 'customers')!;
	const column = () => findColumn(table(), 'plan')!;
	const step = (change: Change, code: string) => project.apply(change, { code, args: {} });
	const put = (row: number, to: string, code = 'moveCustomers') =>
		step(
			{
				kind: 'setCells',
				table: 't',
				patches: [{ column: 'plan', rows: [row + 1], before: [cellAt(column(), row)], after: [to] }],
			},
			code,
		);
	const remake = (values: readonly string[]) =>
		step({ kind: 'replaceColumn', table: 't', before: column(), after: owners(values) }, 'plan');
	if (from === 'search')
		step({ kind: 'addColumn', table: 't', index: 1, column: owners(['A', 'A', 'B', 'B']) }, 'addPlan');
	const hands = (byHand?: readonly number[]) => [
		...putByHand(project.entries, table(), { ...plan, ...(byHand && { byHand }) }),
	];
	return { project, put, remake, hands, table };
}

describe('ST217 who was put where it is by hand', () => {
	it('differs from what the search gave, whoever was evened out meanwhile', () => {
		const { put, hands } = opened('search');
		expect(hands()).toEqual([0, 0, 0, 0]);
		put(0, 'B');
		put(3, 'A', 'evenOut');
		expect(hands()).toEqual([1, 0, 0, 0]);
		put(3, 'B');
		expect(hands()).toEqual([1, 0, 0, 1]);
		put(0, 'A');
		expect(hands()).toEqual([0, 0, 0, 1]);
	});

	it('is the same after a search was taken back with what came after it, and after it was made again', () => {
		const { project, put, remake, hands } = opened('search');
		put(0, 'B');
		remake(['B', 'B', 'A', 'A']);
		put(1, 'A');
		expect(hands()).toEqual([0, 1, 0, 0]);
		project.undo();
		project.undo();
		expect(hands()).toEqual([1, 0, 0, 0]);
		put(2, 'A', 'evenOut');
		expect(hands()).toEqual([1, 0, 0, 0]);
		project.undo();
		project.redo();
		expect(hands()).toEqual([1, 0, 0, 0]);
	});

	it('is said by the plan in a project from a file, until a search gives all anew', () => {
		const { put, remake, hands } = opened('file');
		expect(hands()).toEqual([0, 0, 0, 0]);
		expect(hands([2])).toEqual([0, 1, 0, 0]);
		put(2, 'A');
		expect(hands([2])).toEqual([0, 1, 1, 0]);
		remake(['A', 'B', 'A', 'B']);
		expect(hands()).toEqual([0, 0, 0, 0]);
	});

	it('goes into the plans of a file', () => {
		const { project, put, table } = opened('file');
		put(2, 'A');
		const stored = { id: 'x', name: 'X', column: 'plan', territories: [], criteria: [], budget: 1, seed: 1 };
		const kept = plansWithHands(project.entries, table(), [stored, { ...stored, byHand: [4] }]);
		expect(kept.map(({ byHand }) => byHand)).toEqual([[3], [3, 4]]);
		expect('byHand' in (plansWithHands([], table(), [stored])[0] ?? {})).toBe(false);
	});

	it('is also whom someone changed in the file, in the plan whose column it is', () => {
		const planOf = (column: string, byHand?: readonly number[]): TerritoryPlan => ({
			...{ id: column, name: column, column, territories: [], criteria: [], budget: 1, seed: 1 },
			...(byHand && { byHand }),
		});
		const recipe = { ...emptyRecipe(), plans: [planOf('a', [3]), planOf('b'), planOf('c', [7])] };
		const cells = [
			{ column: 'a', rows: [3, 1] },
			{ column: 'b', rows: [2] },
			{ column: 'name', rows: [4] },
		];
		const edits = [
			{ table: 't', added: [], deleted: [], changed: [1, 2, 3, 4], cells, matchedBy: 'rowId' as const },
		];
		expect(withEditedOwners(recipe, edits).plans?.map(({ byHand }) => byHand)).toEqual([[3, 1], [2], [7]]);
		expect(withEditedOwners(recipe, []).plans?.map(({ byHand }) => byHand)).toEqual([[3], undefined, [7]]);
		const none = emptyRecipe();
		expect(withEditedOwners(none, edits)).toBe(none);
	});
});
