import { describe, expect, it } from 'vitest';
import { createProject, EMPTY_VIEW, type Change, type JournalEntry } from '#src/core/model/index.ts';
import { AppError } from '#src/errors/index.ts';
import { OpenProject } from '#src/state/open-project.svelte.ts';

const label = (code: string) => ({ code, args: {} });
const rename = (before: string, after: string): Change => ({ kind: 'renameProject', before, after });

function opened(isWriter = true) {
	const written: JournalEntry[] = [];
	let time = 100;
	const project = new OpenProject({
		project: createProject('p', 'A'),
		sink: { append: async (entries) => void written.push(...entries) },
		isWriter,
		stamp: { author: () => 'Lu', now: () => time++ },
	});
	return { project, written };
}
const entry = (seq: number, reverts?: number): JournalEntry => ({
	...{ seq, change: rename(`${seq - 1}`, `${seq}`), label: label(`s${seq}`), author: '', time: seq },
	...(reverts === undefined ? {} : { reverts }),
});

describe('open project', () => {
	it('ST1 a change is one entry of project, history, journal and queue', async () => {
		const { project, written } = opened();
		project.apply(rename('A', 'B'), label('one'));
		project.apply({ kind: 'batch', changes: [rename('B', 'C'), rename('C', 'D')] }, label('two'));
		await project.saving.flush();
		expect([project.current.name, project.current.seq]).toEqual(['D', 2]);
		expect(project.entries.map(({ seq, author, time }) => [seq, author, time])).toEqual([
			[1, 'Lu', 100],
			[2, 'Lu', 101],
		]);
		expect(project.history.undo).toEqual(project.entries);
		expect(written).toEqual(project.entries);
	});

	it('ST2 undo and redo are entries, give the label back and do nothing without a step', async () => {
		const { project, written } = opened();
		expect([project.undo(), project.redo()]).toEqual([null, null]);
		project.apply(rename('A', 'B'), label('one'));
		expect(project.undo()?.code).toBe('one');
		expect([project.current.name, project.current.seq]).toEqual(['A', 2]);
		expect(project.redo()?.code).toBe('one');
		expect([project.current.name, project.current.seq]).toEqual(['B', 3]);
		expect(project.redo()).toBeNull();
		project.undo();
		project.apply(rename('A', 'Z'), label('other'));
		expect(project.history.redo).toEqual([]);
		await project.saving.flush();
		expect(written.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
		expect(written.map(({ reverts }) => reverts)).toEqual([undefined, 1, 2, 3, undefined]);
	});

	it('ST3 a reader changes nothing but how a sheet is shown and what is picked in a view', async () => {
		const { project, written } = opened(false);
		const before = project.current;
		const refused = expect.objectContaining({ code: 'project.readOnly' }) as AppError;
		expect(() => project.apply(rename('A', 'B'), label('one'))).toThrow(refused);
		expect(() => project.setRecipe(['currency'], 'EUR', label('c'))).toThrow(refused);
		expect(project.current).toBe(before);
		const view = { ...EMPTY_VIEW, frozen: 1 };
		project.setView('t', view, label('view'));
		expect(project.current.recipe.views['t']).toEqual(view);
		project.pick('rfm', 'explain', { depth: 2 });
		expect(project.current.recipe.picks?.['rfm']?.explain?.depth).toBe(2);
		expect([project.current.seq, project.entries.length, written.length]).toEqual([0, 0, 0]);
		expect(project.isReadOnly).toBe(true);
	});

	it('ST3 a writer that loses the right is a reader; its steps are not undone', () => {
		const { project } = opened();
		project.apply(rename('A', 'B'), label('one'));
		project.stopWriting();
		expect(() => project.undo()).toThrow(AppError);
		expect(project.current.name).toBe('B');
	});

	it('ST4 setting what is set already leaves no entry', () => {
		const { project } = opened();
		project.setRecipe(['currency'], 'CNY', label('c'));
		project.setRecipe(['regions', 'fixes', 'x'], undefined, label('c'));
		expect(project.entries).toEqual([]);
		project.setRecipe(['regions', 'fixes', 'x'], '320000', label('c'));
		project.setRecipe(['regions', 'fixes', 'x'], undefined, label('c'));
		expect(project.entries).toHaveLength(2);
		expect(project.current.recipe.regions.fixes).toEqual({});
		project.undo();
		expect(project.current.recipe.regions.fixes).toEqual({ x: '320000' });
		project.undo();
		expect(project.current.recipe).toEqual(createProject('p', 'A').recipe);
	});

	it('ST5 earlier history goes before, whenever and however often it arrives', () => {
		const { project } = opened();
		project.prependHistory([entry(1), entry(2)]);
		project.prependHistory([entry(1), entry(2), entry(3), entry(4, 3)]);
		project.prependHistory([entry(2)]);
		expect(project.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
		expect(project.history.undo.map(({ seq }) => seq)).toEqual([1, 2]);
		expect(project.history.redo.map(({ seq }) => seq)).toEqual([4]);
	});

	it('ST6 a tab that becomes the writer starts from the stored project, without what it could not store', async () => {
		const sent: number[] = [];
		let isBroken = true;
		const project = new OpenProject({
			project: createProject('p', 'A'),
			sink: {
				append: async (entries) => {
					if (isBroken) throw new AppError('project.readOnly', {});
					sent.push(...entries.map(({ seq }) => seq));
				},
			},
			isWriter: true,
			stamp: { author: () => '', now: () => 0 },
		});
		project.apply(rename('A', 'lost'), label('one'));
		await project.saving.flush();
		expect(project.saving.state.kind).toBe('failed');
		project.stopWriting();
		isBroken = false;
		project.startWriting({ ...createProject('p', 'Stored'), seq: 9 });
		expect([project.isReadOnly, project.entries.length, project.undo()]).toEqual([false, 0, null]);
		expect([project.saving.state.kind, project.saving.isClean]).toEqual(['saved', true]);
		project.apply(rename('Stored', 'B'), label('two'));
		await project.saving.flush();
		expect(sent).toEqual([10]);
	});
});
