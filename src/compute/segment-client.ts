import type { MetricsSource, SegmentRequest, SegmentResult } from '#src/core/segment/index.ts';
import type { SegmentMethods } from '#workers/segment.worker.ts';
import url from '#workers/segment.worker.ts?worker&url';
import { Runner, type Job, type RunOptions } from './runner.ts';

const runner = new Runner<SegmentMethods>(url);

/**
 * Metrics and all schemes of a request, in a worker. The arrays of the request move to the worker and are empty
 * afterwards: give copies (`toNumbers`, `toCodes`).
 */
export function analyse(
	request: SegmentRequest,
	options?: Pick<RunOptions, 'onProgress'>,
): Job<SegmentResult> {
	return runner.run('analyse', request, { ...options, transfer: requestBuffers(request) });
}

function requestBuffers(request: SegmentRequest): ArrayBuffer[] {
	const arrays = [...sourceArrays(request.source), ...Object.values(request.columns)];
	const buffers = arrays.flatMap((array) =>
		array && array.buffer instanceof ArrayBuffer ? [array.buffer] : [],
	);
	return [...new Set(buffers)];
}

function sourceArrays(source: MetricsSource): (ArrayBufferView | null)[] {
	switch (source.kind) {
		case 'transactions': {
			const { customerOf, date, amount, quantity, price, orderOf, isReturn } = source.columns;
			return [customerOf, date, amount, quantity, price, orderOf, isReturn];
		}
		case 'customers':
			return [
				source.columns.orders,
				source.columns.firstOrder,
				source.columns.lastOrder,
				...source.columns.amounts,
			];
		case 'metrics':
			return [];
	}
}
