import { expect, it } from 'vitest';
import { historyOf, reversals, type JournalEntry } from '#src/core/model/index.ts';

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

it('HIS6 what mends a recipe is not undone, nor what was before it; what follows is', () => {
	const mending: JournalEntry = { ...entry(3), mends: true };
	expect(historyOf([entry(1), entry(2, 1), mending])).toEqual({ undo: [], redo: [] });
	expect(historyOf([entry(1), mending, entry(4)]).undo.map(({ seq }) => seq)).toEqual([4]);
});
