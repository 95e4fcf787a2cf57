import { NO_DAY } from './lines.ts';

/** Distinct days per customer, ascending: those of customer c stand in days[starts[c]] … days[starts[c + 1] − 1]. */
export interface DaysByCustomer {
	readonly starts: Uint32Array;
	readonly days: Int32Array;
}

/** Orders and their days per customer. */
export interface OrderTotals {
	/** Distinct orders. */
	readonly orders: Float64Array;
	/** Serial day, NaN without dated orders. */
	readonly first: Float64Array;
	readonly last: Float64Array;
}

/**
 * Lines of one code are one order of the customer; lines without a code, one order a day; without days, one order a line.
 * Nearly every code belongs to one customer, so an owner per code is enough; only where codes are shared the lines are grouped
 * by customer first.
 *
 * @param customerOf customer row per line, −1 = does not count
 */
export function totalOrders(
	customerCount: number,
	customerOf: Int32Array,
	day: Int32Array,
	orderOf: Int32Array | null,
): OrderTotals {
	const codes = orderOf ?? new Int32Array(customerOf.length).fill(-1);
	const owner = new Int32Array(largest(codes) + 1).fill(-1);
	const { records, isShared, isUncoded } = recordOrders(customerCount, customerOf, day, codes, owner);
	const totals = totalsOf(records);
	if (isShared) totals.orders.set(countSharedCodes(customerCount, customerOf, codes, owner.length));
	if (isUncoded) {
		const others = orderOf ? customerOf.map((who, i) => ((codes[i] as number) < 0 ? who : -1)) : customerOf;
		countUncoded(customerCount, others, day).forEach((count, c) => {
			totals.orders[c] = (totals.orders[c] as number) + count;
		});
	}
	return totals;
}

function totalsOf(records: Int32Array): OrderTotals {
	const count = records.length / 4;
	const totals = {
		orders: new Float64Array(count),
		first: new Float64Array(count),
		last: new Float64Array(count),
	};
	for (let c = 0; c < count; c++) {
		const first = records[4 * c + 1] as number;
		totals.orders[c] = records[4 * c] as number;
		totals.first[c] = first < 0 ? Number.NaN : first;
		totals.last[c] = first < 0 ? Number.NaN : (records[4 * c + 2] as number);
	}
	return totals;
}

/**
 * Orders, first and last day of customer c at 4c, 4c + 1 and 4c + 2: together, so that a line touches one place in memory.
 * A code counts for the first customer that has it.
 */
function recordOrders(
	customerCount: number,
	customerOf: Int32Array,
	day: Int32Array,
	orderOf: Int32Array,
	owner: Int32Array,
) {
	const records = new Int32Array(4 * customerCount);
	for (let at = 0; at < records.length; at += 4) records[at + 1] = records[at + 2] = NO_DAY;
	let [isShared, isUncoded] = [false, false];
	let [customerBefore, codeBefore, dayBefore] = [-1, -1, -1];
	for (let i = 0; i < customerOf.length; i++) {
		const customer = customerOf[i] as number;
		const code = orderOf[i] as number;
		const own = day[i] as number;
		if (customer < 0 || (customer === customerBefore && code === codeBefore && own === dayBefore)) continue;
		customerBefore = customer;
		codeBefore = code;
		dayBefore = own;
		const at = 4 * customer;
		const first = records[at + 1] as number;
		if (own >= 0 && (own < first || first < 0)) records[at + 1] = own;
		if (own > (records[at + 2] as number)) records[at + 2] = own;
		const known = code < 0 ? customer : (owner[code] as number);
		if (known < 0) {
			owner[code] = customer;
			records[at] = (records[at] as number) + 1;
		}
		isUncoded ||= code < 0;
		isShared ||= known >= 0 && known !== customer;
	}
	return { records, isShared, isUncoded };
}

function largest(codes: Int32Array): number {
	let found = -1;
	for (let i = 0; i < codes.length; i++) {
		const code = codes[i] as number;
		if (code > found) found = code;
	}
	return found;
}

/** Groups the distinct days of the lines that count by customer. Lines in date order cost no sorting. */
export function daysByCustomer(
	customerCount: number,
	customerOf: Int32Array,
	day: Int32Array,
): DaysByCustomer {
	const { starts, places } = groupDays(customerCount, customerOf, day);
	const packed = new Uint32Array(customerCount + 1);
	let size = 0;
	for (let customer = 0; customer < customerCount; customer++) {
		const from = starts[customer] as number;
		const to = starts[customer + 1] as number;
		if (!isAscending(places, from, to)) places.subarray(from, to).sort();
		let last = -1;
		for (let i = from; i < to; i++) {
			const value = places[i] as number;
			if (value === last) continue;
			places[size++] = last = value;
		}
		packed[customer + 1] = size;
	}
	return { starts: packed, days: places.subarray(0, size) };
}

/** Median of the gaps between one day and the next; NaN under two days. */
export function medianGaps({ starts, days }: DaysByCustomer): Float64Array {
	const medians = new Float64Array(starts.length - 1).fill(Number.NaN);
	const gaps = new Int32Array(days.length);
	for (let customer = 0; customer < medians.length; customer++) {
		const from = starts[customer] as number;
		const count = (starts[customer + 1] as number) - from - 1;
		if (count < 1) continue;
		for (let i = 0; i < count; i++) gaps[i] = (days[from + i + 1] as number) - (days[from + i] as number);
		const middle = count >>> 1;
		select(gaps, count, middle);
		const upper = gaps[middle] as number;
		medians[customer] = count % 2 === 1 ? upper : (largest(gaps.subarray(0, middle)) + upper) / 2;
	}
	return medians;
}

/** Counting sort of the days by customer; a day equal to the customer's line before is dropped on the way. */
function groupDays(customerCount: number, customerOf: Int32Array, day: Int32Array) {
	const starts = new Uint32Array(customerCount + 1);
	// Day of the line before and next place of customer c, at 2c and 2c + 1.
	const records = new Int32Array(2 * customerCount);
	for (let c = 0; c < customerCount; c++) records[2 * c] = NO_DAY;
	for (let i = 0; i < customerOf.length; i++) {
		const customer = customerOf[i] as number;
		const own = day[i] as number;
		if (customer < 0 || own < 0 || own === records[2 * customer]) continue;
		records[2 * customer] = own;
		records[2 * customer + 1] = (records[2 * customer + 1] as number) + 1;
	}
	for (let c = 0; c < customerCount; c++) {
		starts[c + 1] = (starts[c] as number) + (records[2 * c + 1] as number);
		records[2 * c] = NO_DAY;
		records[2 * c + 1] = starts[c] as number;
	}
	const places = new Int32Array(starts[customerCount] as number);
	for (let i = 0; i < customerOf.length; i++) {
		const customer = customerOf[i] as number;
		const own = day[i] as number;
		if (customer < 0 || own < 0 || own === records[2 * customer]) continue;
		const place = records[2 * customer + 1] as number;
		records[2 * customer] = own;
		records[2 * customer + 1] = place + 1;
		places[place] = own;
	}
	return { starts, places };
}

function isAscending(values: Int32Array, from: number, to: number): boolean {
	for (let i = from + 1; i < to; i++) if ((values[i] as number) < (values[i - 1] as number)) return false;
	return true;
}

/** Moves the first numbers of an array so that the one at `k` stands where sorting would put it, no larger one before it (Hoare 1961). */
function select(values: Int32Array, count: number, k: number): void {
	let [low, high] = [0, count - 1];
	while (low < high) {
		const pivot = values[(low + high) >>> 1] as number;
		let [i, j] = [low, high];
		while (i <= j) {
			while ((values[i] as number) < pivot) i++;
			while ((values[j] as number) > pivot) j--;
			if (i > j) break;
			const moved = values[i] as number;
			values[i++] = values[j] as number;
			values[j--] = moved;
		}
		if (k <= j) high = j;
		else if (k >= i) low = i;
		else return;
	}
}

/** One order a day; a line without a day is an order of its own. */
function countUncoded(customerCount: number, customerOf: Int32Array, day: Int32Array): Float64Array {
	const { starts } = daysByCustomer(customerCount, customerOf, day);
	const orders = Float64Array.from(
		{ length: customerCount },
		(_, c) => (starts[c + 1] ?? 0) - (starts[c] ?? 0),
	);
	for (let i = 0; i < customerOf.length; i++) {
		const customer = customerOf[i] as number;
		if (customer >= 0 && day[i] === NO_DAY) orders[customer] = (orders[customer] as number) + 1;
	}
	return orders;
}

/** Counting sort of the codes by customer, then a stamp per code. */
function countSharedCodes(
	customerCount: number,
	customerOf: Int32Array,
	orderOf: Int32Array,
	codes: number,
): Float64Array {
	const starts = new Uint32Array(customerCount + 1);
	const counts = (i: number) => (customerOf[i] as number) >= 0 && (orderOf[i] as number) >= 0;
	for (let i = 0; i < customerOf.length; i++) {
		if (counts(i))
			starts[(customerOf[i] as number) + 1] = (starts[(customerOf[i] as number) + 1] as number) + 1;
	}
	for (let c = 0; c < customerCount; c++) starts[c + 1] = (starts[c + 1] as number) + (starts[c] as number);
	const next = starts.slice();
	const grouped = new Int32Array(starts[customerCount] as number);
	for (let i = 0; i < customerOf.length; i++) {
		if (!counts(i)) continue;
		const place = next[customerOf[i] as number] as number;
		next[customerOf[i] as number] = place + 1;
		grouped[place] = orderOf[i] as number;
	}
	const stamp = new Int32Array(codes).fill(-1);
	const orders = new Float64Array(customerCount);
	for (let customer = 0; customer < customerCount; customer++) {
		for (let place = starts[customer] as number; place < (starts[customer + 1] as number); place++) {
			const code = grouped[place] as number;
			if (stamp[code] === customer) continue;
			stamp[code] = customer;
			orders[customer] = (orders[customer] as number) + 1;
		}
	}
	return orders;
}
