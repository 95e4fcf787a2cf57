import { createRandom } from '#src/core/stats/index.ts';
import {
	SALES_ONLY,
	USUAL_CADENCE,
	type PeriodMeasure,
	type WatchRule,
	type WatchTest,
} from '#src/core/model/index.ts';
import { analyse, type SegmentRequest } from '#src/core/segment/index.ts';
import { watchRule } from '../support/watch-cases.ts';
import type { BenchRow } from './row.ts';

const CUSTOMERS = 100_000;
const LINES = 1_000_000;
const ROUNDS = 7;

const BELOW: WatchTest = { kind: 'history', side: 'below' };
const FALLING: WatchTest = { kind: 'run', direction: 'falling', periods: 3 };

/**
 * Rules over periods of 100,000 customers × 1 M order lines, beside the metrics of the same lines. Best of seven. A figure asks
 * for a grouping of its own, sales for the amounts by customer and orders for the days of every code, and for sums by period;
 * each may take as long as the metrics, which also group the lines once. More rules and units of the same figures add little.
 */
export async function run(): Promise<BenchRow[]> {
	const rows = [
		measure('three years of days in order', requestOf(1096, true)),
		measure('ten years of days in any order', requestOf(3652, false)),
	];
	return Promise.resolve(rows.flat());
}

function measure(name: string, request: SegmentRequest): BenchRow[] {
	const sets: readonly (readonly [string, readonly WatchRule[]])[] = [
		['sales of months below the own limits', [rule('amount', 'month', BELOW)]],
		[
			'the same, and falling 3 months in a row',
			[rule('amount', 'month', BELOW), rule('amount', 'month', FALLING)],
		],
		[
			'sales and orders of months, one rule each',
			[rule('amount', 'month', BELOW), rule('orders', 'month', FALLING)],
		],
		[
			'sales and orders of months and quarters, four rules',
			[
				...[rule('amount', 'month', BELOW), rule('orders', 'month', FALLING)],
				...[rule('amount', 'quarter', BELOW), rule('orders', 'quarter', FALLING)],
			],
		],
	];
	const metrics: number[] = [];
	const watching = sets.map((): number[] => []);
	for (let round = 0; round < ROUNDS; round++) {
		metrics.push(time(() => analyse(request)));
		sets.forEach(([, rules], i) => {
			const watch = { rules, cadence: USUAL_CADENCE, confirmed: null, columns: {} };
			watching[i]?.push(time(() => analyse({ ...request, watch })));
		});
	}
	const baseline = { name: 'metrics of the same lines', figure: Math.min(...metrics) };
	return sets.map(([what, rules], i) => ({
		what: `${what}; ${name}`,
		figure: Math.min(...(watching[i] ?? [])) - baseline.figure,
		unit: 'ms',
		baseline,
		goal: { kind: 'ratioAtMost', value: figuresOf(rules) },
	}));
}

/** Figures that the rules ask of the lines. */
function figuresOf(rules: readonly WatchRule[]): number {
	return new Set(rules.map(({ measure }) => (measure?.kind === 'period' ? measure.figure : null))).size;
}

function rule(figure: PeriodMeasure['figure'], unit: PeriodMeasure['unit'], test: WatchTest): WatchRule {
	return watchRule({ kind: 'period', figure, unit }, test, { id: `${figure}.${unit}` });
}

/** Lines in baskets of about 1.34. */
function requestOf(days: number, isInOrder: boolean): SegmentRequest {
	const random = createRandom(5);
	const columns = {
		customerOf: new Int32Array(LINES),
		orderOf: new Int32Array(LINES),
		date: new Float64Array(LINES),
		amount: new Float64Array(LINES),
		...{ quantity: null, price: null, isReturn: null },
	};
	let [customer, order, day] = [0, -1, 0];
	for (let i = 0; i < LINES; i++) {
		if (i === 0 || random.next() < 0.746) {
			customer = Math.floor(random.next() ** 2 * CUSTOMERS);
			day = Math.floor((isInOrder ? i / LINES : random.next()) * days);
			order++;
		}
		columns.customerOf[i] = customer;
		columns.orderOf[i] = order;
		columns.date[i] = 44_000 + day;
		columns.amount[i] = Math.round(random.next() * 10_000) / 100;
	}
	return {
		customerCount: CUSTOMERS,
		source: { kind: 'transactions', columns },
		filter: SALES_ONLY,
		...{ analysisDate: null, keys: null, columns: {}, fields: {}, schemes: [] },
	};
}

function time(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}

if (process.argv[1]?.endsWith('watch.bench.ts')) console.table(await run());
