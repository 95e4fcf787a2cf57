import {
	columnWithRole,
	tableOfKind,
	type ClusterInput,
	type ClusterScheme,
	type MeasureRef,
	type MetricId,
	type Project,
	type RfmScheme,
	type RoleId,
	type Rule,
	type RuleScheme,
	type ScoreScheme,
	type ScoreInput,
	type Scheme,
	type TierScheme,
} from '#src/core/model/index.ts';
import { percentages } from './score/weights.ts';
import { numbersOf, type TemplateSource } from './templates/source.ts';
import { measureKey } from './types.ts';
import { usualMeasures } from './usual-measures.ts';

/** RFM with the parameters most readers expect: independent quintiles over all time, equal values equal scores, eight classes. */
export function defaultRfm(id: string): RfmScheme {
	return {
		...{ id, name: null, version: 1, kind: 'rfm', windowMonths: null },
		...{ binning: 'independent', ties: 'value', cuts: null, segmentMap: 'eight' },
	};
}

/** Value tiers at 80 % and 95 % of sales (Dickie 1951). */
export function defaultTiers(id: string): TierScheme {
	return {
		id,
		name: null,
		version: 1,
		kind: 'tiers',
		measure: { kind: 'metric', metric: 'amount' },
		cuts: [0.8, 0.95],
	};
}

/** k-means on what is usually measured, the number of clusters by the best silhouette. */
export function defaultClusters(id: string, measures: readonly MeasureRef[]): ClusterScheme {
	const inputs = measures.map((measure): ClusterInput => ({ measure, log: 'auto' }));
	return { id, name: null, version: 1, kind: 'clusters', inputs, k: null, seed: 1, restarts: 10 };
}

/** What a value score is usually made of, with weights that add up to 100: money counts half. */
const VALUE_INPUTS: readonly (Omit<ScoreInput, 'measure'> & { readonly metric: MetricId })[] = [
	{ metric: 'amount', weight: 50, better: 'higher', scale: 'percentile' },
	{ metric: 'orders', weight: 30, better: 'higher', scale: 'percentile' },
	{ metric: 'recencyDays', weight: 20, better: 'lower', scale: 'percentile' },
];

/** The usual inputs of a value score, of those metrics that the data hold. */
export function valueInputs(metrics: readonly MetricId[]): readonly ScoreInput[] {
	const held = VALUE_INPUTS.filter(({ metric }) => metrics.includes(metric));
	const weights = percentages(held.map(({ weight }) => weight));
	return held.map(({ metric, better, scale }, i) => ({
		...{ measure: { kind: 'metric' as const, metric }, weight: weights[i] ?? 0 },
		...{ better, scale },
	}));
}

/** A value score from percentiles, in three bands of about equally many customers; nobody with an input missing has one. */
export function defaultScore(id: string, measures: readonly MeasureRef[]): ScoreScheme {
	const metrics = measures.flatMap((each) => (each.kind === 'metric' ? [each.metric] : []));
	const inputs = metrics.length === measures.length ? valueInputs(metrics) : evenInputs(measures);
	return {
		...{ id, name: null, version: 1, kind: 'score', inputs },
		...{ missing: { kind: 'unknown' }, bands: { kind: 'quantiles', count: 3 } },
	};
}

/** Inputs of which none is known to count more than another. */
function evenInputs(measures: readonly MeasureRef[]): readonly ScoreInput[] {
	const weights = percentages(measures.map(() => 1));
	return measures.map((measure, i) => {
		const isLess = measure.kind === 'metric' && measure.metric === 'recencyDays';
		return { measure, weight: weights[i] ?? 0, better: isLess ? 'lower' : 'higher', scale: 'percentile' };
	});
}

/** Two classes to begin with: the customers in the upper fifth of sales (or of orders, or of the first number), and the others. */
export function defaultRules(id: string, source: TemplateSource): RuleScheme {
	const keys = usualMeasures(source).map((each) => (each.kind === 'column' ? each.column : measureKey(each)));
	const field = keys.findLast((key) => /^metric:(?:amount|orders)$/u.test(key)) ?? keys[0];
	return {
		...{ id, name: null, version: 1, kind: 'rules', otherwise: 'otherwise' },
		classes: [
			{ id: 'keyCustomers', name: null, colour: 1 },
			{ id: 'otherwise', name: null, colour: 10 },
		],
		rules: field === undefined ? [] : [upperFifth(field, numbersOf(source, field))],
	};
}

function upperFifth(field: string, numbers: Float64Array): Rule {
	const values = numbers.filter((value) => value > 0).sort();
	const value = Number((values[Math.floor(values.length * 0.8)] ?? 0).toPrecision(2));
	const when = { kind: 'all', of: [{ kind: 'test', field, is: { op: '>=', value } }] } as const;
	return { id: 'rule1', class: 'keyCustomers', when };
}

/** The schemes that the data of a project allow, for a project that has none yet. */
export function startingSchemes(project: Project): Scheme[] {
	const metrics = availableMetrics(project);
	const has = (metric: MetricId) => metrics.includes(metric);
	const inputs = (['recencyDays', 'orders', 'amount'] as const)
		.filter(has)
		.map((metric): MeasureRef => ({ kind: 'metric', metric }));
	return [
		...(has('recencyDays') && has('orders') && has('amount') ? [defaultRfm('rfm')] : []),
		...(has('amount') ? [defaultTiers('tiers')] : []),
		...(inputs.length >= 2 ? [defaultClusters('clusters', inputs)] : []),
	];
}

function availableMetrics(project: Project): MetricId[] {
	const customers = tableOfKind(project, 'customers');
	const transactions = tableOfKind(project, 'transactions');
	if (!customers) return [];
	if (transactions) {
		const has = (role: RoleId) => columnWithRole(project, transactions, role) !== undefined;
		const dated = has('transaction.date');
		const priced = has('transaction.amount') || (has('transaction.quantity') && has('transaction.price'));
		return [...(dated ? (['recencyDays', 'orders'] as const) : []), ...(priced ? (['amount'] as const) : [])];
	}
	const own = (role: RoleId) => columnWithRole(project, customers, role) !== undefined;
	return [
		...(own('customer.lastOrderDate') ? (['recencyDays'] as const) : []),
		...(own('customer.orderCount') ? (['orders'] as const) : []),
		...(own('customer.amount') || own('customer.amountOfPeriod') ? (['amount'] as const) : []),
	];
}
