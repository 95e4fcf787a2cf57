import { describe, expect, it } from 'vitest';
import { apply, createProject, tableOfKind } from '#src/core/model/index.ts';
import { createMatcher, loadDivisions, matchRows, type TextCodes } from '#src/core/geo/index.ts';
import { analyse } from '#src/core/segment/index.ts';
import { packImport } from '#src/io/intake/index.ts';
import { RawKind, type RawSheet, type RawWorkbook } from '#src/io/raw.ts';
import { sampleWorkbook } from '#src/io/sample/sample.ts';
import { importStep } from '#src/state/import/import-steps.ts';
import { segmentRequest } from '#src/core/segment/request.ts';
import { intake, valuesOfRole } from '../../../support/intake.ts';

const books = { 'zh-CN': sampleWorkbook({ locale: 'zh-CN' }), en: sampleWorkbook({ locale: 'en' }) };
const languages = ['zh-CN', 'en'] as const;

/** Cells of a sheet by column: texts, numbers, null. */
function cellsOf(book: RawWorkbook, sheet: RawSheet | undefined): (string | number | null)[][] {
	return (sheet?.columns ?? []).map(({ kinds, values }) =>
		Array.from(kinds, (kind, row) => {
			if (kind === RawKind.empty) return null;
			const value = values[row] ?? 0;
			return kind === RawKind.text ? (book.strings[value] ?? '') : value;
		}),
	);
}
const sheetOf = (locale: 'zh-CN' | 'en', index: number) =>
	cellsOf(books[locale], books[locale].sheets[index]);
const texts = (cells: readonly (string | number | null)[] | undefined) =>
	(cells ?? []).filter((cell) => typeof cell === 'string');
const numbers = (cells: readonly (string | number | null)[] | undefined) =>
	(cells ?? []).filter((cell) => typeof cell === 'number');
const counts = (list: readonly (string | number | null)[]) => {
	const found = new Map<string | number | null, number>();
	for (const each of list) found.set(each, (found.get(each) ?? 0) + 1);
	return found;
};

describe('sample workbook', () => {
	it('SMP1 the same options give the same cells, another seed others', () => {
		expect(sampleWorkbook({ locale: 'zh-CN' })).toEqual(books['zh-CN']);
		const other = sampleWorkbook({ locale: 'zh-CN', seed: 2 });
		expect(cellsOf(other, other.sheets[0])).not.toEqual(sheetOf('zh-CN', 0));
	});

	it('SMP2 400 customers, about 10,000 lines of two and a half years, 11 representatives', () => {
		const keys = texts(sheetOf('zh-CN', 0)[0]).filter((key) => /^K0\d{4}$/.test(key));
		expect(new Set(keys).size).toBe(400);
		const dates = numbers(sheetOf('zh-CN', 1)[2]);
		expect(dates.length).toBeGreaterThan(9000);
		expect(dates.length).toBeLessThan(11_000);
		const days = Math.max(...dates) - Math.min(...dates);
		expect(days).toBeGreaterThan(890);
		expect(days).toBeLessThanOrEqual(911);
		const reps = sheetOf('zh-CN', 2);
		expect(new Set(texts(reps[1]).slice(1)).size).toBe(11);
		expect(texts(reps[5]).slice(1)).toEqual(['2026-09-30']);
	});

	it('SMP3 titles, a total, spellings, text dates, unreadable numbers, gaps and doubles are there', () => {
		const columns = sheetOf('zh-CN', 0);
		const [keys, names, provinces] = columns;
		expect(columns.slice(1).every((cells) => cells[0] === null && cells[1] === null)).toBe(true);
		expect(keys?.at(-1)).toBe('合计');
		expect(new Set(texts(provinces))).toContain('江苏省');
		expect(new Set(texts(provinces))).toContain('江苏');
		expect(new Set(texts(provinces))).toContain('粤');
		expect((provinces ?? []).slice(3, -1).filter((cell) => cell === null).length).toBeGreaterThan(0);
		const created = texts(columns[13]).slice(1);
		expect(created.some((text) => /^\d{4}年\d+月\d+日$/.test(text))).toBe(true);
		expect(created.some((text) => /^\d{4}\.\d+\.\d+$/.test(text))).toBe(true);
		expect(numbers(columns[13]).length).toBeGreaterThan(100);
		expect(texts(columns[7])).toContain('约300');
		expect(texts(columns[8])).toContain('面议');
		const plain = texts(names).map((name) => name.trim().replace('有限公司', '公司'));
		expect([...counts(plain).values()].filter((count) => count === 2)).toHaveLength(3);
	});

	it('SMP4 returns, a free line, unknown customers and lines without one are there', () => {
		const columns = sheetOf('en', 1);
		const status = columns[9] ?? [];
		const quantity = columns[6] ?? [];
		const returned = status.flatMap((text, row) => (text === 'Returned' ? [row] : []));
		expect(returned.length).toBeGreaterThan(50);
		expect(returned.every((row) => Number(quantity[row]) < 0)).toBe(true);
		expect((columns[8] ?? []).filter((amount) => amount === 0)).toHaveLength(1);
		const known = new Set(texts(sheetOf('en', 0)[0]));
		const customers = (columns[1] ?? []).slice(1);
		expect(customers.filter((key) => key !== null && !known.has(String(key))).length).toBeGreaterThan(5);
		expect(customers.filter((key) => key === null).length).toBeGreaterThan(5);
	});

	it('SMP5 the busiest representative has several times the customers of the idlest', () => {
		const owners = [...counts(texts(sheetOf('zh-CN', 0)[9]).slice(1)).values()].sort((a, b) => a - b);
		expect(owners).toHaveLength(11);
		expect((owners.at(-1) ?? 0) / (owners[0] ?? 1)).toBeGreaterThan(4);
		const hours = numbers(sheetOf('zh-CN', 2)[4]);
		expect(Math.max(...hours) / Math.min(...hours)).toBeLessThan(1.1);
	});

	it('SMP6 both languages have the same rows, columns, and numbers', () => {
		for (const index of [0, 1, 2]) {
			const [zh, en] = [sheetOf('zh-CN', index), sheetOf('en', index)];
			expect(en.map((cells) => cells.length)).toEqual(zh.map((cells) => cells.length));
			const isCreated = (column: number) => index === 0 && column === 13;
			zh.forEach((cells, column) => {
				if (isCreated(column)) return;
				const kind = (cell: unknown) => (typeof cell === 'number' ? cell : cell === null ? null : 'text');
				expect((en[column] ?? []).map(kind)).toEqual(cells.map(kind));
			});
		}
	});

	it('SMP7 customers and orders grow with the number asked for', () => {
		for (const customers of [40, 800]) {
			const book = sampleWorkbook({ locale: 'en', customers });
			expect(book.sheets[0]?.rowCount).toBe(customers + 7);
			const lines = book.sheets[1]?.rowCount ?? 0;
			expect(lines / customers).toBeGreaterThan(12);
			expect(lines / customers).toBeLessThan(36);
		}
	});
});

describe.each(languages)('sample workbook in %s', (locale) => {
	const found = intake(books[locale]);
	const result = found.convert();

	it('SMP8 the intake proposes the kinds and roles', () => {
		expect(found.plan.sheets.map(({ kind, include }) => [kind, include])).toEqual([
			['customers', true],
			['transactions', true],
			['other', true],
		]);
		const roles = found.plan.sheets.map(({ columns }) => columns.map(({ role }) => role));
		expect(roles[0]?.slice(0, 10).map((role) => role?.replace('customer.', ''))).toEqual(
			'id name province city address industry type employees potential owner'.split(' '),
		);
		expect(roles[1]?.map((role) => role?.replace('transaction.', ''))).toEqual(
			'id customerId date productId product category quantity price amount status'.split(' '),
		);
		expect(roles[2]?.map((role) => role?.replace('rep.', ''))).toEqual(
			'id name team base capacityHours leavingDate seniority cost skills'.split(' '),
		);
		expect(result.tables.map(({ rowCount }) => rowCount)).toEqual([
			403,
			(books[locale].sheets[1]?.rowCount ?? 0) - 1,
			11,
		]);
		const customers = result.tables[0];
		if (!customers) throw new Error('customers');
		const potential = valuesOfRole(result, customers, 'customer.potential');
		expect(Math.max(...potential.filter((value) => typeof value === 'number'))).toBeGreaterThan(100_000);
		const dates = valuesOfRole(result, customers, 'customer.createdDate');
		expect(dates.every((value) => typeof value === 'number')).toBe(true);
	});

	it('SMP9 every class of the default RFM scheme has customers', () => {
		const packed = packImport(result).value;
		const base = createProject('p', 'P');
		const project = apply(base, importStep(base, packed).change);
		const request = segmentRequest(project, project.recipe.schemes);
		if (!request) throw new Error('request');
		const [rfm] = analyse(request).schemes;
		if (!rfm?.ok) throw new Error('rfm');
		const sizes = Object.fromEntries(
			rfm.result.classes.map(({ id }, i) => [id, rfm.result.summary[i]?.count ?? 0]),
		);
		const classes = Object.entries(sizes).filter(([id]) => /^(important|general)/.test(id));
		expect(classes).toHaveLength(8);
		for (const [id, count] of classes) {
			expect(count, id).toBeGreaterThan(15);
			expect(count, id).toBeLessThan(0.3 * 403);
		}
		expect(sizes['noOrders']).toBeGreaterThan(0);
		const total = Object.values(sizes).reduce((sum, count) => sum + count, 0);
		expect(total).toBe(tableOfKind(project, 'customers')?.rowCount);
	});

	it('SMP10 a few places need a person', async () => {
		const sheet = sheetOf(locale, 0);
		const codesOf = (column: number): TextCodes => {
			const cells = (sheet[column] ?? []).slice(3, -1).map((cell) => (cell === null ? '' : String(cell)));
			return { texts: cells, codes: Int32Array.from(cells, (text, row) => (text === '' ? -1 : row)) };
		};
		const columns = { province: codesOf(2), city: codesOf(3), address: codesOf(4) };
		const { open, counts } = matchRows(createMatcher(await loadDivisions()), {
			rows: 403,
			columns,
			fixes: {},
		});
		const kinds = new Map<string, [places: number, rows: number]>();
		for (const { kind, rows } of open) {
			const [places, all] = kinds.get(kind) ?? [0, 0];
			kinds.set(kind, [places + 1, all + rows]);
		}
		expect(Object.fromEntries(kinds)).toEqual({ ambiguous: [3, 6], unresolved: [1, 2], partial: [1, 1] });
		expect(counts).toEqual([394, 6, 2, 1, 0]);
	});
});
