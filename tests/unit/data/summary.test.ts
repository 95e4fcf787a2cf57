import { expect, test } from 'vitest';
import type { StoredChange, StoredTable } from '#src/data/stored.ts';
import { afterEntries } from '#src/data/summary.ts';
import type { ProjectRow } from '#src/data/rows.ts';

const row: ProjectRow = {
	id: 'p',
	name: 'P',
	created: 1,
	modified: 1,
	opened: null,
	commit: 4,
	tables: [],
	classes: [],
	savedToFile: null,
	bytes: 0,
	headSeq: 0,
	nextChunk: 1,
	removed: null,
};
const table: StoredTable = {
	id: 't',
	name: 'T',
	kind: 'customers',
	rowCount: 10,
	nextRowId: 11,
	rowIds: [[1, 10]],
	columns: [],
};
const after = (...changes: StoredChange[]) =>
	afterEntries(
		row,
		changes.map((change, i) => ({
			seq: 5 + i,
			change,
			label: { code: 'x', args: {} },
			author: 'a',
			time: 100 + i,
		})),
	);

test('DAT17 the summary follows the journal', () => {
	const groups = [{ at: 0, rows: [11, 12], values: {} }];
	const changed = after(
		{ kind: 'batch', changes: [{ kind: 'addTable', index: 0, table }] },
		{ kind: 'renameTable', table: 't', before: 'T', after: 'U' },
		{ kind: 'insertRows', table: 't', groups },
		{ kind: 'insertRows', table: 'other', groups },
		{ kind: 'renameProject', before: 'P', after: 'Q' },
	);
	expect(changed).toMatchObject({
		name: 'Q',
		commit: 9,
		modified: 104,
		tables: [{ id: 't', name: 'U', kind: 'customers', rows: 12 }],
	});
	expect(
		after({ kind: 'addTable', index: 0, table }, { kind: 'deleteRows', table: 't', groups }).tables[0]?.rows,
	).toBe(8);
	expect(
		after({ kind: 'addTable', index: 0, table }, { kind: 'removeTable', index: 0, table }).tables,
	).toEqual([]);
});
