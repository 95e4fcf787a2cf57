import { pairsOf } from '#src/core/segment/behaviour/index.ts';
import { GroupSums } from '#src/core/stats/index.ts';
import type { ReturnedLines, SelectedLines } from './lines.ts';

/** What is left within this share of the sales is nothing: 0.1 + 0.2 − 0.3. */
const ROUNDING = 1e-9;

/**
 * Customer row per line that counts as an order: −1 also for the lines of an order that was taken back in full. That is one
 * whose returned lines, under the same code, come to no less than what it sold; and every order of a customer whose returns come
 * to no less than all it bought, whichever order they name.
 */
export function withoutRefunded(
	customerCount: number,
	{ customerOf, returns, amount }: SelectedLines,
	orderOf: Int32Array | null,
): Int32Array {
	if (!returns || !amount) return customerOf;
	const byCustomer = takenBack(customerOf, amount, returns.customerOf, returns.amount, customerCount);
	const byOrder = orderOf && orders(customerCount, customerOf, amount, returns, orderOf);
	return customerOf.map((customer, line) => {
		if (customer < 0 || byCustomer[customer] === 1) return -1;
		const order = byOrder?.pairOf[line] ?? -1;
		return order >= 0 && byOrder?.flags[order] === 1 ? -1 : customer;
	});
}

function orders(
	customerCount: number,
	customerOf: Int32Array,
	amount: Float64Array,
	returns: ReturnedLines,
	orderOf: Int32Array,
) {
	const owner = customerOf.slice();
	returns.line.forEach((line, i) => (owner[line] = returns.customerOf[i] as number));
	const codes = orderOf.reduce((most, code) => Math.max(most, code), -1) + 1;
	const { pairOf, code } = pairsOf(customerCount, owner, orderOf, codes);
	const saleOf = pairOf.map((pair, line) => ((customerOf[line] as number) >= 0 ? pair : -1));
	const returnOf = returns.line.map((line) => pairOf[line] as number);
	return { pairOf, flags: takenBack(saleOf, amount, returnOf, returns.amount, code.length) };
}

/** 1 = something was returned, and it comes to no less than what was sold, per group. */
function takenBack(
	saleOf: Int32Array,
	amount: Float64Array,
	returnOf: Int32Array,
	returned: Float64Array,
	groups: number,
): Uint8Array {
	const [sales, returns] = [new GroupSums(groups), new GroupSums(groups)];
	sales.addAll(saleOf, amount);
	returns.addAll(returnOf, returned);
	const back = returns.totals();
	return Uint8Array.from(sales.totals(), (sum, group) => {
		const taken = back[group] as number;
		return taken > 0 && sum - taken <= Math.abs(sum) * ROUNDING ? 1 : 0;
	});
}
