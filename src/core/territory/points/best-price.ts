import { cutBySize } from './select.ts';
import type { Division } from './division.ts';
import type { Layout } from './layout.ts';
import type { Terms } from './terms.ts';

/**
 * By how much one price must change so that the load of its territory holds its band, all other prices as they are: the exact
 * maximum of the dual along that price.
 *
 * @param row criterion · k + territory
 */
export function bestPrice(layout: Layout, terms: Terms, division: Division, row: number): number {
	const { n, k, c, load, pinned, floor, ceiling } = layout;
	const [criterion, j] = [Math.floor(row / k), row % k];
	const key = new Float64Array(n);
	const size = new Float64Array(n);
	const pool = new Uint32Array(n);
	let [count, fixed] = [0, 0];
	for (let p = 0; p < n; p++) {
		const own = load[p * c + criterion] as number;
		if ((pinned[p] as number) >= 0) {
			if (pinned[p] === j) fixed += own;
			continue;
		}
		const here = scoreAt(layout, terms, p, j);
		if (here === Number.POSITIVE_INFINITY || own <= 0) continue;
		const other =
			division.owner[p] === j
				? bestBeside(layout, terms, p, j)
				: scoreAt(layout, terms, p, division.owner[p] as number);
		if (other === Number.POSITIVE_INFINITY) fixed += own;
		else {
			key[p] = (here - other) / own;
			size[p] = own;
			pool[count++] = p;
		}
	}
	if (count === 0) return 0;
	const at = (goal: number) => {
		const cut = cutBySize(pool, key, size, 0, count, 0, goal - fixed);
		const before = cut > 0 ? largest(key, pool, 0, cut) : smallest(key, pool, 0, count);
		const after = cut < count ? smallest(key, pool, cut, count) : before;
		return price - (before + after) / 2;
	};
	// A price above 0 asks for the ceiling, below 0 for the floor; between the two, or without these, it is 0.
	const price = terms.price[row] as number;
	const [low, high] = [floor[row] as number, ceiling[row] as number];
	const most = Number.isFinite(high) ? Math.max(0, at(high)) : 0;
	const least = low > 0 ? Math.min(0, at(low)) : 0;
	return (most > 0 ? most : least) - price;
}

function scoreAt(layout: Layout, terms: Terms, p: number, j: number): number {
	const { k, c, x, y, weight, load, home, value, allowed, groupOf, problem } = layout;
	if (allowed && allowed[(groupOf?.[p] as number) * k + j] !== 1) return Number.POSITIVE_INFINITY;
	const dx = (x[p] as number) - (terms.x[j] as number);
	const dy = (y[p] as number) - (terms.y[j] as number);
	const squared = dx * dx + dy * dy;
	let score = (weight[p] as number) * (problem.objective === 'squared' ? squared : Math.sqrt(squared));
	for (let one = 0; one < c; one++)
		score += (load[p * c + one] as number) * (terms.price[one * k + j] as number);
	if (home.length > 0 && (home[p] as number) >= 0 && home[p] !== j)
		score += terms.moveRate * (value[p] as number);
	return score;
}

function bestBeside(layout: Layout, terms: Terms, p: number, j: number): number {
	let best = Number.POSITIVE_INFINITY;
	for (let other = 0; other < layout.k; other++)
		if (other !== j) best = Math.min(best, scoreAt(layout, terms, p, other));
	return best;
}

function largest(key: Float64Array, pool: Uint32Array, from: number, to: number): number {
	let most = Number.NEGATIVE_INFINITY;
	for (let at = from; at < to; at++) most = Math.max(most, key[pool[at] as number] as number);
	return most;
}

function smallest(key: Float64Array, pool: Uint32Array, from: number, to: number): number {
	let least = Number.POSITIVE_INFINITY;
	for (let at = from; at < to; at++) least = Math.min(least, key[pool[at] as number] as number);
	return least;
}
