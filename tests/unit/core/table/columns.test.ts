import { describe, expect, it } from 'vitest';
import {
	BLOCK_ROWS,
	cellAt,
	civilOf,
	columnLength,
	columnOf,
	createTable,
	Dictionary,
	isoDate,
	rowIdAt,
	rowOfId,
	serialOf,
	withCells,
	withoutRows,
	withRows,
	type CellValue,
} from '#src/core/table/index.ts';

const number = { id: 'n', name: 'n', type: 'number' } as const;
const text = { id: 't', name: 't', type: 'text' } as const;

describe('blocks and dictionaries', () => {
	it('TAB1 blocks hold 32,768 rows, the last the rest', () => {
		const column = columnOf(
			number,
			Array.from({ length: BLOCK_ROWS * 2 + 5 }, (_, i) => i),
		);
		expect(column.blocks.map((block) => block.length)).toEqual([BLOCK_ROWS, BLOCK_ROWS, 5]);
		expect(columnLength(column)).toBe(BLOCK_ROWS * 2 + 5);
	});

	it('TAB2 values, empty cells and unread texts come back across block borders', () => {
		const values: CellValue[] = Array.from({ length: BLOCK_ROWS + 3 }, (_, i) =>
			i % 7 === 0 ? null : i % 11 === 0 ? { unread: `x${i}` } : i,
		);
		const column = columnOf(number, values);
		for (const row of [0, 1, 7, 11, BLOCK_ROWS - 1, BLOCK_ROWS, BLOCK_ROWS + 2])
			expect(cellAt(column, row)).toEqual(values[row]);
		expect(cellAt(column, values.length)).toBeNull();
	});

	it('TAB3 a code is given once and kept', () => {
		const dictionary = new Dictionary();
		expect(['a', 'b', 'a', 'c'].map((entry) => dictionary.intern(entry))).toEqual([0, 1, 0, 2]);
		expect(dictionary.codeOf('b')).toBe(1);
		expect(dictionary.codeOf('z')).toBe(-1);
	});

	it('TAB4 packed texts come back, surrogates made whole', () => {
		const source = Dictionary.of(['客户', '', 'a😀', '\ud800x']);
		const packed = [source.pack(0, 2), source.pack(2)];
		expect(Dictionary.fromPacked(packed).texts()).toEqual(['客户', '', 'a😀', '\ufffdx']);
	});

	it('TAB5 ids find their rows', () => {
		const table = createTable('t', 't', 'other', BLOCK_ROWS + 2, []);
		expect(rowIdAt(table, BLOCK_ROWS + 1)).toBe(BLOCK_ROWS + 2);
		expect(rowOfId(table, BLOCK_ROWS + 2)).toBe(BLOCK_ROWS + 1);
		expect(rowOfId(table, 99_999)).toBe(-1);
	});
});

describe('editing', () => {
	it('EDT1 only the touched block is copied', () => {
		const before = columnOf(
			number,
			Array.from({ length: BLOCK_ROWS * 2 }, (_, i) => i),
		);
		const after = withCells(before, [3, 4], [null, -1]);
		expect([cellAt(after, 3), cellAt(after, 4), cellAt(before, 3)]).toEqual([null, -1, 3]);
		expect(after.blocks[1]).toBe(before.blocks[1]);
		expect(after.blocks[0]).not.toBe(before.blocks[0]);
	});

	it('EDT2 text in a number column is unread, a number in a text column is text', () => {
		expect(cellAt(withCells(columnOf(number, [1]), [0], ['面议']), 0)).toEqual({ unread: '面议' });
		expect(cellAt(withCells(columnOf(text, ['a']), [0], [7]), 0)).toBe('7');
	});

	it('EDT3 rows put in and taken out again leave the same cells', () => {
		const values: CellValue[] = [1, null, 3, { unread: 'x' }, 5];
		const column = columnOf(number, values);
		const runs = [
			{ at: 0, count: 1 },
			{ at: 4, count: 2 },
		];
		const longer = withRows(column, 5, runs, [10, 11, 12]);
		expect(Array.from({ length: 8 }, (_, row) => cellAt(longer, row))).toEqual([
			10,
			1,
			null,
			3,
			11,
			12,
			{ unread: 'x' },
			5,
		]);
		const back = withoutRows(longer, 8, runs);
		expect(Array.from({ length: 5 }, (_, row) => cellAt(back, row))).toEqual(values);
	});
});

describe('dates', () => {
	it('DAY1 serials are those of Excel', () => {
		expect([
			serialOf(1900, 1, 1),
			serialOf(1900, 2, 28),
			serialOf(1900, 3, 1),
			serialOf(2026, 6, 30),
		]).toEqual([1, 59, 61, 46_203]);
		expect(isoDate(60)).toBe('1900-02-29');
	});

	it('DAY2 every day comes back, the time when asked for', () => {
		for (let serial = 61; serial < 80_000; serial += 13) {
			const { year, month, day } = civilOf(serial);
			expect(serialOf(year, month, day)).toBe(serial);
		}
		expect(isoDate(46_203.25)).toBe('2026-06-30');
		expect(isoDate(46_203.25, true)).toBe('2026-06-30 06:00');
	});
});
