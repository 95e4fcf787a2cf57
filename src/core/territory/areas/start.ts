import { cheapestAssignment } from '#src/core/cluster/index.ts';
import type { Random } from '#src/core/stats/index.ts';
import { partsOf } from './adjacency.ts';
import { aroundLocks } from './around-locks.ts';
import { bisect } from './bisect.ts';
import type { Anchor } from './bisect.ts';
import type { Frame } from './frame.ts';

/**
 * A plan to begin with: every part of the map gets the territories it has the load for, at least one, and is cut into them.
 * Bases, else the units of today, decide which territory lies where; where units are locked the plan forms around them. There are no more parts than territories.
 *
 * @returns territory of each unit; locks and eligibility are not looked at yet
 */
export function beginning(frame: Frame, random: Random): Int32Array {
	if (frame.problem.locked?.some((own) => own >= 0)) return aroundLocks(frame, frame.problem.locked);
	const owner = new Int32Array(frame.units).fill(-1);
	const { part, count } = partsOf(frame);
	const anchors = anchorsOf(frame);
	const parts = Array.from({ length: count }, (_, p) => unitsWith(part, p));
	const groups = count === 1 ? [anchors] : shareOut(frame, parts, anchors);
	parts.forEach((units, p) => bisect(frame, units, groups[p] as Anchor[], random, owner));
	return owner;
}

function unitsWith(part: Int32Array, wanted: number): Int32Array {
	const units: number[] = [];
	part.forEach((own, unit) => own === wanted && units.push(unit));
	return Int32Array.from(units);
}

/** Where each territory belongs: its base, else the middle of its units today, else anywhere. */
function anchorsOf({ problem, territories }: Frame): Anchor[] {
	const { x, y, bases, disruption } = problem;
	const sums = new Float64Array(3 * territories);
	disruption?.current.forEach((own, unit) => {
		if (own < 0) return;
		sums[3 * own] = (sums[3 * own] as number) + 1;
		sums[3 * own + 1] = (sums[3 * own + 1] as number) + (x[unit] as number);
		sums[3 * own + 2] = (sums[3 * own + 2] as number) + (y[unit] as number);
	});
	return Array.from({ length: territories }, (_, territory) => {
		if (bases && !Number.isNaN(bases.x[territory]))
			return { territory, x: bases.x[territory] as number, y: bases.y[territory] as number };
		const count = sums[3 * territory] as number;
		return {
			territory,
			x: (sums[3 * territory + 1] as number) / count,
			y: (sums[3 * territory + 2] as number) / count,
		};
	});
}

/** The territories of each part: one each, then one by one to the part whose territories would be the largest. */
function shareOut(frame: Frame, parts: readonly Int32Array[], anchors: readonly Anchor[]): Anchor[][] {
	const loads = parts.map((units) => units.reduce((sum, unit) => sum + (frame.share[unit] as number), 0));
	const counts = parts.map(() => 1);
	for (let left = anchors.length - parts.length; left > 0; left--) {
		let best = 0;
		let most = -Infinity;
		counts.forEach((count, p) => {
			const isFull = count >= (parts[p] as Int32Array).length;
			const each = isFull ? -count : (loads[p] as number) / count;
			if (each > most) [best, most] = [p, each];
		});
		counts[best] = (counts[best] as number) + 1;
	}
	const slots = counts.flatMap((count, p) => new Array<number>(count).fill(p));
	const costs = new Float64Array(anchors.length * slots.length);
	anchors.forEach((anchor, a) => {
		const away = parts.map((units) => distanceTo(frame, units, anchor));
		slots.forEach((p, slot) => (costs[a * slots.length + slot] = away[p] as number));
	});
	const chosen = cheapestAssignment(costs, anchors.length, slots.length);
	const groups: Anchor[][] = parts.map(() => []);
	anchors.forEach((anchor, a) => groups[slots[chosen[a] as number] as number]?.push(anchor));
	return groups;
}

/** Distance from an anchor to the nearest unit of a part; 0 for one without a place. */
function distanceTo({ problem: { x, y } }: Frame, units: Int32Array, anchor: Anchor): number {
	if (Number.isNaN(anchor.x)) return 0;
	let nearest = Infinity;
	for (const unit of units) {
		const dx = (x[unit] as number) - anchor.x;
		const dy = (y[unit] as number) - anchor.y;
		nearest = Math.min(nearest, dx * dx + dy * dy);
	}
	return Math.sqrt(nearest);
}
