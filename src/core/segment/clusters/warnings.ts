import type { MeasureRef } from '#src/core/model/index.ts';
import { spoken } from '#src/core/segment/summary.ts';
import { measureKey, type Spoken } from '#src/core/segment/types.ts';
import { methodOf, takesCategories } from './settings.ts';
import type { Space } from './space.ts';
import type { ClusterDetail, DroppedInput } from './types.ts';

/** What is to be known about the clusters, as values. */
export function warningsOf(
	detail: ClusterDetail,
	space: Space,
	count: number,
	asked: number | null,
): Spoken[] {
	const { scheme } = detail;
	const warnings: Spoken[] = [];
	const add = (code: string, measures: readonly MeasureRef[]) => {
		if (measures.length > 0) warnings.push(spoken(code, { measures: measures.map(measureKey).join('|') }));
	};
	const dropped = (why: DroppedInput['why']) =>
		space.dropped.filter((entry) => entry.why === why).map(({ measure }) => measure);
	add('clustersConstant', dropped('constant'));
	add('clustersEmptyColumn', dropped('missing'));
	add('clustersTooManyValues', dropped('tooManyValues'));
	const unused = takesCategories(methodOf(scheme)) || detail.isByModel ? [] : (scheme.categories ?? []);
	add(
		'clustersUnusedCategories',
		unused.map((column) => ({ kind: 'column', column })),
	);
	add('clustersLogRefused', space.logRefused);
	add(
		'clustersLog',
		space.inputs.filter(({ scaler }) => scaler.log).map(({ measure }) => measure),
	);
	if (detail.isByModel) warnings.push(spoken('clustersByModel', { count: scheme.saved?.customers ?? 0 }));
	const missing = count - detail.clustered - detail.setAside;
	if (missing > 0) warnings.push(spoken('clustersMissing', { count: missing }));
	if (detail.setAside > 0) warnings.push(spoken('clustersSetAside', { count: detail.setAside }));
	if (detail.k === 0) warnings.push(spoken('clustersNone', {}));
	if (asked !== null && detail.k < asked) warnings.push(spoken('clustersFewer', { asked, k: detail.k }));
	if (detail.silhouetteOn < detail.clustered) {
		const sampled = { sample: detail.silhouetteOn, count: detail.clustered };
		warnings.push(spoken('clustersSampled', sampled));
	}
	if (detail.fittedOn < detail.clustered) {
		warnings.push(spoken('clustersFitOnSample', { sample: detail.fittedOn, count: detail.clustered }));
	}
	return warnings;
}
