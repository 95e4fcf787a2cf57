import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { AppError } from '#src/errors/index.ts';
import { Recomputation } from '#src/state/recomputation.svelte.ts';

/** A computation of one number that ends when the test says so. */
function follow() {
	let wanted = $state(1);
	let computed = 0;
	const started: number[] = [];
	const open: { resolve: () => void; reject: (thrown: unknown) => void }[] = [];
	const recomputation = new Recomputation(() => {
		const target = wanted;
		if (target === computed) return null;
		return async () => {
			started.push(target);
			await new Promise<void>((resolve, reject) => open.push({ resolve, reject }));
			computed = target;
		};
	});
	const settle = async () => {
		for (let i = 0; i < 10; i++) await Promise.resolve();
		flushSync();
	};
	flushSync();
	return {
		recomputation,
		started,
		running: () => open.length,
		want: (value: number) => {
			wanted = value;
			flushSync();
		},
		end: async (thrown?: unknown) => {
			const run = open.shift();
			if (thrown === undefined) run?.resolve();
			else run?.reject(thrown);
			await settle();
		},
	};
}

test('ST13 one run at a time; the last inputs win and those in between are not computed', async () => {
	const { recomputation, started, running, want, end } = follow();
	expect([started, recomputation.isRunning]).toEqual([[1], true]);
	for (const value of [2, 3, 4]) want(value);
	expect([started, running()]).toEqual([[1], 1]);
	await end();
	expect([started, running(), recomputation.isRunning]).toEqual([[1, 4], 1, true]);
	await end();
	expect([started, recomputation.isRunning]).toEqual([[1, 4], false]);
	want(4);
	expect(started).toEqual([1, 4]);
	want(5);
	want(4);
	await end();
	await end();
	expect(started).toEqual([1, 4, 5, 4]);
	recomputation.dispose();
});

test('ST14 a fault is kept until a run succeeds; a cancelled run is none', async () => {
	const { recomputation, want, end } = follow();
	await end(new AppError('project.notFound', { id: 'p' }));
	expect([recomputation.fault?.code, recomputation.isRunning]).toEqual(['project.notFound', false]);
	want(2);
	expect(recomputation.fault?.code).toBe('project.notFound');
	await end();
	expect(recomputation.fault).toBeNull();
	want(3);
	await end(new AppError('job.cancelled', {}));
	expect([recomputation.fault, recomputation.isRunning]).toEqual([null, false]);
	recomputation.dispose();
});

test('ST14 nothing is started after dispose', async () => {
	const { recomputation, started, want, end } = follow();
	want(2);
	recomputation.dispose();
	await end();
	want(3);
	expect(started).toEqual([1]);
});
