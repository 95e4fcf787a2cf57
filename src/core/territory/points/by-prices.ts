import { scoreOf } from '../figures.ts';
import { borderPrices } from './border-prices.ts';
import { neighbouringPairs } from './pairs.ts';
import { Plan } from './plan.ts';
import { PriceSearch } from './price-search.ts';
import { PairSplits } from './resplit.ts';
import { filledCentres } from './start.ts';
import type { Centres } from '../centres.ts';
import type { Layout } from './layout.ts';

/** Shares of the mean target that are softened, one after the other, from a guess and from prices known; Newton steps for each. */
const SOFTNESS = [0.4, 0.2, 0.1, 0.05];
const WARM = [0.1, 0.05];
const STEPS = 6;
/** How near softened loads come to their bands before the next softness. */
const ENOUGH = 1e-3;
/** Passes over the pairs that lead a division by prices back into the bands. */
const REPAIRS = 2;
/** Rounds without gain before it ends. */
const PATIENCE = 2;
/** What a plan outside its bands by the mean target of one territory counts more, times the mean cost of a territory. */
const STERN = 20;

/** A division with the prices that lead to it, for its own centres. */
export interface PricedDivision {
	readonly owner: Int32Array;
	readonly centres: Centres;
	/** criterion · k + territory. */
	readonly price: Float64Array;
	/** Every unit where it is cheapest at these prices: as good as can be between these centres, but for whole units. */
	readonly ideal: Int32Array;
	/** Lower bound of cost and price of moves of any plan between these centres. */
	readonly bound: number;
}

/**
 * Leads a balanced division to a cheaper one through prices: what pairs of neighbours cannot exchange goes round in circles of
 * three and more. Between rounds the pairs restore the bands and centres follow.
 *
 * @param rounds at most; one where bases fix the centres
 * @param onRound told the balanced division after each round
 * @param known prices of much the same plan
 */
export function byPrices(
	layout: Layout,
	start: Int32Array,
	moveRate: number,
	rounds: number,
	onRound: (round: number, owner: Int32Array) => void = () => undefined,
	known?: Float64Array,
): PricedDivision {
	let centres = filledCentres(layout, start);
	let best = priced(layout, start, centres, moveRate, known);
	let least = Number.POSITIVE_INFINITY;
	let owner = start;
	for (let round = 0, failures = 0; round < rounds && failures < PATIENCE; round++) {
		const found = round === 0 ? best : priced(layout, owner, centres, moveRate);
		const splits = new PairSplits(layout, found.ideal);
		for (let pass = 0; pass < REPAIRS; pass++) splits.pass(centres, moveRate);
		owner = splits.owner;
		onRound(round, owner);
		const judged = judge(layout, owner, moveRate);
		if (judged < least) [best, least, failures] = [{ ...found, owner }, judged, 0];
		else failures++;
		const next = filledCentres(layout, owner, centres);
		if (isSame(next, centres)) break;
		centres = next;
	}
	if (judge(layout, start, moveRate) < least) return { ...best, owner: start };
	return best;
}

function priced(
	layout: Layout,
	owner: Int32Array,
	centres: Centres,
	moveRate: number,
	known?: Float64Array,
): PricedDivision {
	const price = known ? known.slice() : guessPrices(layout, owner, centres, moveRate);
	const search = new PriceSearch(layout, { x: centres.x, y: centres.y, price, moveRate });
	search.refresh();
	for (const softness of known ? WARM : SOFTNESS) search.settle(softness, STEPS, ENOUGH);
	return { owner, centres, price, ideal: search.division.owner.slice(), bound: search.bound };
}

function guessPrices(layout: Layout, owner: Int32Array, centres: Centres, moveRate: number): Float64Array {
	const { k, c } = layout;
	const plan = new Plan(layout, owner, centres, moveRate);
	const guess = borderPrices(plan, neighbouringPairs(layout, owner, centres));
	return Float64Array.from({ length: c * k }, (_, at) => (guess[at % k] as number) / c);
}

/** Cost with a penalty that whole units at the borders, which are set right later, do not decide. */
function judge({ problem, k }: Layout, owner: Int32Array, moveRate: number): number {
	const { overshoot, total } = scoreOf(problem, owner, undefined, moveRate);
	return total * (1 + (STERN * overshoot) / k);
}

function isSame(one: Centres, other: Centres): boolean {
	return one.x.every((x, j) => x === other.x[j] && one.y[j] === other.y[j]);
}
