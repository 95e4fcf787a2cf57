import type { SegmentQuery, SegmentResult } from '#src/core/segment/index.ts';
import type { SegmentMethods } from '#workers/segment.worker.ts';
import url from '#workers/segment.worker.ts?worker&url';
import { Runner, type Job, type RunOptions } from './runner.ts';

const runner = new Runner<SegmentMethods>(url);

/** Metrics and all schemes of a query, in a worker that gets a copy of the columns. */
export function analyse(query: SegmentQuery, options?: Pick<RunOptions, 'onProgress'>): Job<SegmentResult> {
	return runner.run('analyse', query, options);
}
