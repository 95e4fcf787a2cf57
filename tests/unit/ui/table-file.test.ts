import { describe, expect, it } from 'vitest';
import { csvText } from '#src/ui/table-file.ts';

describe('a table as CSV', () => {
	it('leaves numbers below zero as they are', () => {
		expect(csvText([['-5', '-12.5%', '-5+A1', '+86 138']])).toBe("\ufeff-5,-12.5%,'-5+A1,'+86 138\r\n");
	});

	it('quotes what needs quotes and disarms what a spreadsheet would take for a formula', () => {
		expect(csvText([['a', '=1+1', 'x,"y"', ' z']])).toBe('\ufeffa,\'=1+1,"x,""y"""," z"\r\n');
	});
});
