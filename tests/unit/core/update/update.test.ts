import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '#src/core/model/index.ts';
import {
	allRowIds,
	BLOCK_ROWS,
	cellAt,
	columnOf,
	createTable,
	type CellValue,
	type ColumnType,
	type Table,
} from '#src/core/table/index.ts';
import {
	baseValues,
	packUpdate,
	unpackUpdate,
	updateTable,
	type UpdateRequest,
} from '#src/core/update/index.ts';
import { tableDifferences } from '../../../support/project-equal.ts';

type Columns = Readonly<Record<string, readonly [ColumnType, readonly CellValue[]]>>;

function tableOf(columns: Columns): Table {
	const list = Object.entries(columns).map(([id, [type, values]]) =>
		columnOf({ id, name: id.toUpperCase(), type }, values),
	);
	const rows = Object.values(columns)[0]?.[1].length ?? 0;
	return createTable('t1', 'T', 'customers', rows, list);
}

const old = tableOf({
	c1: ['text', ['K1', 'K2', 'K3']],
	c2: ['number', [10, 20, 30]],
	c3: ['text', ['note a', null, 'note c']],
});

function update(fresh: Columns, more: Partial<UpdateRequest> = {}) {
	const table = more.table ?? old;
	const file = tableOf(fresh);
	const into = Object.fromEntries(
		file.columns.flatMap(({ id }) => (table.columns.some((each) => each.id === id) ? [[id, id]] : [])),
	);
	return updateTable({
		...{ table, fresh: file, into, key: 'c1', mode: 'append', blanks: 'keep', base: [], taken: [] },
		...more,
	});
}

const rowsOf = (table: Table) =>
	Array.from({ length: table.rowCount }, (_, row) => table.columns.map((column) => cellAt(column, row)));

describe('rows that belong together', () => {
	it('UPD1 equal rows belong together first, then those with one key, however it is written', () => {
		const { counts, table } = update({
			c1: ['text', [' K2 ', 'K1', 'K9']],
			c2: ['number', [25, 10, 90]],
		});
		expect(counts).toMatchObject({ added: 1, changed: 1, unchanged: 1, gone: 1 });
		expect(rowsOf(table)).toEqual([
			['K1', 10, 'note a'],
			['K2', 25, null],
			['K3', 30, 'note c'],
			['K9', 90, null],
		]);
	});

	it('UPD1 without a key rows are known by all they carry, and equal ones are counted one by one', () => {
		const lines = tableOf({ c1: ['text', ['a', 'a', 'b']], c2: ['number', [1, 1, 2]] });
		const { counts, table } = update(
			{ c1: ['text', ['a', 'a', 'a', 'b', 'c']], c2: ['number', [1, 1, 1, 2, 3]] },
			{ table: lines, key: null },
		);
		expect(counts).toMatchObject({ added: 2, changed: 0, unchanged: 3, gone: 0, duplicates: 0 });
		expect(table.rowCount).toBe(5);
	});

	it('UPD2 rows with one key are paired in the order of their values', () => {
		const twice = tableOf({ c1: ['text', ['K1', 'K1']], c2: ['number', [1, 5]] });
		const there = update({ c1: ['text', ['K1', 'K1']], c2: ['number', [2, 6]] }, { table: twice });
		const back = update({ c1: ['text', ['K1', 'K1']], c2: ['number', [6, 2]] }, { table: twice });
		expect(rowsOf(there.table)).toEqual(rowsOf(back.table));
		expect(there.counts).toMatchObject({ changed: 2, duplicates: 1 });
	});

	it('UPD10 the order of the file decides only the order of new rows', () => {
		const rows = [
			['K1', 11],
			['K3', 33],
			['K9', 90],
		] as const;
		const of = (list: readonly (readonly [string, number])[]) =>
			update({ c1: ['text', list.map(([id]) => id)], c2: ['number', list.map(([, value]) => value)] });
		const [there, back] = [of(rows), of(rows.toReversed())];
		expect(there.counts).toEqual(back.counts);
		expect(rowsOf(there.table)).toEqual(rowsOf(back.table));
	});
});

describe('what becomes of them', () => {
	it('UPD3 row ids, places and other cells stay; new rows come behind under new ids', () => {
		const { table } = update({ c1: ['text', ['K9', 'K2']], c2: ['number', [1, 2]] });
		expect([...allRowIds(table)]).toEqual([1, 2, 3, 4]);
		expect(rowsOf(table)[2]).toEqual(['K3', 30, 'note c']);
		expect(table.nextRowId).toBe(5);
	});

	it('UPD4 replace takes out what the file does not have', () => {
		const fresh: Columns = { c1: ['text', ['K2', 'K4']], c2: ['number', [20, 40]] };
		const { table, counts } = update(fresh, { mode: 'replace' });
		expect(rowsOf(table)).toEqual([
			['K2', 20, null],
			['K4', 40, null],
		]);
		expect([...allRowIds(table)]).toEqual([2, 4]);
		expect(counts.gone).toBe(2);
		expect(update(fresh).table.rowCount).toBe(4);
	});

	it('UPD4 extend changes no row that is there', () => {
		const { table } = update({ c1: ['text', ['K1', 'K8']], c2: ['number', [99, 8]] }, { mode: 'extend' });
		expect(rowsOf(table).map((row) => row.slice(0, 2))).toEqual([
			['K1', 10],
			['K2', 20],
			['K3', 30],
			['K8', 8],
		]);
	});

	it('UPD5 an empty cell keeps or erases', () => {
		const fresh: Columns = { c1: ['text', ['K1']], c2: ['number', [null]] };
		expect(cellAt(update(fresh).table.columns[1]!, 0)).toBe(10);
		expect(update(fresh).counts).toMatchObject({ changed: 0, unchanged: 1 });
		const erased = update(fresh, { blanks: 'erase' });
		expect(cellAt(erased.table.columns[1]!, 0)).toBeNull();
		expect(erased.counts.changed).toBe(1);
	});

	it('UPD6 an edit stays where the file says what it said before, and yields where it says something new', () => {
		const edited = tableOf({ c1: ['text', ['K1', 'K2']], c2: ['number', [11, 22]] });
		const base = [{ column: 'c2', rows: [1, 2], values: [10, 20] }];
		const { table, counts } = update(
			{ c1: ['text', ['K1', 'K2']], c2: ['number', [10, 25]] },
			{ table: edited, base },
		);
		expect(rowsOf(table)).toEqual([
			['K1', 11],
			['K2', 25],
		]);
		expect(counts).toMatchObject({ editsKept: 1, editsLost: 1, changed: 1, unchanged: 1 });
	});

	it('UPD6 an edited line without a key is found again', () => {
		const edited = tableOf({ c1: ['text', ['a', 'b']], c2: ['number', [1, 99]] });
		const { table, counts } = update(
			{ c1: ['text', ['a', 'b']], c2: ['number', [1, 2]] },
			{ table: edited, key: null, base: [{ column: 'c2', rows: [2], values: [2] }] },
		);
		expect(counts).toMatchObject({ added: 0, gone: 0, editsKept: 1 });
		expect(table).toBe(edited);
	});

	it('UPD6 the base of a cell is what it held before the first edit in force', () => {
		const entry = (seq: number, before: number, after: number): JournalEntry => ({
			...{ seq, label: { code: 'grid.edit', args: {} }, author: '', time: 0 },
			change: {
				kind: 'setCells',
				table: 't1',
				patches: [{ column: 'c2', rows: [2], before: [before], after: [after] }],
			},
		});
		expect(baseValues([entry(1, 20, 21), entry(2, 21, 22)], 't1')).toEqual([
			{ column: 'c2', rows: [2], values: [20] },
		]);
		const again: JournalEntry = { ...entry(3, 0, 0), change: { kind: 'addTable', index: 0, table: old } };
		expect(baseValues([entry(1, 20, 21), again, entry(2, 21, 22)], 't1')).toEqual([
			{ column: 'c2', rows: [2], values: [21] },
		]);
	});

	it('UPD7 counts add up', () => {
		const { counts } = update({ c1: ['text', ['K1', 'K3', 'K7', null]], c2: ['number', [10, 31, 7, 0]] });
		expect(counts.added + counts.changed + counts.unchanged).toBe(4);
		expect(counts.changed + counts.unchanged + counts.gone).toBe(old.rowCount);
		expect(counts).toMatchObject({ withoutKey: 1, columns: [{ name: 'C2', cells: 1 }], missing: ['C3'] });
	});

	it('UPD8 the same file again gives the same table', () => {
		const same: Columns = { c1: ['text', ['K3', 'K1', 'K2']], c2: ['number', [30, 10, 20]] };
		expect(update(same).table).toBe(old);
		expect(update(same, { mode: 'replace', blanks: 'erase' }).table).toBe(old);
	});

	it('UPD9 a new column gets an id that was never used; what does not suit a column is kept as text', () => {
		const { table, added } = update(
			{ c1: ['text', ['K1']], c2: ['text', ['面议']], c9: ['text', ['west']] },
			{ taken: ['c12'] },
		);
		expect(added).toEqual({ c9: 'c13' });
		expect(table.columns.at(-1)).toMatchObject({ id: 'c13', name: 'C9' });
		expect(cellAt(table.columns[1]!, 0)).toEqual({ unread: '面议' });
		expect(rowsOf(table).map((row) => row.at(-1))).toEqual(['west', null, null]);
	});
});

describe('between worker and page', () => {
	const rows = BLOCK_ROWS + 40;
	const names = Array.from({ length: rows }, (_, i) => `K${i}`);
	const large = (): Table => tableOf({ c1: ['text', names], c2: ['number', names.map((_, i) => i)] });

	it('UPD8 what does not change is shared, and not sent', () => {
		const [page, worker] = [large(), large()];
		const { table } = update({ c1: ['text', ['K5', 'new']], c2: ['number', [5, -1]] }, { table: worker });
		const { value } = packUpdate(worker, table, () => rows);
		expect(value.columns.map(({ blocks }) => blocks[0])).toEqual([0, 0]);
		const there = unpackUpdate(value, page);
		expect(tableDifferences(table, there)).toEqual([]);
		expect(there.columns[0]?.blocks[0]).toBe(page.columns[0]?.blocks[0]);
		expect(there.rowIds[0]).toBe(page.rowIds[0]);
		expect(unpackUpdate(packUpdate(worker, worker, () => rows).value, page).columns[1]).toBe(page.columns[1]);
	});

	it('UPD8 texts the page has come to know meanwhile do not change any cell', () => {
		const [page, worker] = [large(), large()];
		const first = page.columns[0];
		if (first?.type === 'text') first.dictionary.intern('typed meanwhile');
		const { table } = update({ c1: ['text', ['new']], c2: ['number', [1]] }, { table: worker });
		const there = unpackUpdate(packUpdate(worker, table, () => rows).value, page);
		expect(tableDifferences(table, there)).toEqual([]);
	});
});

describe('confirmations', () => {
	const checked = tableOf({
		c1: ['text', ['K1', 'K2', 'K3']],
		c2: ['number', [10, 20, 30]],
		c4: ['date', [100, null, 100]],
	});
	const file: Columns = { c1: ['text', ['K1', 'K2', 'K9']], c2: ['number', [10, 25, 90]] };
	const confirm = { column: 'c4', day: 200 };
	const daysOf = (table: Table) => rowsOf(table).map((row) => row.at(-1));

	it('UPD11 rows the file has are told the day, the others keep theirs', () => {
		const { table, counts } = update(file, { table: checked, confirm });
		expect(daysOf(table)).toEqual([200, 200, 100, 200]);
		expect(counts).toMatchObject({ confirmed: 3, added: 1, changed: 1, unchanged: 1, missing: [] });
		const replaced = update(file, { table: checked, confirm, mode: 'replace', blanks: 'erase' });
		expect(daysOf(replaced.table)).toEqual([200, 200, 200]);
	});

	it('UPD11 the same file on the same day changes nothing more', () => {
		const { table } = update(file, { table: checked, confirm });
		const rows = rowsOf(table).filter((row) => row[0] !== 'K3');
		const again: Columns = {
			c1: ['text', rows.map((row) => row[0] ?? null)],
			c2: ['number', rows.map((row) => row[1] ?? null)],
		};
		expect(update(again, { table, confirm }).table).toBe(table);
	});

	it('UPD11 a file that carries the column, customers made from orders and a column of texts are left alone', () => {
		const carried = update({ ...file, c4: ['date', [150, null, 150]] }, { table: checked, confirm });
		expect(daysOf(carried.table)).toEqual([150, null, 100, 150]);
		expect(carried.counts.confirmed).toBe(0);
		expect(daysOf(update(file, { table: checked, confirm, mode: 'extend' }).table)).toEqual([
			...[100, null, 100, null],
		]);
		const texts = update(file, { confirm: { column: 'c3', day: 200 } });
		expect(texts.counts.confirmed).toBe(0);
	});
});
