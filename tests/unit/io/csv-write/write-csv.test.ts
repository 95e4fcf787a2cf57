import { describe, expect, it } from 'vitest';
import { columnOf, createTable } from '#src/core/table/index.ts';
import { writeCsv } from '#src/io/csv-write/index.ts';
import { joined } from '../../../support/ooxml-validator.ts';

const table = createTable('t', 't', 'other', 3, [
	columnOf({ id: 'a', name: '名称', type: 'text' }, ['甲, "一"', '=1+1', null]),
	columnOf({ id: 'n', name: '=金额', type: 'number' }, [-1.5, { unread: '-面议' }, 1 / 3]),
	columnOf({ id: 'd', name: '日期', type: 'date' }, [45_000, 45_000.5, null]),
	columnOf({ id: 'b', name: '是', type: 'boolean' }, [1, 0, null]),
]);
const text = (order: Uint32Array | null = null): string =>
	new TextDecoder('utf-8', { ignoreBOM: true }).decode(joined([...writeCsv(table, table.columns, order)]));

describe('writeCsv', () => {
	it('CW1 byte order mark, header, CRLF after every line', () => {
		expect(text().startsWith('\ufeff名称,')).toBe(true);
		expect(text().split('\r\n')).toHaveLength(5);
	});

	it('CW2 quotes where needed, numbers in full, ISO dates, empty where missing', () => {
		const lines = text().split('\r\n');
		expect(lines[1]).toBe('"甲, ""一""",-1.5,2023-03-15,TRUE');
		expect(lines[3]).toBe(',0.3333333333333333,,');
	});

	it('CW3 texts that would run as formulas are neutralised, negative numbers are not', () => {
		const lines = text().split('\r\n');
		expect(lines[0]).toContain(",'=金额,");
		expect(lines[2]).toBe("'=1+1,'-面议,2023-03-15 12:00,FALSE");
	});

	it('CW4 an order writes these rows in this order', () => {
		expect(text(Uint32Array.of(2, 0)).split('\r\n')[1]).toBe(',0.3333333333333333,,');
	});
});
