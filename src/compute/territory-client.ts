import type {
	DivideRequest,
	Division,
	DivisionSoFar,
	TradeOffPoint,
	TradeOffRequest,
} from '#src/core/territory/plan/index.ts';
import type { TravelAnswer, TravelRequest } from '#src/core/territory/workload/index.ts';
import type { TerritoryMethods } from '#workers/territory.worker.ts';
import workerUrl from '#workers/territory.worker.ts?worker&url';
import { Runner, type Job, type RunOptions } from './runner.ts';

const runner = new Runner<TerritoryMethods>(workerUrl);

/** A search for a plan, which can be ended with what it has. */
export interface DivisionJob extends Job<Division & Partial<DivisionSoFar>> {
	/** Ends the search; `result` is the best it has told of, with its rounds. Before it told of any the search goes on. */
	stop(): void;
}
export interface DivisionOptions extends Pick<RunOptions, 'onProgress'> {
	/** The best so far, every now and then. */
	readonly onFound?: (found: DivisionSoFar) => void;
}

/** Divides customers among territories; the arrays of the request are copied. */
export function divideCustomers(request: DivideRequest, options?: DivisionOptions): DivisionJob {
	return searching('divide', request, options);
}

/** Leads a plan back into its bands with as little moved as can be; the arrays of the request are copied. */
export function holdPlan(request: DivideRequest, options?: DivisionOptions): DivisionJob {
	return searching('hold', request, options);
}

function searching(
	method: 'divide' | 'hold',
	request: DivideRequest,
	{ onProgress, onFound }: DivisionOptions = {},
): DivisionJob {
	let last: DivisionSoFar | null = null;
	let kept: DivisionSoFar | null = null;
	const job = runner.run(method, request, {
		onProgress: ({ found, ...progress }) => {
			onProgress?.(progress);
			if (found) onFound?.((last = found as DivisionSoFar));
		},
	});
	const stop = () => {
		if ((kept = last)) job.cancel();
	};
	return {
		stop,
		cancel: () => job.cancel(),
		result: job.result.catch((thrown: unknown) => {
			if (kept) return kept;
			throw thrown;
		}),
	};
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

/** Counts the road of a year; the arrays of the request are copied. */
export function countTravel(
	request: TravelRequest,
	options?: Pick<RunOptions, 'onProgress'>,
): Job<TravelAnswer> {
	return runner.run('travel', request, options);
}
