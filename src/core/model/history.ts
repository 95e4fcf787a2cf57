import { invert } from './apply.ts';
import type { JournalEntry } from './change.ts';

/** What can be undone and redone, read off the journal. The last element of each list is the next one. */
export interface History {
	readonly undo: readonly JournalEntry[];
	readonly redo: readonly JournalEntry[];
}

export const EMPTY_HISTORY: History = { undo: [], redo: [] };

/**
 * The history after one more journal entry. An entry that reverts the next undo step is an undo, one that reverts the
 * next redo step is a redo, anything else is a new step and ends the redo list. What mends a recipe leaves nothing to undo,
 * as what was before cannot be used. The journal itself keeps everything.
 */
export function record(history: History, entry: JournalEntry): History {
	if (entry.mends) return EMPTY_HISTORY;
	const { undo, redo } = history;
	if (entry.reverts !== undefined && undo.at(-1)?.seq === entry.reverts) {
		return { undo: undo.slice(0, -1), redo: [...redo, entry] };
	}
	if (entry.reverts !== undefined && redo.at(-1)?.seq === entry.reverts) {
		return { undo: [...undo, entry], redo: redo.slice(0, -1) };
	}
	return { undo: [...undo, entry], redo: [] };
}

/** The history of a journal read from its start or from a checkpoint on. */
export function historyOf(entries: readonly JournalEntry[]): History {
	return entries.reduce(record, EMPTY_HISTORY);
}

/** What an entry that reverts another one does, and to which step of the user's. */
export interface Reversal {
	readonly kind: 'undo' | 'redo';
	/** Number of the step that is taken back or repeated. */
	readonly seq: number;
}

/**
 * The undos and redos among entries in their order, by their number. What reverts a step is an undo, what reverts an
 * undo a redo, what reverts a redo an undo again; what is older than the entries is taken for a step.
 */
export function reversals(entries: readonly JournalEntry[]): ReadonlyMap<number, Reversal> {
	const found = new Map<number, Reversal>();
	for (const { seq, reverts } of entries) {
		if (reverts === undefined) continue;
		const before = found.get(reverts);
		found.set(seq, {
			kind: before?.kind === 'undo' ? 'redo' : 'undo',
			seq: before?.seq ?? reverts,
		});
	}
	return found;
}

/** The entry that takes back (or, from the redo list, repeats) a step. Sequence, author and time are the caller's. */
export function reverting(
	step: JournalEntry,
	stamp: Pick<JournalEntry, 'seq' | 'author' | 'time'>,
): JournalEntry {
	return { ...stamp, change: invert(step.change), label: step.label, reverts: step.seq };
}
