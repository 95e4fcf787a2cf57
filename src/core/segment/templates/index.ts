import type { MatrixScheme, Project, RuleScheme, TierScheme } from '#src/core/model/index.ts';
import type { CustomerMetrics } from '#src/core/segment/types.ts';
import type { Column } from '#src/core/table/index.ts';
import { attitudeTemplates } from './attitude.ts';
import { behaviourTemplates } from './behaviour.ts';
import { demographicTemplates } from './demographics.ts';
import { UNKNOWN } from './drafts.ts';
import { geographyTemplates } from './geography.ts';
import { industryTemplates } from './industry.ts';
import { matrixTemplates } from './matrices.ts';
import { needTemplates } from './needs.ts';
import { potentialTemplates } from './potential.ts';
import { sizeTemplates } from './size.ts';
import { templateSource } from './source.ts';
import { statusTemplates } from './status.ts';
import type { Draft, Template, TemplateClass } from './types.ts';

/**
 * Every template, by dimension: ready, or with what is missing. Never throws, whatever the data are.
 *
 * @param computed columns beside the customers, in their rows: regions and classes of schemes
 */
export function templatesFor(
	project: Project,
	metrics: CustomerMetrics | null,
	computed: readonly Column[],
): readonly Template[] {
	const source = templateSource(project, metrics, computed);
	return [
		...statusTemplates(source),
		...matrixTemplates(source),
		...behaviourTemplates(source),
		...geographyTemplates(source),
		...industryTemplates(source),
		...sizeTemplates(source),
		...potentialTemplates(source),
		...needTemplates(source),
		...attitudeTemplates(source),
		...demographicTemplates(source),
	];
}

/**
 * The scheme of a draft.
 *
 * @param nameOf name of a class whose label is not the usual one; null where its id is named in every language
 */
export function schemeOf(
	draft: Draft,
	{ id, name }: { readonly id: string; readonly name: string },
	nameOf: (each: TemplateClass) => string | null,
): RuleScheme | TierScheme | MatrixScheme {
	const base = { id, name, version: 1 };
	if (draft.kind === 'tiers') {
		const { measure, by, cuts } = draft;
		return { ...base, kind: 'tiers', measure, ...(by && { by }), cuts };
	}
	const classes = draft.classes.map((each) => ({
		id: each.id,
		name: each.label.kind === 'usual' ? null : nameOf(each),
		colour: each.colour,
	}));
	if (draft.kind === 'matrix') {
		const { kind, x, y, threat } = draft;
		const cells = classes
			.filter((each) => each.id !== UNKNOWN.id)
			.map((each) => ({ ...each, playbook: null }));
		return { ...base, kind, x, y, cells, threat };
	}
	return { ...base, kind: 'rules', classes, rules: draft.rules, otherwise: draft.otherwise };
}

export { scaleDraft } from './attitude.ts';
export { crossSchemes } from './cross.ts';
export type { Crossing } from './cross.ts';
export { gridClasses } from './grids.ts';
export { startingMatrix } from './matrices.ts';
export { bandDraft, ownValueDraft } from './own.ts';
export { bandLimits } from './rounding.ts';
export type { BandMethod } from './rounding.ts';
export { templateSource } from './source.ts';
export type { TemplateSource } from './source.ts';
export { DIMENSIONS, TEMPLATE_IDS } from './types.ts';
export type {
	ClassLabel,
	DimensionId,
	Draft,
	MatrixDraft,
	NamedColumn,
	Need,
	PlaceLevel,
	RuleDraft,
	Template,
	TemplateClass,
	TemplateId,
	TierDraft,
} from './types.ts';
