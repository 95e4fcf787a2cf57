import { expect, test } from 'vitest';
import { cellAt, columnOf, createTable, packTable, unpackTable, type Table } from '#src/core/table/index.ts';

function sample(): Table {
	return createTable('t1', '客户', 'customers', 4, [
		columnOf({ id: 'c1', name: '名称', type: 'text' }, ['甲', '乙', null, '甲']),
		columnOf({ id: 'c2', name: '销售额', type: 'number', format: { decimals: 2, style: 'money' } }, [
			1.5,
			null,
			{ unread: '面议' },
			-3,
		]),
	]);
}

test('a table posted with its buffers arrives with every cell, and the sender has let go of them', () => {
	const table = sample();
	const { value, buffers } = packTable(table);
	const arrived = unpackTable(structuredClone(value, { transfer: buffers }));
	const reference = sample();
	expect({ ...arrived, columns: [] }).toEqual({ ...reference, columns: [] });
	reference.columns.forEach((column, i) => {
		const other = arrived.columns[i]!;
		expect([other.id, other.name, other.type, other.format]).toEqual([
			column.id,
			column.name,
			column.type,
			column.format,
		]);
		for (let row = 0; row < 4; row++) expect(cellAt(other, row)).toEqual(cellAt(column, row));
	});
	expect(table.rowIds[0]!.length).toBe(0);
});

test('a table of no rows and no columns survives', () => {
	const empty = createTable('t', 'x', 'other', 0, []);
	const { value, buffers } = packTable(empty);
	expect(buffers).toEqual([]);
	expect(unpackTable(structuredClone(value))).toEqual(empty);
});
