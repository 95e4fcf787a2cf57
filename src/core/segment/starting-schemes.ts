import {
	columnWithRole,
	tableOfKind,
	type ClusterInput,
	type ClusterScheme,
	type Condition,
	type MetricId,
	type Project,
	type RfmScheme,
	type RoleId,
	type RuleScheme,
	type ScoreScheme,
	type ScoreInput,
	type Scheme,
	type TierScheme,
} from '#src/core/model/index.ts';
import { percentages } from './score/weights.ts';
import type { CustomerMetrics } from './types.ts';

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

/** k-means on recency, frequency and money, the number of clusters by the best silhouette. */
export function defaultClusters(id: string, metrics: readonly MetricId[]): ClusterScheme {
	const inputs = metrics.map((metric): ClusterInput => ({
		measure: { kind: 'metric', metric },
		log: 'auto',
	}));
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
export function defaultScore(id: string, metrics: readonly MetricId[]): ScoreScheme {
	return {
		...{ id, name: null, version: 1, kind: 'score', inputs: valueInputs(metrics) },
		...{ missing: { kind: 'unknown' }, bands: { kind: 'quantiles', count: 3 } },
	};
}

/** Two classes to begin with: the customers in the upper fifth of sales (or of orders), and the others. */
export function defaultRules(id: string, metrics: CustomerMetrics | null): RuleScheme {
	const field = metrics?.unavailable.includes('amount') ? 'orders' : 'amount';
	const values = (metrics?.[field] ?? new Float64Array()).filter((value) => value > 0).sort();
	const limit = Number((values[Math.floor(values.length * 0.8)] ?? 0).toPrecision(2));
	const test: Condition = { kind: 'test', field: `metric:${field}`, is: { op: '>=', value: limit } };
	return {
		...{ id, name: null, version: 1, kind: 'rules', otherwise: 'otherwise' },
		classes: [
			{ id: 'keyCustomers', name: null, colour: 1 },
			{ id: 'otherwise', name: null, colour: 10 },
		],
		rules: [{ id: 'rule1', class: 'keyCustomers', when: { kind: 'all', of: [test] } }],
	};
}

/** The schemes that the data of a project allow, for a project that has none yet. */
export function startingSchemes(project: Project): Scheme[] {
	const metrics = availableMetrics(project);
	const has = (metric: MetricId) => metrics.includes(metric);
	const inputs = (['recencyDays', 'orders', 'amount'] as const).filter(has);
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
