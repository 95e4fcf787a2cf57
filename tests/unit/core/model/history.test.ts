import { expect, it } from 'vitest';
import { reversals, type JournalEntry } from '#src/core/model/index.ts';

const entry = (seq: number, reverts?: number): JournalEntry => ({
	seq,
	change: { kind: 'renameProject', before: 'a', after: 'b' },
	label: { code: 'renameProject', args: {} },
	author: '',
	time: seq,
	...(reverts === undefined ? {} : { reverts }),
});

it('HIS5 a step undone, repeated and undone again is named each time', () => {
	const found = reversals([entry(1), entry(2), entry(3, 2), entry(4, 3), entry(5, 4), entry(6, 1)]);
	expect([...found]).toEqual([
		[3, { kind: 'undo', seq: 2 }],
		[4, { kind: 'redo', seq: 2 }],
		[5, { kind: 'undo', seq: 2 }],
		[6, { kind: 'undo', seq: 1 }],
	]);
});
