import type { ClusterInput, MeasureRef, MetricId, SegmentMapId, TierScheme } from '#src/core/model/index.ts';
import { adviseColumns } from '#src/core/cluster/index.ts';
import { median } from '#src/core/stats/index.ts';
import { metricValues } from '#src/core/segment/metrics/values.ts';
import { defaultClusters, defaultRfm, defaultTiers } from '#src/core/segment/starting-schemes.ts';
import {
	columnOfRole,
	hasMetric,
	numbersOf,
	type TemplateSource,
} from '#src/core/segment/templates/source.ts';
import type { Spoken } from '#src/core/segment/types.ts';
import type { Need } from '#src/core/segment/templates/index.ts';
import type { Choice, ChoiceId, GoalId, Picks, Way } from './types.ts';

/** Why something is proposed, as a code with arguments. */
function because(code: string, args: Spoken['args'] = {}): Spoken {
	return { code, args };
}

type KnownShare = (source: TemplateSource, fields: readonly string[]) => number;

/** Customers that a score should have at least. */
const PER_SCORE = 10;
const DAYS_PER_MONTH = 30.4375;
/** A window holds so many usual gaps between orders, so that who still buys is in it. */
const GAPS_IN_WINDOW = 6;
/** From here on a fifth of the customers carries the business, and the usual cuts tell them apart. */
const CONCENTRATED = 0.6;

/** RFM: as many scores as the customers suffice for, over a window that fits how often they buy. */
export function rfmWay(source: TemplateSource, goal: GoalId, knownShare: KnownShare): Way {
	const metrics: readonly MetricId[] = ['recencyDays', 'orders', 'amount'];
	const from = metrics.map((metric) => `metric:${metric}`);
	const needs = metricNeeds(source, metrics);
	if (needs.length > 0) return missing('rfm', from, needs);
	const choices = [windowChoice(source), scoresChoice(source), mapChoice(goal)];
	return {
		...{ id: 'rfm', from, needs, choices, known: knownShare(source, from) },
		make: (picks) => {
			const { window, scores, map } = picked(choices, picks);
			return {
				kind: 'scheme',
				scheme: (id) => ({
					...defaultRfm(id),
					windowMonths: window === 'all' ? null : Number(window),
					bins: Number(scores),
					segmentMap: map as SegmentMapId,
				}),
			};
		},
	};
}

function windowChoice(source: TemplateSource): Choice {
	const options = ['all', '12', '24', '36'];
	const first = least(numbersOf(source, 'metric:firstOrder'));
	const today = source.metrics?.analysisDate ?? Number.NaN;
	const months = Math.round((today - first) / DAYS_PER_MONTH);
	const gap = median(numbersOf(source, 'metric:medianGapDays').toSorted());
	if (!Number.isFinite(months) || !Number.isFinite(gap))
		return { id: 'window', proposed: 'all', options, why: because('windowUnknown') };
	const fitting = options.slice(1).find((each) => Number(each) * DAYS_PER_MONTH >= GAPS_IN_WINDOW * gap);
	const args = { months, gap: Math.round(gap) };
	return fitting !== undefined && months > Number(fitting) * 1.5
		? {
				id: 'window',
				proposed: fitting,
				options,
				why: because('windowRecent', { ...args, window: Number(fitting) }),
			}
		: { id: 'window', proposed: 'all', options, why: because('windowAll', args) };
}

function scoresChoice(source: TemplateSource): Choice {
	const count = numbersOf(source, 'metric:recencyDays').length;
	const scores = [5, 4, 3].find((each) => count >= each * PER_SCORE) ?? 2;
	const why = because('scores', { count, scores, each: Math.floor(count / scores) });
	return { id: 'scores', proposed: String(scores), options: ['5', '4', '3', '2'], why };
}

function mapChoice(goal: GoalId): Choice {
	const proposed: SegmentMapId = goal === 'keep' || goal === 'effort' ? 'eight' : 'ten';
	const options: readonly SegmentMapId[] = ['eight', 'ten', 'eleven', 'four'];
	return { id: 'map', proposed, options, why: because(proposed === 'eight' ? 'mapEight' : 'mapTen') };
}

/** Value tiers: on margin where it is known, else on sales; cuts by how concentrated the value is. */
export function tierWay(source: TemplateSource, knownShare: KnownShare): Way {
	const margin = columnOfRole(source, 'customer.margin');
	const fields = [
		...(margin && numbersOf(source, margin.id).length > 0 ? [margin.id] : []),
		...(hasMetric(source, 'amount') ? ['metric:amount'] : []),
	];
	const [measure] = fields;
	if (measure === undefined) return missing('tiers', ['metric:amount'], metricNeeds(source, ['amount']));
	const isMargin = measure !== 'metric:amount';
	const share = topFifth(numbersOf(source, measure));
	const isSteep = share >= CONCENTRATED;
	const choices: readonly Choice[] = [
		{
			id: 'measure',
			proposed: measure,
			options: fields,
			why: because(isMargin ? 'measureMargin' : 'measureAmount'),
		},
		{
			id: 'cuts',
			proposed: isSteep ? '0.8 0.95' : '0.5 0.8',
			options: ['0.8 0.95', '0.7 0.9', '0.5 0.8'],
			why: because(isSteep ? 'cutsSteep' : 'cutsFlat', { share: Math.round(share * 100) }),
		},
	];
	return {
		...{ id: 'tiers', from: [measure], needs: [], choices, known: knownShare(source, [measure]) },
		make: (picks) => {
			const chosen = picked(choices, picks);
			const cuts = chosen.cuts.split(' ').map(Number);
			return {
				kind: 'scheme',
				scheme: (id): TierScheme => ({ ...defaultTiers(id), measure: measureOf(chosen.measure), cuts }),
			};
		},
	};
}

/** Clusters on how customers buy, without columns that say nothing or the same as another. */
export function clusterWay(source: TemplateSource, knownShare: KnownShare): Way {
	const metrics: readonly MetricId[] = ['recencyDays', 'orders', 'amount', 'averageOrder', 'medianGapDays'];
	const held = metrics.filter((metric) => hasMetric(source, metric));
	const from = held.map((metric) => `metric:${metric}`);
	const needs = held.length < 2 ? metricNeeds(source, ['orders', 'amount']) : [];
	if (needs.length > 0) return missing('clusters', from, needs);
	const { useful, close } = advised(source, held);
	const options = [...new Set([useful.join(' '), held.join(' ')])];
	const choices: readonly Choice[] = [
		{
			id: 'inputs',
			proposed: useful.join(' '),
			options,
			why: close ? because('inputsClose', close) : because('inputsAll'),
		},
		{
			id: 'clusters',
			proposed: 'auto',
			options: ['auto', '3', '4', '5', '6', '8'],
			why: because('clustersAuto'),
		},
	];
	return {
		...{
			id: 'clusters',
			from,
			needs,
			choices,
			known: knownShare(
				source,
				useful.map((metric) => `metric:${metric}`),
			),
		},
		make: (picks) => {
			const chosen = picked(choices, picks);
			return {
				kind: 'scheme',
				scheme: (id) => ({
					...defaultClusters(id, []),
					inputs: chosen.inputs.split(' ').map(inputOf),
					k: chosen.clusters === 'auto' ? null : Number(chosen.clusters),
				}),
			};
		},
	};
}

function inputOf(metric: string): ClusterInput {
	return { measure: { kind: 'metric', metric: metric as MetricId }, log: 'auto' };
}

/** Metrics without those that cannot tell customers apart, that most customers lack, or that go with an earlier one. */
function advised(source: TemplateSource, held: readonly MetricId[]) {
	const { metrics } = source;
	const advice = adviseColumns(
		held.map((metric) => (metrics && metricValues(metrics, metric)) ?? new Float64Array()),
	);
	const useful: MetricId[] = [];
	const close: { readonly dropped: string; readonly like: string }[] = [];
	held.forEach((metric, index) => {
		const { codes } = advice.columns[index] ?? { codes: ['empty' as const] };
		if (codes.some((code) => code === 'empty' || code === 'constant' || code === 'mostlyMissing')) return;
		const pair = advice.pairs.find(
			({ first, second }) => second === index && useful.includes(held[first] ?? metric),
		);
		if (!pair) useful.push(metric);
		else close.push({ dropped: `metric:${metric}`, like: `metric:${held[pair.first] ?? metric}` });
	});
	return { useful: useful.length >= 2 ? useful : held, close: close[0] };
}

function missing(id: Way['id'], from: readonly string[], needs: readonly Need[]): Way {
	return { id, from, needs, known: 0, choices: [], make: null };
}

function metricNeeds(source: TemplateSource, metrics: readonly MetricId[]): readonly Need[] {
	return metrics
		.filter((metric) => !hasMetric(source, metric))
		.map((metric): Need => ({ kind: 'metric', metric }));
}

function picked(choices: readonly Choice[], picks: Picks): Readonly<Record<ChoiceId, string>> {
	const of = (id: ChoiceId) => {
		const choice = choices.find((each) => each.id === id);
		const pick = picks[id];
		return pick !== undefined && choice?.options.includes(pick) ? pick : (choice?.proposed ?? '');
	};
	return {
		...{
			window: of('window'),
			scores: of('scores'),
			map: of('map'),
			measure: of('measure'),
			cuts: of('cuts'),
		},
		...{ inputs: of('inputs'), clusters: of('clusters') },
	};
}

function measureOf(field: string): MeasureRef {
	return field === 'metric:amount' ? { kind: 'metric', metric: 'amount' } : { kind: 'column', column: field };
}

/** Share of the positive total that the fifth with the largest values holds; 0 without any. */
function topFifth(values: Float64Array): number {
	const sorted = values.toSorted().reverse();
	let total = 0;
	let top = 0;
	const fifth = Math.ceil(sorted.length / 5);
	sorted.forEach((value, i) => {
		if (value <= 0) return;
		total += value;
		if (i < fifth) top += value;
	});
	return total > 0 && Number.isFinite(total) ? top / total : 0;
}

function least(values: Float64Array): number {
	return values.reduce((min, value) => (value < min ? value : min), Infinity);
}
