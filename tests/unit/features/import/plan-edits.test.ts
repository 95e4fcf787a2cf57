import { describe, expect, it } from 'vitest';
import type { ColumnPlan, ImportPlan, SheetPlan } from '#src/state/import/import-state.svelte.ts';
import {
	editColumn,
	freeName,
	setHeader,
	setPurpose,
	setRowsOut,
	toggleNullWord,
} from '#src/features/import/plan-edits.ts';

const column = (source: number, name: string, extra: Partial<ColumnPlan> = {}): ColumnPlan => ({
	...{ source, name, include: true, role: null, type: 'text', unitFactor: 1, dateOrder: 'dmy' },
	...{ decimalMark: '.', nullWords: [], takeNumber: false },
	...extra,
});
const sheet = (key: string, extra: Partial<SheetPlan> = {}): SheetPlan => ({
	...{
		key,
		include: true,
		kind: 'transactions',
		tableName: key,
		stackOn: null,
		into: null,
		headerRow: 0,
		headerRows: 1,
	},
	...{ leftOut: [], columns: [column(0, 'A'), column(1, 'B')] },
	...extra,
});
const plan = (...sheets: SheetPlan[]): ImportPlan => ({
	...{ version: 1, sheets, currency: 'CNY', displayUnit: 'auto', datum: null, deriveCustomers: true },
	...{ customersInto: null, customersName: 'Customers', amountName: 'Amount', sheetColumnName: 'Sheet' },
});
const spans = (after: ImportPlan) =>
	after.sheets[0]?.leftOut.map(({ from, to, reason }) => [from, to, reason]);

describe('edits of an import plan', () => {
	it('changes one column of one sheet and shares the rest', () => {
		const before = plan(sheet('0:0'), sheet('0:1'));
		const after = editColumn('0:0', 1, { role: 'transaction.amount' })(before);
		expect(after.sheets[0]?.columns[1]?.role).toBe('transaction.amount');
		expect(after.sheets[0]?.columns[0]).toBe(before.sheets[0]?.columns[0]);
		expect(after.sheets[1]).toBe(before.sheets[1]);
	});

	it('derives customers only while transactions stand alone', () => {
		const before = plan(sheet('0:0'), sheet('0:1', { kind: 'other' }));
		const listed = setPurpose('0:1', 'customers')(before);
		expect(listed.deriveCustomers).toBe(false);
		expect(setPurpose('0:1', 'none')(listed).deriveCustomers).toBe(true);
		expect(setPurpose('0:0', 'none')(before).deriveCustomers).toBe(false);
	});

	it('keeps the purpose of a sheet that is left out and taken in again', () => {
		const out = setPurpose('0:0', 'none')(plan(sheet('0:0')));
		expect(out.sheets[0]).toMatchObject({ include: false, kind: 'transactions' });
	});

	it('splits a span when a row in its middle is counted in', () => {
		const before = plan(sheet('0:0', { leftOut: [{ from: 4, to: 8, reason: 'blank' }] }));
		const after = setRowsOut('0:0', { from: 6, to: 6 }, null)(before);
		expect(spans(after)).toEqual([
			[4, 5, 'blank'],
			[7, 8, 'blank'],
		]);
	});

	it('keeps spans in order and apart when rows are left out', () => {
		const before = plan(sheet('0:0', { leftOut: [{ from: 9, to: 9, reason: 'total' }] }));
		const after = setRowsOut('0:0', { from: 3, to: 3 }, 'user')(before);
		expect(spans(after)).toEqual([
			[3, 3, 'user'],
			[9, 9, 'total'],
		]);
		expect(spans(setRowsOut('0:0', { from: 9, to: 9 }, 'user')(after))).toEqual([
			[3, 3, 'user'],
			[9, 9, 'user'],
		]);
	});

	it('has no header rows without a header', () => {
		expect(setHeader('0:0', null)(plan(sheet('0:0'))).sheets[0]).toMatchObject({
			headerRow: null,
			headerRows: 0,
		});
		expect(setHeader('0:0', 3, 2)(plan(sheet('0:0'))).sheets[0]).toMatchObject({
			headerRow: 3,
			headerRows: 2,
		});
	});

	it('finds a name no other column has, whatever its case', () => {
		expect(freeName(sheet('0:0'), 0, ' b ')).toBe('b (2)');
		expect(freeName(sheet('0:0'), 0, 'A')).toBe('A');
	});

	it('turns a word for nothing on and off, whatever its case', () => {
		const on = toggleNullWord(column(0, 'A'), 'N/A');
		expect(on).toEqual(['N/A']);
		expect(toggleNullWord(column(0, 'A', { nullWords: on }), 'n/a')).toEqual([]);
	});
});
