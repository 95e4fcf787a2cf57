import { Packing } from './packing.ts';
import { bordersOf } from './frontier.ts';
import { neighbouringPairs } from './pairs.ts';
import { ShortestPath } from './shortest-path.ts';
import type { Border } from './frontier.ts';
import type { Centres } from '../centres.ts';
import type { Plan } from './plan.ts';

/** Passes over all pairs, at most. */
const PASSES = 6;
/** Loads, in shares of the mean target, whose way to where there is room is looked for. */
const LITTLE = 0.03;
const LESS = 0.01;

/**
 * Leads a plan that follows exact prices, where each unit is cheapest, to whole units within the bands, at the least loss
 * against the shares: every territory passes what it has too much or too little on to a neighbour, towards those whose load is
 * free; then pairs are packed anew until none gains. Twice, and the better counts: the second time what is little may also stay
 * unused where that is cheaper than passing it on.
 */
export function makeWhole(plan: Plan, price: Float64Array, centres: Centres): void {
	const packing = new Packing(plan, price);
	const pairs = neighbouringPairs(plan.layout, plan.owner, centres);
	const isFree = (j: number) => (price[j] === 0 ? 0 : Number.POSITIVE_INFINITY);
	const trees = [
		treeOf(packing, pairs, LITTLE, isFree),
		treeOf(packing, pairs, LESS, (j) => Math.abs(price[j] as number) * LESS),
	];
	let [best, least] = [plan.owner.slice(), Number.POSITIVE_INFINITY];
	for (const tree of trees) {
		packing.reset();
		passOn(packing, tree);
		for (let pass = 0; pass < PASSES; pass++) if (!packAll(packing, pairs)) break;
		if (packing.loss < least) [best, least] = [plan.owner.slice(), packing.loss];
	}
	best.forEach((own, p) => packing.move(p, own));
}

/** From the leaves of a tree to its roots. */
function passOn(packing: Packing, tree: ShortestPath): void {
	for (const j of tree.order.reverse()) {
		const parent = tree.before[j] as number;
		if (parent >= 0) packing.pack(j, parent, (tree.before[parent] as number) >= 0);
	}
}

function packAll(packing: Packing, pairs: readonly number[]): boolean {
	const { k } = packing.plan.layout;
	let hasGained = false;
	for (const pair of pairs) if (packing.pack(Math.floor(pair / k), pair % k)) hasGained = true;
	return hasGained;
}

/**
 * From the territories that keep a little at a cost over the borders where it changes over most cheaply.
 *
 * @param keep what it costs a territory to keep it; Infinity where it may not
 */
function treeOf(
	packing: Packing,
	pairs: readonly number[],
	little: number,
	keep: (j: number) => number,
): ShortestPath {
	const { k } = packing.plan.layout;
	const lengths = new Float64Array(k * k).fill(Number.POSITIVE_INFINITY);
	for (const border of bordersOf(packing.plan, pairs))
		lengths[border.from * k + border.to] = costOver(packing, border, little);
	const tree = new ShortestPath(k);
	const length = (v: number, w: number) => (lengths[v * k + w] as number) + (lengths[w * k + v] as number);
	tree.find(keep, () => false, length);
	return tree;
}

/** What it costs that a little load changes over, by units no larger. */
function costOver(packing: Packing, { from, to, units }: Border, little: number): number {
	let [rest, cost] = [little, 0];
	for (const p of units) {
		const load = packing.plan.layout.load[p] as number;
		if (!(load > 0) || load > little) continue;
		const part = Math.min(rest, load);
		cost += (part / load) * (packing.chargedCost(p, to) - packing.chargedCost(p, from));
		rest -= part;
		if (rest <= 0) return Math.max(0, cost);
	}
	return Number.POSITIVE_INFINITY;
}
