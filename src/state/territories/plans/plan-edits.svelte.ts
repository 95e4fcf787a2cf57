import { holdPlan } from '#src/compute/territory-client.ts';
import { tableOfKind, type TerritoryPlan } from '#src/core/model/index.ts';
import { cellAt, findColumn, rowIdAt } from '#src/core/table/index.ts';
import type { Gift } from '#src/core/territory/plan/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { Territories } from '../territories.svelte.ts';
import { asCalledNow } from './plan-versions.ts';
import { atRowsNow } from './rows-now.ts';

/** Changes of a plan by hand, and what answers them. */
export class PlanEdits {
	readonly #session: Session;
	readonly #territories: Territories;
	/** By plan: where customers were put by hand in this sitting, by row id. */
	#put = $state.raw<ReadonlyMap<string, ReadonlyMap<number, string>>>(new Map());

	constructor(session: Session, territories: Territories) {
		this.#session = session;
		this.#territories = territories;
	}

	/** Gives customers to territories of a plan: one step, as if their cells had been edited. */
	move(plan: TerritoryPlan, gifts: readonly Gift[]): void {
		const nameOf = (territory: number) => plan.territories[territory]?.name ?? '';
		const cells = gifts.flatMap(({ rows, to }) => rows.map((row) => [row, nameOf(to)] as const));
		const to = [...new Set(gifts.map((gift) => nameOf(gift.to)))].join(', ');
		const moved = this.#write(plan, cells, (count) => ({
			code: 'moveCustomers',
			args: { count, to, name: plan.name },
		}));
		if (moved.length > 0) this.#remember(plan, cells);
	}

	/**
	 * Per customer: 1 = somebody put it where it is since a search last gave it to someone; and who was given to where they were
	 * already, in this sitting.
	 */
	#byHand(plan: TerritoryPlan): Uint8Array {
		const { customers } = this.#territories;
		const held = this.#territories.byHand(plan);
		const column = customers && findColumn(customers, plan.column);
		const put = this.#put.get(plan.id);
		if (!customers || !column || !put) return held;
		return held.map((isHeld, row) => {
			const name = cellAt(column, row);
			return isHeld === 1 || (name !== null && put.get(rowIdAt(customers, row)) === name) ? 1 : 0;
		});
	}

	/**
	 * Leads the loads back into their bands around what is locked or was put by hand, with as little moved as can be; one step.
	 * Returns how many customers moved.
	 */
	async evenOut(plan: TerritoryPlan): Promise<number> {
		const territories = this.#territories;
		const request = await territories.making.request(plan);
		const asked = asCalledNow(this.#session, plan, plan);
		const current = territories.ownersIn(asked);
		const [locks, put] = [territories.locked(plan), this.#byHand(plan)];
		const locked = current.map((own, row) => (locks[row] === 1 || put[row] === 1 ? own : -1));
		const then = territories.customers;
		const { owner } = await territories.making.search.run((options) =>
			holdPlan({ ...request, current, locked }, options),
		);
		const now = territories.customers;
		const called = asCalledNow(this.#session, asked, asked);
		const before = territories.ownersIn(called);
		const answers: [row: number, to: string][] = [];
		(then && now ? atRowsNow(owner, then, now) : owner).forEach((own, row) => {
			const name = called.territories[own]?.name;
			if (own !== before[row] && name !== undefined) answers.push([row, name]);
		});
		const moved = this.#write(plan, answers, (count) => ({
			code: 'evenOut',
			args: { count, name: called.name },
		}));
		return moved.length;
	}

	/** Writes territories into the column of a plan where they are others; returns the rows that changed. */
	#write(
		{ column: id }: TerritoryPlan,
		cells: readonly (readonly [row: number, to: string])[],
		step: (count: number) => { code: string; args: Record<string, string | number> },
	): readonly number[] {
		const { open } = this.#session;
		const table = tableOfKind(open.current, 'customers');
		const column = table && findColumn(table, id);
		const changed = column ? cells.filter(([row, to]) => cellAt(column, row) !== to) : [];
		if (!table || !column || changed.length === 0) return [];
		const patch = {
			column: id,
			rows: changed.map(([row]) => rowIdAt(table, row)),
			before: changed.map(([row]) => cellAt(column, row)),
			after: changed.map(([, to]) => to),
		};
		open.apply({ kind: 'setCells', table: table.id, patches: [patch] }, step(changed.length));
		return changed.map(([row]) => row);
	}

	#remember({ id }: TerritoryPlan, cells: readonly (readonly [row: number, to: string])[]): void {
		const { customers } = this.#territories;
		if (!customers) return;
		const put = new Map(this.#put.get(id));
		for (const [row, to] of cells) put.set(rowIdAt(customers, row), to);
		this.#put = new Map([...this.#put, [id, put]]);
	}
}
