import { JOINED } from './mending.ts';
import type { Mending } from './mending.ts';
import { piecesOf } from './pieces.ts';

/** Most territories that a unit without a fitting neighbour tries to reach. */
const MOST_GOALS = 12;

/** Joins the pieces of a territory that have held units, by the shortest way through units that may be taken. */
export function joinHeld(plan: Mending): void {
	const { frame, owner, isHeld } = plan;
	const pieces = piecesOf(frame, owner).filter(({ units }) => units.some((unit) => isHeld[unit]));
	pieces.sort((a, b) => a.territory - b.territory || b.share - a.share);
	pieces.forEach(({ territory, units }, i) => {
		const isFirst = pieces[i - 1]?.territory !== territory;
		const mayPass = (unit: number) =>
			owner[unit] === territory || (!isHeld[unit] && plan.mayHave(unit, territory));
		const isGoal = (unit: number) => owner[unit] === territory && isHeld[unit] === JOINED;
		const way = isFirst ? [] : shortestWay(plan, units, mayPass, isGoal);
		if (!isFirst && !(way && takeWay(plan, way, territory))) return;
		for (const unit of units) if (isHeld[unit]) isHeld[unit] = JOINED;
	});
}

/**
 * Gives a unit that no neighbour may have a territory that may, with the units between them.
 *
 * @returns false where no way is open
 */
export function reachOut(plan: Mending, unit: number): boolean {
	const { owner, isHeld } = plan;
	const tried = new Set<number>();
	const isGoal = (other: number) => {
		const territory = owner[other] as number;
		return territory >= 0 && !tried.has(territory) && plan.mayHave(unit, territory);
	};
	while (tried.size < MOST_GOALS) {
		const way = shortestWay(plan, [unit], (other) => !isHeld[other], isGoal);
		if (!way) return false;
		const territory = owner[way[0] as number] as number;
		tried.add(territory);
		const units = [...way.slice(1), unit];
		if (units.every((one) => plan.mayHave(one, territory)) && takeWay(plan, units, territory)) return true;
	}
	return false;
}

/** Gives units a territory for good, if the move budget lets them have it. */
function takeWay(plan: Mending, units: readonly number[], territory: number): boolean {
	if (!plan.hasRoom(units, territory)) return false;
	for (const unit of units) {
		plan.assign(unit, territory);
		plan.isHeld[unit] = JOINED;
	}
	return true;
}

/** The fewest units from some to a goal, the goal first and those it starts from left out; null where no way is open. */
function shortestWay(
	plan: Mending,
	from: readonly number[],
	mayPass: (unit: number) => boolean,
	isGoal: (unit: number) => boolean,
): number[] | null {
	const before = new Int32Array(plan.frame.units).fill(-1);
	const queue = [...from];
	for (const unit of queue) before[unit] = unit;
	for (const unit of queue) {
		for (const other of plan.around(unit)) {
			if (before[other] !== -1) continue;
			before[other] = unit;
			if (isGoal(other)) return wayBack(before, other);
			if (mayPass(other)) queue.push(other);
		}
	}
	return null;
}

function wayBack(before: Int32Array, from: number): number[] {
	const way: number[] = [];
	for (let unit = from; before[unit] !== unit; unit = before[unit] as number) way.push(unit);
	return way;
}
