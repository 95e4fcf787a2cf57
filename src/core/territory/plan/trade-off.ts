import { isBetter, scoreOf, type PlanScore } from '../figures.ts';
import { alongBudgets, type AlongOptions } from '../points/along-budgets.ts';
import type { SearchProgress, TerritoryProblem } from '../problem.ts';
import type { PlanAreas } from './by-area.ts';
import { byRow, inAreas, poolsIn, type DivideRequest } from './divide.ts';

/** Divisions for a row of move budgets. */
export interface TradeOffRequest {
	/** Its own budget does not matter. */
	readonly plan: DivideRequest;
	/** Shares of the value that may move, ascending. */
	readonly budgets: readonly number[];
}

/** A division that was found for a budget. */
export interface TradeOffPoint {
	/** Position among the budgets. */
	readonly at: number;
	/** Territory of each customer; −1 = as in a division. */
	readonly owner: Int32Array;
}

type Told = Pick<SearchProgress, 'stage' | 'done' | 'total'>;

/** Trials of a search for one of several points, as a share of those for a plan. */
const EFFORT = 0.3;
/** The same where nothing may move: only what areas force is to be seen. */
const STILL = 0.02;

/**
 * What more moves buy: a division for each budget, better ones in the place of those before as they are found. Whole areas that
 * several have today cannot stay with all of them, so plans of areas may move more than a small budget allows.
 *
 * @throws AppError as divide
 */
export function tradeOff(
	{ plan, budgets }: TradeOffRequest,
	onPoint: (point: TradeOffPoint) => void,
	onProgress?: (progress: Told) => void,
): void {
	const pools = poolsIn({ ...plan, budget: 1 });
	const owners = budgets.map(() => new Int32Array(plan.current.length).fill(-1));
	const { areas } = plan;
	pools.forEach(({ problem, members, rows }, pool) => {
		const onFound = (found: Int32Array, at: number) => {
			const owner = owners[at] as Int32Array;
			rows.forEach((row, unit) => (owner[row] = members[found[unit] as number] as number));
			if (pool === pools.length - 1) onPoint({ at, owner: owner.slice() });
			return false;
		};
		byRow(rows, () =>
			areas
				? alongAreas({ ...plan, areas }, problem, rows, budgets, onFound, onProgress)
				: alongBudgets(problem, budgets, { onFound, ...(onProgress && { onProgress }) }),
		);
	});
}

/** Whole areas for one budget after the other; no division is worse than that of a smaller budget. */
function alongAreas(
	plan: DivideRequest & { readonly areas: PlanAreas },
	problem: TerritoryProblem,
	rows: Uint32Array,
	budgets: readonly number[],
	onFound: AlongOptions['onFound'],
	onProgress?: (progress: Told) => void,
): void {
	const { disruption } = problem;
	let best: { readonly owner: Int32Array; readonly score: PlanScore } | null = null;
	budgets.forEach((budget, at) => {
		const within = disruption ? { ...problem, disruption: { ...disruption, budget } } : problem;
		const { owner } = inAreas(plan, plan.areas, within, rows, {
			effort: budget > 0 ? EFFORT : STILL,
			tell: ({ stage, done, total }) =>
				onProgress?.({ stage, done: at + done / (total ?? 1), total: budgets.length }),
		});
		const score = scoreOf(problem, owner);
		if (!best || isBetter(score, best.score)) best = { owner, score };
		onFound(best.owner, at);
	});
}
