import { exchange, give } from './anneal.ts';
import type { Clusters } from './clusters.ts';

/** What a step has to save at least, as a share of the cost. */
const LEAST = 1e-9;
/** Rounds after which polishing ends whatever it could still save. */
const ROUNDS = 50;

/** What is the same for all steps of a round. */
interface Terms {
	readonly limit: number;
	readonly price: number;
	readonly slack: number;
}

/**
 * Gives units to the clusters of their neighbours and exchanges them with members of these until no such step is better. Steps
 * that are far from saving anything with the medians where they are, are left out.
 *
 * @param price of a unit of demand above a capacity
 * @param scale cost of a unit in a good division
 */
export function polish(clusters: Clusters, price: number, scale: number): void {
	for (let round = 0; round < ROUNDS; round++) {
		clusters.settle();
		const terms = { limit: -Math.max(clusters.total * LEAST, Number.MIN_VALUE), price, slack: scale };
		let steps = 0;
		for (let i = 0; i < clusters.owner.length; i++) if (improve(clusters, i, terms)) steps++;
		if (steps === 0) return;
	}
}

/** Makes the first step with unit i that saves something. */
function improve(clusters: Clusters, i: number, terms: Terms): boolean {
	const { units, near, reach, pinned } = clusters.instance;
	const { owner, size, members } = clusters;
	if ((pinned[i] as number) >= 0) return false;
	const from = owner[i] as number;
	const tried = new Set([from]);
	for (let at = i * reach; at < (i + 1) * reach; at++) {
		const to = owner[near[at] as number] as number;
		if (tried.has(to)) continue;
		tried.add(to);
		if ((size[from] as number) > 1 && give(clusters, i, to, terms.limit, terms)) return true;
		for (let other = to * units, end = other + (size[to] as number); other < end; other++) {
			const j = members[other] as number;
			if ((pinned[j] as number) < 0 && exchange(clusters, i, j, terms.limit, terms)) return true;
		}
	}
	return false;
}
