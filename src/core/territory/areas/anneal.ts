import type { Random } from '#src/core/stats/index.ts';
import { setMove } from './move.ts';
import type { Search } from './search.ts';

/** How long and how warm a search goes. */
export interface Schedule {
	/** Moves that are tried. */
	readonly trials: number;
	/** First temperature, in the mean change of cost that a move makes. */
	readonly warmth: number;
	/** The last one. */
	readonly cold?: number;
	/** What a strain by a unit of mean size costs at first, in the mean change of cost: little, or all would stand still. */
	readonly penalty?: number;
	/** Units that are tried, until all bands hold; all units where it is not given. */
	readonly among?: Int32Array;
	/** Called after each of the {@link ROUNDS} rounds with the best plan so far. */
	readonly onRound?: (round: number, best: Found) => void;
}

/** A plan and how good it is. */
export interface Found {
	readonly owner: Int32Array;
	/** Σ of what lies outside the bands, in shares of the targets. */
	overshoot: number;
	/** Cost and price of moves. */
	total: number;
}

/** Rounds of a search: in each the temperature stays, and after each the weights of the bands are looked after. */
export const ROUNDS = 200;
/** Overshoots, and shares of totals, that differ by less are equal. */
export const EQUAL = 1e-9;
const COLD = 0.02;
/** Share of the rounds in which bands that hold are let go again. */
const LOOSE = 0.7;
const PENALTY = 0.5;
/** Share of the trials that exchange two units. */
const EXCHANGES = 0.4;
/** Most steps along a border from one unit to that it is exchanged with, and one more. */
const STROLL = 4;
/** Moves tried to learn what a move changes. */
const SAMPLE = 500;

/**
 * Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) over plans whose territories hang together: one unit with what hangs
 * on it goes to a neighbour, or two units are exchanged. What lies outside a band costs little at first and more and more for
 * as long as it does, so that shapes form before the last units find their place.
 *
 * @returns the best plan met: the least overshoot, of these the least total
 */
export function anneal(search: Search, random: Random, schedule: Schedule): Found {
	const { trials, warmth, cold = COLD, penalty = PENALTY, among, onRound } = schedule;
	const best: Found = { owner: search.owner.slice(), overshoot: search.overshoot, total: search.total };
	const mean = meanChange(search, random);
	search.penalty = (penalty * mean * search.owner.length) / search.frame.territories;
	const cooling = (cold / warmth) ** (1 / ROUNDS);
	let temperature = mean * warmth;
	for (let round = 0; round < ROUNDS; round++) {
		search.settle();
		const until = Math.floor((trials * (round + 1)) / ROUNDS);
		for (let trial = Math.floor((trials * round) / ROUNDS); trial < until; trial++) {
			if (propose(search, random, among) && attempt(search, temperature, random)) keepBetter(search, best);
		}
		search.loads.press(round < LOOSE * ROUNDS);
		onRound?.(round, best);
		if (among && best.overshoot <= EQUAL) break;
		temperature *= cooling;
	}
	return best;
}

/** Whether a plan is better: first the bands, then the total. */
export function isBetter(plan: Omit<Found, 'owner'>, than: Omit<Found, 'owner'>): boolean {
	if (Math.abs(plan.overshoot - than.overshoot) > EQUAL) return plan.overshoot < than.overshoot;
	return plan.total < than.total * (1 - EQUAL);
}

/** Sets a move between two territories that touch, at random; false where the trial met none. */
function propose(search: Search, random: Random, among?: Int32Array): boolean {
	const { owner, move } = search;
	const pick = Math.floor(random.next() * (among ?? owner).length);
	const unit = among ? (among[pick] as number) : pick;
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
	for (let steps = Math.floor(random.next() * STROLL); steps > 0; steps--) {
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
	const most = -temperature * Math.log(1 - random.next());
	if (search.change() > most || !search.isAllowed()) return false;
	if (!search.keepsWhole()) {
		if (search.move.backs > 0 || !search.contiguity.takeFollowers(search.move)) return false;
		if (search.change() > most || !search.isAllowed()) return false;
	}
	search.apply();
	return true;
}

function keepBetter(search: Search, best: Found): void {
	if (!isBetter(search, best)) return;
	best.owner.set(search.owner);
	best.overshoot = search.overshoot;
	best.total = search.total;
}

/** Mean change of the shapes' cost, up or down, of moves in the plan as it stands; 1 where no move changes any. */
function meanChange(search: Search, random: Random): number {
	let sum = 0;
	let count = 0;
	for (let trial = 0; trial < SAMPLE; trial++) {
		if (!propose(search, random)) continue;
		sum += Math.abs(search.shape.change(search.move)) / search.scale;
		count++;
	}
	return sum > 0 ? sum / count : 1;
}
