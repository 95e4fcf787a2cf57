import { NO_DAY, type SelectedLines } from '#src/core/segment/metrics/lines.ts';
import { sortByKey } from '#src/core/stats/index.ts';

/** Dated lines that count, those of customer c at starts[c] … starts[c + 1] − 1 in the order given. */
export interface LinesOfCustomers {
	readonly starts: Uint32Array;
	readonly day: Int32Array;
	/** Null where amounts are not known. */
	readonly amount: Float64Array | null;
}

/**
 * Days on which orders have lines, those of customer c at starts[c] … starts[c + 1] − 1; those of one order by day. Lines of one code are one
 * order of the customer, lines without a code one order a day, as `totalOrders` counts them.
 */
export interface OrderDaysOfCustomers {
	readonly starts: Uint32Array;
	readonly day: Int32Array;
	/** The day before this one on which the same order has lines, −1 = none. */
	readonly before: Int32Array;
}

/** Lines by customer, grouped at most once for amounts and once for orders however much is asked of them. */
export class GroupedLines {
	readonly #lines: SelectedLines;
	readonly #orderOf: Int32Array | null;
	readonly #starts: Uint32Array;
	#amounts: LinesOfCustomers | null = null;
	#orders: OrderDaysOfCustomers | null = null;

	constructor(lines: SelectedLines, orderOf: Int32Array | null, customers: number) {
		this.#lines = lines;
		this.#orderOf = orderOf;
		this.#starts = startsOf(lines, customers);
	}

	get amounts(): LinesOfCustomers {
		return (this.#amounts ??= groupAmounts(this.#lines, this.#starts));
	}

	get orders(): OrderDaysOfCustomers {
		return (this.#orders ??= groupOrders(this.#lines, this.#orderOf, this.#starts));
	}
}

/** Where the dated lines of each customer start. */
function startsOf({ customerOf, day }: SelectedLines, customers: number): Uint32Array {
	const starts = new Uint32Array(customers + 1);
	for (let line = 0; line < customerOf.length; line++) {
		const customer = customerOf[line] as number;
		if (customer < 0 || day[line] === NO_DAY) continue;
		starts[customer + 1] = (starts[customer + 1] as number) + 1;
	}
	for (let c = 1; c <= customers; c++) starts[c] = (starts[c] as number) + (starts[c - 1] as number);
	return starts;
}

function groupAmounts({ customerOf, day, amount }: SelectedLines, starts: Uint32Array): LinesOfCustomers {
	const next = starts.slice();
	const count = starts[starts.length - 1] as number;
	const days = new Int32Array(count);
	const amounts = amount && new Float64Array(count);
	for (let line = 0; line < customerOf.length; line++) {
		const customer = customerOf[line] as number;
		const own = day[line] as number;
		if (customer < 0 || own === NO_DAY) continue;
		const place = next[customer] as number;
		next[customer] = place + 1;
		days[place] = own;
		if (amounts && amount) amounts[place] = amount[line] as number;
	}
	return { starts, day: days, amount: amounts };
}

function groupOrders(
	lines: SelectedLines,
	orderOf: Int32Array | null,
	starts: Uint32Array,
): OrderDaysOfCustomers {
	const grouped =
		distinct(starts, ...scatter(lines, orderOf, starts, null)) ??
		distinct(starts, ...scatter(lines, orderOf, starts, sortedByDay(lines)));
	if (!grouped) throw new Error('lines by day are not by day');
	return grouped;
}

/** Days and codes by customer, those of a customer in the order of `rows` or of all lines. */
function scatter(
	{ customerOf, day }: SelectedLines,
	orderOf: Int32Array | null,
	starts: Uint32Array,
	rows: Uint32Array | null,
): [Int32Array, Int32Array] {
	const next = starts.slice();
	const days = new Int32Array(starts[starts.length - 1] as number);
	const codes = new Int32Array(days.length).fill(-1);
	const count = rows?.length ?? day.length;
	for (let i = 0; i < count; i++) {
		const line = rows ? (rows[i] as number) : i;
		const customer = customerOf[line] as number;
		const own = day[line] as number;
		if (customer < 0 || own === NO_DAY) continue;
		const place = next[customer] as number;
		next[customer] = place + 1;
		days[place] = own;
		if (orderOf) codes[place] = orderOf[line] as number;
	}
	return [days, codes];
}

/**
 * Keeps one line of each order and day; null where the days of an order do not ascend. `days` and `codes` are written over.
 */
function distinct(starts: Uint32Array, days: Int32Array, codes: Int32Array): OrderDaysOfCustomers | null {
	const packed = new Uint32Array(starts.length);
	const before = codes;
	// Where each order was met last; at 0 the lines without a code.
	const latest = new Int32Array(largest(codes) + 2).fill(-1);
	let size = 0;
	for (let customer = 0; customer + 1 < starts.length; customer++) {
		const first = size;
		const end = starts[customer + 1] as number;
		for (let i = starts[customer] as number; i < end; i++) {
			const own = days[i] as number;
			const code = codes[i] as number;
			const last = latest[code + 1] as number;
			const known = last >= first ? (days[last] as number) : -1;
			if (known === own) continue;
			if (known > own) return null;
			latest[code + 1] = size;
			days[size] = own;
			before[size++] = code < 0 ? -1 : known;
		}
		packed[customer + 1] = size;
	}
	return { starts: packed, day: days.subarray(0, size), before: before.subarray(0, size) };
}

function sortedByDay({ customerOf, day }: SelectedLines): Uint32Array {
	const dated = new Uint32Array(day.length);
	let [size, latest] = [0, 0];
	for (let line = 0; line < day.length; line++) {
		const own = day[line] as number;
		if ((customerOf[line] as number) < 0 || own === NO_DAY) continue;
		dated[size++] = line;
		if (own > latest) latest = own;
	}
	return sortByKey(dated.subarray(0, size), day, latest + 1);
}

function largest(codes: Int32Array): number {
	let found = -1;
	for (let i = 0; i < codes.length; i++) if ((codes[i] as number) > found) found = codes[i] as number;
	return found;
}
