import { bandsOf, loadsOf } from './figures.ts';
import type { Shortfall, TerritoryProblem } from './problem.ts';

/** Smaller than this share of the limit a miss is rounding. */
const ROUNDING = 1e-9;

interface Miss {
	readonly territory: number;
	readonly criterion: number;
	readonly load: number;
	readonly limit: number;
	readonly isOver: boolean;
	readonly loads: Float64Array;
}

/** Why a limit is not held and, where one unit stands in the way, which. */
export type Reason = Pick<Shortfall, 'cause' | 'unit'>;

/**
 * The limits that a plan does not hold, worst first (by share of the limit), each with what stands in the way. `total`, `unit`,
 * `locked` and `eligibility` are proofs: no division holds the limit while that is so.
 *
 * @param otherwise what is said of a miss that none of these explains
 */
export function shortfallsOf(
	problem: TerritoryProblem,
	owner: Int32Array,
	otherwise: (territory: number, criterion: number) => Reason,
): Shortfall[] {
	const { criteria, territories } = problem;
	const loads = loadsOf(problem, owner);
	const { floor, ceiling } = bandsOf(problem);
	const found: Shortfall[] = [];
	for (let at = 0; at < loads.length; at++) {
		const load = loads[at] as number;
		const [low, high] = [floor[at] as number, ceiling[at] as number];
		const isOver = load > high * (1 + ROUNDING);
		if (!isOver && !(load < low * (1 - ROUNDING))) continue;
		const [criterion, territory] = [Math.floor(at / territories), at % territories];
		const limit = isOver ? high : low;
		const miss = { territory, criterion, load, limit, isOver, loads };
		const reason = reasonOf(problem, owner, miss) ?? otherwise(territory, criterion);
		found.push({ territory, criterion, load, limit, ...reason });
	}
	const share = ({ load, limit, criterion, territory }: Shortfall) =>
		Math.abs(load - limit) / ((criteria[criterion]?.target[territory] as number) || 1);
	return found.sort((a, b) => share(b) - share(a) || a.criterion - b.criterion || a.territory - b.territory);
}

function reasonOf(problem: TerritoryProblem, owner: Int32Array, miss: Miss): Reason | null {
	const { criterion, territory, limit, isOver } = miss;
	if (isTotalWrong(problem, criterion, isOver)) return { cause: 'total', unit: -1 };
	if (isOver) {
		const giant = largestOf(problem, criterion, (i) => owner[i] === territory);
		if (giant.size > limit) return { cause: 'unit', unit: giant.unit };
	} else {
		const giant = giantThatStarves(problem, miss);
		if (giant >= 0) return { cause: 'unit', unit: giant };
	}
	return boundReason(problem, miss);
}

/** Whether all territories together are meant to have more than there is, or less. */
function isTotalWrong(problem: TerritoryProblem, criterion: number, isOver: boolean): boolean {
	const { values } = problem.criteria[criterion] as TerritoryProblem['criteria'][number];
	const { floor, ceiling } = bandsOf(problem);
	const total = values.reduce((sum, value) => sum + value, 0);
	const from = criterion * problem.territories;
	const limits = (isOver ? ceiling : floor).subarray(from, from + problem.territories);
	const meant = limits.reduce((sum, limit) => sum + limit, 0);
	return isOver ? meant < total * (1 - ROUNDING) : meant > total * (1 + ROUNDING);
}

/** The largest unit among some; −1 where there is none. */
function largestOf(
	{ criteria }: TerritoryProblem,
	criterion: number,
	isMeant: (unit: number) => boolean,
): { unit: number; size: number } {
	const { values } = criteria[criterion] as TerritoryProblem['criteria'][number];
	let unit = -1;
	let size = -1;
	for (let i = 0; i < values.length; i++) {
		if ((values[i] as number) > size && isMeant(i)) [unit, size] = [i, values[i] as number];
	}
	return { unit, size };
}

/**
 * The largest unit that is above every ceiling, if such units leave the other territories less than their floors add up to;
 * −1 otherwise.
 */
function giantThatStarves(problem: TerritoryProblem, { criterion }: Miss): number {
	const { territories, criteria } = problem;
	const { values } = criteria[criterion] as TerritoryProblem['criteria'][number];
	const { floor, ceiling } = bandsOf(problem);
	const from = criterion * territories;
	const highest = ceiling.subarray(from, from + territories).reduce((a, b) => Math.max(a, b), 0);
	const floors = floor.slice(from, from + territories).sort();
	let [rest, count] = [0, 0];
	for (const value of values) {
		if (value > highest) count++;
		else rest += value;
	}
	if (count === 0) return -1;
	const needed = floors.slice(0, Math.max(0, territories - count)).reduce((a, b) => a + b, 0);
	if (rest >= needed * (1 - ROUNDING)) return -1;
	return largestOf(problem, criterion, () => true).unit;
}

/** What is bound to a territory is too much, or what may come to it too little. */
function boundReason(
	problem: TerritoryProblem,
	{ territory, criterion, limit, isOver }: Miss,
): Reason | null {
	const { criteria, locked, eligibility, territories } = problem;
	const { values } = criteria[criterion] as TerritoryProblem['criteria'][number];
	let [here, elsewhere, only, may] = [0, 0, 0, 0];
	for (let i = 0; i < values.length; i++) {
		const value = values[i] as number;
		const lock = locked ? (locked[i] as number) : -1;
		if (lock === territory) here += value;
		else if (lock >= 0) elsewhere += value;
		else if (eligibility) {
			const from = (eligibility.group[i] as number) * territories;
			const row = eligibility.allowed.subarray(from, from + territories);
			if (row[territory]) {
				may += value;
				if (row.indexOf(1) === territory && row.lastIndexOf(1) === territory) only += value;
			}
		} else may += value;
	}
	const isLess = (amount: number) => amount < limit * (1 - ROUNDING);
	const isMore = (amount: number) => amount > limit * (1 + ROUNDING);
	if (isOver) {
		if (isMore(here)) return { cause: 'locked', unit: -1 };
		return isMore(here + only) ? { cause: 'eligibility', unit: -1 } : null;
	}
	if (!isLess(here + may)) return null;
	const total = values.reduce((sum, value) => sum + value, 0);
	return { cause: isLess(total - elsewhere) ? 'locked' : 'eligibility', unit: -1 };
}
