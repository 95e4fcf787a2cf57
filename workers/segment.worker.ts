import { AppError } from '#src/errors/index.ts';
import { analyse, requestOf, type SegmentQuery } from '#src/core/segment/index.ts';
import { serve, type Report } from './serve.ts';

const methods = {
	/** Metrics and every scheme; a scheme that cannot be computed comes back with its fault. */
	analyse(query: SegmentQuery, report: Report) {
		const request = requestOf(query);
		if (!request) throw new AppError('segment.noCustomers', {});
		return analyse(request, report);
	},
};

export type SegmentMethods = typeof methods;

serve(methods);
