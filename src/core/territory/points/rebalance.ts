import { checkProblem } from '../check.ts';
import { layOut } from './layout.ts';
import { neighbouringPairs } from './pairs.ts';
import { Plan } from './plan.ts';
import { mend } from './polish.ts';
import { PairSplits } from './resplit.ts';
import type { Centres } from '../centres.ts';
import type { TerritoryProblem } from '../problem.ts';
import type { Layout } from './layout.ts';

/** Rounds in which what is too much or too little goes on to the neighbours. */
const ROUNDS = 16;
/** What lies outside in mean units of load up to which single exchanges suffice; rounds of them and passes in each. */
const FEW = 12;
const MENDS = 3;
const PASSES = 4;

/** A problem laid out once for many live edits. */
export interface Board {
	readonly layout: Layout;
}

/** A plan that a user is changing by hand. */
export interface Edit {
	/** Territory of each unit, the user's changes included; −1 is not possible. */
	readonly owner: Int32Array;
	/** 1 = put there by the user and not to be moved. */
	readonly held: Uint8Array;
	/** Centres of the plan before the edit; they stay, so that far territories do not stir. */
	readonly centreX: Float64Array;
	readonly centreY: Float64Array;
}

export interface Rebalanced {
	readonly owner: Int32Array;
	/** Units that were moved in answer to the edit, ascending. */
	readonly moved: Uint32Array;
	/** Territories that are still outside a band, ascending. */
	readonly outside: readonly number[];
}

/**
 * Lays a problem out for {@link rebalance}.
 *
 * @throws AppError as checkProblem
 */
export function openBoard(problem: TerritoryProblem): Board {
	checkProblem(problem);
	return { layout: layOut(problem) };
}

/**
 * Leads the loads of an edited plan back into their bands with the rest of the units: held and locked ones stay. Only
 * territories outside a band and their neighbours change, step by step further out where these are full; a plan whose bands
 * hold stays as it is.
 */
export function rebalance(board: Board, edit: Edit): Rebalanced {
	const layout = withHeld(board.layout, edit);
	const centres = placesOf(edit, layout);
	const start = Int32Array.from(layout.unitAt, (unit) => edit.owner[unit] as number);
	let plan = new Plan(layout, start, centres, 0);
	if (totalOutside(plan) > (FEW * layout.k) / layout.n) {
		const splits = new PairSplits(layout, start);
		spread(layout, splits, centres);
		plan = new Plan(layout, splits.owner, centres, 0);
	}
	mendAll(plan, centres);
	return answerOf(layout, start, plan);
}

/** Divides pairs anew as long as one of them is outside its bands by more than whole units explain. */
function spread(layout: Layout, splits: PairSplits, centres: Centres): void {
	const { k, n } = layout;
	for (let round = 0; round < ROUNDS; round++) {
		const outside = new Set<number>();
		for (let j = 0; j < k; j++) if (splits.isOutside(j, k / n)) outside.add(j);
		if (outside.size === 0) break;
		splits.pass(centres, 0, touching(neighbouringPairs(layout, splits.owner, centres), k, outside));
	}
}

/** Single exchanges at the borders of what is outside a band, once more further out where that is not enough. */
function mendAll(plan: Plan, centres: Centres): void {
	const { k } = plan.layout;
	for (let round = 0; round < MENDS; round++) {
		const outside = new Set<number>();
		for (let j = 0; j < k; j++) if (plan.outside(j) > 0) outside.add(j);
		if (outside.size === 0) return;
		const pairs = neighbouringPairs(plan.layout, plan.owner, centres);
		let near = touching(pairs, k, outside);
		if (round > 0)
			near = touching(pairs, k, new Set(near.flatMap((pair) => [Math.floor(pair / k), pair % k])));
		mend(plan, near, PASSES);
	}
}

function totalOutside(plan: Plan): number {
	let sum = 0;
	for (let j = 0; j < plan.layout.k; j++) sum += plan.outside(j);
	return sum;
}

function touching(pairs: readonly number[], k: number, some: ReadonlySet<number>): number[] {
	return pairs.filter((pair) => some.has(Math.floor(pair / k)) || some.has(pair % k));
}

function withHeld(layout: Layout, { owner, held }: Edit): Layout {
	const pinned = layout.pinned.slice();
	for (let p = 0; p < pinned.length; p++) {
		const unit = layout.unitAt[p] as number;
		if (held[unit] && (pinned[p] as number) < 0) pinned[p] = owner[unit] as number;
	}
	return { ...layout, pinned };
}

function placesOf({ centreX, centreY }: Edit, { problem, n }: Layout): Centres {
	const middle = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / n;
	return {
		x: centreX.map((x) => (Number.isNaN(x) ? middle(problem.x) : x)),
		y: centreY.map((y) => (Number.isNaN(y) ? middle(problem.y) : y)),
	};
}

function answerOf({ unitAt, n, k }: Layout, start: Int32Array, plan: Plan): Rebalanced {
	const owner = new Int32Array(n);
	const moved: number[] = [];
	for (let p = 0; p < n; p++) {
		owner[unitAt[p] as number] = plan.owner[p] as number;
		if (plan.owner[p] !== start[p]) moved.push(unitAt[p] as number);
	}
	const outside = Array.from({ length: k }, (_, j) => j).filter((j) => plan.outside(j) > 1e-9);
	return { owner, moved: Uint32Array.from(moved).sort(), outside };
}
