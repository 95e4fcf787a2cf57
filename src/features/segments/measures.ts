import type { MeasureRef, MetricId } from '#src/core/model/index.ts';
import { measureKey } from '#src/core/segment/index.ts';
import { m } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { Option } from '#src/ui/index.ts';
import { capital } from './capital.ts';

const METRICS: readonly MetricId[] = [
	'amount',
	'orders',
	'averageOrder',
	'recencyDays',
	'medianGapDays',
	'rhythm',
	'returned',
];

/** Everything that gives a number per customer: the metrics the data hold, then the number columns of the customers. */
export function measures(session: Session): MeasureRef[] {
	const unavailable = session.analysis.metrics?.unavailable ?? [];
	const own = session.open.current.tables.find(({ kind }) => kind === 'customers');
	const metrics = METRICS.filter((metric) => !unavailable.includes(metric));
	return [
		...metrics.map((metric): MeasureRef => ({ kind: 'metric', metric })),
		...(own?.columns ?? [])
			.filter(({ type }) => type === 'number')
			.map(({ id }): MeasureRef => ({ kind: 'column', column: id })),
	];
}

/** The measures as a list to choose from. */
export function measureOptions(session: Session): Option[] {
	return measures(session).map((measure) => ({
		value: measureKey(measure),
		label: capital(session.display.measure(measure)),
		group: measure.kind === 'metric' ? m.segments_measure_metrics() : m.segments_measure_columns(),
	}));
}

/** The measure a key of `measureKey` stands for. */
export function measureOf(key: string): MeasureRef {
	const name = key.slice(key.indexOf(':') + 1);
	const metric = METRICS.find((each) => each === name);
	return key.startsWith('metric:') && metric ? { kind: 'metric', metric } : { kind: 'column', column: name };
}
