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
import { Pandas } from './rfm/pandas.ts';
import type { BenchRow } from './row.ts';

const ROUNDS = 5;

/**
 * RFM of order lines given as codes, against a group-by with Map and Set over the same arrays (time on the clock), and
 * recency, frequency and money alone against pandas (processor time of one thread). Best of five.
 */
export async function run(): Promise<BenchRow[]> {
	const retail = await onlineRetail();
	const rows = retail
		? measure(
				'Online Retail, 541,909 lines',
				{ ...retail, amount: null, isReturn: null },
				retail.customers.length,
			)
		: [];
	const [retailRow] = rows;
	if (retailRow) rows[0] = { ...retailRow, goal: { kind: 'atMost', value: 60 } };
	const lines = generate(5_000_000, 123_460);
	const generated = measure('5 M generated lines', lines, 123_460);
	const [generatedRow] = generated;
	if (generatedRow) generated[0] = { ...generatedRow, goal: { kind: 'ratioAtMost', value: 0.25 } };
	const pandas = new Pandas();
	if (retail)
		rows.push(
			against(
				pandas,
				'Online Retail, 541,909 lines',
				{ ...retail, amount: null, isReturn: null },
				retail.customers.length,
				0.5,
			),
		);
	generated.push(against(pandas, '5 M generated lines', lines, 123_460, 0.25));
	return [...rows, ...generated];
}

/** Last order, distinct orders and amount of each customer, sales only. */
function against(
	pandas: Pandas,
	name: string,
	columns: TransactionColumns,
	customerCount: number,
	most: number,
): BenchRow {
	const request = {
		customerCount,
		source: { kind: 'transactions' as const, columns },
		filter: SALES_ONLY,
		analysisDate: null,
		windowMonths: null,
	};
	const ours: number[] = [];
	const theirs: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const start = process.cpuUsage();
		const { amount } = deriveTotals(request, columns);
		const { user, system } = process.cpuUsage(start);
		ours.push((user + system) / 1000);
		const other = pandas.run(columns);
		if (!other) continue;
		theirs.push(other.milliseconds);
		const sum = amount.reduce((total, each) => total + each, 0);
		if (Math.abs(sum - other.amount) > 1e-6 * sum) throw new Error(`${sum}, pandas has ${other.amount}`);
	}
	return {
		what: `R, F and M, ${name}, processor time`,
		figure: Math.min(...ours),
		unit: 'ms',
		...(theirs.length > 0 ? { baseline: { name: 'pandas', figure: Math.min(...theirs) } } : {}),
		goal: { kind: 'ratioAtMost', value: most },
	};
}

function measure(name: string, columns: TransactionColumns, customerCount: number): BenchRow[] {
	const request: SegmentRequest = {
		customerCount,
		source: { kind: 'transactions', columns },
		filter: SALES_ONLY,
		analysisDate: null,
		keys: null,
		columns: {},
		fields: {},
		schemes: [rfmScheme()],
	};
	const map: number[] = [];
	const rfm: number[] = [];
	const metrics: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		map.push(time(() => groupByMap(columns)));
		rfm.push(time(() => analyse(request)));
		metrics.push(time(() => deriveMetrics({ ...request, windowMonths: null })));
	}
	const baseline = { name: 'Map and Set group-by (R, F, M only)', figure: Math.min(...map) };
	return [
		{ what: `RFM scheme, ${name}: metrics, scores, charts`, figure: Math.min(...rfm), unit: 'ms', baseline },
		{ what: `customer metrics with gaps, ${name}`, figure: Math.min(...metrics), unit: 'ms', baseline },
	];
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
