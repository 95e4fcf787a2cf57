import type { MetricId } from '#src/core/model/index.ts';
import { METRIC_NAMES, type CustomerMetrics, type MetricName } from '#src/core/segment/types.ts';

/** Metrics that are known of customers without orders, too. */
const BEYOND_ORDERS: readonly string[] = ['tenureDays', 'headroom'];

/** Values of a metric per customer row; null for one that these metrics do not have. */
export function metricValues(metrics: CustomerMetrics, metric: string): Float64Array | null {
	if (isName(metric)) return metrics[metric];
	const numbers = metrics.behaviour?.numbers ?? {};
	return Object.hasOwn(numbers, metric) ? (numbers[metric] ?? null) : null;
}

/** Whether the data give a metric. */
export function holdsMetric(metrics: CustomerMetrics, metric: string): boolean {
	return isName(metric) ? !metrics.unavailable.includes(metric) : metricValues(metrics, metric) !== null;
}

/** The metrics that the data give, those of RFM first. */
export function heldMetrics(metrics: CustomerMetrics): readonly MetricId[] {
	const beyond = Object.keys(metrics.behaviour?.numbers ?? {}) as MetricId[];
	return [...METRIC_NAMES.filter((metric) => !metrics.unavailable.includes(metric)), ...beyond];
}

/** Whether a metric speaks of orders, so that it says nothing of customers without any. */
export function isOfOrders(metric: string): boolean {
	return !BEYOND_ORDERS.includes(metric);
}

function isName(metric: string): metric is MetricName {
	return (METRIC_NAMES as readonly string[]).includes(metric);
}
