import {
	analyse,
	analyseOne,
	deriveMetrics,
	type MetricsRequest,
	type OneSchemeRequest,
	type SegmentRequest,
} from '#src/core/segment/index.ts';
import type { ClusterScheme, RfmScheme, TierScheme } from '#src/core/model/index.ts';
import { serve, type Report } from './serve.ts';

const methods = {
	/** Metrics per customer. */
	metrics: (request: MetricsRequest) => deriveMetrics(request),
	/** Metrics and every scheme; a scheme that cannot be computed comes back with its fault. */
	analyse: (request: SegmentRequest, report: Report) => analyse(request, report),
	rfm: (request: OneSchemeRequest<RfmScheme>, report: Report) => analyseOne(request, report),
	tiers: (request: OneSchemeRequest<TierScheme>, report: Report) => analyseOne(request, report),
	clusters: (request: OneSchemeRequest<ClusterScheme>, report: Report) => analyseOne(request, report),
};

export type SegmentMethods = typeof methods;

serve(methods);
