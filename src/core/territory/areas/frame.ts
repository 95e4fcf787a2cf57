import type { Adjacency, Criterion, TerritoryProblem } from '../problem.ts';

/** A problem laid out for a search: what is asked of every move stands side by side. */
export interface Frame {
	readonly problem: TerritoryProblem;
	readonly units: number;
	readonly territories: number;
	readonly criteria: number;
	readonly offsets: Uint32Array;
	readonly neighbours: Uint32Array;
	/** Unit · criteria + criterion. */
	readonly values: Float64Array;
	/** Territory · criteria + criterion. */
	readonly target: Float64Array;
	/** Per criterion, as in the problem. */
	readonly below: Float64Array;
	readonly above: Float64Array;
	/** Per unit the mean over the criteria of its share of all targets. */
	readonly share: Float64Array;
	/** Per territory the same of its own targets. */
	readonly meant: Float64Array;
	/** Locks and eligibility as one question; null = every unit may go to every territory. */
	readonly mask: ((unit: number, territory: number) => boolean) | null;
}

/** Lays a problem out for a search on a map. */
export function frameOf(problem: TerritoryProblem, { offsets, neighbours }: Adjacency): Frame {
	const { territories, criteria } = problem;
	const units = problem.x.length;
	return {
		problem,
		units,
		territories,
		criteria: criteria.length,
		offsets,
		neighbours,
		values: sideBySide(criteria, units, ({ values }) => values),
		target: sideBySide(criteria, territories, ({ target }) => target),
		below: Float64Array.from(criteria, ({ below }) => below),
		above: Float64Array.from(criteria, ({ above }) => above),
		share: sharesOfTargets(criteria, units, ({ values }) => values),
		meant: sharesOfTargets(criteria, territories, ({ target }) => target),
		mask: maskOf(problem),
	};
}

function sideBySide(
	criteria: readonly Criterion[],
	count: number,
	list: (criterion: Criterion) => Float64Array,
): Float64Array {
	const all = new Float64Array(count * criteria.length);
	criteria.forEach((criterion, c) => {
		const own = list(criterion);
		for (let i = 0; i < count; i++) all[i * criteria.length + c] = own[i] as number;
	});
	return all;
}

function sharesOfTargets(
	criteria: readonly Criterion[],
	count: number,
	list: (criterion: Criterion) => Float64Array,
): Float64Array {
	const shares = new Float64Array(count);
	for (const criterion of criteria) {
		const all = criterion.target.reduce((sum, target) => sum + target, 0) * criteria.length;
		const own = list(criterion);
		for (let i = 0; i < count; i++) shares[i] = (shares[i] as number) + (own[i] as number) / all;
	}
	return shares;
}

function maskOf({ locked, eligibility, territories }: TerritoryProblem): Frame['mask'] {
	const isLocked = locked?.some((territory) => territory >= 0) ?? false;
	if (!isLocked && !eligibility) return null;
	return (unit, territory) => {
		const own = isLocked ? (locked?.[unit] as number) : -1;
		if (own >= 0) return own === territory;
		if (!eligibility) return true;
		return eligibility.allowed[(eligibility.group[unit] as number) * territories + territory] === 1;
	};
}
