import type { DivideRequest, Division } from '#src/core/territory/plan/index.ts';
import type { TerritoryMethods } from '#workers/territory.worker.ts';
import workerUrl from '#workers/territory.worker.ts?worker&url';
import { Runner, type Job, type RunOptions } from './runner.ts';

const runner = new Runner<TerritoryMethods>(workerUrl);

/** Divides customers among territories; the arrays of the request are copied. */
export function divideCustomers(
	request: DivideRequest,
	options?: Pick<RunOptions, 'onProgress'>,
): Job<Division> {
	return runner.run('divide', request, options);
}

/** Leads a plan back into its bands with as little moved as can be; the arrays of the request are copied. */
export function holdPlan(request: DivideRequest, options?: Pick<RunOptions, 'onProgress'>): Job<Division> {
	return runner.run('hold', request, options);
}
