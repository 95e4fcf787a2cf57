import { afterEach, expect, test } from 'vitest';
import { apply, createProject, type JournalEntry, type Project } from '#src/core/model/index.ts';
import { BLOCK_ROWS, createTable, type Table } from '#src/core/table/index.ts';
import type { ChunkRow } from '#src/data/rows.ts';
import {
	addTable,
	cleanUp,
	column,
	entry,
	freshName,
	raw,
	setCell,
	smallTable,
	startClient,
	visible,
} from './support.ts';

afterEach(cleanUp);

const base = createProject('p', 'P');
const replayed = (entries: readonly JournalEntry[], from: Project = base) =>
	entries.reduce((project, { change }) => apply(project, change), from);

/** Every kind of change, one after the other. */
function manyChanges(): JournalEntry[] {
	const table = smallTable();
	const fresh = column('x', 'choice', ['a', 'b', null, 'a', 'c']);
	const filled = column('n', 'number', [9, 9, 9, 9, 9, 9]);
	const entries: JournalEntry[] = [];
	let project = base;
	const add = (change: JournalEntry['change']) => {
		project = apply(project, change);
		entries.push(entry(entries.length + 1, change));
	};
	add(addTable(table));
	add({ kind: 'addColumn', table: 't', index: 1, column: fresh });
	add(setCell('t', 's', 2, '客户 1', '新客户'));
	add(setCell('t', 'n', 4, 4.5, 'abc'));
	add({ kind: 'insertRows', table: 't', groups: [{ at: 2, rows: [6], values: { n: [7], s: ['插入'] } }] });
	add({ kind: 'replaceColumn', table: 't', before: project.tables[0]!.columns[0]!, after: filled });
	add({ kind: 'moveColumn', table: 't', from: 0, to: 2 });
	add({ kind: 'removeColumn', table: 't', index: 1, column: project.tables[0]!.columns[1]! });
	add({ kind: 'renameTable', table: 't', before: 'T', after: '客户' });
	add({ kind: 'setRecipe', path: ['analysisDate'], before: null, after: 46_000 });
	add({ kind: 'setRecipe', path: ['views', 't'], before: undefined, after: { frozen: 1 } });
	add({ kind: 'deleteRows', table: 't', groups: [{ at: 0, rows: [1], values: { n: [9], x: ['a'] } }] });
	add({
		kind: 'batch',
		changes: [addTable(smallTable('u'), 1), { kind: 'renameProject', before: 'P', after: 'Q' }],
	});
	add(setCell('u', 's', 1, '客户 0', '甲'));
	add({ kind: 'removeTable', index: 1, table: project.tables[1]! });
	return entries;
}

test('DAT11 a project opens as the page had it, after every kind of change', async () => {
	const database = freshName();
	const client = startClient(database);
	await client.openStore(1);
	const entries = manyChanges();
	await client.createProject(base, entries.slice(0, 1), 1);
	for (let i = 1; i < entries.length; i++) {
		await client.append('p', entries.slice(i, i + 1), i);
		if (i % 4 === 0) {
			expect(visible((await client.loadProject('p')).project)).toEqual(
				visible(replayed(entries.slice(0, i + 1))),
			);
		}
	}
	const again = startClient(database);
	await again.openStore(1);
	const { project, summary, damaged } = await again.loadProject('p');
	expect(visible(project)).toEqual(visible(replayed(entries)));
	expect(summary).toMatchObject({
		name: 'Q',
		commit: entries.length,
		tables: [{ id: 't', name: '客户', rows: 5 }],
	});
	expect(damaged).toEqual([]);
});

test('DAT12 a checkpoint at any place changes nothing that is seen', async () => {
	const entries = manyChanges();
	const client = startClient(freshName());
	await client.openStore(1);
	await client.createProject(base, entries.slice(0, 1), 1);
	for (let i = 1; i < entries.length; i++) {
		await client.append('p', entries.slice(i, i + 1), i);
		await client.checkpoint('p');
		expect(visible((await client.loadProject('p')).project)).toEqual(
			visible(replayed(entries.slice(0, i + 1))),
		);
	}
});

test('DAT14 the history comes back after a reload and takes every step back', async () => {
	const database = freshName();
	const entries = manyChanges();
	const first = startClient(database);
	await first.openStore(1);
	await first.createProject(base, entries, 1);
	await first.checkpoint('p');
	const client = startClient(database);
	await client.openStore(1);
	await client.loadProject('p');
	const history = await client.loadHistory('p');
	expect(history.map(({ seq, label }) => [seq, label.code])).toEqual(entries.map(({ seq }) => [seq, 'test']));
	expect(visible(replayed(history))).toEqual(visible(replayed(entries)));
	expect((await client.loadHistory('p', 3)).map(({ seq }) => seq)).toEqual(
		entries.slice(-3).map(({ seq }) => seq),
	);
});

test('DAT14 blocks the page holds already are the same objects in the history', async () => {
	const client = startClient(freshName());
	await client.openStore(1);
	await client.createProject(base, [entry(1, addTable(smallTable()))], 1);
	const { project } = await client.loadProject('p');
	const [imported] = await client.loadHistory('p');
	const table = imported?.change.kind === 'addTable' ? imported.change.table : null;
	expect(table?.columns[0]?.blocks[0]).toBe(project.tables[0]?.columns[0]?.blocks[0]);
});

test('DAT9 a block is written once, and a one-cell edit writes no block', async () => {
	const database = freshName();
	const client = startClient(database);
	await client.openStore(1);
	const rows = BLOCK_ROWS + 100;
	const numbers = column(
		'n',
		'number',
		Array.from({ length: rows }, (_, row) => row / 7),
	);
	const table: Table = createTable('t', 'T', 'other', rows, [numbers]);
	await client.createProject(base, [entry(1, addTable(table))], 1);
	await client.append('p', [entry(2, { kind: 'removeTable', index: 0, table })], 1);
	await client.append('p', [entry(3, addTable(table))], 2);
	expect(await raw<ChunkRow>(database, 'chunks')).toHaveLength(2);
	await client.append('p', [entry(4, setCell('t', 'n', 1, 0, 5))], 3);
	expect(await raw<ChunkRow>(database, 'chunks')).toHaveLength(2);
	const journal = await raw<{ seq: number }>(database, 'journal');
	const summary = await raw<object>(database, 'projects');
	expect(JSON.stringify([journal.at(-1), summary]).length).toBeLessThan(2048);
	await client.checkpoint('p');
	expect(await raw<ChunkRow>(database, 'chunks')).toHaveLength(3);
});

test('DAT5 rows taken out and put in keep their ids through a checkpoint', async () => {
	const client = startClient(freshName());
	await client.openStore(1);
	const table = { ...smallTable(), rowIds: [Uint32Array.of(9, 2, 5, 7, 1)], nextRowId: 10 };
	await client.createProject(base, [entry(1, addTable(table))], 1);
	await client.checkpoint('p');
	const { project } = await client.loadProject('p');
	expect([...project.tables[0]!.rowIds[0]!]).toEqual([9, 2, 5, 7, 1]);
});

test('DAT10 a chunk that was dropped is sent again when an entry needs it', async () => {
	const client = startClient(freshName());
	await client.openStore(1);
	const first = column('x', 'text', ['a', 'b', 'c', 'd', 'e']);
	const second = column('x', 'text', ['v', 'w', 'x', 'y', 'z']);
	const table = smallTable();
	const start = { ...base, tables: [{ ...table, columns: [...table.columns, first] }] };
	await client.createProject(start, [], 1);
	// The journal names `second` and no longer `first`: as if older entries had been cut off.
	await client.append('p', [entry(1, { kind: 'removeColumn', table: 't', index: 2, column: second })], 0);
	await client.checkpoint('p');
	await client.append('p', [entry(2, { kind: 'addColumn', table: 't', index: 2, column: first })], 1);
	const { project } = await client.loadProject('p');
	expect(visible(project).tables[0]?.columns[2]?.cells).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('DAT6 two clients: the second write to the same place is a conflict and stores nothing', async () => {
	const database = freshName();
	const [one, two] = [startClient(database), startClient(database)];
	await one.openStore(1);
	await two.openStore(1);
	await one.createProject(base, [entry(1, addTable(smallTable()))], 1);
	await two.loadProject('p');
	await one.append('p', [entry(2, setCell('t', 'n', 1, 0, 5))], 1);
	await expect(two.append('p', [entry(2, setCell('t', 'n', 1, 0, 6))], 1)).rejects.toMatchObject({
		code: 'storage.conflict',
		args: { expected: 1, found: 2 },
	});
	await expect(two.createProject(base, [entry(1, addTable(smallTable()))], 1)).rejects.toMatchObject({
		code: 'storage.conflict',
	});
	expect(await two.commitOf('p')).toBe(2);
	const { project } = await two.loadProject('p');
	expect(visible(project).tables[0]?.columns[0]?.cells[0]).toBe(5);
	await two.append('p', [entry(3, setCell('t', 'n', 1, 5, 6))], 2);
});

test('DAT6 appends made at once are stored in the order made; a gap is refused', async () => {
	const client = startClient(freshName());
	await client.openStore(1);
	await client.createProject(base, [entry(1, addTable(smallTable()))], 1);
	const done = [2, 3, 4, 5].map((seq) =>
		client.append('p', [entry(seq, setCell('t', 'n', 1, 0, seq))], seq - 1),
	);
	expect((await Promise.all(done)).map(({ commit }) => commit)).toEqual([2, 3, 4, 5]);
	await expect(client.append('p', [entry(7, setCell('t', 'n', 1, 0, 7))], 5)).rejects.toMatchObject({
		code: 'storage.conflict',
	});
});

test('DAT7 progress of an import runs to its end', async () => {
	const client = startClient(freshName());
	await client.openStore(1);
	const rows = BLOCK_ROWS * 20;
	const table = createTable('t', 'T', 'other', rows, [
		column(
			'n',
			'number',
			Array.from({ length: rows }, (_, row) => row),
		),
	]);
	const seen: [number, number][] = [];
	await client.createProject(base, [entry(1, addTable(table))], 1, (done, total) => seen.push([done, total]));
	expect(seen.length).toBeGreaterThan(1);
	expect(seen.at(-1)).toEqual([rows * 8, rows * 8]);
});

test('DAT22 the page marker of a lost project leads to a recovery until it is accepted', async () => {
	const database = freshName();
	const client = startClient(database);
	await client.openStore(1);
	await client.createProject(base, [entry(1, addTable(smallTable()))], 1);
	await client.close();
	await new Promise((resolve) => (indexedDB.deleteDatabase(database).onsuccess = resolve));
	const lost = {
		fault: { code: 'storage.lost' },
		emptied: true,
		lost: [{ id: 'p', rows: 5, commit: 1, found: null }],
	};
	for (let visit = 0; visit < 2; visit++) {
		const next = startClient(database);
		expect((await next.openStore(1)).recovery).toMatchObject(lost);
		if (visit === 1) await next.acceptLoss();
		await next.close();
	}
	localStorage.removeItem(`${database}.marker`);
	const last = startClient(database);
	expect((await last.openStore(1)).recovery).toBeNull();
});

test('DAT22 the marker in the private file system alone finds a loss too', async () => {
	const database = freshName();
	const client = startClient(database);
	await client.openStore(1);
	await client.createProject(base, [entry(1, addTable(smallTable()))], 1);
	await client.close();
	await new Promise((resolve) => (indexedDB.deleteDatabase(database).onsuccess = resolve));
	localStorage.removeItem(`${database}.marker`);
	const next = startClient(database);
	expect((await next.openStore(1)).recovery?.lost).toHaveLength(1);
});
