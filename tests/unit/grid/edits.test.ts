import { describe, expect, it } from 'vitest';
import { apply, createProject, invert, type Project } from '#src/core/model/index.ts';
import {
	cellAt,
	columnOf,
	createTable,
	findColumn,
	parseInput,
	serialOf,
	type CellRange,
	type CellValue,
	type Table,
	type View,
} from '#src/core/table/index.ts';
import { copyRanges } from '#src/grid/copy.ts';
import {
	clearRanges,
	fillAlong,
	fillWith,
	typeInto,
	type EditContext,
	type EditResult,
} from '#src/grid/edits.ts';
import { continuation, fillFrom, fillTarget } from '#src/grid/fill.ts';
import { moveRange, pasteBlock } from '#src/grid/paste.ts';
import { selectCell, selectRange } from '#src/grid/selection.ts';
import {
	addColumnAt,
	deleteRowsAt,
	freeColumnId,
	insertRowsAt,
	removeColumn,
	renameColumn,
} from '#src/grid/structure-edits.ts';
import type { GridColumn } from '#src/grid/types.ts';

function table(): Table {
	return createTable('t', 'T', 'customers', 4, [
		columnOf({ id: 'id', name: 'ID', type: 'text' }, ['001', '002', '003', '004']),
		columnOf({ id: 'n', name: 'N', type: 'number' }, [10, 20, null, { unread: '面议' }]),
		columnOf({ id: 'd', name: 'D', type: 'date' }, [
			serialOf(2026, 1, 31),
			serialOf(2026, 2, 28),
			null,
			null,
		]),
		columnOf({ id: 'sum', name: 'Sum', type: 'number' }, [1, 2, 3, 4]),
	]);
}

function context(source = table(), view: View = null, readOnly = false): EditContext {
	const columns = source.columns.map((column): GridColumn => {
		return {
			column,
			label: column.name,
			width: 100,
			typeLabel: '',
			computed: column.id === 'sum',
			readOnly: false,
		};
	});
	return { table: source, view, columns, readOnly, parse: parseInput };
}

function after(source: Table, result: EditResult): { table: Table; project: Project } {
	if (result === null || 'refused' in result) throw new Error(`no edit: ${JSON.stringify(result)}`);
	const before: Project = { ...createProject('p', 'P'), tables: [source] };
	const project = apply(before, result.change);
	const back = apply(project, invert(result.change)).tables[0];
	expect(back && values(back)).toEqual(values(source));
	const [changed] = project.tables;
	if (!changed) throw new Error('table');
	return { table: changed, project };
}

const values = (source: Table): CellValue[][] =>
	source.columns.map((column) => Array.from({ length: source.rowCount }, (_, row) => cellAt(column, row)));
const cells = (source: Table, id: string): CellValue[] => {
	const column = findColumn(source, id);
	return column ? Array.from({ length: source.rowCount }, (_, row) => cellAt(column, row)) : [];
};
const range = (top: number, left: number, bottom = top, right = left): CellRange => ({
	top,
	left,
	bottom,
	right,
});

describe('edits', () => {
	it('EDT10 cells are found through the view, named by id, and equal values left out', () => {
		const view = Uint32Array.of(3, 1);
		const edit = typeInto(context(table(), view), { row: 0, col: 1 }, '1,234');
		expect(edit).toMatchObject({
			change: { patches: [{ column: 'n', rows: [4], before: [{ unread: '面议' }], after: [1234] }] },
		});
		expect(typeInto(context(table(), view), { row: 1, col: 1 }, '20')).toBeNull();
		expect(cells(after(table(), fillWith(context(), [range(0, 1, 2)], '7')).table, 'n')).toEqual([
			7,
			7,
			7,
			{ unread: '面议' },
		]);
	});

	it('EDT11 calculated columns refuse, clearing passes over them', () => {
		expect(typeInto(context(), { row: 0, col: 3 }, '1')).toEqual({ refused: 'readOnlyColumn' });
		expect(clearRanges(context(), [range(0, 3)])).toEqual({ refused: 'readOnlyColumn' });
		expect(typeInto(context(table(), null, true), { row: 0, col: 0 }, '1')).toEqual({ refused: 'readOnly' });
		const cleared = after(table(), clearRanges(context(), [range(1, 0, 1, 3)])).table;
		expect(values(cleared).map((column) => column[1])).toEqual([null, null, null, 2]);
	});

	it('EDT12 a whole long column is one change of the column', () => {
		const long = createTable('t', 'T', 'other', 60_000, [
			columnOf(
				{ id: 'n', name: 'N', type: 'number' },
				Array.from({ length: 60_000 }, (_, i) => i),
			),
		]);
		const edit = clearRanges(context(long), [range(0, 0, 59_999)]);
		expect(edit).toMatchObject({ change: { kind: 'replaceColumn' } });
		expect(cells(after(long, edit).table, 'n').every((value) => value === null)).toBe(true);
	});

	it('EDT13 rows go in and out by their place in the view, columns by id', () => {
		const view = Uint32Array.of(3, 1);
		const inserted = after(table(), insertRowsAt(context(table(), view), 1, 2)).table;
		expect(cells(inserted, 'id')).toEqual(['001', null, null, '002', '003', '004']);
		expect(cells(after(table(), deleteRowsAt(context(table(), view), [[0, 2]])).table, 'id')).toEqual([
			'001',
			'003',
		]);
		expect(freeColumnId(table())).toBe('c5');
		expect(
			after(table(), addColumnAt(table(), 1, 'c5', '备注')).table.columns.map((column) => column.id),
		).toEqual(['id', 'c5', 'n', 'd', 'sum']);
		expect(after(table(), removeColumn(table(), 'n')).table.columns).toHaveLength(3);
		expect(after(table(), renameColumn(table(), 'n', ' 金额 ')).table.columns[1]?.name).toBe('金额');
		expect(renameColumn(table(), 'n', ' ')).toBeNull();
	});
});

describe('paste', () => {
	const text = (rows: string[][]) => rows.map((row) => row.map((cell) => ({ text: cell })));

	it('PST1 one value fills, a block tiles or goes in from the first cell', () => {
		const one = pasteBlock(context(), selectRange({ row: 0, col: 0 }, { row: 2, col: 0 }), text([['x']]));
		expect(cells(after(table(), one).table, 'id')).toEqual(['x', 'x', 'x', '004']);
		const tiled = pasteBlock(
			context(),
			selectRange({ row: 0, col: 0 }, { row: 3, col: 0 }),
			text([['a'], ['b']]),
		);
		expect(cells(after(table(), tiled).table, 'id')).toEqual(['a', 'b', 'a', 'b']);
		const block = pasteBlock(
			context(),
			selectRange({ row: 1, col: 0 }, { row: 1, col: 1 }),
			text([['a'], ['b']]),
		);
		expect(cells(after(table(), block).table, 'id')).toEqual(['001', 'a', 'b', '004']);
		expect(block).toMatchObject({ select: range(1, 0, 2, 0) });
	});

	it('PST2 rows are added beyond the end, columns refused', () => {
		const longer = after(
			table(),
			pasteBlock(
				context(),
				selectCell({ row: 3, col: 0 }),
				text([
					['a', '1'],
					['b', '2'],
					['c', ''],
				]),
			),
		).table;
		expect(longer.rowCount).toBe(6);
		expect([cells(longer, 'id').slice(3), cells(longer, 'n').slice(3)]).toEqual([
			['a', 'b', 'c'],
			[1, 2, null],
		]);
		expect(pasteBlock(context(), selectCell({ row: 0, col: 2 }), text([['a', 'b', 'c']]))).toEqual({
			refused: 'tooWide',
		});
		expect(pasteBlock(context(), selectCell({ row: 0, col: 2 }), text([['a', 'b']]))).toEqual({
			refused: 'readOnlyColumn',
		});
	});

	it('PST3 ids stay text, numbers come in full', () => {
		const row = [
			{ text: '007', number: 7 },
			{ text: '1,234.6', number: 1234.5678 },
			{ text: '6/30/26', number: 46_203 },
		];
		const pasted = after(table(), pasteBlock(context(), selectCell({ row: 0, col: 0 }), [row])).table;
		expect(['id', 'n', 'd'].map((id) => cells(pasted, id)[0])).toEqual(['007', 1234.5678, 46_203]);
		const marked = [{ text: '0012', isText: true as const }];
		expect(
			cells(after(table(), pasteBlock(context(), selectCell({ row: 0, col: 1 }), [marked])).table, 'n')[0],
		).toBe(12);
	});

	it('PST4 cut cells move in one step, also over themselves', () => {
		const moved = after(table(), moveRange(context(), range(0, 1, 1, 1), { row: 1, col: 1 })).table;
		expect(cells(moved, 'n')).toEqual([null, 10, 20, { unread: '面议' }]);
		const crossed = after(table(), moveRange(context(), range(0, 1, 0, 1), { row: 3, col: 0 })).table;
		expect([cells(crossed, 'id')[3], cells(crossed, 'n')[0]]).toEqual(['10', null]);
	});
});

describe('fill and copy', () => {
	const [, n, d] = table().columns;
	const [id] = table().columns;

	it('FIL1 series of numbers, months, texts; the rest repeats', () => {
		if (!n || !d || !id) throw new Error('columns');
		const run = (column: typeof n, source: CellValue[], invert = false) => {
			const at = continuation(column, source, invert);
			return [source.length, source.length + 1].map(at);
		};
		expect(run(n, [1, 3])).toEqual([5, 7]);
		expect(run(n, [0.1, 0.2])).toEqual([0.3, 0.4]);
		expect(run(n, [5])).toEqual([5, 5]);
		expect(run(n, [5], true)).toEqual([6, 7]);
		expect(run(n, [1, 2, 9])).toEqual([1, 2]);
		expect(run(d, [46_203])).toEqual([46_204, 46_205]);
		expect(run(d, [serialOf(2026, 1, 31), serialOf(2026, 2, 28)])).toEqual([
			serialOf(2026, 3, 31),
			serialOf(2026, 4, 30),
		]);
		expect(run(id, ['C009'])).toEqual(['C010', 'C011']);
		expect(run(id, ['a', 'b'])).toEqual(['a', 'b']);
		expect(continuation(n, [1, 3], false)(-1)).toBe(-1);
	});

	it('FIL2 the handle fills along the longer way, a single row from above', () => {
		expect(fillTarget(range(2, 2), 5, 3)).toEqual(range(2, 2, 5, 2));
		expect(fillTarget(range(2, 2), 1, 0)).toEqual(range(2, 0, 2, 2));
		expect(
			cells(after(table(), fillFrom(context(), range(0, 1, 1), range(0, 1, 3), false)).table, 'n'),
		).toEqual([10, 20, 30, 40]);
		expect(cells(after(table(), fillAlong(context(), [range(2, 1)], 'down')).table, 'n')[2]).toBe(20);
	});

	it('FIL3 a fill counts the cells it fills, not those it fills from', () => {
		const filled = (result: EditResult) => result && 'label' in result && result.label.args['cells'];
		expect(filled(fillAlong(context(), [range(0, 1, 3, 1)], 'down'))).toBe(3);
		expect(filled(fillAlong(context(), [range(2, 1)], 'down'))).toBe(1);
		expect(filled(fillFrom(context(), range(0, 1, 1), range(0, 1, 3), false))).toBe(2);
	});

	const shown = (_: unknown, value: number | string) => `‹${value}›`;

	it('CPY1 ranges that line up are one block of stored values', () => {
		const { columns } = context();
		const copied = copyRanges(table(), null, columns, [range(0, 1, 1, 2), range(3, 1, 3, 2)], shown);
		expect(copied?.text).toBe('10\t2026-01-31\r\n20\t2026-02-28\r\n面议\t');
		expect(copied?.html).toContain('x:num="46053"');
		expect(copyRanges(table(), null, columns, [range(0, 0), range(1, 1)], shown)).toBeNull();
	});

	it('CPY1 texts of computed columns are copied as the cells show them', () => {
		const columns = context().columns.map((column, at) => ({ ...column, computed: at === 0 }));
		const copied = copyRanges(table(), null, columns, [range(0, 0, 1, 1)], shown);
		expect(copied?.text.split('\t')[0]).toMatch(/^‹.*›$/);
		expect(copied?.text).toContain('\t10\r\n');
	});
});
