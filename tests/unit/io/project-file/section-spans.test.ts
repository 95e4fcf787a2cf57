import { describe, expect, it } from 'vitest';
import { columnsWanted, linesOf, spannedWidths, spansOf } from '#src/io/project-file/section-spans.ts';
import type { MethodSection, MethodValue } from '#src/io/project-file/types.ts';

const usual = (count: number) => Array.from({ length: count }, (_, i) => (i === 0 ? 30 : 17));
const section = (rows: MethodValue[][]): MethodSection => ({
	title: '',
	header: (rows[0] ?? []).map((_, i) => `${i}`),
	rows,
});
const LONG = 'R5 F4–5 M1–2; or R4 F4–5 M2–3; or '.repeat(8);

describe('columns of a report', () => {
	it('PRJ28 a long text takes the columns that its table has fewer than the sheet', () => {
		expect(spansOf(section([['Gold', LONG, 125]]), usual(7))).toEqual([1, 5, 1]);
	});

	it('PRJ28 two long texts share them', () => {
		const spans = spansOf(section([['Gold', 53, LONG, LONG]]), usual(8));
		expect(spans).toEqual([1, 1, 3, 3]);
	});

	it('PRJ28 figures stay as wide as they are', () => {
		expect(spansOf(section([['Score 5', 1, 22]]), usual(7))).toEqual([1, 1, 1]);
	});

	it('PRJ28 a short text at the end reaches the edge', () => {
		expect(spansOf(section([['Gold', 53, 'A named owner']]), usual(7))).toEqual([1, 1, 5]);
	});

	it('PRJ28 a section without rows or header takes nothing', () => {
		expect(spansOf({ title: '', rows: [['a', LONG]] }, usual(7))).toEqual([]);
		expect(spansOf({ title: '', header: ['a', 'b'], rows: [] }, usual(7))).toEqual([1, 1]);
	});

	it('PRJ28 a sheet gets up to two columns for a text without room', () => {
		const cells: MethodValue[] = ['Attack', 1, 2, 3, 4, 5, 6];
		expect(
			columnsWanted(
				section([
					[...cells, 'Win share'],
					[...cells, null],
				]),
				usual,
			),
		).toBe(8);
		expect(columnsWanted(section([[...cells, 'Win share first. '.repeat(5)]]), usual)).toBe(9);
		expect(columnsWanted(section([[...cells, LONG]]), usual)).toBe(10);
	});

	it('PRJ28 spans fill no more than the sheet, and no text is broken oftener than in one column', () => {
		for (let count = 1; count <= 7; count++)
			for (let at = 0; at < count; at++) {
				const row: MethodValue[] = Array.from({ length: count }, (_, i) => (i === at ? LONG : i));
				const spans = spansOf(section([row]), usual(7));
				const widths = spannedWidths(spans, usual(7));
				expect(spans.reduce((sum, span) => sum + span, 0)).toBe(7);
				expect(linesOf(LONG, widths[at]!)).toBeLessThanOrEqual(linesOf(LONG, usual(7)[at]!));
			}
	});
});
