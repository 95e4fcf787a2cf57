import type { MeasureRef, MetricId, MissingRule, ScoreBands, ScoreInput } from '#src/core/model/index.ts';
import { defaultScore } from '#src/core/segment/starting-schemes.ts';
import { equalWeights, orderWeights } from '#src/core/segment/score/weights.ts';
import {
	columnOfRole,
	hasMetric,
	numbersOf,
	type TemplateSource,
} from '#src/core/segment/templates/source.ts';
import type { Need } from '#src/core/segment/templates/index.ts';
import {
	advise,
	because,
	joined,
	metricNeeds,
	missingWay,
	NEARLY_ALL,
	parted,
	pickedFrom,
	WELL_KNOWN,
	type KnownShare,
} from './choices.ts';
import type { Choice, Way } from './types.ts';

const METRICS: readonly MetricId[] = ['amount', 'orders', 'recencyDays'];
/** Customers that a band should have at least. */
const PER_BAND = 10;
/** Share of the weights that must be known where the others count in full. */
const KNOWN_WEIGHT = 0.5;
const USUAL_BANDS = 3;

/** A composite score: what customers bring first, then how they buy, then what could still come of them. */
export function scoreWay(source: TemplateSource, knownShare: KnownShare): Way {
	const held = criteriaOf(source).filter((field) => numbersOf(source, field).length > 0);
	if (held.length < 2) {
		const needs = metricNeeds(source, METRICS);
		const empty: Need = { kind: 'empty', field: 'metric:amount' };
		return missingWay('score', held, needs.length > 0 ? needs : [empty]);
	}
	const well = held.filter((field) => knownShare(source, [field]) >= WELL_KNOWN);
	const { useful, close } = advise(source, well.length >= 2 ? well : held);
	const known = knownShare(source, useful);
	const [first = ''] = useful;
	const choices: readonly Choice[] = [
		{
			id: 'criteria',
			proposed: joined(useful),
			options: held,
			atLeast: 1,
			why: close ? because('inputsClose', close) : because('criteriaAll'),
		},
		{
			id: 'weights',
			proposed: 'order',
			options: ['order', 'equal'],
			why: because('weightsOrder', { first }),
		},
		missingChoice(known),
		bandsChoice(numbersOf(source, first).length),
	];
	return {
		...{ id: 'score', from: useful, needs: [], choices, known },
		make: (picks) => {
			const pick = pickedFrom(choices, picks);
			const chosen = parted(pick('criteria'));
			const fields = held.filter((field) => chosen.includes(field));
			const weights = pick('weights') === 'equal' ? equalWeights(fields.length) : orderWeights(fields.length);
			const parts = {
				inputs: fields.map((field, i) => inputOf(field, weights[i] ?? 0)),
				missing: missingOf(pick('missing')),
				bands: bandsOf(pick('bands')),
			};
			return { kind: 'scheme', scheme: (id) => ({ ...defaultScore(id, []), ...parts }) };
		},
	};
}

/** What speaks for a customer, the weightiest first. */
function criteriaOf(source: TemplateSource): readonly string[] {
	const margin = columnOfRole(source, 'customer.margin');
	const potential = columnOfRole(source, 'customer.potential');
	const liking = columnOfRole(source, 'customer.satisfaction', 'customer.nps');
	const metrics = METRICS.filter((metric) => hasMetric(source, metric)).map((metric) => `metric:${metric}`);
	const [amount, ...others] = hasMetric(source, 'amount') ? metrics : [undefined, ...metrics];
	const fields = [margin?.id, amount, potential?.id, ...others, liking?.id];
	return [...new Set(fields.filter((field) => field !== undefined))];
}

function missingChoice(known: number): Choice {
	const isFew = known >= NEARLY_ALL;
	return {
		id: 'missing',
		proposed: isFew ? 'unknown' : 'rest',
		options: ['unknown', 'rest', 'neutral'],
		why: because(isFew ? 'missingFew' : 'missingMany', { share: Math.round(known * 100) }),
	};
}

function bandsChoice(count: number): Choice {
	const bands = count >= USUAL_BANDS * PER_BAND ? USUAL_BANDS : 2;
	return {
		id: 'bands',
		proposed: `quantiles ${bands}`,
		options: ['quantiles 2', 'quantiles 3', 'quantiles 4', 'quantiles 5', 'natural 3', 'natural 4'],
		why: because('bands', { bands, each: Math.floor(count / bands) }),
	};
}

function inputOf(field: string, weight: number): ScoreInput {
	const isMetric = field.startsWith('metric:');
	const measure: MeasureRef = isMetric
		? { kind: 'metric', metric: field.slice(7) as MetricId }
		: { kind: 'column', column: field };
	return {
		measure,
		weight,
		better: field === 'metric:recencyDays' ? 'lower' : 'higher',
		scale: 'percentile',
	};
}

function missingOf(pick: string): MissingRule {
	if (pick === 'rest') return { kind: 'rest', atLeast: KNOWN_WEIGHT };
	return { kind: pick === 'neutral' ? 'neutral' : 'unknown' };
}

function bandsOf(pick: string): ScoreBands {
	const [kind, count] = pick.split(' ');
	return { kind: kind === 'natural' ? 'natural' : 'quantiles', count: Number(count) };
}
