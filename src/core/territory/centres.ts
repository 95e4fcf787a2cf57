import type { TerritoryProblem } from './problem.ts';

/** Places that distances count from, per territory; NaN where a territory has neither units nor a base. */
export interface Centres {
	readonly x: Float64Array;
	readonly y: Float64Array;
}

/** Steps of Weiszfeld's method, from the mean or from where the centre was. */
const STEPS = 40;
/** Share of the spread of a territory below which a step ends the search. */
const STILL = 1e-6;

/**
 * The places from which a plan costs least: weighted means (squared) or weighted medians in the plane (distance; Weiszfeld
 * 1937), drawn towards the base by its pull. A territory whose weights are all 0 takes the plain mean of its units; one
 * without units its base.
 *
 * @param start where the search for medians begins: centres of a plan much like this one
 */
export function centresOf(problem: TerritoryProblem, owner: Int32Array, start?: Centres): Centres {
	const centres = meansOf(problem, owner);
	if (problem.objective === 'distance') {
		if (start) beginAt(start, centres);
		settleMedians(problem, owner, centres);
	}
	drawToBases(problem, centres);
	return centres;
}

/** Whether bases fix all centres, wherever the units go. */
export function areCentresFixed({ bases }: TerritoryProblem): boolean {
	return bases?.pull === 1 && !bases.x.some((x) => Number.isNaN(x));
}

function beginAt(start: Centres, { x, y }: Centres): void {
	for (let j = 0; j < x.length; j++) {
		if (Number.isNaN(start.x[j]) || Number.isNaN(x[j])) continue;
		x[j] = start.x[j] as number;
		y[j] = start.y[j] as number;
	}
}

function meansOf({ x, y, weight, territories }: TerritoryProblem, owner: Int32Array): Centres {
	const sums = new Float64Array(6 * territories);
	for (let i = 0; i < owner.length; i++) {
		const own = owner[i] as number;
		if (own < 0) continue;
		const at = 6 * own;
		const w = weight[i] as number;
		sums[at] = (sums[at] as number) + w;
		sums[at + 1] = (sums[at + 1] as number) + w * (x[i] as number);
		sums[at + 2] = (sums[at + 2] as number) + w * (y[i] as number);
		sums[at + 3] = (sums[at + 3] as number) + 1;
		sums[at + 4] = (sums[at + 4] as number) + (x[i] as number);
		sums[at + 5] = (sums[at + 5] as number) + (y[i] as number);
	}
	const mean = (j: number, axis: 1 | 2) => {
		const at = 6 * j + ((sums[6 * j] as number) > 0 ? 0 : 3);
		return (sums[at + axis] as number) / (sums[at] as number);
	};
	return {
		x: Float64Array.from({ length: territories }, (_, j) => mean(j, 1)),
		y: Float64Array.from({ length: territories }, (_, j) => mean(j, 2)),
	};
}

/** Weiszfeld's steps for all territories at once; a unit on the centre itself counts as a tiny distance away. */
function settleMedians(problem: TerritoryProblem, owner: Int32Array, centres: Centres): void {
	const { x, y, weight, territories } = problem;
	const sums = new Float64Array(4 * territories);
	const isStill = new Uint8Array(territories);
	for (let step = 0; step < STEPS; step++) {
		sums.fill(0);
		for (let i = 0; i < owner.length; i++) {
			const own = owner[i] as number;
			if (own < 0 || isStill[own]) continue;
			const dx = (x[i] as number) - (centres.x[own] as number);
			const dy = (y[i] as number) - (centres.y[own] as number);
			const w = weight[i] as number;
			const pull = w / (Math.sqrt(dx * dx + dy * dy) + 1e-9);
			const at = 4 * own;
			sums[at] = (sums[at] as number) + pull;
			sums[at + 1] = (sums[at + 1] as number) + pull * dx;
			sums[at + 2] = (sums[at + 2] as number) + pull * dy;
			sums[at + 3] = (sums[at + 3] as number) + w;
		}
		if (!stepMedians(sums, centres, isStill)) return;
	}
}

/** Moves the centres; false when none moves any more. */
function stepMedians(sums: Float64Array, { x, y }: Centres, isStill: Uint8Array): boolean {
	let isMoving = false;
	for (let j = 0; j < isStill.length; j++) {
		const pull = sums[4 * j] as number;
		if (isStill[j] || !(pull > 0)) continue;
		const dx = (sums[4 * j + 1] as number) / pull;
		const dy = (sums[4 * j + 2] as number) / pull;
		x[j] = (x[j] as number) + dx;
		y[j] = (y[j] as number) + dy;
		const spread = (sums[4 * j + 3] as number) / pull;
		if (Math.abs(dx) + Math.abs(dy) <= STILL * spread) isStill[j] = 1;
		else isMoving = true;
	}
	return isMoving;
}

function drawToBases({ bases, territories }: TerritoryProblem, { x, y }: Centres): void {
	if (!bases) return;
	for (let j = 0; j < territories; j++) {
		const baseX = bases.x[j] as number;
		const baseY = bases.y[j] as number;
		if (Number.isNaN(baseX)) continue;
		const isEmpty = Number.isNaN(x[j]);
		const pull = isEmpty ? 1 : bases.pull;
		x[j] = pull * baseX + (1 - pull) * (isEmpty ? baseX : (x[j] as number));
		y[j] = pull * baseY + (1 - pull) * (isEmpty ? baseY : (y[j] as number));
	}
}
