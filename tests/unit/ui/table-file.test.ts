import { describe, expect, it } from 'vitest';
import { csvText, tabbed } from '#src/ui/table-file.ts';

describe('a table as CSV', () => {
	it('leaves numbers below zero as they are', () => {
		expect(csvText([['-5', '-12.5%', '-5+A1', '+86 138']])).toBe("\ufeff-5,-12.5%,'-5+A1,'+86 138\r\n");
	});

	it('quotes what needs quotes and disarms what a spreadsheet would take for a formula', () => {
		expect(csvText([['a', '=1+1', 'x,"y"', ' z']])).toBe('\ufeffa,\'=1+1,"x,""y"""," z"\r\n');
	});
});

describe('a table for the clipboard', () => {
	it('disarms what a spreadsheet would run when it is pasted, and leaves numbers', () => {
		const cells = [
			['=HYPERLINK("http://x")', '-5', '@a'],
			['a\tb\nc', '+1,204.50', '\t=1'],
		];
		expect(tabbed(cells)).toBe("'=HYPERLINK(\"http://x\")\t-5\t'@a\na b c\t+1,204.50\t' =1");
	});
});
