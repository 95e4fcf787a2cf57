import { createRandom } from '#src/core/stats/index.ts';
import { bordersOf } from './frontier.ts';
import type { Random } from '#src/core/stats/index.ts';
import type { Border } from './frontier.ts';
import type { Plan } from './plan.ts';

/** Trials per border and at most. */
const TRIALS = 8000;
const MOST = 350_000;
/** Temperature at the beginning and the end, in what a unit near a border loses on average by changing over. */
const [HOT, COLD] = [0.03, 0.003];
/** What lies outside the bands is this many times as dear as the dearest load near by. */
const STERN = 2;
/** Share of the trials that move one unit; of the others, share that goes on to a third territory. */
const SINGLES = 0.4;
const CHAINS = 0.5;

/** A border with what units near it lose on average by changing over. */
interface Edge {
	readonly a: number;
	readonly b: number;
	/** Units that belonged to a or b when the search began, those that lose least first. */
	readonly units: readonly number[];
	readonly scale: number;
}

/** A unit changes over, and perhaps a second one leaves where it comes to: back in exchange, or on to a third territory. */
interface Trial {
	readonly p: number;
	readonly from: number;
	readonly to: number;
	/** −1 = none. */
	readonly q: number;
	readonly third: number;
	readonly scale: number;
}

/**
 * Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) of the units at the borders, for what single exchanges do not find:
 * a unit changes over, two are exchanged or one pushes another on; bands may be left for a while at a price. Each border has
 * its own temperature, since what moves in a city costs a hundredth of what moves in the country. Ends at the cheapest plan met
 * that is no further outside its bands than the first.
 */
export function anneal(plan: Plan, pairs: readonly number[], seed: number): void {
	const edges = edgesOf(plan, pairs);
	if (edges.length === 0) return;
	const random = createRandom(seed, edges.length);
	const around: Edge[][] = Array.from({ length: plan.layout.k }, () => []);
	for (const edge of edges) {
		around[edge.a]?.push(edge);
		around[edge.b]?.push(edge);
	}
	const trials = Math.min(MOST, TRIALS * edges.length);
	const journal = new Journal(plan);
	const stern = penaltiesOf(plan, edges);
	const cooling = Math.log(COLD / HOT) / trials;
	for (let at = 0; at < trials; at++) {
		const trial = draw(plan, edges, around, random);
		const chance = random.next();
		if (trial) decide(plan, trial, stern, journal, HOT * Math.exp(cooling * at) * trial.scale, chance);
	}
	journal.backToBest();
}

function draw(
	plan: Plan,
	edges: readonly Edge[],
	around: readonly (readonly Edge[])[],
	random: Random,
): Trial | null {
	const edge = edges[Math.floor(random.next() * edges.length)] as Edge;
	const p = pick(edge, random.next());
	const from = plan.owner[p] as number;
	if (from !== edge.a && from !== edge.b) return null;
	const to = from === edge.a ? edge.b : edge.a;
	const { scale } = edge;
	if (random.next() < SINGLES) return { p, from, to, q: -1, third: from, scale };
	const next = around[to] as readonly Edge[];
	const onward = random.next() < CHAINS ? (next[Math.floor(random.next() * next.length)] as Edge) : edge;
	const q = pick(onward, random.next());
	if (plan.owner[q] !== to) return null;
	return { p, from, to, q, third: onward.a === to ? onward.b : onward.a, scale };
}

function decide(
	plan: Plan,
	{ p, from, to, q, third }: Trial,
	stern: Float64Array,
	journal: Journal,
	heat: number,
	chance: number,
): void {
	let cost = plan.costOf(p, to) - plan.costOf(p, from);
	let value = plan.moveValue(p, to);
	const back = third === from ? q : -1;
	const outFrom = plan.outsideAfter(from, p, back) - plan.outside(from);
	const outTo = plan.outsideAfter(to, q, p) - plan.outside(to);
	let outThird = 0;
	if (q >= 0) {
		cost += plan.costOf(q, third) - plan.costOf(q, to);
		value += plan.moveValue(q, third);
		if (third !== from) outThird = plan.outsideAfter(third, -1, q) - plan.outside(third);
	}
	const loss =
		cost +
		outFrom * (stern[from] as number) +
		outTo * (stern[to] as number) +
		outThird * (stern[third] as number);
	if (loss > 0 && chance >= Math.exp(-loss / heat)) return;
	if (value > 0 && plan.moved + value > plan.movable) return;
	journal.move(p, to);
	if (q >= 0) journal.move(q, third);
	journal.note(cost, outFrom + outTo + outThird);
}

/** Those that lose least are tried most. */
function pick({ units }: Edge, at: number): number {
	return units[Math.floor(at * at * units.length)] as number;
}

/** The moves since the best plan met. */
class Journal {
	readonly #plan: Plan;
	readonly #units: number[] = [];
	readonly #before: number[] = [];
	#cost = 0;
	#outside = 0;
	#best = 0;
	#bestOutside = 0;

	constructor(plan: Plan) {
		this.#plan = plan;
	}

	move(p: number, to: number): void {
		this.#units.push(p);
		this.#before.push(this.#plan.owner[p] as number);
		this.#plan.move(p, to);
	}

	note(cost: number, outside: number): void {
		this.#cost += cost;
		this.#outside += outside;
		const gain = this.#outside - this.#bestOutside;
		if (gain > 1e-9 || (gain > -1e-9 && this.#cost >= this.#best)) return;
		[this.#best, this.#bestOutside] = [this.#cost, this.#outside];
		this.#units.length = this.#before.length = 0;
	}

	backToBest(): void {
		for (let at = this.#units.length - 1; at >= 0; at--)
			this.#plan.move(this.#units[at] as number, this.#before[at] as number);
	}
}

function edgesOf(plan: Plan, pairs: readonly number[]): Edge[] {
	const borders = bordersOf(plan, pairs);
	const edges: Edge[] = [];
	for (let at = 0; at < borders.length; at += 2) {
		const [there, back] = [borders[at], borders[at + 1]] as [Border, Border];
		const losses = [...lossesOf(plan, there), ...lossesOf(plan, back)].sort(
			(one, other) => one.loss - other.loss || one.p - other.p,
		);
		if (losses.length === 0) continue;
		const sum = losses.reduce((all, { loss }) => all + Math.max(loss, 0), 0);
		const scale = Math.max(sum / losses.length, Number.MIN_VALUE);
		edges.push({ a: there.from, b: there.to, units: losses.map(({ p }) => p), scale });
	}
	return edges;
}

function lossesOf(plan: Plan, { from, to, units }: Border): { p: number; loss: number }[] {
	return units.map((p) => ({
		p,
		loss: plan.costOf(p, to) - plan.costOf(p, from) + plan.chargeOf(p, to) - plan.chargeOf(p, from),
	}));
}

/** Per territory what a load outside its band costs: above all prices around it. */
function penaltiesOf(plan: Plan, edges: readonly Edge[]): Float64Array {
	const { k, n } = plan.layout;
	const own = Float64Array.from({ length: k }, (_, j) => plan.dearestOf(j));
	const stern = own.slice();
	for (const { a, b, scale } of edges) {
		const usual = (scale * n) / k / 10;
		const most = Math.max(own[a] as number, own[b] as number, usual);
		stern[a] = Math.max(stern[a] as number, most);
		stern[b] = Math.max(stern[b] as number, most);
	}
	return stern.map((one) => STERN * one);
}
