import type { PackedProject, RestoreMethods, RestoreRequest } from '#workers/restore.worker.ts';
import url from '#workers/restore.worker.ts?worker&url';
import type { ReturnedCells, ReturnRequest } from '#src/io/project-file/index.ts';
import { Runner, type Job, type RunOptions } from './runner.ts';

export type { PackedProject } from '#workers/restore.worker.ts';

/** Whether a file carries a project; a worker of its own looks and ends. */
export async function carriesProject(request: RestoreRequest): Promise<boolean> {
	const runner = new Runner<RestoreMethods>(url);
	try {
		return await runner.run('carriesProject', request).result;
	} finally {
		runner.dispose();
	}
}

/** Reads what came back of some columns; null when the file carries no project. */
export function readReturned(
	request: ReturnRequest,
	options?: Pick<RunOptions, 'onProgress'>,
): Job<ReturnedCells | null> {
	const runner = new Runner<RestoreMethods>(url);
	const job = runner.run('returned', request, options);
	return { result: job.result.finally(() => runner.dispose()), cancel: () => job.cancel() };
}

/** Reads the project out of a workbook; null when there is none in it. */
export function restoreProject(
	request: RestoreRequest,
	options?: Pick<RunOptions, 'onProgress'>,
): Job<PackedProject | null> {
	const runner = new Runner<RestoreMethods>(url);
	const job = runner.run('restore', request, options);
	return { result: job.result.finally(() => runner.dispose()), cancel: () => job.cancel() };
}
