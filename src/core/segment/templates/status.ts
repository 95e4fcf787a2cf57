import { civilOf, serialOf } from '#src/core/table/index.ts';
import { monthsBefore } from '#src/core/segment/metrics/lines.ts';
import { median, sortedFinite } from '#src/core/stats/index.ts';
import { whereAll, whereAny, ruleDraft, template, UNKNOWN, usual, where } from './drafts.ts';
import { roundDays, roundLimit } from './rounding.ts';
import { hasMetric, numbersOf, type TemplateSource } from './source.ts';
import type { Need, RuleDraft, Template } from './types.ts';
import { givenTemplate } from './values.ts';

/**
 * Own gaps without an order after which a customer counts as lost. Where orders come at random, one gap in eight is longer
 * than three medians (0.5³).
 */
const LOST_AFTER_GAPS = 3;
/** Where no customer has a gap of its own: a year. */
const LOST_AFTER_DAYS = 365;

const POTENTIAL = usual('statusPotential', 6);
const EXISTING = usual('statusExisting', 1);
const LOST = usual('statusLost', 10);

const noOrders = where('metric:orders', { op: '<', value: 1 });

/** Potential, existing and lost customers, and the stages of a customer's life. */
export function statusTemplates(source: TemplateSource): Template[] {
	return [
		template(
			'statusRhythm',
			'status',
			['metric:orders', 'metric:rhythm', 'metric:recencyDays'],
			gapNeeds(source),
			() => ({
				classes: [EXISTING, POTENTIAL, LOST, UNKNOWN],
				draft: () => byRhythm(source),
			}),
		),
		template('statusDays', 'status', ['metric:orders', 'metric:recencyDays'], orderNeeds(source), () => ({
			classes: [EXISTING, POTENTIAL, LOST, UNKNOWN],
			draft: () => byDays(source),
		})),
		template(
			'lifecycle',
			'status',
			['metric:orders', 'metric:firstOrder', 'metric:recencyDays'],
			[...orderNeeds(source), ...metricNeeds(source, 'firstOrder')],
			() => ({ classes: STAGES, draft: () => lifecycle(source) }),
		),
		givenTemplate(source, 'statusGiven', 'status', ['customer.status']),
		guideTemplate(source),
	];
}

/** The practice guides' own reading of attack and defend: potential and lost customers are won, existing ones are held. */
function guideTemplate(source: TemplateSource): Template {
	const isRhythmic = gapNeeds(source).length === 0;
	const from = ['metric:orders', ...(isRhythmic ? ['metric:rhythm'] : []), 'metric:recencyDays'];
	const classes = [usual('guideAttack', 2), usual('guideDefend', 1), UNKNOWN];
	return template('guideReading', 'matrix', from, orderNeeds(source), () => ({
		classes,
		draft: () => {
			const { rules } = isRhythmic ? byRhythm(source) : byDays(source);
			const sideOf = (status: string) => (status === EXISTING.id ? 'guideDefend' : 'guideAttack');
			return ruleDraft(
				classes,
				rules.map((rule) => [sideOf(rule.class), rule.when]),
			);
		},
	}));
}

function metricNeeds(
	source: TemplateSource,
	...metrics: readonly ('orders' | 'recencyDays' | 'firstOrder' | 'rhythm')[]
) {
	return metrics
		.filter((metric) => !hasMetric(source, metric))
		.map((metric): Need => ({ kind: 'metric', metric }));
}

function orderNeeds(source: TemplateSource): Need[] {
	const lacking = metricNeeds(source, 'orders', 'recencyDays');
	if (lacking.length > 0) return lacking;
	return numbersOf(source, 'metric:recencyDays').length === 0
		? [{ kind: 'empty', field: 'metric:recencyDays' }]
		: [];
}

function gapNeeds(source: TemplateSource): Need[] {
	const lacking = [...orderNeeds(source), ...metricNeeds(source, 'rhythm')];
	if (lacking.length > 0) return lacking;
	return numbersOf(source, 'metric:rhythm').length === 0 ? [{ kind: 'empty', field: 'metric:rhythm' }] : [];
}

/** Median of the customers' own gaps in days; NaN where none has one. */
function usualGap(source: TemplateSource): number {
	return median(sortedFinite(numbersOf(source, 'metric:medianGapDays')));
}

function byRhythm(source: TemplateSource): RuleDraft {
	const days = roundDays(LOST_AFTER_GAPS * usualGap(source));
	const gapUnknown = where('metric:rhythm', { op: 'missing' });
	return ruleDraft(
		[EXISTING, POTENTIAL, LOST, UNKNOWN],
		[
			[POTENTIAL.id, noOrders],
			[
				EXISTING.id,
				whereAny(
					where('metric:rhythm', { op: '<=', value: LOST_AFTER_GAPS }),
					whereAll(gapUnknown, where('metric:recencyDays', { op: '<=', value: days })),
				),
			],
			[
				LOST.id,
				whereAny(
					where('metric:rhythm', { op: '>', value: LOST_AFTER_GAPS }),
					whereAll(gapUnknown, where('metric:recencyDays', { op: '>', value: days })),
				),
			],
		],
	);
}

function byDays(source: TemplateSource): RuleDraft {
	const gap = usualGap(source);
	const days = Number.isFinite(gap) ? Math.max(90, roundDays(6 * gap)) : LOST_AFTER_DAYS;
	return ruleDraft(
		[EXISTING, POTENTIAL, LOST, UNKNOWN],
		[
			[POTENTIAL.id, noOrders],
			[EXISTING.id, where('metric:recencyDays', { op: '<=', value: days })],
			[LOST.id, where('metric:recencyDays', { op: '>', value: days })],
		],
	);
}

const STAGES = [
	usual('stageNew', 6),
	usual('stageGrowing', 7),
	usual('stageMature', 1),
	usual('stageSleeping', 2),
	usual('stageLost', 10),
	usual('stageProspect', 3),
	UNKNOWN,
];

/**
 * Six stages. Lost and sleeping by days since the last order (six and three usual gaps, else a year and half a year); new
 * by the day of the first order, the first day of the sixth month before the analysis date; mature from as many orders
 * as the upper third of the customers who are none of these.
 */
function lifecycle(source: TemplateSource): RuleDraft {
	const gap = usualGap(source);
	const sleeping = Number.isFinite(gap) ? roundDays(3 * gap) : 180;
	const lost = Math.max(Number.isFinite(gap) ? roundDays(6 * gap) : LOST_AFTER_DAYS, sleeping + 1);
	const since = firstOfMonth(source.metrics?.analysisDate ?? Number.NaN);
	const many = manyOrders(source, sleeping, since);
	const isActive = where('metric:recencyDays', { op: '<=', value: sleeping });
	const orders = (value: number) => where('metric:orders', { op: '>=', value });
	const isNew = since === null ? null : where('metric:firstOrder', { op: '>=', value: since });
	return ruleDraft(STAGES, [
		['stageProspect', noOrders],
		['stageLost', where('metric:recencyDays', { op: '>', value: lost })],
		['stageSleeping', where('metric:recencyDays', { op: '>', value: sleeping })],
		...(isNew ? [['stageNew', whereAll(isNew, isActive)] as const] : []),
		['stageMature', whereAll(orders(many), isActive)],
		['stageGrowing', whereAll(orders(1), isActive)],
	]);
}

/** First day of the month half a year before a day. */
function firstOfMonth(day: number): number | null {
	if (!Number.isFinite(day)) return null;
	const { year, month } = civilOf(monthsBefore(day, 6));
	return serialOf(year, month, 1);
}

/** Orders that the upper third of the active customers who are not new reach; at least 2. */
function manyOrders({ metrics }: TemplateSource, sleeping: number, since: number | null): number {
	if (!metrics) return 2;
	const isActive = (row: number) =>
		(metrics.orders[row] ?? 0) >= 1 &&
		(metrics.recencyDays[row] ?? Number.NaN) <= sleeping &&
		!(since !== null && (metrics.firstOrder[row] ?? Number.NaN) >= since);
	const sorted = sortedFinite(metrics.orders.filter((_, row) => isActive(row)));
	if (sorted.length < 3) return 2;
	const edge = sorted[Math.floor((sorted.length * 2) / 3) - 1] ?? 1;
	return Math.max(2, edge < (sorted.at(-1) ?? 0) ? roundLimit(sorted, edge) : edge);
}
