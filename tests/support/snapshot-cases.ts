import type { MeasureRef, Scheme } from '#src/core/model/index.ts';
import { analyse, type SegmentRequest } from '#src/core/segment/index.ts';
import { metricValues } from '#src/core/segment/metrics/values.ts';
import { schemeState, type State } from '#src/core/segment/snapshots/index.ts';

/** The state of customers under some schemes. */
export function stateFrom(request: SegmentRequest, ...schemes: readonly Scheme[]): State {
	const { metrics, schemes: outcomes } = analyse({ ...request, schemes });
	const measure = (ref: MeasureRef) => {
		if (ref.kind === 'metric') return metricValues(metrics, ref.metric);
		return ref.kind === 'column' ? (request.columns[ref.column] ?? null) : null;
	};
	const keys = Array.from({ length: request.customerCount }, (_, row) => request.keys?.[row] ?? `#${row}`);
	return {
		analysisDate: Number.isFinite(metrics.analysisDate) ? metrics.analysisDate : null,
		keys,
		names: keys.map(() => ''),
		amounts: metrics.amount,
		schemes: outcomes.flatMap((outcome) => (outcome.ok ? [schemeState(outcome.result, measure)] : [])),
	};
}

/** The state with its customers in another order. */
export function reordered(state: State, order: readonly number[]): State {
	const numbers = (values: Float64Array) => Float64Array.from(order, (row) => values[row] ?? Number.NaN);
	return {
		...state,
		keys: order.map((row) => state.keys[row] ?? ''),
		names: order.map((row) => state.names[row] ?? ''),
		amounts: numbers(state.amounts),
		schemes: state.schemes.map((each) => ({
			...each,
			classOf: Uint8Array.from(order, (row) => each.classOf[row] ?? 0),
			places: each.places && { x: numbers(each.places.x), y: numbers(each.places.y) },
			values: Object.fromEntries(
				Object.entries(each.values).map(([key, field]) => [
					key,
					field.kind === 'number'
						? { kind: 'number' as const, values: numbers(field.values) }
						: { ...field, codes: Int32Array.from(order, (row) => field.codes[row] ?? -1) },
				]),
			),
		})),
	};
}
