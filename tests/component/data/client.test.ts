import { expect, test } from 'vitest';
import { DataClient } from '#src/compute/data-client.ts';
import { createProject, mapChange, type JournalEntry } from '#src/core/model/index.ts';
import { cellAt, columnOf, createTable, Dictionary } from '#src/core/table/index.ts';

const tools = { mapChange, dictionaryOf: Dictionary.fromPacked.bind(Dictionary) };

test('smoke', async () => {
	const client = new DataClient(tools, { database: 'fenqu-test-smoke' });
	await client.openStore(1);
	await client.eraseAll();
	const n = columnOf({ id: 'n', name: 'n', type: 'number' }, [1, 2.5, null, { unread: 'x' }]);
	const t = columnOf({ id: 't', name: 't', type: 'text' }, ['a', '甲', null, 'a']);
	const table = createTable('t1', 'T', 'customers', 4, [n, t]);
	const entry: JournalEntry = {
		seq: 1,
		change: { kind: 'addTable', index: 0, table },
		label: { code: 'x', args: {} },
		author: 'me',
		time: 5,
	};
	expect(await client.createProject(createProject('p1', 'P'), [entry], 5)).toEqual({ commit: 1, rows: 4 });
	const edit: JournalEntry = {
		...entry,
		seq: 2,
		change: {
			kind: 'setCells',
			table: 't1',
			patches: [{ column: 't', rows: [2], before: ['甲'], after: ['乙'] }],
		},
	};
	expect(await client.append('p1', [edit], 1)).toEqual({ commit: 2, rows: 4 });
	const loaded = await client.loadProject('p1');
	expect(loaded.project.tables[0]!.columns.map((c) => [0, 1, 2, 3].map((r) => cellAt(c, r)))).toEqual([
		[1, 2.5, null, { unread: 'x' }],
		['a', '乙', null, 'a'],
	]);
	await client.checkpoint('p1');
	const again = await client.loadProject('p1');
	expect(again.project.seq).toBe(2);
	const history = await client.loadHistory('p1');
	expect(history.map((e) => e.change.kind)).toEqual(['addTable', 'setCells']);
	await client.close();
});
