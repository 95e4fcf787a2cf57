import { describe, expect, it } from 'vitest';
import { barTable, isHeld } from '../../bench/table.ts';
import type { BenchRow } from '../../bench/row.ts';

const row = (goal: BenchRow['goal'], baseline?: number): BenchRow => ({
	what: 'reading',
	figure: 300,
	unit: 'ms',
	...(baseline === undefined ? {} : { baseline: { name: 'other', figure: baseline } }),
	...(goal ? { goal } : {}),
});

describe('the table of the benchmarks', () => {
	it('a goal is a limit on the figure, or on figure ÷ baseline', () => {
		expect(isHeld(row({ kind: 'atMost', value: 300 }))).toBe(true);
		expect(isHeld(row({ kind: 'atMost', value: 299 }))).toBe(false);
		expect(isHeld(row({ kind: 'atLeast', value: 301 }))).toBe(false);
		expect(isHeld(row({ kind: 'ratioAtMost', value: 0.3 }, 1000))).toBe(true);
		expect(isHeld(row({ kind: 'ratioAtMost', value: 0.3 }, 900))).toBe(false);
		expect(isHeld(row({ kind: 'ratioAtLeast', value: 3 }, 100))).toBe(true);
	});

	it('without a goal, or with a ratio of nothing, it is open', () => {
		expect(isHeld(row(undefined))).toBeNull();
		expect(isHeld(row({ kind: 'ratioAtMost', value: 0.3 }))).toBeNull();
	});

	it('all columns are as wide in every line', () => {
		const lines = barTable([{ ...row({ kind: 'ratioAtMost', value: 0.35 }, 1200), bench: 'read' }]).split(
			'\n',
		);
		expect(new Set(lines.map((line) => line.length)).size).toBe(1);
		expect(lines[2]).toContain('| 300 ms | other: 1,200 | 0.25  | ratio ≤ 0.35 | yes  |');
	});
});
