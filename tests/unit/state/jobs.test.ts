import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Jobs, type JobProgress } from '#src/state/jobs.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A job that ends when it is told to. */
function begin(jobs: Jobs, title: string) {
	let end: () => void = () => undefined;
	let report: (progress: JobProgress) => void = () => undefined;
	const result = new Promise<void>((resolve) => (end = resolve));
	const done = jobs.run(title, (onProgress) => {
		report = onProgress;
		return { result, cancel: () => end() };
	});
	return { done, end: () => end(), report: (progress: JobProgress) => report(progress) };
}
const titles = (jobs: Jobs) => jobs.shown.map(({ title }) => title);

it('ST234 a job is shown once it has run for 300 ms, one that ends sooner never', async () => {
	const jobs = new Jobs();
	const short = begin(jobs, 'tour');
	const long = begin(jobs, 'territory');
	expect(jobs.running).toHaveLength(2);
	vi.advanceTimersByTime(299);
	expect(titles(jobs)).toEqual([]);
	short.end();
	await short.done;
	long.report({ stage: 'search', done: 3, total: 10 });
	vi.advanceTimersByTime(1);
	expect(titles(jobs)).toEqual(['territory']);
	expect(jobs.shown[0]?.progress?.done).toBe(3);
	vi.advanceTimersByTime(10_000);
	expect(titles(jobs)).toEqual(['territory']);
	jobs.shown[0]?.cancel();
	await long.done;
	expect([jobs.running, jobs.shown]).toEqual([[], []]);
});
