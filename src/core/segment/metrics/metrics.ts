import { AppError } from '#src/errors/index.ts';
import { GroupSums } from '#src/core/stats/index.ts';
import { deriveBehaviour, type Behaviour } from '#src/core/segment/behaviour/index.ts';
import { monthsBefore, selectLines, type SelectedLines } from './lines.ts';
import { withoutRefunded } from './refunds.ts';
import { daysByCustomer, medianGaps, totalOrders, type OrderTotals } from './orders.ts';
import {
	EXCLUSION_REASONS,
	type CustomerColumns,
	type CustomerMetrics,
	type ExclusionReason,
	type LineCount,
	type MetricName,
	type MetricsRequest,
	type TransactionColumns,
} from '#src/core/segment/types.ts';

/** Orders, amount and dates per customer: what RFM needs, without the gaps between orders. */
export interface Totals extends OrderTotals {
	readonly lines: SelectedLines;
	/** 0 without orders, NaN where amounts are not known at all. */
	readonly amount: Float64Array;
	readonly withoutAmount: number;
	/** Sum of the returned amounts; 0 for none. */
	readonly returned: Float64Array;
	/** Customer row per line of an order that counts; as in `lines` unless orders taken back are dropped. */
	readonly ordered: Int32Array;
	readonly refunds: CustomerMetrics['refunds'];
}

/**
 * Metrics per customer. Independent of the order of the lines: amounts are summed exactly (see `GroupSums`).
 *
 * @throws AppError segment.noCustomers without customers; segment.noDates when a window is asked of undated lines
 */
export function deriveMetrics(request: MetricsRequest): CustomerMetrics {
	return metricsAndLines(request).metrics;
}

/**
 * The same with the lines that were counted; null where the metrics do not come from lines.
 *
 * @throws AppError as `deriveMetrics`
 */
export function metricsAndLines(request: MetricsRequest): {
	readonly metrics: CustomerMetrics;
	readonly lines: SelectedLines | null;
} {
	if (request.customerCount === 0) throw new AppError('segment.noCustomers', {});
	switch (request.source.kind) {
		case 'metrics':
			return { metrics: request.source.metrics, lines: null };
		case 'customers':
			return { metrics: fromCustomers(request, request.source.columns), lines: null };
		case 'transactions':
			return fromTransactions(request, request.source.columns);
	}
}

/**
 * The first pass over the lines.
 *
 * @throws AppError segment.noDates when a window is asked of undated lines
 */
export function deriveTotals(request: MetricsRequest, columns: TransactionColumns): Totals {
	if ((request.windowMonths !== null || request.windowDays) && !columns.date)
		throw new AppError('segment.noDates', {});
	const lines = selectLines(columns, request.customerCount, request);
	const { ordered, refunds, ...orders } = ordersOf(request, columns, lines);
	const sums = new GroupSums(request.customerCount);
	const withoutAmount = lines.amount ? sums.addAll(lines.customerOf, lines.amount) : lines.counted;
	const gross = lines.amount ? sums.totals() : new Float64Array(request.customerCount).fill(Number.NaN);
	const returned = returnedOf(request.customerCount, lines);
	const amount = request.netsReturns ? gross.map((sum, c) => sum - (returned[c] ?? 0)) : gross;
	return { ...orders, lines, amount, withoutAmount, returned, ordered, refunds };
}

/** Orders per customer, without those taken back in full where that is asked for. */
function ordersOf(
	{ customerCount, dropsRefunded }: MetricsRequest,
	{ orderOf }: TransactionColumns,
	lines: SelectedLines,
): OrderTotals & Pick<Totals, 'ordered' | 'refunds'> {
	const all = totalOrders(customerCount, lines.customerOf, lines.day, orderOf);
	if (!dropsRefunded) return { ...all, ordered: lines.customerOf, refunds: null };
	const ordered = withoutRefunded(customerCount, lines, orderOf);
	const kept = totalOrders(customerCount, ordered, lines.day, orderOf);
	const customers = Uint8Array.from(kept.orders, (count, c) =>
		count === 0 && (all.orders[c] as number) > 0 ? 1 : 0,
	);
	const dropped = all.orders.reduce((sum, count, c) => sum + count - (kept.orders[c] as number), 0);
	return { ...kept, ordered, refunds: { orders: dropped, customers } };
}

function returnedOf(customerCount: number, { returns }: SelectedLines): Float64Array {
	if (!returns) return new Float64Array(customerCount);
	const sums = new GroupSums(customerCount);
	sums.addAll(returns.customerOf, returns.amount);
	return sums.totals();
}

function fromTransactions(request: MetricsRequest, columns: TransactionColumns) {
	const totals = deriveTotals(request, columns);
	const { lines } = totals;
	const gaps = medianGaps(daysByCustomer(request.customerCount, totals.ordered, lines.day));
	const unavailable: MetricName[] = [];
	if (!lines.amount) unavailable.push('amount', 'averageOrder');
	if (!columns.date) unavailable.push('firstOrder', 'lastOrder', 'medianGapDays', 'recencyDays', 'rhythm');
	if (!lines.returns) unavailable.push('returned');
	const metrics: CustomerMetrics = {
		...shared(request, totals.orders, totals.amount, totals.first, totals.last, lines.analysisDate, gaps),
		windowMonths: request.windowDays ? null : request.windowMonths,
		windowDays: request.windowDays ?? null,
		returned: totals.returned,
		refunds: totals.refunds,
		filtersLines: true,
		lapsed: totals.orders.reduce((flags, orders, c) => {
			flags[c] = orders === 0 && lines.beforeWindow[c] === 1 ? 1 : 0;
			return flags;
		}, new Uint8Array(request.customerCount)),
		lines: {
			total: lines.day.length,
			counted: lines.counted,
			excluded: lines.excluded,
			withoutAmount: totals.withoutAmount,
		},
		unavailable,
		behaviour: behaviourOfLines(request, columns, totals),
	};
	return { metrics, lines };
}

function behaviourOfLines(
	{ behaviour, customerCount }: MetricsRequest,
	{ orderOf, date }: TransactionColumns,
	{ lines, orders, first, amount }: Totals,
): Behaviour | null {
	if (!behaviour) return null;
	const { analysisDate } = lines;
	return deriveBehaviour(
		behaviour,
		{ customerCount, orders, firstOrder: first, analysisDate, amount: lines.amount && amount },
		{ customerOf: lines.customerOf, day: lines.day, amount: lines.amount, orderOf },
		date && Number.isFinite(analysisDate) ? monthsBefore(analysisDate, 12) : null,
	);
}

function fromCustomers(request: MetricsRequest, columns: CustomerColumns): CustomerMetrics {
	const unknown = () => new Float64Array(request.customerCount).fill(Number.NaN);
	const last = columns.lastOrder ?? unknown();
	const latest = last.reduce((max, day) => (day > max ? day : max), Number.NEGATIVE_INFINITY);
	const proposed = Number.isFinite(latest) ? latest + 1 : Number.NaN;
	const analysisDate = Math.floor(request.analysisDate ?? proposed);
	const orders = columns.orders ?? unknown();
	const unavailable: MetricName[] = ['medianGapDays', 'rhythm', 'returned'];
	if (!columns.orders) unavailable.push('orders');
	if (columns.amounts.length === 0) unavailable.push('amount');
	if (!columns.orders || columns.amounts.length === 0) unavailable.push('averageOrder');
	if (!columns.firstOrder) unavailable.push('firstOrder');
	if (!columns.lastOrder) unavailable.push('lastOrder', 'recencyDays');
	const amount = addedUp(columns.amounts, orders);
	const firstOrder = columns.firstOrder ?? unknown();
	const known = { customerCount: request.customerCount, orders, firstOrder, analysisDate };
	const held = columns.amounts.length > 0 ? amount : null;
	return {
		...shared(request, orders, amount, firstOrder, last, analysisDate, unknown()),
		windowMonths: null,
		windowDays: null,
		returned: new Float64Array(request.customerCount),
		refunds: null,
		filtersLines: false,
		lapsed: new Uint8Array(request.customerCount),
		lines: NO_LINES,
		unavailable,
		behaviour: request.behaviour
			? deriveBehaviour(request.behaviour, { ...known, amount: held }, null, null)
			: null,
	};
}

const NO_LINES: LineCount = {
	total: 0,
	counted: 0,
	excluded: Object.fromEntries(EXCLUSION_REASONS.map((reason) => [reason, 0])) as Record<
		ExclusionReason,
		number
	>,
	withoutAmount: 0,
};

/** Sum of the periods known; NaN where none is, but 0 for a customer with 0 orders. */
function addedUp(amounts: readonly Float64Array[], orders: Float64Array): Float64Array {
	return orders.map((count, customer) => {
		const known = amounts.map((amount) => amount[customer] ?? Number.NaN).filter(Number.isFinite);
		if (known.length === 0) return count === 0 && amounts.length > 0 ? 0 : Number.NaN;
		const sum = known.reduce((total, amount) => total + amount, 0);
		return Number.isFinite(sum) ? sum : Math.sign(sum) * Number.MAX_VALUE;
	});
}

function shared(
	request: MetricsRequest,
	orders: Float64Array,
	amount: Float64Array,
	firstOrder: Float64Array,
	lastOrder: Float64Array,
	analysisDate: number,
	medianGapDays: Float64Array,
) {
	const recencyDays = lastOrder.map((day) => analysisDate - Math.floor(day));
	return {
		customerCount: request.customerCount,
		analysisDate,
		orders,
		amount,
		averageOrder: amount.map((sum, c) => ((orders[c] ?? 0) > 0 ? sum / (orders[c] ?? 1) : Number.NaN)),
		firstOrder,
		lastOrder,
		medianGapDays,
		recencyDays,
		rhythm: recencyDays.map((days, c) => days / (medianGapDays[c] ?? Number.NaN)),
	};
}
