import { expect, test } from 'vitest';
import { cellAt } from '#src/core/table/index.ts';
import { intake, rowOf } from '../../../support/intake.ts';
import { rawBook, type RawCell } from '../../../support/raw-book.ts';

/** A sheet of ids and one column more. */
function column(header: string, cells: readonly RawCell[], date1904 = false) {
	const made = intake(
		rawBook([['客户编号', header], ...cells.map((cell, i): RawCell[] => [`K${i + 1}`, cell])], { date1904 }),
	);
	const plan = made.plan.sheets[0]!.columns[1]!;
	const report = made.proposal.sheets[0]!.columns[1]!;
	const result = made.convert();
	const values = cells.map((_, row) => cellAt(result.tables[0]!.columns[1]!, row));
	return { plan, report, values, result, made, codes: report.evidence.map((note) => note.code) };
}
const date = (n: number) => ({ n, f: 'yyyy-mm-dd' });

test('IN14 nine readable cells in ten make a number, fewer make text', () => {
	const nine = column('甲乙', [1, 2, '3', 4, 5, 6, 7, 8, 9.5, '面议']);
	expect(nine.plan.type).toBe('number');
	expect(nine.values.at(-1)).toEqual({ unread: '面议' });
	const eight = column('甲乙', [1, 2, '3', 4, 5, 6, 7, 8.5, '面议', '待定']);
	expect(eight.plan.type).toBe('text');
	expect(eight.values[0]).toBe('1');
	expect(eight.codes).toContain('type.mixed');
});

test('IN14 half is enough where the header says so, and null words do not count', () => {
	expect(column('销售额', [1, 2, 'x', '约3']).plan.type).toBe('number');
	expect(column('甲乙', [1.5, '无', 'N/A', '—', { e: '#REF!' }]).plan.type).toBe('number');
	expect(column('销售额', [null, null]).plan.type).toBe('number');
});

test('IN14 few different texts are choices, TRUE and FALSE booleans, yes and no stay words', () => {
	expect(column('甲乙', ['A', 'B', 'A', 'B', 'A']).plan.type).toBe('choice');
	expect(column('甲乙', ['abc', 'bcd', 'cde', 'def']).plan.type).toBe('text');
	expect(column('甲乙', [true, false, true, null]).plan.type).toBe('boolean');
	const words = column('甲乙', ['是', '否', '是', '是']);
	expect(words.plan.type).toBe('choice');
	const asked = words.made.convert({
		...words.made.plan,
		sheets: words.made.plan.sheets.map((sheet) => ({
			...sheet,
			columns: sheet.columns.map((entry, i) => (i === 1 ? { ...entry, type: 'boolean' as const } : entry)),
		})),
	});
	expect([0, 1].map((row) => rowOf(asked.tables[0]!, row)['甲乙'])).toEqual([1, 0]);
});

test('IN15 identifiers stay text whatever they look like', () => {
	expect(column('甲乙', ['00123', '00045', '1E5']).values).toEqual(['00123', '00045', '1E5']);
	expect(column('甲乙', ['110101199003074514', '440300198512310029']).plan.type).toBe('text');
	expect(column('物料编码', [1001, 1002, 1003]).values).toEqual(['1001', '1002', '1003']);
	expect(column('邮编', [100000, 510000]).values).toEqual(['100000', '510000']);
	expect(column('电话', [13_800_138_000, '075512345678']).values).toEqual(['13800138000', '075512345678']);
	expect(column('物料编码', ['5E1', 50]).values).toEqual(['5E1', '50']);
});

test('IN15 digits lost before the file was written are reported', () => {
	const { plan, codes } = column('甲乙', [1.5, 110_101_199_003_074_500, 3, 4]);
	expect(plan.type).toBe('number');
	expect(codes).toContain('type.precisionLost');
});

test('IN13 dates of every writing become serials, serial 60 stays as it is shown', () => {
	const { values, report } = column('首次合作', [
		'2019.3.5',
		43_529,
		'2020年初',
		'2019年3月5日',
		date(43_529),
		20_190_305,
	]);
	expect(values).toEqual([43_529, 43_529, { unread: '2020年初' }, 43_529, 43_529, 43_529]);
	expect(report.evidence).toContainEqual({ code: 'type.dateForms', args: { forms: 5 } });
	expect(column('甲乙', [date(60), date(61), date(0), date(-1), date(2_958_466)]).values).toEqual([
		{ unread: '1900-02-29' },
		61,
		{ unread: '0' },
		{ unread: '-1' },
		{ unread: '2958466' },
	]);
	expect(column('甲乙', [date(43_889), date(0)], true).values).toEqual([45_351, 1462]);
});

test('IN12 one unambiguous date decides the order, none is reported as ambiguous', () => {
	const us = column('下单日期', ['05/03/2024', '12/25/2024']);
	expect(us.plan.dateOrder).toBe('mdy');
	expect(us.values[0]).toBe(45_415);
	const open = column('下单日期', ['05/03/2024', '06/04/2024']);
	expect(open.codes).toContain('type.ambiguousDates');
	expect(column('下单日期', ['25/12/2024', '12/25/2024', '31/01/2024']).codes).toContain(
		'type.mixedDateOrder',
	);
});

test('IN8 the unit of the header applies to plain numbers only, and leaves the name', () => {
	const { plan, values, report } = column('2025年销售额(万)', [
		128.4,
		'56.0',
		'12.5万',
		'30元',
		'12%',
		'面议',
	]);
	expect([plan.name, plan.unitFactor]).toEqual(['2025年销售额', 10_000]);
	expect(values).toEqual([1_284_000, 560_000, 125_000, 30, 0.12, { unread: '面议' }]);
	expect(report.evidence).toContainEqual({ code: 'type.unitHeader', args: { unit: '万', factor: 10_000 } });
});

test('IN8 the unit of the title applies to money only', () => {
	const made = intake(
		rawBook([['客户台账（单位：万元）'], ['客户编号', '销售额', '员工人数'], ['K1', 1.5, 20], ['K2', 2, 30]]),
	);
	expect(made.plan.sheets[0]!.columns.map((entry) => entry.unitFactor)).toEqual([1, 10_000, 1]);
	expect(rowOf(made.convert().tables[0]!, 0)).toEqual({ 客户编号: 'K1', 销售额: 15_000, 员工人数: 20 });
});

test('IN9 a column written with decimal commas', () => {
	const { plan, values } = column('sales', ['1.234,50', '99,90', '7']);
	expect(plan.decimalMark).toBe(',');
	expect(values).toEqual([1234.5, 99.9, 7]);
});

test('IN10 numbers are taken out of text only when asked for', () => {
	const { made, values } = column('销售额(万)', [1, 2, 3, '约30', '12.5万/含税', '面议']);
	expect(values.slice(3)).toEqual([{ unread: '约30' }, { unread: '12.5万/含税' }, { unread: '面议' }]);
	const plan = {
		...made.plan,
		sheets: made.plan.sheets.map((sheet) => ({
			...sheet,
			columns: sheet.columns.map((entry) => ({ ...entry, takeNumber: entry.type === 'number' })),
		})),
	};
	const taken = made.convert(plan).tables[0]!.columns[1]!;
	expect([3, 4, 5].map((row) => cellAt(taken, row))).toEqual([300_000, 125_000, { unread: '面议' }]);
});

test('IN16 null words stay as unread source text until the plan names them', () => {
	const { made, report, values } = column('利润', [1, 2, 'N/A', '无', { e: '#DIV/0!' }, '-']);
	expect(values.slice(2)).toEqual([
		{ unread: 'N/A' },
		{ unread: '无' },
		{ unread: '#DIV/0!' },
		{ unread: '-' },
	]);
	expect(report.unread).toBe(4);
	expect(report.nullCandidates.map((entry) => entry.word).sort()).toEqual(['#DIV/0!', '-', 'N/A', '无']);
	const plan = {
		...made.plan,
		sheets: made.plan.sheets.map((sheet) => ({
			...sheet,
			columns: sheet.columns.map((entry) => ({ ...entry, nullWords: ['n/a', '无'] })),
		})),
	};
	const nulled = made.convert(plan).tables[0]!.columns[1]!;
	expect([2, 3, 4].map((row) => cellAt(nulled, row))).toEqual([null, null, { unread: '#DIV/0!' }]);
});

test('IN18 white space at the ends goes, and is counted; inside it stays', () => {
	const { values, report } = column('城市', [' 苏 州　', '苏 州', '杭州\n']);
	expect(values).toEqual(['苏 州', '苏 州', '杭州']);
	expect(report.evidence).toContainEqual({ code: 'type.trimmed', args: { count: 2 } });
});
