import { alongBudgets } from '../points/along-budgets.ts';
import type { SearchProgress } from '../problem.ts';
import { byRow, poolsIn, type DivideRequest } from './divide.ts';

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

/**
 * What more moves buy: a division for each budget, better ones in the place of those before as they are found.
 *
 * @throws AppError as divide
 */
export function tradeOff(
	{ plan, budgets }: TradeOffRequest,
	onPoint: (point: TradeOffPoint) => void,
	onProgress?: (progress: SearchProgress) => void,
): void {
	const pools = poolsIn({ ...plan, budget: 1 });
	const owners = budgets.map(() => new Int32Array(plan.current.length).fill(-1));
	pools.forEach(({ problem, members, rows }, pool) =>
		byRow(rows, () =>
			alongBudgets(problem, budgets, {
				...(onProgress && { onProgress }),
				onFound: (found, at) => {
					const owner = owners[at] as Int32Array;
					rows.forEach((row, unit) => (owner[row] = members[found[unit] as number] as number));
					if (pool === pools.length - 1) onPoint({ at, owner: owner.slice() });
					return false;
				},
			}),
		),
	);
}
