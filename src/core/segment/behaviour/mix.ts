import type { AffinitySupport } from '#src/core/model/index.ts';
import { GroupSums } from '#src/core/stats/index.ts';
import { amountsOf, ordersOf, partsOf, sharesOf, type Pairs } from './pairs.ts';
import type { BehaviourLines, CodedTexts } from './types.ts';

/** Channels with a metric of their own. */
const MOST_SHARES = 6;
/** An index this little above 100 is the noise of a division. */
const OVER = 100 * (1 + 1e-9);

/** Which text of a customer has most of a number. */
interface Best {
	readonly codes: Int32Array;
	readonly values: Float64Array;
}

/** How the amount of each customer is spread over channels. */
export interface ChannelMix {
	/** Code of the main channel per customer, −1 = unknown. */
	readonly main: Int32Array;
	readonly mainShare: Float64Array;
	/** Share per customer by channel, of the largest channels; empty with fewer than two. */
	readonly shares: readonly (readonly [channel: string, shares: Float64Array])[];
}

/** Shares of the channels per customer, and the largest of them. */
export function channelMix(pairs: Pairs, amount: Float64Array, channel: CodedTexts): ChannelMix {
	const amounts = amountsOf(pairs, amount);
	const shares = sharesOf(pairs, amounts);
	const main = bestOf(pairs, shares, channel.texts, (pair) => (shares[pair] as number) > 0);
	const totals = totalsByText(pairs, amounts, channel.texts.length);
	const largest = Array.from(totals.keys())
		.filter((code) => (totals[code] as number) > 0)
		.sort((a, b) => (totals[b] as number) - (totals[a] as number) || before(channel.texts, a, b))
		.slice(0, MOST_SHARES);
	const own = largest.length < 2 ? [] : largest;
	return {
		main: main.codes,
		mainShare: main.values,
		shares: own.map((code) => [channel.texts[code] as string, sharesOfText(pairs, shares, main, code)]),
	};
}

/** Share of one text per customer: 0 where the customer bought through others only, NaN where the mix is unknown. */
function sharesOfText({ starts, code }: Pairs, shares: Float64Array, main: Best, text: number): Float64Array {
	return main.values.map((known, customer) => {
		if (Number.isNaN(known)) return known;
		for (let pair = starts[customer] as number; pair < (starts[customer + 1] as number); pair++)
			if (code[pair] === text) return shares[pair] as number;
		return 0;
	});
}

/**
 * The category each customer buys most over its share among all: share of the customer ÷ share of all × 100, as the location
 * quotient of regional economics.
 */
export function favourites(
	pairs: Pairs,
	lines: BehaviourLines & { readonly amount: Float64Array },
	category: CodedTexts,
	{ minOrders, minAmount }: AffinitySupport,
): Best {
	const amounts = amountsOf(pairs, lines.amount);
	const orders = ordersOf(pairs, lines);
	const overall = partsOf(totalsByText(pairs, amounts, category.texts.length));
	const indices = sharesOf(pairs, amounts).map(
		(share, pair) => (share / (overall[pairs.code[pair] as number] as number)) * 100,
	);
	const isEnough = (pair: number) =>
		(orders[pair] as number) >= minOrders &&
		(amounts[pair] as number) >= minAmount &&
		(indices[pair] as number) > OVER &&
		Number.isFinite(indices[pair]);
	return bestOf(pairs, indices, category.texts, isEnough, amounts);
}

function totalsByText({ code }: Pairs, amounts: Float64Array, texts: number): Float64Array {
	const sums = new GroupSums(texts);
	sums.addAll(code, amounts);
	return sums.totals();
}

/** The pair with the largest value per customer; equal values by the second number, then by the text. */
function bestOf(
	{ starts, code }: Pairs,
	values: Float64Array,
	texts: readonly string[],
	counts: (pair: number) => boolean,
	second = values,
): Best {
	const customers = starts.length - 1;
	const best: Best = {
		codes: new Int32Array(customers).fill(-1),
		values: new Float64Array(customers).fill(Number.NaN),
	};
	const isBetter = (pair: number, than: number): boolean => {
		const by = (values[pair] as number) - (values[than] as number);
		const next = (second[pair] as number) - (second[than] as number);
		return (by || next || before(texts, code[than] as number, code[pair] as number)) > 0;
	};
	for (let customer = 0; customer < customers; customer++) {
		let found = -1;
		for (let pair = starts[customer] as number; pair < (starts[customer + 1] as number); pair++)
			if (counts(pair) && (found < 0 || isBetter(pair, found))) found = pair;
		if (found < 0) continue;
		best.codes[customer] = code[found] as number;
		best.values[customer] = values[found] as number;
	}
	return best;
}

/** Order of two texts by code units. */
function before(texts: readonly string[], a: number, b: number): number {
	const [first, second] = [texts[a] ?? '', texts[b] ?? ''];
	return first < second ? -1 : first > second ? 1 : 0;
}
