import type { BoundaryDraft, BoundaryFile } from '#src/io/boundaries/index.ts';
import type { BoundaryMethods } from '#workers/boundary.worker.ts';
import url from '#workers/boundary.worker.ts?worker&url';
import { Runner, type Job } from './runner.ts';

/** Reads boundaries out of files; a worker of its own reads and ends. */
export function readBoundaryFiles(files: readonly BoundaryFile[]): Job<BoundaryDraft> {
	const runner = new Runner<BoundaryMethods>(url);
	const job = runner.run('read', { files });
	return { result: job.result.finally(() => runner.dispose()), cancel: () => job.cancel() };
}
