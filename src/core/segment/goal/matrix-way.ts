import type { AxisPart, MatrixAxis, MeasureRef } from '#src/core/model/index.ts';
import { axisValues } from '#src/core/segment/matrix/index.ts';
import { isOfOrders } from '#src/core/segment/metrics/values.ts';
import { measureKey } from '#src/core/segment/types.ts';
import { quantile, sortedFinite } from '#src/core/stats/index.ts';
import { roundLimit } from '#src/core/segment/templates/rounding.ts';
import type { TemplateSource } from '#src/core/segment/templates/source.ts';
import type { MatrixDraft, Template } from '#src/core/segment/templates/index.ts';
import {
	because,
	joined,
	missingWay,
	parted,
	pickedFrom,
	rowsOf,
	NEARLY_ALL,
	type KnownShare,
} from './choices.ts';
import type { Choice, ChoiceId, Way } from './types.ts';

/** Shares of the customers below the cuts, as quotients. */
const SHARES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
	half: [[1, 2]],
	third: [[2, 3]],
	fifth: [[4, 5]],
	thirds: [
		[1, 3],
		[2, 3],
	],
	fifths: [
		[1, 5],
		[4, 5],
	],
};

/** A matrix: what its axes are made of, where they are cut, and who is marked as threatened. */
export function matrixWay(source: TemplateSource, template: Template, knownShare: KnownShare): Way {
	const { id, from, needs } = template;
	const draft = template.draft?.();
	if (draft?.kind !== 'matrix') return missingWay(id, from, needs);
	const known = knownShare(source, from);
	const choices: readonly Choice[] = [
		...axisChoices(draft.x, 'across', 'cutAcross'),
		...axisChoices(draft.y, 'up', 'cutUp'),
		...missingChoices(draft, known),
		...(draft.threat
			? [{ id: 'threat', proposed: 'mark', options: ['mark', 'none'], why: because('threat') } as const]
			: []),
	];
	return {
		...{ id, from, needs: [], choices, known },
		make: (picks) => {
			const pick = pickedFrom(choices, picks);
			const missing = pick('missing') === 'rescale' ? 'rescale' : 'unknown';
			const axis = (own: MatrixAxis, parts: ChoiceId, cut: ChoiceId) =>
				axisOf(source, { ...own, missing }, parted(pick(parts)), pick(cut));
			const made: MatrixDraft = {
				...draft,
				x: axis(draft.x, 'across', 'cutAcross'),
				y: axis(draft.y, 'up', 'cutUp'),
				threat: pick('threat') === 'mark' ? draft.threat : null,
			};
			return { kind: 'draft', draft: made };
		},
	};
}

function axisChoices(axis: MatrixAxis, parts: ChoiceId, cut: ChoiceId): readonly Choice[] {
	const fields = axis.parts.map(fieldOf);
	const own = ownCut(axis);
	const others = axis.cuts.length === 2 ? ['thirds', 'fifths'] : ['half', 'third', 'fifth'];
	return [
		{
			...{ id: parts, proposed: joined(fields), options: fields, atLeast: 1 },
			why: because(`axis.${axis.usual ?? 'potential'}`),
		},
		{
			...{ id: cut, proposed: own, options: [own, ...others.filter((each) => each !== own)] },
			why: because(`cut.${own}`),
		},
	];
}

/** Where a template cuts an axis. */
function ownCut({ usual, parts, cuts }: MatrixAxis): string {
	if (usual === 'lossRisk') return 'gaps';
	if (usual === 'impact') return 'third';
	if (cuts.length === 2) return 'thirds';
	return parts.length > 1 ? 'middle' : 'half';
}

/** Only where an axis has several parts can one of them be missing. */
function missingChoices({ x, y }: MatrixDraft, known: number): readonly Choice[] {
	if (x.parts.length < 2 && y.parts.length < 2) return [];
	const isEnough = known >= NEARLY_ALL;
	return [
		{
			id: 'missing',
			proposed: isEnough ? 'unknown' : 'rescale',
			options: ['unknown', 'rescale'],
			why: because(isEnough ? 'placesFew' : 'placesMany', { share: Math.round(known * 100) }),
		},
	];
}

/** An axis with the parts picked, cut where it was picked; where equal values leave no such cuts, where it was cut. */
function axisOf(source: TemplateSource, own: MatrixAxis, fields: readonly string[], cut: string): MatrixAxis {
	const axis = { ...own, parts: own.parts.filter((part) => fields.includes(fieldOf(part))) };
	if (cut === ownCut(own)) return axis;
	const { values } = axisValues(axis, (measure) => measured(source, measure));
	const sorted = sortedFinite(values);
	const cuts = (SHARES[cut] ?? []).map(([below, of]) => roundLimit(sorted, quantile(sorted, below, of)));
	const isRising = cuts.every((each, i) => Number.isFinite(each) && !(each <= (cuts[i - 1] ?? -Infinity)));
	return cuts.length === own.cuts.length && isRising ? { ...axis, cuts } : axis;
}

/** As the segmentation measures: a metric of a customer without orders is missing. */
function measured(source: TemplateSource, measure: MeasureRef): Float64Array {
	const values = rowsOf(source, measure.kind === 'column' ? measure.column : measureKey(measure));
	const orders = source.metrics?.orders;
	if (measure.kind !== 'metric' || !isOfOrders(measure.metric) || !orders) return values;
	return values.map((value, row) => (orders[row] === 0 ? Number.NaN : value));
}

function fieldOf({ measure }: AxisPart): string {
	return measure.kind === 'column' ? measure.column : measureKey(measure);
}
