import type { MeasureRef, Scheme } from '#src/core/model/index.ts';
import { clusterMeasures } from './clusters/asked.ts';
import { fieldIdsOf } from './rules/fields.ts';

/** Fields that speak of another scheme: its classes, or the points it gives. */
const OF_SCHEME = /^(?:class|points):(.*)$/su;

/** What a scheme measures, in the order in which it names it. */
export function measuresOf(scheme: Scheme): readonly MeasureRef[] {
	switch (scheme.kind) {
		case 'tiers':
			return [scheme.measure];
		case 'clusters':
			return clusterMeasures(scheme);
		case 'score':
			return scheme.inputs.map(({ measure }) => measure);
		case 'matrix':
			return [...scheme.x.parts, ...scheme.y.parts].map(({ measure }) => measure);
		case 'rfm':
		case 'rules':
			return [];
	}
}

/** Ids of the schemes whose classes or points a scheme asks for: they are computed before it. */
export function schemesAskedBy(scheme: Scheme): readonly string[] {
	const measured = measuresOf(scheme).flatMap((measure) =>
		measure.kind === 'score' ? [measure.scheme] : [],
	);
	return [...measured, ...fieldIdsOf(scheme).flatMap((id) => OF_SCHEME.exec(id)?.[1] ?? [])];
}
