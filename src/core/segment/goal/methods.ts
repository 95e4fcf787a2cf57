import type { ClusterInput, MeasureRef, MetricId, SegmentMapId, TierScheme } from '#src/core/model/index.ts';
import { median } from '#src/core/stats/index.ts';
import { isRatio } from '#src/core/segment/tiers/summable.ts';
import { defaultClusters, defaultRfm, defaultTiers } from '#src/core/segment/starting-schemes.ts';
import {
	columnOfRole,
	hasMetric,
	numbersOf,
	type TemplateSource,
} from '#src/core/segment/templates/source.ts';
import {
	advise,
	because,
	joined,
	metricNeeds,
	missingWay,
	parted,
	pickedFrom,
	type KnownShare,
} from './choices.ts';
import type { Choice, GoalId, Way } from './types.ts';

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
	if (needs.length > 0) return missingWay('rfm', from, needs);
	const choices = [windowChoice(source), scoresChoice(source), mapChoice(goal)];
	return {
		...{ id: 'rfm', from, needs, choices, known: knownShare(source, from) },
		make: (picks) => {
			const pick = pickedFrom(choices, picks);
			const window = pick('window');
			return {
				kind: 'scheme',
				scheme: (id) => ({
					...defaultRfm(id),
					windowMonths: window === 'all' ? null : Number(window),
					bins: Number(pick('scores')),
					segmentMap: pick('map') as SegmentMapId,
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
		...(margin && !isRatio(margin, 'customer.margin') && numbersOf(source, margin.id).length > 0
			? [margin.id]
			: []),
		...(hasMetric(source, 'amount') ? ['metric:amount'] : []),
	];
	const [measure] = fields;
	if (measure === undefined) return missingWay('tiers', ['metric:amount'], metricNeeds(source, ['amount']));
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
			const pick = pickedFrom(choices, picks);
			const parts = { measure: measureOf(pick('measure')), cuts: pick('cuts').split(' ').map(Number) };
			return { kind: 'scheme', scheme: (id): TierScheme => ({ ...defaultTiers(id), ...parts }) };
		},
	};
}

/** Clusters on how customers buy, without columns that say nothing or the same as another. */
export function clusterWay(source: TemplateSource, knownShare: KnownShare): Way {
	const metrics: readonly MetricId[] = ['recencyDays', 'orders', 'amount', 'averageOrder', 'medianGapDays'];
	const held = metrics.filter((metric) => hasMetric(source, metric));
	const from = held.map((metric) => `metric:${metric}`);
	const needs = held.length < 2 ? metricNeeds(source, ['orders', 'amount']) : [];
	if (needs.length > 0) return missingWay('clusters', from, needs);
	const { useful, close } = advise(source, from);
	const choices: readonly Choice[] = [
		{
			id: 'inputs',
			proposed: joined(useful),
			options: from,
			atLeast: 2,
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
		...{ id: 'clusters', from, needs, choices, known: knownShare(source, useful) },
		make: (picks) => {
			const pick = pickedFrom(choices, picks);
			const chosen = parted(pick('inputs'));
			const inputs = from.filter((field) => chosen.includes(field)).map(inputOf);
			const k = pick('clusters') === 'auto' ? null : Number(pick('clusters'));
			return { kind: 'scheme', scheme: (id) => ({ ...defaultClusters(id, []), inputs, k }) };
		},
	};
}

function inputOf(field: string): ClusterInput {
	return { measure: { kind: 'metric', metric: field.slice(7) as MetricId }, log: 'auto' };
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
