import { describe, expect, it } from 'vitest';
import { stepText } from '#src/i18n/steps.ts';

describe('names of steps', () => {
	it('FMT1 counts in the history have thousands separators', () => {
		const counted = [
			...['grid.fill', 'grid.clear', 'grid.paste', 'grid.move'].map((code) => ({
				code,
				args: { cells: 9951 },
			})),
			...['grid.insertRows', 'grid.deleteRows'].map((code) => ({ code, args: { rows: 9951 } })),
			{ code: 'import', args: { tables: 2, rows: 541_909 } },
		];
		for (const label of counted) expect(stepText(label)).toMatch(/9,951|541,909/);
	});
});
