import { scaleColumnId, type MeasureRef, type MetricId } from '#src/core/model/index.ts';
import { heldMetrics } from '#src/core/segment/metrics/values.ts';
import { measureKey, schemesAskedBy } from '#src/core/segment/index.ts';
import { m } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { Option } from '#src/ui/index.ts';
import { capital } from '#src/i18n/capital.ts';

/** Offered first; days of the calendar are no measure. */
const FIRST: readonly MetricId[] = ['amount', 'orders', 'averageOrder', 'recencyDays'];
const DATES: readonly MetricId[] = ['firstOrder', 'lastOrder'];

/**
 * Everything that gives a number per customer: the metrics the data hold, the points of score schemes, then the number
 * columns of the customers. Scores that would ask the scheme for its own result are not among them.
 */
export function measures(session: Session, schemeId: string | null): MeasureRef[] {
	const held = session.analysis.metrics ? heldMetrics(session.analysis.metrics) : [];
	const own = session.open.current.tables.find(({ kind }) => kind === 'customers');
	const scales = session.open.current.recipe.scales ?? [];
	const metrics = [...new Set([...FIRST, ...held])].filter(
		(metric) => held.includes(metric) && !DATES.includes(metric),
	);
	return [
		...metrics.map((metric): MeasureRef => ({ kind: 'metric', metric })),
		...scoresFor(session, schemeId).map((scheme): MeasureRef => ({ kind: 'score', scheme })),
		...scales.map(({ id }): MeasureRef => ({ kind: 'column', column: scaleColumnId(id) })),
		...(own?.columns ?? [])
			.filter(({ type }) => type === 'number')
			.map(({ id }): MeasureRef => ({ kind: 'column', column: id })),
	];
}

/** Ids of the score schemes whose points a scheme can ask for without a circle. */
function scoresFor(session: Session, schemeId: string | null): readonly string[] {
	const { schemes } = session.open.current.recipe;
	const after = new Set(schemeId === null ? [] : [schemeId]);
	for (let size = -1; size !== after.size;) {
		size = after.size;
		for (const scheme of schemes)
			if (schemesAskedBy(scheme).some((id) => after.has(id))) after.add(scheme.id);
	}
	return schemes.flatMap(({ kind, id }) => (kind === 'score' && !after.has(id) ? [id] : []));
}

/** The measures as a list to choose from. */
export function measureOptions(session: Session, schemeId: string | null): Option[] {
	const groups = {
		metric: m.segments_measure_metrics(),
		score: m.score_measures(),
		column: m.segments_measure_columns(),
	};
	return measures(session, schemeId).map((measure) => ({
		value: measureKey(measure),
		label: capital(session.display.measure(measure)),
		group: groups[measure.kind],
	}));
}

/** The measure a key of `measureKey` stands for. */
export function measureOf(key: string): MeasureRef {
	const name = key.slice(key.indexOf(':') + 1);
	if (key.startsWith('points:')) return { kind: 'score', scheme: name };
	if (key.startsWith('metric:')) return { kind: 'metric', metric: name as MetricId };
	return { kind: 'column', column: name };
}
