import { cheapestAssignment } from '#src/core/cluster/index.ts';
import type { TerritoryProblem } from '../problem.ts';
import { distanceTo, middlesOf } from './travel.ts';

/** Kilometres from a base to the middle of a part that weigh as much as the customers of a mean part: who starts that far off could as well know none of them. */
const FAR = 1000;

/** Whether territories have their places already: by the bases they start from, or because moves count from the first step on. */
export function isNamed({ bases, disruption }: TerritoryProblem): boolean {
	return (
		(bases?.pull ?? 0) > 0 || (disruption !== undefined && (disruption.price > 0 || disruption.budget < 1))
	);
}

/** The same division with each part given to the territory that `namesFor` says. Locked units stay. */
export function relabelled(problem: TerritoryProblem, owner: Int32Array): Int32Array {
	const names = namesFor(problem, owner);
	return owner.map((own, unit) => {
		const held = problem.locked?.[unit] ?? -1;
		return held >= 0 ? held : (names[own] as number);
	});
}

/**
 * For each part of a division the territory that is to have it: one that has much of its value today and whose base is not far.
 * What changes hands and the way from the bases are together as little as can be. A part goes to territories that may have the
 * same customers and whose bands it keeps, or whose targets are the same.
 */
export function namesFor(problem: TerritoryProblem, owner: Int32Array): Int32Array {
	const { territories } = problem;
	const costs = costsOf(problem, owner);
	const barred = barredOf(problem, owner);
	// Dearer than any assignment without.
	const never = 1 + 2 * costs.reduce((sum, cost) => sum + Math.abs(cost), 0);
	const places = Array.from({ length: territories }, (_, j) => j);
	const allowed = problem.eligibility?.allowed;
	const kindOf = (j: number) => allowed?.filter((_, at) => at % territories === j).join(' ') ?? '';
	const next = Int32Array.from(places);
	for (const kind of new Set(places.map(kindOf))) {
		const alike = places.filter((j) => kindOf(j) === kind);
		const matrix = alike.flatMap((part) =>
			alike.map((to) => (costs[part * territories + to] as number) + (barred(part, to) ? never : 0)),
		);
		const given = cheapestAssignment(Float64Array.from(matrix), alike.length, alike.length);
		alike.forEach((part, i) => (next[part] = alike[given[i] as number] as number));
	}
	return next;
}

/** Whether a part would miss the bands of a territory that is meant to have another amount. */
function barredOf({ criteria, territories }: TerritoryProblem, owner: Int32Array) {
	const loads = criteria.map(({ values }) => {
		const sums = new Float64Array(territories);
		owner.forEach((own, unit) => (sums[own] = (sums[own] as number) + (values[unit] as number)));
		return sums;
	});
	return (part: number, to: number): boolean =>
		criteria.some(({ target, below, above }, c) => {
			const [load, meant] = [loads[c]?.[part] as number, target[to] as number];
			return target[part] !== meant && (load < meant * (1 - below) || load > meant * (1 + above));
		});
}

/** Part × territory: what of the part is there today, below 0, and the way from the base to its middle. */
function costsOf(problem: TerritoryProblem, owner: Int32Array): Float64Array {
	const { territories, disruption, bases, x, y } = problem;
	const costs = new Float64Array(territories * territories);
	let total = 0;
	if (disruption)
		for (let unit = 0; unit < owner.length; unit++) {
			const today = disruption.current[unit] as number;
			if (today < 0) continue;
			const at = (owner[unit] as number) * territories + today;
			costs[at] = (costs[at] as number) - (disruption.value[unit] as number);
			total += disruption.value[unit] as number;
		}
	if (!bases) return costs;
	const middles = middlesOf({ x, y }, owner, territories);
	const far = total > 0 ? total / territories / FAR : 1;
	for (let part = 0; part < territories; part++)
		for (let to = 0; to < territories; to++) {
			const distance = distanceTo(middles, part, bases, to);
			const at = part * territories + to;
			if (distance >= 0) costs[at] = (costs[at] as number) + far * distance;
		}
	return costs;
}
