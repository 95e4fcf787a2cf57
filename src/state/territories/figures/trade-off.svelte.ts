import { divideAlong } from '#src/compute/territory-client.ts';
import type { Job } from '#src/compute/runner.ts';
import type { TerritoryPlan } from '#src/core/model/index.ts';
import type { Table } from '#src/core/table/index.ts';
import type { Fault } from '#src/errors/index.ts';
import { faultOf, type JobProgress, type Jobs } from '#src/state/jobs.svelte.ts';
import type { Territories } from '../territories.svelte.ts';

/** Move budgets along the curve, as shares. */
const BUDGETS = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** A division for one of the budgets. */
export interface CurvePoint {
	readonly budget: number;
	readonly owner: Int32Array;
	/** Share that has another owner than today, of the money, of the customers where there is none. */
	readonly moved: number;
}

/** What more moves buy for a plan: divisions for a row of budgets, ever better while the search runs. */
export class TradeOff {
	readonly #state: Territories;
	readonly #jobs: Jobs;
	#plan = $state.raw<TerritoryPlan | null>(null);
	/** The version of the rows that owners are told by. */
	#rows = $state.raw<Table['rowIds'] | null>(null);
	#points = $state.raw<ReadonlyMap<number, CurvePoint>>(new Map());
	#job = $state.raw<Job<void> | null>(null);
	/** What the search is asked is being put together. */
	#isPreparing = $state(false);
	#fault = $state.raw<Fault | null>(null);

	constructor(state: Territories, jobs: Jobs) {
		this.#state = state;
		this.#jobs = jobs;
	}

	get isRunning(): boolean {
		return this.#job !== null || this.#isPreparing;
	}
	get fault(): Fault | null {
		return this.#fault;
	}

	/** Points found for a plan and customers as they are, by budget; none for any others. */
	pointsOf(plan: TerritoryPlan | null): readonly CurvePoint[] {
		if (plan === null || this.#plan !== plan || this.#rows !== this.#state.customers?.rowIds) return [];
		return [...this.#points.values()].sort((a, b) => a.budget - b.budget);
	}

	/** Whether shares are of money; else of customers. */
	get isMoney(): boolean {
		return this.#state.value.some((each) => each > 0);
	}

	/** Looks for the curve of a plan; what was found stays when it is cancelled. */
	async run(plan: TerritoryPlan): Promise<void> {
		if (this.isRunning) return;
		this.#isPreparing = true;
		try {
			await this.#search(plan);
		} catch (thrown) {
			this.#fault = faultOf(thrown);
		} finally {
			this.#isPreparing = false;
		}
	}

	async #search(plan: TerritoryPlan): Promise<void> {
		this.#plan = plan;
		this.#points = new Map();
		this.#fault = null;
		const asked = await this.#state.making.request(plan);
		const locked = this.#state.making.lockedOwners(plan);
		const request = { ...asked, ...(locked && { locked }) };
		this.#rows = this.#state.customers?.rowIds ?? null;
		const { current, value } = request;
		const total = value.reduce((sum, each) => sum + Math.max(0, each), 0);
		const movedOf = (owner: Int32Array) =>
			owner.reduce((sum, own, row) => {
				const from = current[row] as number;
				return from >= 0 && own >= 0 && own !== from ? sum + Math.max(0, value[row] as number) / total : sum;
			}, 0);
		let own: Job<void> | null = null;
		try {
			const search = (onProgress: (progress: JobProgress) => void) => {
				own = divideAlong(
					{ plan: request, budgets: BUDGETS },
					{
						onProgress,
						onPoint: ({ at, owner }) => {
							if (this.#job !== own) return;
							const point = { budget: BUDGETS[at] as number, owner, moved: movedOf(owner) };
							this.#points = new Map([...this.#points, [at, point]]);
						},
					},
				);
				this.#job = own;
				return own;
			};
			await this.#jobs.run('tradeOff', search, this.#state.left);
		} catch (thrown) {
			if (this.#job === own) this.#fault = faultOf(thrown);
		} finally {
			if (this.#job === own) this.#job = null;
		}
	}

	cancel(): void {
		this.#job?.cancel();
	}
}
