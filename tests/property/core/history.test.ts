import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
	apply,
	createProject,
	EMPTY_HISTORY,
	historyOf,
	record,
	reverting,
	type Change,
	type History,
	type JournalEntry,
	type Project,
} from '#src/core/model/index.ts';
import { columnOf, createTable, rowOfId } from '#src/core/table/index.ts';
import { projectDifferences } from '../../support/project-equal.ts';

type Action = { readonly kind: 'undo' | 'redo' } | { readonly kind: 'do'; readonly number: number };

const actions: fc.Arbitrary<Action[]> = fc.array(
	fc.oneof(
		{ weight: 3, arbitrary: fc.nat(50).map((number): Action => ({ kind: 'do', number })) },
		{ weight: 3, arbitrary: fc.constant<Action>({ kind: 'undo' }) },
		{ weight: 2, arbitrary: fc.constant<Action>({ kind: 'redo' }) },
	),
	{ maxLength: 40 },
);

function base(): Project {
	const column = columnOf({ id: 'c', name: 'C', type: 'number' }, [0, 0, 0]);
	return { ...createProject('p', 'P'), tables: [createTable('t', 'T', 'customers', 3, [column])] };
}

/** A change of the project as it is: a cell, the name, the recipe, or rows. */
function changeOf(project: Project, number: number): Change {
	const [table] = project.tables;
	if (!table) throw new Error('table');
	switch (number % 4) {
		case 0: {
			const row = rowOfId(table, 1);
			const [column] = table.columns;
			const before = column && 'blocks' in column ? (column.blocks[0]?.values[row] ?? 0) : 0;
			return {
				kind: 'setCells',
				table: 't',
				patches: [{ column: 'c', rows: [1], before: [before], after: [number] }],
			};
		}
		case 1:
			return { kind: 'renameProject', before: project.name, after: `P${number}` };
		case 2:
			return {
				kind: 'setRecipe',
				path: ['analysisDate'],
				before: project.recipe.analysisDate,
				after: number,
			};
		default:
			return {
				kind: 'insertRows',
				table: 't',
				groups: [{ at: number % (table.rowCount + 1), rows: [table.nextRowId], values: { c: [number] } }],
			};
	}
}

interface Run {
	readonly journal: JournalEntry[];
	/** Project after so many entries. */
	readonly versions: Project[];
	readonly history: History;
	/** The project's past and future as two stacks of whole projects. */
	readonly past: Project[];
	readonly future: Project[];
}

function run(list: readonly Action[]): Run {
	let project = base();
	let history = EMPTY_HISTORY;
	const journal: JournalEntry[] = [];
	const versions = [project];
	const past: Project[] = [];
	const future: Project[] = [];
	const commit = (entry: JournalEntry) => {
		project = apply(project, entry.change);
		history = record(history, entry);
		journal.push(entry);
		versions.push(project);
	};
	for (const action of list) {
		const stamp = { seq: project.seq + 1, author: 'a', time: 0 };
		if (action.kind === 'do') {
			past.push(project);
			future.length = 0;
			commit({ ...stamp, change: changeOf(project, action.number), label: { code: 'x', args: {} } });
			continue;
		}
		const [from, to] = action.kind === 'undo' ? [past, future] : [future, past];
		const step = (action.kind === 'undo' ? history.undo : history.redo).at(-1);
		const target = from.pop();
		expect(step === undefined).toBe(target === undefined);
		if (!step || !target) continue;
		to.push(project);
		commit(reverting(step, stamp));
		expect(withoutNumbers(project)).toEqual(withoutNumbers(target));
	}
	return { journal, versions, history, past, future };
}

/** `seq` and the next row id only ever rise. */
function withoutNumbers(project: Project): unknown {
	return {
		...project,
		seq: 0,
		tables: project.tables.map((table) => ({ ...table, nextRowId: 0 })),
	};
}

it('HIS1 any sequence of steps, undo and redo gives the projects that two stacks of projects give', () => {
	fc.assert(
		fc.property(actions, (list) => {
			const { history, past, future } = run(list);
			expect([history.undo.length, history.redo.length]).toEqual([past.length, future.length]);
		}),
		{ seed: 20_260_630, numRuns: 400 },
	);
});

it('HIS2 the history read off the whole journal is the one kept step by step', () => {
	fc.assert(
		fc.property(actions, (list) => {
			const { journal, history } = run(list);
			expect(historyOf(journal)).toEqual(history);
		}),
		{ seed: 20_260_701, numRuns: 200 },
	);
});

it('HIS3 replaying the journal from any version on gives the same project', () => {
	fc.assert(
		fc.property(actions, fc.nat(100), (list, at) => {
			const { journal, versions } = run(list);
			const from = at % versions.length;
			const start = versions[from] as Project;
			const replayed = journal.slice(from).reduce((now, entry) => apply(now, entry.change), start);
			expect(projectDifferences(versions.at(-1) as Project, replayed)).toEqual([]);
		}),
		{ seed: 20_260_702, numRuns: 300 },
	);
});

it('HIS4 read from a checkpoint on, only what follows it can be undone, and a stray revert is a step of its own', () => {
	fc.assert(
		fc.property(actions, fc.nat(100), (list, at) => {
			const { journal } = run(list);
			const part = journal.slice(journal.length === 0 ? 0 : at % journal.length);
			const first = part[0]?.seq ?? 0;
			const { undo, redo } = historyOf(part);
			for (const entry of [...undo, ...redo]) expect(entry.seq).toBeGreaterThanOrEqual(first);
			for (let i = 1; i < undo.length; i++)
				expect((undo[i] as JournalEntry).seq).toBeGreaterThan((undo[i - 1] as JournalEntry).seq);
		}),
		{ seed: 20_260_703, numRuns: 200 },
	);
	const entry = (seq: number, reverts?: number): JournalEntry => ({
		...{ seq, change: { kind: 'batch', changes: [] }, label: { code: 'x', args: {} }, author: '', time: 0 },
		...(reverts === undefined ? {} : { reverts }),
	});
	expect(historyOf([entry(7, 3), entry(8)]).undo.map(({ seq }) => seq)).toEqual([7, 8]);
});
