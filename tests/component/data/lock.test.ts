import { expect, test } from 'vitest';
import { acquireWriter, withProjectLock, type WriterHandlers } from '#src/compute/project-lock.ts';
import { freshName } from './support.ts';

const handlers = (log: string[], name: string, flush = async () => {}): WriterHandlers => ({
	flush: async () => {
		log.push(`${name} flushes`);
		await flush();
		log.push(`${name} flushed`);
	},
	onLost: () => log.push(`${name} lost`),
	onGained: () => log.push(`${name} gained`),
});

test('DAT23 one tab writes, the second reads, and writes when the first leaves', async () => {
	const id = freshName();
	const log: string[] = [];
	const first = await acquireWriter(id, handlers(log, 'first'));
	const second = await acquireWriter(id, handlers(log, 'second'));
	expect([first.writer, second.writer]).toEqual([true, false]);
	await expect(withProjectLock(id, async () => 1)).rejects.toMatchObject({ code: 'project.readOnly' });
	first.release();
	await expect.poll(() => second.writer).toBe(true);
	expect(log).toEqual(['second gained']);
	second.release();
	await expect.poll(() => withProjectLock(id, async () => 1)).toBe(1);
});

test('DAT23 a take-over waits until the first has stored its work', async () => {
	const id = freshName();
	const log: string[] = [];
	let store = () => {};
	const stored = new Promise<void>((resolve) => (store = resolve));
	const first = await acquireWriter(
		id,
		handlers(log, 'first', () => stored),
	);
	const second = await acquireWriter(id, handlers(log, 'second'));
	second.takeOver();
	await expect.poll(() => log).toEqual(['first flushes']);
	expect([first.writer, second.writer]).toEqual([true, false]);
	store();
	await expect.poll(() => second.writer).toBe(true);
	expect(log).toEqual(['first flushes', 'first flushed', 'first lost', 'second gained']);
	second.release();
	await expect.poll(() => first.writer).toBe(true);
	first.release();
});

test('DAT23 a writer that does not answer loses the lock', async () => {
	const id = freshName();
	const log: string[] = [];
	const first = await acquireWriter(
		id,
		handlers(log, 'first', () => new Promise(() => {})),
	);
	const second = await acquireWriter(id, handlers(log, 'second'));
	second.takeOver();
	await expect.poll(() => second.writer).toBe(true);
	await expect.poll(() => first.writer).toBe(false);
	expect(log).toContain('first lost');
	first.release();
	second.release();
});
