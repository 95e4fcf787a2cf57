import { cheapestAssignment } from '#src/core/cluster/index.ts';
import type { TerritoryProblem } from '../problem.ts';

/**
 * A plan in which territories that could as well have each other's place are numbered like those of today with which they have
 * most value in common: otherwise new numbers would look like moves. Plans of other problems stay as they are.
 */
export function namedAsToday(problem: TerritoryProblem, owner: Int32Array): Int32Array {
	const { disruption, territories } = problem;
	if (!disruption || disruption.price > 0 || disruption.budget < 1 || !areAlike(problem)) return owner;
	const { current, value } = disruption;
	const costs = new Float64Array(territories * territories);
	owner.forEach((own, unit) => {
		const at = own * territories + (current[unit] as number);
		if ((current[unit] as number) >= 0) costs[at] = (costs[at] as number) - (value[unit] as number);
	});
	const names = cheapestAssignment(costs, territories, territories);
	return owner.map((own) => names[own] as number);
}

/** Whether nothing but its number tells one territory from another. */
function areAlike({ criteria, bases, locked, eligibility }: TerritoryProblem): boolean {
	if (bases || eligibility || locked?.some((own) => own >= 0)) return false;
	return criteria.every(({ target }) => target.every((one) => one === target[0]));
}
