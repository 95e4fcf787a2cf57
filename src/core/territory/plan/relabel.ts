import { cheapestAssignment } from '#src/core/cluster/index.ts';
import type { TerritoryProblem } from '../problem.ts';
import { distanceTo, middlesOf } from './travel.ts';

/** What a kilometre between a base and the middle of a part counts for, as a share of all value: it only breaks ties. */
const LITTLE = 1e-9;

/**
 * The same division with each part given to the territory that has most of its value today, so that as little as can be
 * changes hands; where nothing is there today, to the territory whose base is nearest. Only territories with the same
 * targets that may have the same customers change places. Locked units stay.
 */
export function relabelled(problem: TerritoryProblem, owner: Int32Array): Int32Array {
	const { territories } = problem;
	const costs = costsOf(problem, owner);
	const places = Array.from({ length: territories }, (_, j) => j);
	const allowed = problem.eligibility?.allowed;
	const kindOf = (j: number) =>
		[
			...problem.criteria.map(({ target }) => target[j]),
			...(allowed?.filter((_, at) => at % territories === j) ?? []),
		].join(' ');
	const next = Int32Array.from(places);
	for (const kind of new Set(places.map(kindOf))) {
		const alike = places.filter((j) => kindOf(j) === kind);
		const matrix = alike.flatMap((part) => alike.map((to) => costs[part * territories + to] as number));
		const given = cheapestAssignment(Float64Array.from(matrix), alike.length, alike.length);
		alike.forEach((part, i) => (next[part] = alike[given[i] as number] as number));
	}
	return owner.map((own, unit) => {
		const held = problem.locked?.[unit] ?? -1;
		return held >= 0 ? held : (next[own] as number);
	});
}

/** Part × territory: what of the part is there today, below 0, and a little for the way from the base to its middle. */
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
	const far = total > 0 ? total * LITTLE : 1;
	for (let part = 0; part < territories; part++)
		for (let to = 0; to < territories; to++) {
			const distance = distanceTo(middles, part, bases, to);
			const at = part * territories + to;
			if (distance >= 0) costs[at] = (costs[at] as number) + far * distance;
		}
	return costs;
}
