import { NO_DAY } from './lines.ts';

/** Distinct days per customer, ascending: those of customer c stand in days[starts[c]] … days[starts[c + 1] − 1]. */
export interface DaysByCustomer {
	readonly starts: Uint32Array;
	readonly days: Int32Array;
}

/**
 * Distinct orders per customer. Lines of one code are one order of the customer; lines without a code, one order a day;
 * without days, one order a line. Nearly every code belongs to one customer, so an owner per code is enough; only
 * where codes are shared the lines are grouped by customer first.
 *
 * @param customerOf customer row per line, −1 = does not count
 */
export function countOrders(
	customerCount: number,
	customerOf: Int32Array,
	day: Int32Array,
	orderOf: Int32Array | null,
): Float64Array {
	if (!orderOf) return countUncoded(customerCount, customerOf, day);
	const orders = new Float64Array(customerCount);
	const codes = largest(orderOf) + 1;
	const owner = new Int32Array(codes).fill(-1);
	let shared = false;
	let uncoded = false;
	for (let i = 0; i < customerOf.length; i++) {
		const customer = customerOf[i] as number;
		if (customer < 0) continue;
		const code = orderOf[i] as number;
		if (code < 0) {
			uncoded = true;
			continue;
		}
		const known = owner[code] as number;
		if (known === customer) continue;
		if (known >= 0) {
			shared = true;
			continue;
		}
		owner[code] = customer;
		orders[customer] = (orders[customer] as number) + 1;
	}
	const coded = shared ? countSharedCodes(customerCount, customerOf, orderOf, codes) : orders;
	if (!uncoded) return coded;
	const rest = countUncoded(
		customerCount,
		customerOf.map((who, i) => ((orderOf[i] as number) < 0 ? who : -1)),
		day,
	);
	return coded.map((count, customer) => count + (rest[customer] as number));
}

function largest(codes: Int32Array): number {
	let found = -1;
	for (let i = 0; i < codes.length; i++) if ((codes[i] as number) > found) found = codes[i] as number;
	return found;
}

/** Groups the distinct days of the lines that count by customer. Lines in date order cost no sorting. */
export function daysByCustomer(
	customerCount: number,
	customerOf: Int32Array,
	day: Int32Array,
): DaysByCustomer {
	const { starts, places } = groupDays(customerCount, customerOf, day);
	const days = new Int32Array(places.length);
	const packed = new Uint32Array(customerCount + 1);
	let size = 0;
	for (let customer = 0; customer < customerCount; customer++) {
		const from = starts[customer] as number;
		const to = starts[customer + 1] as number;
		if (!isAscending(places, from, to)) places.subarray(from, to).sort();
		let last = NO_DAY;
		for (let i = from; i < to; i++) {
			const value = places[i] as number;
			if (value === last) continue;
			days[size++] = last = value;
		}
		packed[customer + 1] = size;
	}
	return { starts: packed, days: days.subarray(0, size) };
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
	const last = new Int32Array(customerCount).fill(NO_DAY);
	const starts = new Uint32Array(customerCount + 1);
	for (let i = 0; i < customerOf.length; i++) {
		const customer = customerOf[i] as number;
		const own = day[i] as number;
		if (customer < 0 || own === last[customer] || own === NO_DAY) continue;
		last[customer] = own;
		starts[customer + 1] = (starts[customer + 1] as number) + 1;
	}
	for (let customer = 0; customer < customerCount; customer++) {
		starts[customer + 1] = (starts[customer + 1] as number) + (starts[customer] as number);
	}
	const next = starts.slice();
	const places = new Int32Array(starts[customerCount] as number);
	last.fill(NO_DAY);
	for (let i = 0; i < customerOf.length; i++) {
		const customer = customerOf[i] as number;
		const own = day[i] as number;
		if (customer < 0 || own === last[customer] || own === NO_DAY) continue;
		last[customer] = own;
		const place = next[customer] as number;
		next[customer] = place + 1;
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
