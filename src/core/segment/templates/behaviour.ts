import { isRatio } from '#src/core/segment/tiers/summable.ts';
import { hasMetric, columnOfRole, numbersOf, type TemplateSource } from './source.ts';
import {
	levelClasses,
	levelDraft,
	numberNeeds,
	rangeClasses,
	rangeDraft,
	reached,
	ruleDraft,
	template,
	UNKNOWN,
	unknownRules,
	usual,
	where,
	withoutOrders,
} from './drafts.ts';
import type { MetricId } from '#src/core/model/index.ts';
import { lineNeeds, namedByOrders } from './ordered.ts';
import { bandLimits, type BandMethod } from './rounding.ts';
import type { Need, RuleDraft, Template, TemplateId, TierDraft } from './types.ts';
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
		namedByOrders(source, 'mainChannel', 'behaviour'),
		channelMixTemplate(source),
		breadthTemplate(source),
		tenureTemplate(source),
		tiers(source, 'marginTiers', 'behaviour', 'customer.margin'),
	];
}

const MIX = [usual('channelMixed', 2), usual('channelMostly', 9), usual('channelSingle', 1)];
/** From this share on the rest of the channels is by the way. */
const MOSTLY = 0.8;

/** One channel, mainly one, several. */
function channelMixTemplate(source: TemplateSource): Template {
	const field = 'metric:mainChannelShare';
	const needs = lineNeeds(source, field, 'transaction.channel');
	return template('channelMix', 'behaviour', ['metric:channels', field], needs, () => {
		const before = withoutOrders(source, field);
		const classes = [...MIX.toReversed(), ...before.map(([each]) => each), UNKNOWN];
		return {
			classes,
			draft: () =>
				ruleDraft(classes, [
					...before.map(([each, when]) => [each.id, when] as const),
					...unknownRules(source, field),
					['channelSingle', where('metric:channels', { op: '<', value: 2 })],
					['channelMostly', where(field, { op: '>=', value: MOSTLY })],
					['channelMixed', where(field, { op: '<', value: MOSTLY })],
				]),
		};
	});
}

/** Categories bought, else products. */
function breadthTemplate(source: TemplateSource): Template {
	const byCategory = hasMetric(source, 'categories') || !hasMetric(source, 'products');
	const metric = byCategory ? 'categories' : 'products';
	const limits = byCategory ? [2, 3, 5, 8] : [2, 4, 8, 16, 32];
	const roles = ['transaction.category', 'transaction.productId', 'transaction.product'] as const;
	const field = `metric:${metric}`;
	const needs = lineNeeds(source, field, ...roles);
	return ranges(source, 'productBreadth', metric, reached(source, field, limits), needs);
}

/** Up to a quarter, a year, two, five, longer; thirds of the customers where one of these limits at most divides them. */
function tenureTemplate(source: TemplateSource): Template {
	const field = 'metric:tenureDays';
	const needs = hasMetric(source, 'tenureDays')
		? numberNeeds(source, field)
		: [{ kind: 'role', anyOf: ['customer.createdDate', 'customer.firstOrderDate'] } as const];
	const usualLimits = reached(source, field, [91, 366, 731, 1826]);
	const limits = usualLimits.length > 1 ? usualLimits : bandLimits(numbersOf(source, field), 'quantile', 3);
	return ranges(source, 'tenure', 'tenureDays', limits, needs);
}

function needsOf(source: TemplateSource, metric: MetricId): readonly Need[] {
	return hasMetric(source, metric) ? numberNeeds(source, `metric:${metric}`) : [{ kind: 'metric', metric }];
}

function ranges(
	source: TemplateSource,
	id: TemplateId,
	metric: MetricId,
	limits: readonly number[],
	needs = needsOf(source, metric),
): Template {
	const field = `metric:${metric}`;
	return template(id, 'behaviour', [field], needs, () => {
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

/** Value tiers A, B and C on a number column of the customers: 80 %, 95 %, all; of a rate by customers, 20 %, 50 %, all. */
export function tiers(
	source: TemplateSource,
	id: TemplateId,
	dimension: Template['dimension'],
	role: 'customer.margin' | 'customer.potential',
): Template {
	const column = columnOfRole(source, role);
	const isRate = column !== undefined && isRatio(column, role);
	const needs: readonly Need[] = column
		? isRate
			? numberNeeds(source, column.id)
			: tierNeeds(source, column.id)
		: [{ kind: 'role', anyOf: [role] }];
	const classes = ['tierA', 'tierB', 'tierC'].map((each, i) => usual(each, i + 1));
	if (!column || needs.length > 0)
		return { id, dimension, from: column ? [column.id] : [], needs, classes: [], draft: null };
	const draft: TierDraft = {
		...{ kind: 'tiers', measure: { kind: 'column', column: column.id }, classes },
		...(isRate ? { by: 'customers', cuts: [0.2, 0.5] } : { cuts: [0.8, 0.95] }),
	};
	return { id, dimension, from: [column.id], needs, classes, draft: () => draft };
}

/** Shares of a total need a total. */
function tierNeeds(source: TemplateSource, field: string): readonly Need[] {
	return numbersOf(source, field).some((value) => value > 0) ? [] : [{ kind: 'empty', field }];
}
