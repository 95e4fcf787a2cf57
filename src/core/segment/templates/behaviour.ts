import { hasMetric, columnOfRole, numbersOf, type TemplateSource } from './source.ts';
import {
	levelClasses,
	levelDraft,
	numberNeeds,
	rangeClasses,
	rangeDraft,
	reached,
	template,
	UNKNOWN,
	usual,
	withoutOrders,
} from './drafts.ts';
import type { MetricId } from '#src/core/model/index.ts';
import type { BandMethod } from './rounding.ts';
import type { Need, RuleDraft, Template, TemplateId } from './types.ts';
import { givenTemplate } from './values.ts';

/** How customers buy: how often, for how much, how lately and by which channel. */
export function behaviourTemplates(source: TemplateSource): Template[] {
	return [
		ranges(source, 'frequency', 'orders', reached(source, 'metric:orders', [2, 4, 10, 25, 100])),
		levels(source, 'amount', 'amount', 'quantile'),
		levels(source, 'averageOrder', 'averageOrder', 'natural'),
		ranges(source, 'recency', 'recencyDays', reached(source, 'metric:recencyDays', [31, 91, 181, 366])),
		ranges(source, 'interval', 'medianGapDays', reached(source, 'metric:medianGapDays', [8, 31, 91])),
		givenTemplate(source, 'channel', 'behaviour', ['customer.channel', 'customer.source']),
		tiers(source, 'marginTiers', 'behaviour', 'customer.margin'),
	];
}

function needsOf(source: TemplateSource, metric: MetricId): readonly Need[] {
	return hasMetric(source, metric) ? numberNeeds(source, `metric:${metric}`) : [{ kind: 'metric', metric }];
}

function ranges(
	source: TemplateSource,
	id: TemplateId,
	metric: MetricId,
	limits: readonly number[],
): Template {
	const field = `metric:${metric}`;
	return template(id, 'behaviour', [field], needsOf(source, metric), () => {
		const before = withoutOrders(source, field);
		return {
			classes: [...rangeClasses(field, limits, true), ...before.map(([each]) => each), UNKNOWN],
			draft: (): RuleDraft => rangeDraft(source, field, limits, true),
		};
	});
}

function levels(source: TemplateSource, id: TemplateId, metric: MetricId, method: BandMethod): Template {
	const field = `metric:${metric}`;
	return template(id, 'behaviour', [field], needsOf(source, metric), () => {
		const before = withoutOrders(source, field);
		return {
			classes: [...levelClasses(3).toReversed(), ...before.map(([each]) => each), UNKNOWN],
			draft: (): RuleDraft => levelDraft(source, field, method, 3),
		};
	});
}

/** Value tiers A, B and C on a number column of the customers: 80 %, 95 %, all. */
export function tiers(
	source: TemplateSource,
	id: TemplateId,
	dimension: Template['dimension'],
	role: 'customer.margin' | 'customer.potential',
): Template {
	const column = columnOfRole(source, role);
	const needs: readonly Need[] = column ? tierNeeds(source, column.id) : [{ kind: 'role', anyOf: [role] }];
	const classes = ['tierA', 'tierB', 'tierC'].map((each, i) => usual(each, i + 1));
	if (!column || needs.length > 0)
		return { id, dimension, from: column ? [column.id] : [], needs, classes: [], draft: null };
	const draft = {
		kind: 'tiers',
		measure: { kind: 'column', column: column.id },
		cuts: [0.8, 0.95],
		classes,
	} as const;
	return { id, dimension, from: [column.id], needs, classes, draft: () => draft };
}

/** Shares of a total need a total. */
function tierNeeds(source: TemplateSource, field: string): readonly Need[] {
	return numbersOf(source, field).some((value) => value > 0) ? [] : [{ kind: 'empty', field }];
}
