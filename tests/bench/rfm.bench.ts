import { createRandom } from '#src/core/stats/index.ts';
import { SALES_ONLY } from '#src/core/model/index.ts';
import {
	analyse,
	deriveMetrics,
	type SegmentRequest,
	type TransactionColumns,
} from '#src/core/segment/index.ts';
import { deriveTotals } from '#src/core/segment/metrics/metrics.ts';
import { onlineRetail } from '../support/online-retail.ts';
import { rfmScheme } from '../support/segment-cases.ts';
import { Pandas, type Measured, type MeasuredParts } from './rfm/pandas.ts';
import type { BenchRow } from './row.ts';

const ROUNDS = 5;
const ROUNDS_WITH_PANDAS = 3;

/**
 * Order lines given as codes: a whole RFM scheme beside a group-by with Map and Set (time on the clock), and the metrics of
 * customers beside the same ones of pandas (processor time, interleaved, the best of as many tries).
 */
export async function run(): Promise<BenchRow[]> {
	const retail = await onlineRetail();
	const rows: BenchRow[] = [];
	if (retail) {
		const request = requestOf({ ...retail, amount: null, isReturn: null }, retail.customers.length);
		const name = 'Online Retail, 541,909 lines';
		rows.push({ ...schemeRow(name, request), goal: { kind: 'atMost', value: 60 } });
		rows.push(...pandasRows(name, request, 20, 0.5));
	}
	const request = requestOf(generate(5_000_000, 123_460), 123_460);
	const name = '5 M generated lines';
	rows.push({ ...schemeRow(name, request), goal: { kind: 'ratioAtMost', value: 0.25 } });
	rows.push(...pandasRows(name, request, 4, 0.25));
	return rows;
}

interface LinesRequest extends SegmentRequest {
	readonly source: { readonly kind: 'transactions'; readonly columns: TransactionColumns };
}

function requestOf(columns: TransactionColumns, customerCount: number): LinesRequest {
	return {
		customerCount,
		source: { kind: 'transactions', columns },
		filter: SALES_ONLY,
		analysisDate: null,
		keys: null,
		columns: {},
		fields: {},
		schemes: [rfmScheme()],
	};
}

function schemeRow(name: string, request: LinesRequest): BenchRow {
	const map: number[] = [];
	const rfm: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		map.push(time(() => groupByMap(request.source.columns)));
		rfm.push(time(() => analyse(request)));
	}
	const baseline = { name: 'Map and Set group-by (R, F, M only)', figure: Math.min(...map) };
	return {
		what: `RFM scheme, ${name}: metrics, scores, charts`,
		figure: Math.min(...rfm),
		unit: 'ms',
		baseline,
	};
}

/**
 * The results of pandas are a part of those computed here, which also tell returns and lines left out by reason.
 *
 * @param tries in a row, per round and on both sides: later ones use the memory again that the first asked of the system
 */
function pandasRows(name: string, request: LinesRequest, tries: number, most: number): BenchRow[] {
	const pandas = new Pandas();
	const { columns } = request.source;
	const allTime = { ...request, windowMonths: null };
	const works = {
		rfm: () => {
			const { last, orders, amount } = deriveTotals(allTime, columns);
			return { last, orders, amount };
		},
		metrics: () => {
			const { firstOrder, lastOrder, orders, amount, medianGapDays, averageOrder, recencyDays, rhythm } =
				deriveMetrics(allTime);
			const days = { first: firstOrder, last: lastOrder, gap: medianGapDays, recency: recencyDays };
			return { ...days, orders, amount, average: averageOrder, rhythm };
		},
	};
	const ours: MeasuredParts[] = [];
	const theirs: MeasuredParts[] = [];
	for (let round = 0; round < ROUNDS_WITH_PANDAS; round++) {
		const found = { rfm: measured(works.rfm, tries), metrics: measured(works.metrics, tries) };
		const other = pandas.run(columns, tries);
		if (other) expectSame(found, other);
		ours.push(found);
		if (other) theirs.push(other);
	}
	const row = (what: string, part: keyof MeasuredParts): BenchRow => {
		const best = (runs: readonly MeasuredParts[]) => Math.min(...runs.map((each) => each[part].milliseconds));
		return {
			what: `${what}, ${name}, processor time`,
			figure: best(ours),
			unit: 'ms',
			...(theirs.length > 0 ? { baseline: { name: 'pandas', figure: best(theirs) } } : {}),
			goal: { kind: 'ratioAtMost', value: most },
		};
	};
	return [row('R, F and M', 'rfm'), row('all metrics with gaps', 'metrics')];
}

function measured(work: () => Readonly<Record<string, Float64Array>>, tries: number): Measured {
	let values: Readonly<Record<string, Float64Array>> = {};
	let best = Number.POSITIVE_INFINITY;
	for (let i = 0; i < tries; i++) {
		const start = process.cpuUsage();
		values = work();
		const { user, system } = process.cpuUsage(start);
		best = Math.min(best, (user + system) / 1000);
	}
	const sum = (numbers: Float64Array) =>
		numbers.reduce((total, each) => (Number.isNaN(each) ? total : total + each), 0);
	const sums = Object.fromEntries(Object.entries(values).map(([name, numbers]) => [name, sum(numbers)]));
	return { milliseconds: best, sums };
}

function expectSame(ours: MeasuredParts, theirs: MeasuredParts): void {
	for (const part of ['rfm', 'metrics'] as const) {
		for (const [name, sum] of Object.entries(theirs[part].sums)) {
			const own = ours[part].sums[name] ?? Number.NaN;
			if (!(Math.abs(own - sum) <= 1e-9 * Math.abs(sum)))
				throw new Error(`${part}, ${name}: ${own}, pandas has ${sum}`);
		}
	}
}

/** What one would write without typed arrays: an object per customer, a Set of its orders. */
function groupByMap(columns: TransactionColumns): number {
	const customers = new Map<number, { orders: Set<number>; amount: number; last: number }>();
	const { customerOf, orderOf, quantity, price, date, amount } = columns;
	for (let i = 0; i < customerOf.length; i++) {
		const customer = customerOf[i]!;
		if (customer < 0 || (quantity && quantity[i]! <= 0) || (price && price[i]! <= 0)) continue;
		let entry = customers.get(customer);
		if (!entry) customers.set(customer, (entry = { orders: new Set(), amount: 0, last: 0 }));
		entry.orders.add(orderOf?.[i] ?? 0);
		entry.amount += amount ? amount[i]! : quantity![i]! * price![i]!;
		if (date![i]! > entry.last) entry.last = date![i]!;
	}
	return customers.size;
}

/** Lines in order of date; customers order in baskets of about 1.34 lines. */
function generate(count: number, customerCount: number): TransactionColumns {
	const random = createRandom(1);
	const columns = {
		customerOf: new Int32Array(count),
		orderOf: new Int32Array(count),
		date: new Float64Array(count),
		amount: new Float64Array(count),
		quantity: null,
		price: null,
		isReturn: null,
	};
	let customer = 0;
	let order = -1;
	for (let i = 0; i < count; i++) {
		if (i === 0 || random.next() < 0.746) {
			customer = Math.floor(random.next() ** 2 * customerCount);
			order++;
		}
		columns.customerOf[i] = customer;
		columns.orderOf[i] = order;
		columns.date[i] = 44_000 + Math.floor((i / count) * 1000) + 0.5;
		columns.amount[i] = Math.round(random.next() * 10_000) / 100;
	}
	return columns;
}

function time(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}

if (process.argv[1]?.endsWith('rfm.bench.ts')) console.table(await run());
