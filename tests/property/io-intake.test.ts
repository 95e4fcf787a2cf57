import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAt, isoDate, isUnread, serialOf, type Table } from '#src/core/table/index.ts';
import { parseDate } from '#src/io/intake/dates.ts';
import { parseNumber } from '#src/io/intake/numbers.ts';
import { shownText } from '#src/io/intake/source.ts';
import { tableText } from '#src/io/intake/reader.ts';
import { intake, type Intake } from '../support/intake.ts';
import { rawBook, type RawCell } from '../support/raw-book.ts';

const seed = { seed: 20_260_630, numRuns: 300 };
const cents = fc.integer({ min: -1e11, max: 1e11 }).map((n) => n / 100);

const grouped = (value: number) => {
	const [whole = '', decimals] = Math.abs(value).toFixed(2).split('.');
	return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`;
};
const wide = (text: string) =>
	text.replace(/[\x21-\x7e]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

test('IN7 a number written in any of the forms is read back', () => {
	const forms: ((value: number) => string)[] = [
		(value) => String(value),
		(value) => (value < 0 ? `-${grouped(value)}` : grouped(value)),
		(value) => (value < 0 ? `(${grouped(value)})` : `￥${grouped(value)}`),
		(value) => (value < 0 ? `¥-${grouped(value)}` : `¥ ${grouped(value)}`),
		(value) => `${value < 0 ? '−' : ''}${grouped(value)}元`,
		(value) => wide(value.toFixed(2)),
		(value) => (value < 0 ? `${grouped(value)}-` : grouped(value)),
	];
	fc.assert(
		fc.property(cents, fc.constantFrom(...forms), (value, form) => {
			expect((parseNumber(form(value))?.value ?? Number.NaN) + 0).toBe(value + 0);
		}),
		seed,
	);
});

test('IN7 万 and 亿 are exact decimal shifts', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => {
			expect(parseNumber(`${(n / 1e4).toFixed(4)}万`)?.value).toBe(n);
			expect(parseNumber(`${(n / 1e4).toFixed(4)}亿`)?.value).toBe(n * 1e4);
		}),
		seed,
	);
});

test('IN11 a date written in any of the forms is read back', () => {
	const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
	const two = (n: number) => String(n).padStart(2, '0');
	const forms: ((y: number, m: number, d: number) => string)[] = [
		(y, m, d) => `${y}年${m}月${d}日`,
		(y, m, d) => `${y}.${m}.${d}`,
		(y, m, d) => `${y}/${two(m)}/${two(d)}`,
		(y, m, d) => `${y}-${two(m)}-${two(d)} 00:00:00`,
		(y, m, d) => `${y}${two(m)}${two(d)}`,
		(y, m, d) => `${d}-${names[m - 1]}-${y}`,
		(y, m, d) => `${two(d)}/${two(m)}/${y}`,
		(y, m, d) => wide(`${y}-${two(m)}-${two(d)}`),
	];
	const part = {
		y: fc.integer({ min: 1901, max: 2099 }),
		m: fc.integer({ min: 1, max: 12 }),
		d: fc.integer({ min: 1, max: 28 }),
	};
	fc.assert(
		fc.property(fc.record(part), fc.constantFrom(...forms), ({ y, m, d }, form) => {
			expect(parseDate(form(y, m, d))).toBe(serialOf(y, m, d));
		}),
		seed,
	);
	fc.assert(
		fc.property(fc.record(part), ({ y, m, d }) => {
			expect(isoDate(parseDate(`${m}/${d}/${y}`, 'mdy'))).toBe(`${y}-${two(m)}-${two(d)}`);
		}),
		seed,
	);
});

const cell: fc.Arbitrary<RawCell> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.constantFrom(
			'甲',
			'广东',
			'N/A',
			'面议',
			'1.2万',
			'2025年1月3日',
			'00123',
			' x ',
			'',
			'12%',
			'合计',
			'Total',
			'—',
			'#REF!',
		),
	},
	{ weight: 2, arbitrary: fc.integer({ min: -5000, max: 50_000 }) },
	fc.double({ min: -1e6, max: 1e6, noNaN: true }),
	fc.string({ maxLength: 8 }),
	fc.constant(null),
	fc.boolean(),
	fc.record({
		n: fc.integer({ min: -1, max: 60_000 }),
		f: fc.constantFrom('yyyy-mm-dd', 'h:mm', '0%', 'General'),
	}),
	fc.constant({ e: '#DIV/0!' } as const),
);
const sheet = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 14 });

test('IN17 nothing is dropped: every cell of an included row is a value, unread or empty, and the counts say which', () => {
	fc.assert(
		fc.property(sheet, (rows) => {
			const made = intake(rawBook(rows));
			const plan = made.plan.sheets[0]!;
			if (!plan.include || made.proposal.sheets[0]!.dataRows === 0) return;
			checkSheet(made, made.convert().tables.at(-1)!);
		}),
		{ ...seed, numRuns: 400 },
	);
});

function checkSheet(made: Intake, table: Table): void {
	const { analysis } = made.states.get('0:0')!;
	const plan = made.plan.sheets[0]!;
	const { sheet: raw, book } = analysis.source;
	plan.columns.forEach((column, index) => {
		const report = made.proposal.sheets[0]!.columns[index]!;
		expect(report.filled + report.empty + report.nulled + report.unread).toBe(table.rowCount);
		const counts = { filled: 0, empty: 0, unread: 0 };
		let at = 0;
		for (const { from, to } of analysis.ranges) {
			for (let row = from; row < to; row++, at++) {
				const source = raw.columns[column.source]!;
				const value = cellAt(table.columns[index]!, at);
				if (value === null) counts.empty++;
				else if (isUnread(value)) {
					counts.unread++;
					expect(value.unread).toBe(shownText(book, source, row));
				} else {
					counts.filled++;
					if (typeof value === 'string') expect(value).toBe(tableText(shownText(book, source, row)));
				}
				expect(value === null).toBe(book.isEmpty(source, row));
			}
		}
		expect(counts).toEqual({ filled: report.filled, empty: report.empty, unread: report.unread });
	});
}

test('IN5 rows that are not data are never more than those listed', () => {
	fc.assert(
		fc.property(sheet, (rows) => {
			const made = intake(rawBook(rows));
			const plan = made.plan.sheets[0]!;
			const header = plan.headerRow === null ? 0 : plan.headerRow + plan.headerRows;
			const out = plan.leftOut.reduce((sum, span) => sum + span.to - span.from + 1, 0);
			expect(made.proposal.sheets[0]!.dataRows + out + header).toBe(rows.length);
		}),
		seed,
	);
});

test('IN3 names are distinct for any headers', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.constantFrom(
					'销售额',
					'销售额 (2)',
					'',
					'Sales',
					'SALES',
					'ｓａｌｅｓ',
					'__proto__',
					'销售额(万)',
				),
				{ minLength: 2, maxLength: 8 },
			),
			(headers) => {
				const made = intake(
					rawBook([headers, headers.map((_, i) => i + 0.5), headers.map((_, i) => i * 2.5)]),
				);
				const names = made.plan.sheets[0]!.columns.map((column) =>
					column.name.normalize('NFKC').toLowerCase(),
				);
				expect(new Set(names).size).toBe(names.length);
			},
		),
		seed,
	);
});
