import { centresOf } from '../centres.ts';
import { deviationsOf, loadsOf } from '../figures.ts';
import type { TerritoryProblem } from '../problem.ts';

/**
 * What is there today as a division to begin with: a territory without customers gets those around its base up to its part,
 * without a base half of the territory that has most for its part; whoever has nobody goes to the nearest that may serve.
 * Locked units stay.
 */
export function peopled(problem: TerritoryProblem): Int32Array {
	const { disruption, locked, territories } = problem;
	const owner = Int32Array.from(problem.x, (_, unit) => {
		const lock = locked?.[unit] ?? -1;
		return lock >= 0 ? lock : (disruption?.current[unit] ?? -1);
	});
	for (let j = 0; j < territories; j++) if (!owner.includes(j)) settle(problem, owner, j);
	const { x, y } = centresOf(problem, owner);
	for (let unit = 0; unit < owner.length; unit++) {
		if ((owner[unit] as number) >= 0) continue;
		let [best, least] = [-1, Number.POSITIVE_INFINITY];
		for (let j = 0; j < territories; j++) {
			if (!mayServe(problem, unit, j)) continue;
			const far = squared(problem, unit, x[j] as number, y[j] as number);
			if (best < 0 || far < least) [best, least] = [j, Number.isNaN(far) ? least : far];
		}
		owner[unit] = best;
	}
	return owner;
}

/** Gives a territory its first units. */
function settle(problem: TerritoryProblem, owner: Int32Array, territory: number): void {
	const { bases, criteria } = problem;
	const [criterion] = criteria;
	if (!criterion) return;
	const isFree = (unit: number) =>
		(problem.locked?.[unit] ?? -1) < 0 &&
		(problem.weight[unit] as number) > 0 &&
		mayServe(problem, unit, territory);
	const [x, y] = [bases?.x[territory] ?? Number.NaN, bases?.y[territory] ?? Number.NaN];
	const units = Array.from(owner.keys()).filter(isFree);
	if (Number.isNaN(x)) {
		const from = fullest(problem, owner);
		return halve(
			problem,
			owner,
			territory,
			units.filter((unit) => owner[unit] === from),
		);
	}
	const near = units
		.map((unit) => ({ unit, far: squared(problem, unit, x, y) }))
		.sort((a, b) => a.far - b.far || a.unit - b.unit);
	take(
		owner,
		near.map(({ unit }) => unit),
		territory,
		criterion.values,
		criterion.target[territory] as number,
	);
}

/** The units of a territory on one side of its middle, across the longer side of what they cover, go to another one. */
function halve(problem: TerritoryProblem, owner: Int32Array, to: number, units: number[]): void {
	const { x, y, criteria } = problem;
	const spread = (values: Float64Array) => {
		let [low, high] = [Infinity, -Infinity];
		for (const unit of units) {
			low = Math.min(low, values[unit] as number);
			high = Math.max(high, values[unit] as number);
		}
		return high - low;
	};
	const along = spread(x) >= spread(y) ? x : y;
	units.sort((a, b) => (along[a] as number) - (along[b] as number) || a - b);
	const values = criteria[0]?.values as Float64Array;
	const load = units.reduce((sum, unit) => sum + (values[unit] as number), 0);
	take(owner, units.slice(0, -1), to, values, load / 2);
}

function take(
	owner: Int32Array,
	units: readonly number[],
	territory: number,
	values: Float64Array,
	wanted: number,
): void {
	let load = 0;
	for (const unit of units) {
		if (load >= wanted) return;
		owner[unit] = territory;
		load += values[unit] as number;
	}
}

/** The territory with the highest load for its part by the first criterion. */
function fullest(problem: TerritoryProblem, owner: Int32Array): number {
	const deviations = deviationsOf(problem, loadsOf(problem, owner));
	let best = 0;
	for (let j = 1; j < problem.territories; j++)
		if ((deviations[j] as number) > (deviations[best] as number)) best = j;
	return best;
}

function mayServe({ eligibility, territories }: TerritoryProblem, unit: number, territory: number): boolean {
	if (!eligibility) return true;
	return eligibility.allowed[(eligibility.group[unit] as number) * territories + territory] === 1;
}

function squared({ x, y }: TerritoryProblem, unit: number, toX: number, toY: number): number {
	const [dx, dy] = [(x[unit] as number) - toX, (y[unit] as number) - toY];
	return dx * dx + dy * dy;
}
