import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '#src/core/model/index.ts';
import { SaveQueue } from '#src/state/save-queue.svelte.ts';

const entry = (seq: number): JournalEntry => ({
	...{ seq, change: { kind: 'batch', changes: [] }, label: { code: 'x', args: {} }, author: '', time: 0 },
});

/** A sink whose batches wait for the test to end them. */
function held() {
	const batches: number[][] = [];
	const written: number[] = [];
	const open: { resolve: () => void; reject: (fault: Error) => void }[] = [];
	const queue = new SaveQueue({
		append: (entries) => {
			const seqs = entries.map(({ seq }) => seq);
			batches.push(seqs);
			return new Promise((resolve, reject) => {
				open.push({
					resolve: () => {
						written.push(...seqs);
						resolve();
					},
					reject,
				});
			});
		},
	});
	const settle = async () => {
		for (let i = 0; i < 20; i++) await Promise.resolve();
	};
	const end = async (isFault = false) => {
		const batch = open.shift();
		if (!batch) throw new Error('nothing is being written');
		if (isFault) batch.reject(new Error('full'));
		else batch.resolve();
		await settle();
	};
	return { queue, batches, written, open, end };
}

describe('save queue', () => {
	it('ST7 one batch at a time, in order, each entry once', async () => {
		const { queue, batches, written, open, end } = held();
		for (const seq of [1, 2, 3]) queue.push(entry(seq));
		expect(open).toHaveLength(1);
		await end();
		expect(open).toHaveLength(1);
		queue.push(entry(4));
		await end();
		await end();
		expect(batches).toEqual([[1], [2, 3], [4]]);
		expect(written).toEqual([1, 2, 3, 4]);
		expect(queue.isClean).toBe(true);
		await queue.flush();
		expect(open).toHaveLength(0);
	});

	it('ST8 saved is said only after the sink has resolved', async () => {
		const { queue, end } = held();
		expect(queue.state).toEqual({ kind: 'saved', time: null });
		queue.push(entry(1));
		let isFlushed = false;
		const flushed = queue.flush().then(() => (isFlushed = true));
		queue.push(entry(2));
		expect([queue.state.kind, queue.isClean]).toEqual(['saving', false]);
		await end();
		expect([queue.state.kind, isFlushed]).toEqual(['saving', false]);
		await end();
		await flushed;
		expect(queue.state.kind).toBe('saved');
		expect(queue.state).not.toEqual({ kind: 'saved', time: null });
	});

	it('ST9 what fails is written again by a flush, before what came later and once', async () => {
		const { queue, batches, written, end } = held();
		queue.push(entry(1));
		await end(true);
		expect([queue.state.kind, queue.isClean]).toEqual(['failed', false]);
		void queue.flush();
		await end();
		expect([batches, written, queue.state.kind]).toEqual([[[1], [1]], [1], 'saved']);
	});

	it('ST9 entries that arrive while a batch fails, or after it has, keep their order', async () => {
		const { queue, batches, written, open, end } = held();
		queue.push(entry(1));
		queue.push(entry(2));
		queue.push(entry(3));
		await end(true);
		expect(open.length).toBeLessThanOrEqual(1);
		if (open.length > 0) await end(true);
		while (open.length > 0) await end(true);
		expect(queue.state.kind).toBe('failed');
		queue.push(entry(4));
		expect(batches.at(-1)).toEqual([1, 2, 3, 4]);
		await end();
		expect([written, queue.isClean]).toEqual([[1, 2, 3, 4], true]);
	});

	it('ST6 what was dropped is not sent again, even when its batch fails afterwards', async () => {
		const { queue, written, open, end } = held();
		queue.push(entry(1));
		queue.drop();
		await end(true);
		expect([queue.state.kind, queue.isClean]).toEqual(['saved', true]);
		queue.push(entry(2));
		queue.drop();
		queue.push(entry(8));
		await end(true);
		while (open.length > 0) await end();
		expect([written, queue.state.kind, queue.isClean]).toEqual([[8], 'saved', true]);
	});
});
