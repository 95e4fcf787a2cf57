import { adjacencyOf, divideAreas, fillPlaces, findBridges, withBridges } from '../areas/index.ts';
import { loadsOf } from '../figures.ts';
import { lumpyOrSearch } from '../points/answer.ts';
import { shortfallsOf } from '../shortfalls.ts';
import type { Adjacency, Shortfall, TerritoryAnswer, TerritoryProblem } from '../problem.ts';
import { isNamed, namesFor } from './relabel.ts';
import type { PoolProgress } from './so-far.ts';

/** Areas that are given away whole, so that territories hang together. */
export interface PlanAreas {
	/** Per customer row the number of its area, −1 = in none. */
	readonly of: Int32Array;
	readonly count: number;
	/** Numbers of two areas that touch, two by two. */
	readonly pairs: Uint32Array;
	/** Whether islands hang on the nearest coast; else a territory may not reach over water. */
	readonly hasBridges: boolean;
}

/** How a problem of customers is told as one of areas. */
interface AreaProblem {
	readonly problem: TerritoryProblem;
	readonly map: Adjacency;
	/** Area of each unit that goes with one, −1 = its territory is given. */
	readonly areaOf: Int32Array;
	/** Territory of each unit whose territory is given. */
	readonly given: Int32Array;
}

/**
 * Divides whole areas: all customers of one get the same territory, but for those whose territory is given by a lock or a
 * rule. These count in the loads and hold no territory together. Customers in no area go with the nearest one.
 *
 * @param areaOf area of each unit, −1 = in none
 */
export function divideByArea(
	problem: TerritoryProblem,
	areaOf: Int32Array,
	areas: Omit<PlanAreas, 'of'>,
	{
		seed,
		effort,
		onProgress,
	}: {
		readonly seed: number;
		readonly effort: number;
		readonly onProgress?: (progress: PoolProgress) => void;
	},
): Pick<TerritoryAnswer, 'owner' | 'shortfalls'> {
	const told = areaProblem(problem, areaOf, areas);
	const { given } = told;
	const owners = (byArea: Int32Array, names?: Int32Array) =>
		told.areaOf.map((area, unit) => {
			if (area < 0) return given[unit] as number;
			const part = byArea[area] as number;
			return names?.[part] ?? part;
		});
	const missed = (owner: Int32Array) =>
		shortfallsOf(problem, owner, () => ({ cause: 'search', unit: -1 })).length;
	// What is given stays with whom it is: a name may then miss a band that the part held.
	const namesOf = (byArea: Int32Array): Int32Array | undefined => {
		if (isNamed(problem)) return undefined;
		const plain = owners(byArea);
		const names = namesFor(problem, plain);
		return missed(owners(byArea, names)) <= missed(plain) ? names : undefined;
	};
	const found = divideAreas(told.problem, told.map, {
		seed,
		effort,
		...(onProgress && {
			onProgress: ({ best, ...progress }) =>
				onProgress({ ...progress, best: () => owners(best, namesOf(best)) }),
		}),
	});
	const names = namesOf(found.owner);
	const owner = owners(found.owner, names);
	const otherwise = (territory: number, criterion: number): Pick<Shortfall, 'cause' | 'unit'> => {
		const part = names ? names.indexOf(territory) : territory;
		const own = found.shortfalls.find((each) => each.territory === part && each.criterion === criterion);
		if (!own) return lumpyOrSearch(problem, criterion);
		// One area alone above the ceiling is not one customer; one that fits nowhere is told by a customer in it.
		if (own.cause === 'unit') return { cause: 'lumpy', unit: -1 };
		return { cause: own.cause, unit: own.unit < 0 ? -1 : told.areaOf.indexOf(own.unit) };
	};
	return { owner, shortfalls: shortfallsOf(problem, owner, otherwise) };
}

function areaProblem(
	problem: TerritoryProblem,
	areaOf: Int32Array,
	{ count, pairs, hasBridges }: Omit<PlanAreas, 'of'>,
): AreaProblem {
	const given = givenOwners(problem);
	const borders = adjacencyOf(count, pairs);
	const isFree = (unit: number) => (given[unit] as number) < 0;
	const { x, y } = fillPlaces(borders, ...middles(problem, areaOf, count, isFree));
	const homes = areaOf.map((area, unit) =>
		!isFree(unit)
			? -1
			: area >= 0
				? area
				: nearest(x, y, problem.x[unit] as number, problem.y[unit] as number),
	);
	const map = hasBridges ? withBridges(borders, findBridges(borders, x, y)) : borders;
	const sums = (values: Float64Array) => sumsOf(values, homes, count);
	return {
		...{ map, given, areaOf: homes },
		problem: {
			...{
				x,
				y,
				weight: sums(problem.weight),
				territories: problem.territories,
				objective: problem.objective,
			},
			criteria: criteriaOf(problem, given, sums),
			...(problem.bases && { bases: problem.bases }),
			...disruptionOf(problem, homes, count),
		},
	};
}

/** Locked units, and one after the other those that only some may have: each to whom has least for its part. −1 = free. */
function givenOwners({ locked, eligibility, criteria, territories, x }: TerritoryProblem): Int32Array {
	const given = locked?.slice() ?? new Int32Array(x.length).fill(-1);
	if (!eligibility) return given;
	const { group, allowed } = eligibility;
	const all = Array.from({ length: territories }, (_, j) => j);
	const criterion = criteria[0];
	const loads = new Float64Array(territories);
	const take = (unit: number, j: number) =>
		(loads[j] = (loads[j] as number) + (criterion?.values[unit] ?? 1) / (criterion?.target[j] ?? 1));
	given.forEach((own, unit) => own >= 0 && take(unit, own));
	for (let unit = 0; unit < given.length; unit++) {
		const may = all.filter((j) => allowed[(group[unit] as number) * territories + j] === 1);
		if ((given[unit] as number) >= 0 || may.length === territories || may.length === 0) continue;
		const least = may.reduce((best, j) => ((loads[j] as number) < (loads[best] as number) ? j : best));
		given[unit] = least;
		take(unit, least);
	}
	return given;
}

/** Middle of the free units of each area by weight; NaN without any. */
function middles(
	{ x, y, weight }: TerritoryProblem,
	areaOf: Int32Array,
	count: number,
	isFree: (unit: number) => boolean,
): readonly [Float64Array, Float64Array] {
	const [sumX, sumY, total] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
	areaOf.forEach((area, unit) => {
		const own = weight[unit] as number;
		if (area < 0 || !isFree(unit) || !(own > 0)) return;
		sumX[area] = (sumX[area] as number) + own * (x[unit] as number);
		sumY[area] = (sumY[area] as number) + own * (y[unit] as number);
		total[area] = (total[area] as number) + own;
	});
	return [sumX.map((sum, i) => sum / (total[i] as number)), sumY.map((sum, i) => sum / (total[i] as number))];
}

/** What is given counts; what is left is meant for each, in a band that is no wider than the one asked for. */
function criteriaOf(
	problem: TerritoryProblem,
	given: Int32Array,
	sums: (values: Float64Array) => Float64Array,
): TerritoryProblem['criteria'] {
	const fixed = loadsOf(problem, given);
	return problem.criteria.map(({ values, target, below, above }, c) => {
		const left = target.map((each, j) =>
			Math.max(each * LEAST, each - (fixed[c * problem.territories + j] as number)),
		);
		const wider = Math.min(...left.map((each, j) => (target[j] as number) / each));
		return { values: sums(values), target: left, below: below * wider, above: above * wider };
	});
}
/** A territory that has its part already is meant to get this share of it: targets are above 0. */
const LEAST = 1e-6;

/** The money of each area with whom it has most of it today; what the others have there is moved whatever happens. */
function disruptionOf(
	{ disruption, territories }: TerritoryProblem,
	areaOf: Int32Array,
	count: number,
): Pick<TerritoryProblem, 'disruption'> {
	if (!disruption) return {};
	const shares = new Float64Array(count * territories);
	let total = 0;
	areaOf.forEach((area, unit) => {
		const [own, value] = [disruption.current[unit] as number, disruption.value[unit] as number];
		total += value;
		if (area >= 0 && own >= 0)
			shares[area * territories + own] = (shares[area * territories + own] as number) + value;
	});
	const current = new Int32Array(count).fill(-1);
	const value = new Float64Array(count);
	let lost = 0;
	for (let area = 0; area < count; area++) {
		const of = shares.subarray(area * territories, (area + 1) * territories);
		of.forEach((share, j) => {
			if (share > (value[area] as number)) [current[area], value[area]] = [j, share];
		});
		lost += of.reduce((sum, share) => sum + share, 0) - (value[area] as number);
	}
	const kept = value.reduce((sum, each) => sum + each, 0);
	const budget = kept > 0 ? Math.min(1, Math.max(0, (disruption.budget * total - lost) / kept)) : 1;
	return { disruption: { ...disruption, current, value, budget: disruption.budget < 1 ? budget : 1 } };
}

function sumsOf(values: Float64Array, areaOf: Int32Array, count: number): Float64Array {
	const sums = new Float64Array(count);
	areaOf.forEach((area, unit) => {
		if (area >= 0) sums[area] = (sums[area] as number) + (values[unit] as number);
	});
	return sums;
}

function nearest(x: Float64Array, y: Float64Array, atX: number, atY: number): number {
	let [best, least] = [0, Infinity];
	for (let area = 0; area < x.length; area++) {
		const far = ((x[area] as number) - atX) ** 2 + ((y[area] as number) - atY) ** 2;
		if (far < least) [best, least] = [area, far];
	}
	return best;
}
