import type { SampleOptions } from '#src/io/sample/sample.ts';
import type { PackedImport } from '#src/io/intake/index.ts';
import type { SampleMethods } from '#workers/sample.worker.ts';
import url from '#workers/sample.worker.ts?worker&url';
import { Runner, type Job } from './runner.ts';

/** Makes the tables of the sample project in a worker of its own, which ends with it. */
export function makeSampleTables(options: SampleOptions): Job<PackedImport> {
	const runner = new Runner<SampleMethods>(url);
	const job = runner.run('make', options);
	return { result: job.result.finally(() => runner.dispose()), cancel: () => job.cancel() };
}
