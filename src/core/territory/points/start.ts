import { cheapestAssignment } from '#src/core/cluster/index.ts';
import { centresOf } from '../centres.ts';
import { bisect } from './bisect.ts';
import type { Centres } from '../centres.ts';
import type { Layout } from './layout.ts';

/**
 * A balanced division by bisection in which nobody serves whom they may not. Parts get the numbers of the territories of today
 * with which they have most value in common, where nothing else says which part is whose.
 */
export function bisected(layout: Layout, turn: number): Int32Array {
	const { home, problem } = layout;
	let owner = bisect(layout, anchorsOf(layout), turn);
	if (home.length > 0 && !problem.bases && !problem.locked) owner = numberedAsToday(layout, owner);
	giveToAllowed(layout, owner, filledCentres(layout, owner));
	return owner;
}

/**
 * A division that begins with what is there, per position (−1 = nobody): pins and masks come first, and who has no territory
 * goes to the nearest that may serve. Null where a territory would have neither units nor a base to begin with.
 */
export function continued(layout: Layout, before: Int32Array): Int32Array | null {
	const { n, pinned, problem } = layout;
	const owner = before.slice();
	for (let p = 0; p < n; p++) if ((pinned[p] as number) >= 0) owner[p] = pinned[p] as number;
	const centres = centresOf(problem, owner);
	if (centres.x.some((x) => Number.isNaN(x))) return null;
	giveToAllowed(layout, owner, centres);
	return owner;
}

/**
 * What is there today, from which moves are counted; null where nothing is known of it. Where a territory would have neither units
 * nor a base, it begins with what bisection gives it of the units that have nobody.
 */
export function unmoved(layout: Layout): Int32Array | null {
	const { home, pinned, k, allowed, groupOf } = layout;
	if (home.length === 0) return null;
	const stays = (p: number, own: number) =>
		own >= 0 && (pinned[p] as number) < 0 && (!allowed || allowed[(groupOf?.[p] as number) * k + own] === 1);
	return (
		continued(layout, home) ??
		bisected(layout, 0).map((own, p) => {
			const today = home[p] as number;
			return stays(p, today) ? today : own;
		})
	);
}

/** Centres of a division; a territory without units takes the place it had, else the middle of all units. */
export function filledCentres({ problem, n }: Layout, owner: Int32Array, before?: Centres): Centres {
	const centres = centresOf(problem, owner, before);
	for (let j = 0; j < centres.x.length; j++) {
		if (!Number.isNaN(centres.x[j])) continue;
		centres.x[j] = before ? (before.x[j] as number) : problem.x.reduce((sum, x) => sum + x, 0) / n;
		centres.y[j] = before ? (before.y[j] as number) : problem.y.reduce((sum, y) => sum + y, 0) / n;
	}
	return centres;
}

function numberedAsToday({ n, k, home, value, size, problem }: Layout, owner: Int32Array): Int32Array {
	const isAlike = problem.criteria.every(({ target }) => target.every((one) => one === target[0]));
	if (!isAlike) return owner;
	const costs = new Float64Array(k * k);
	for (let p = 0; p < n; p++) {
		const today = home[p] as number;
		if (today < 0) continue;
		const at = (owner[p] as number) * k + today;
		costs[at] = (costs[at] as number) - (value[p] as number) - 1e-9 * (size[p] as number);
	}
	const numberOf = cheapestAssignment(costs, k, k);
	return owner.map((own) => numberOf[own] as number);
}

/** Bases, else where the pinned units are. */
function anchorsOf({ problem, pinned }: Layout): Centres {
	const { bases } = problem;
	const anchors = centresOf(problem, pinned);
	if (bases) {
		for (let j = 0; j < anchors.x.length; j++) {
			if (Number.isNaN(bases.x[j])) continue;
			anchors.x[j] = bases.x[j] as number;
			anchors.y[j] = bases.y[j] as number;
		}
	}
	return anchors;
}

/** Gives units without a territory, or with one that may not serve them, to the nearest that may. */
function giveToAllowed(layout: Layout, owner: Int32Array, centres: Centres): void {
	const { n, k, x, y, pinned, allowed, groupOf } = layout;
	for (let p = 0; p < n; p++) {
		if ((pinned[p] as number) >= 0) continue;
		const base = groupOf ? (groupOf[p] as number) * k : 0;
		const own = owner[p] as number;
		if (own >= 0 && (!allowed || allowed[base + own] === 1)) continue;
		let [best, least] = [-1, Number.POSITIVE_INFINITY];
		for (let j = 0; j < k; j++) {
			if (allowed && allowed[base + j] !== 1) continue;
			const [dx, dy] = [
				(x[p] as number) - (centres.x[j] as number),
				(y[p] as number) - (centres.y[j] as number),
			];
			if (best < 0 || dx * dx + dy * dy < least) [best, least] = [j, dx * dx + dy * dy];
		}
		owner[p] = best;
	}
}
