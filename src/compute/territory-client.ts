import type {
	DivideRequest,
	Division,
	TradeOffPoint,
	TradeOffRequest,
} from '#src/core/territory/plan/index.ts';
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

/** Divides along a row of budgets; points come as they are found, those of one budget ever better. */
export function divideAlong(
	request: TradeOffRequest,
	{ onPoint, onProgress }: { onPoint: (point: TradeOffPoint) => void } & Pick<RunOptions, 'onProgress'>,
): Job<void> {
	return runner.run('tradeOff', request, {
		onProgress: (progress) => {
			if (progress.found) onPoint(progress.found as TradeOffPoint);
			onProgress?.(progress);
		},
	});
}
