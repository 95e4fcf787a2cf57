import type { Random } from '#src/core/stats/index.ts';
import { setMove } from './move.ts';
import type { Search } from './search.ts';

/** How long and how warm a search goes. */
export interface Schedule {
	/** Moves that are tried. */
	readonly trials: number;
	/** First temperature, in the mean change of cost that a move makes. */
	readonly warmth: number;
	/** Called after each of the {@link ROUNDS} rounds with the best plan so far. */
	readonly onRound?: (round: number, best: Int32Array) => void;
}

/** A plan and how good it is. */
export interface Found {
	readonly owner: Int32Array;
	overshoot: number;
	total: number;
}

/** Rounds of a search: in each the temperature stays, and after each the penalty is looked after. */
export const ROUNDS = 200;
/** The last temperature, in the mean change of cost that a move makes. */
const COLD = 0.01;
/** Share of the trials that exchange two units. */
const EXCHANGES = 0.4;
/** Moves tried to learn what a move changes. */
const SAMPLE = 500;
/** Differences of overshoots and of relative totals below this are none. */
const EQUAL = 1e-9;

/**
 * Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) over plans whose territories hang together: one unit with what hangs
 * on it goes to a neighbour, or two units are exchanged. The penalty for what lies outside the bands rises while hardly any
 * plan within them is met and falls while most are, so that the search follows the edge of what is allowed.
 *
 * @returns the best plan met: the least overshoot, of these the least total
 */
export function anneal(search: Search, random: Random, { trials, warmth, onRound }: Schedule): Found {
	const best: Found = { owner: search.owner.slice(), overshoot: search.overshoot, total: search.total };
	let temperature = meanChange(search, random) * warmth;
	const cooling = (COLD / warmth) ** (1 / ROUNDS);
	for (let round = 0; round < ROUNDS; round++) {
		search.settle();
		const until = Math.floor((trials * (round + 1)) / ROUNDS) - Math.floor((trials * round) / ROUNDS);
		let held = 0;
		for (let trial = 0; trial < until; trial++) {
			if (propose(search, random) && attempt(search, temperature, random)) keepBetter(search, best);
			if (search.overshoot <= EQUAL) held++;
		}
		if (held < 0.1 * until) search.penalty = Math.min(1e4, search.penalty * 1.1);
		else if (held > 0.5 * until) search.penalty = Math.max(0.1, search.penalty / 1.1);
		onRound?.(round, best.owner);
		temperature *= cooling;
	}
	return best;
}

/** Sets a move between two territories that touch, at random; false where the trial met none. */
function propose(search: Search, random: Random): boolean {
	const { owner, move } = search;
	const unit = Math.floor(random.next() * owner.length);
	const next = neighbourOf(search, unit, random);
	if (next < 0) return false;
	const from = owner[unit] as number;
	const to = owner[next] as number;
	if (from === to) return false;
	if (random.next() >= EXCHANGES) {
		setMove(move, unit, from, to);
		return true;
	}
	let other = next;
	for (let steps = Math.floor(random.next() * 4); steps > 0; steps--) {
		const further = neighbourOf(search, other, random);
		if (owner[further] === to) other = further;
	}
	setMove(move, unit, from, to, other);
	return search.contiguity.touches(other, from, unit) && search.contiguity.touches(unit, to, other);
}

function neighbourOf({ frame }: Search, unit: number, random: Random): number {
	const begin = frame.offsets[unit] as number;
	const count = (frame.offsets[unit + 1] as number) - begin;
	return count === 0 ? -1 : (frame.neighbours[begin + Math.floor(random.next() * count)] as number);
}

/** Carries the move out if chance and all rules let it. */
function attempt(search: Search, temperature: number, random: Random): boolean {
	const most = -temperature * Math.log(random.next());
	if (search.change() > most || !search.isAllowed()) return false;
	if (!search.keepsWhole()) {
		if (search.move.backs > 0 || !search.contiguity.takeFollowers(search.move)) return false;
		if (search.change() > most || !search.isAllowed()) return false;
	}
	search.apply();
	return true;
}

function keepBetter(search: Search, best: Found): void {
	const { overshoot, total } = search;
	const isTighter = overshoot < best.overshoot - EQUAL;
	const isCheaper = overshoot < best.overshoot + EQUAL && total < best.total * (1 - EQUAL);
	if (!isTighter && !isCheaper) return;
	best.owner.set(search.owner);
	best.overshoot = overshoot;
	best.total = total;
}

/** Mean change of cost, up or down, of single moves in the plan as it stands. */
function meanChange(search: Search, random: Random): number {
	let sum = 0;
	let count = 0;
	for (let trial = 0; trial < SAMPLE; trial++) {
		if (!propose(search, random)) continue;
		sum += Math.abs(search.costChange());
		count++;
	}
	return count > 0 ? sum / count : 0;
}
