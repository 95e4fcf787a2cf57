import type {
	ClusterScheme,
	Condition,
	Comparison,
	MeasureRef,
	RfmScheme,
	RuleScheme,
	Scheme,
	TierScheme,
} from '#src/core/model/index.ts';
import { SALES_ONLY } from '#src/core/model/index.ts';
import {
	analyse,
	type SchemeResult,
	type SegmentRequest,
	type SegmentResult,
	type TransactionColumns,
} from '#src/core/segment/index.ts';

export const AMOUNT: MeasureRef = { kind: 'metric', metric: 'amount' };

export function rfmScheme(changes: Partial<RfmScheme> = {}): RfmScheme {
	return {
		id: 'rfm',
		name: null,
		version: 1,
		kind: 'rfm',
		windowMonths: null,
		binning: 'independent',
		ties: 'value',
		cuts: null,
		segmentMap: 'eight',
		...changes,
	};
}

export function tierScheme(changes: Partial<TierScheme> = {}): TierScheme {
	return {
		id: 'tiers',
		name: null,
		version: 1,
		kind: 'tiers',
		measure: AMOUNT,
		cuts: [0.8, 0.95],
		...changes,
	};
}

export function clusterScheme(
	columns: readonly string[],
	changes: Partial<ClusterScheme> = {},
): ClusterScheme {
	return {
		id: 'clusters',
		name: null,
		version: 1,
		kind: 'clusters',
		inputs: columns.map((column) => ({ measure: { kind: 'column', column }, log: 'auto' })),
		k: null,
		seed: 1,
		restarts: 5,
		...changes,
	};
}

/** Rules written as [class, condition]; classes in the order in which they first appear, then that for all others. */
export function ruleScheme(
	rules: readonly (readonly [string, Condition])[],
	otherwise: string | null = null,
	changes: Partial<RuleScheme> = {},
): RuleScheme {
	const ids = [...new Set([...rules.map(([id]) => id), ...(otherwise === null ? [] : [otherwise])])];
	return {
		id: 'rules',
		name: null,
		version: 1,
		kind: 'rules',
		classes: ids.map((id, i) => ({ id, name: `Class ${id}`, colour: (i % 10) + 1 })),
		rules: rules.map(([id, when], i) => ({ id: `rule${i + 1}`, class: id, when })),
		otherwise,
		...changes,
	};
}

/** A test of a field. */
export function where(field: string, is: Comparison): Condition {
	return { kind: 'test', field, is };
}

/** Lines written as [customer, day, amount, order]. */
export function lines(rows: readonly (readonly [number, number, number, number?])[]): TransactionColumns {
	return {
		customerOf: Int32Array.from(rows, (row) => row[0]),
		date: Float64Array.from(rows, (row) => row[1]),
		amount: Float64Array.from(rows, (row) => row[2]),
		quantity: null,
		price: null,
		orderOf: rows.every((row) => row[3] === undefined) ? null : Int32Array.from(rows, (row) => row[3] ?? -1),
		isReturn: null,
	};
}

export function requestOf(
	columns: TransactionColumns,
	changes: Partial<SegmentRequest> = {},
): SegmentRequest {
	const count = columns.customerOf.reduce((max, customer) => Math.max(max, customer), -1) + 1;
	return {
		customerCount: count,
		source: { kind: 'transactions', columns },
		filter: SALES_ONLY,
		analysisDate: null,
		keys: null,
		columns: {},
		fields: {},
		schemes: [],
		...changes,
	};
}

/** A list of customers known by their own columns: days since the last order, orders, amount. */
export function customersOf(values: readonly (readonly [number, number, number])[]): SegmentRequest {
	return {
		customerCount: values.length,
		source: {
			kind: 'customers',
			columns: {
				orders: Float64Array.from(values, (row) => row[1]),
				amounts: [Float64Array.from(values, (row) => row[2])],
				firstOrder: null,
				lastOrder: Float64Array.from(values, (row) => 46_000 - row[0]),
			},
		},
		filter: SALES_ONLY,
		analysisDate: 46_000,
		keys: values.map((_, i) => `K${String(i).padStart(6, '0')}`),
		columns: {},
		fields: {},
		schemes: [],
	};
}

/** Customers known by number columns only. */
export function columnsOf(columns: Readonly<Record<string, readonly number[]>>): SegmentRequest {
	const count = Object.values(columns)[0]?.length ?? 0;
	return {
		...customersOf(new Array<[number, number, number]>(count).fill([1, 1, 1])),
		columns: Object.fromEntries(
			Object.entries(columns).map(([id, values]) => [id, Float64Array.from(values)]),
		),
	};
}

/** The result of the only scheme; throws where it has none. */
function only(result: SegmentResult): SchemeResult {
	const [outcome] = result.schemes;
	if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
	return outcome.result;
}

export function run(request: SegmentRequest, scheme: Scheme): SchemeResult {
	return only(analyse({ ...request, schemes: [scheme] }));
}

/** Class id per customer row. */
export function classIds(result: SchemeResult): string[] {
	return Array.from(result.classOf, (index) => result.classes[index]!.id);
}
