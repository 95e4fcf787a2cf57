import { describe, expect, test } from 'vitest';
import { pageBreaks } from '#src/io/project-file/page-breaks.ts';

const rowsOf = (count: number) => Array.from({ length: count }, () => ({ height: 20, cells: [] }));

/** 25 rows fill a page. */
describe('page breaks', () => {
	test('PRJ23 what fits on the rest of its page stays there, what does not begins the next', () => {
		expect(pageBreaks(rowsOf(40), [{ start: 20, end: 25 }], 100)).toEqual([25]);
		expect(pageBreaks(rowsOf(40), [{ start: 21, end: 26 }], 100)).toEqual([21]);
		expect(pageBreaks(rowsOf(40), [{ start: 25, end: 30 }], 100)).toEqual([25]);
	});

	test('PRJ23 every page is ended', () => {
		expect(pageBreaks(rowsOf(80), [{ start: 48, end: 52 }], 100)).toEqual([25, 48, 73]);
		const both = [
			{ start: 23, end: 26 },
			{ start: 47, end: 50 },
		];
		expect(pageBreaks(rowsOf(80), both, 100)).toEqual([23, 47, 72]);
	});

	test('PRJ23 columns wider than a page leave room for more rows', () => {
		const at21 = [{ start: 21, end: 26 }];
		expect(pageBreaks(rowsOf(40), at21, 138)).toEqual([21]);
		expect(pageBreaks(rowsOf(40), at21, 200)).toEqual([34]);
	});

	test('PRJ23 what is higher than a page begins a new one, but not a second at the top', () => {
		expect(pageBreaks(rowsOf(90), [{ start: 0, end: 40 }], 100)).toEqual([25, 50, 75]);
		expect(pageBreaks(rowsOf(90), [{ start: 5, end: 60 }], 100)).toEqual([5, 30, 55, 80]);
	});
});
