import { exactSum, GroupSums, sortByKey } from '#src/core/stats/index.ts';
import type { BehaviourLines } from './types.ts';

/** Every customer with every text (or order) on its lines: the pairs of a customer stand together, by code. */
export interface Pairs {
	/** Pairs of customer c: starts[c] … starts[c + 1] − 1. */
	readonly starts: Uint32Array;
	/** Code of the text per pair. */
	readonly code: Int32Array;
	/** Pair per line, −1 = the line does not count or has no text. */
	readonly pairOf: Int32Array;
	/** Lines with a pair, those of a pair together. */
	readonly lines: Uint32Array;
}

/**
 * Finds the pairs with two counting sorts, by text and then by customer.
 *
 * @param customerOf customer row per line, −1 = the line does not count
 * @param codes 0…codeCount − 1 per line, −1 = none
 */
export function pairsOf(
	customerCount: number,
	customerOf: Int32Array,
	codes: Int32Array,
	codeCount: number,
): Pairs {
	const known = new Uint32Array(customerOf.length);
	let size = 0;
	for (let line = 0; line < customerOf.length; line++)
		if ((customerOf[line] as number) >= 0 && (codes[line] as number) >= 0) known[size++] = line;
	const byText = sortByKey(known.subarray(0, size), codes, codeCount);
	const lines = sortByKey(byText, customerOf, customerCount);
	const starts = new Uint32Array(customerCount + 1);
	const code = new Int32Array(size);
	const pairOf = new Int32Array(customerOf.length).fill(-1);
	let pairs = 0;
	let [customer, text] = [-1, -1];
	for (const line of lines) {
		const [itsCustomer, itsText] = [customerOf[line] as number, codes[line] as number];
		if (itsCustomer !== customer || itsText !== text) {
			[customer, text] = [itsCustomer, itsText];
			code[pairs++] = text;
			starts[customer + 1] = (starts[customer + 1] as number) + 1;
		}
		pairOf[line] = pairs - 1;
	}
	for (let c = 0; c < customerCount; c++) starts[c + 1] = (starts[c + 1] as number) + (starts[c] as number);
	return { starts, code: code.subarray(0, pairs), pairOf, lines };
}

/** Amount per pair; what adds up to less than 0 is 0. */
export function amountsOf({ code, pairOf }: Pairs, amount: Float64Array): Float64Array {
	const sums = new GroupSums(code.length);
	sums.addAll(pairOf, amount);
	return sums.totals().map((sum) => Math.max(0, sum));
}

/** Share of each pair in the total of its customer; NaN where that is 0. */
export function sharesOf({ starts }: Pairs, amounts: Float64Array): Float64Array {
	const customers = starts.length - 1;
	const owner = new Int32Array(amounts.length);
	for (let customer = 0; customer < customers; customer++)
		owner.fill(customer, starts[customer], starts[customer + 1]);
	const sums = new GroupSums(customers);
	sums.addAll(owner, amounts);
	const totals = sums.totals();
	return amounts.map((amount, pair) => amount / (totals[owner[pair] as number] as number));
}

/** Parts of the total; NaN where that is 0. */
export function partsOf(amounts: Float64Array): Float64Array {
	const total = exactSum(amounts);
	return amounts.map((value) => value / total);
}

/** Distinct orders per pair: codes, else days; a line with neither is an order of its own. */
export function ordersOf({ code, pairOf, lines }: Pairs, { orderOf, day }: BehaviourLines): Uint32Array {
	const codes = orderOf ? orderOf.reduce((most, each) => Math.max(most, each), -1) + 1 : 0;
	const lastDay = day.reduce((most, each) => Math.max(most, each), -1);
	const seen = new Int32Array(codes + lastDay + 1).fill(-1);
	const orders = new Uint32Array(code.length);
	for (const line of lines) {
		const pair = pairOf[line] as number;
		const key = keyOf(orderOf?.[line] ?? -1, day[line] as number, codes);
		if (key >= 0 && seen[key] === pair) continue;
		if (key >= 0) seen[key] = pair;
		orders[pair] = (orders[pair] as number) + 1;
	}
	return orders;
}

function keyOf(order: number, day: number, codes: number): number {
	if (order >= 0) return order;
	return day >= 0 ? codes + day : -1;
}

/** Distinct texts per customer; 0 without orders, NaN for a customer whose lines name none. */
export function countsOf({ starts }: Pairs, orders: Float64Array): Float64Array {
	return orders.map((count, customer) => {
		const texts = (starts[customer + 1] ?? 0) - (starts[customer] ?? 0);
		return count > 0 && texts === 0 ? Number.NaN : texts;
	});
}
