import { divideCustomers, holdPlan } from '#src/compute/territory-client.ts';
import { tableOfKind, type TerritoryPlan } from '#src/core/model/index.ts';
import { stableOrder } from '#src/core/stats/index.ts';
import { besideGroups, ownGroups } from '#src/core/territory/layers/index.ts';
import { coloursOf, planeOf, TERRITORY_COLOURS, type DivideRequest } from '#src/core/territory/plan/index.ts';
import type { Shortfall } from '#src/core/territory/problem.ts';
import type { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { peopleToday } from '../figures/people-today.ts';
import type { Territories } from '../territories.svelte.ts';
import { customerKeys } from './customer-keys.ts';
import { planAreas } from './plan-areas.ts';
import type { PlanOwners } from './plan-columns.ts';
import { PlanSearch } from './plan-search.svelte.ts';
import { asMade, storedPlan } from './plan-store.ts';
import { asCalledNow } from './plan-versions.ts';
import { atRowsNow } from './rows-now.ts';

/** A plan to keep as much of as can be: who has whom in it, and who stays whatever happens (−1 = free). */
interface HoldFrom {
	readonly current: Int32Array;
	readonly locked: Int32Array | null;
}

/** Searches for plans: what the engine is asked, and what becomes of its answer. */
export class PlanMaking {
	readonly #session: Session;
	readonly #territories: Territories;
	#shortfalls = $state.raw<ReadonlyMap<string, readonly Shortfall[]>>(new Map());
	/** The search that runs now. */
	readonly search: PlanSearch;

	constructor(session: Session, territories: Territories, jobs: Jobs) {
		this.#session = session;
		this.#territories = territories;
		this.search = new PlanSearch(jobs, session.open.left);
	}

	/** A plan that has never been made before: divides the customers, then stores plan and columns as one step. */
	async create(plan: TerritoryPlan): Promise<void> {
		const { owners, made } = await this.#divide(plan);
		this.#territories.keep(this.#coloured(made, owners, this.#coloursToday(made)), owners, 'addPlan');
	}

	/** Divides the customers of a plan anew, by other settings where they are given. Locked customers stay. */
	async remake(plan: TerritoryPlan): Promise<void> {
		const { owners, made } = await this.#divide(plan);
		this.#territories.keep(this.#coloured(made, owners), owners, 'plan');
	}

	/**
	 * A plan that keeps as much as it can of another one: customers of territories that are gone are shared out, all bands are
	 * held, and no more moves than that takes.
	 *
	 * @param names what territories of the one before are called in the plan, where that is something else
	 */
	async createFrom(
		plan: TerritoryPlan,
		before: TerritoryPlan,
		code: 'addPlan' | 'plan',
		names: ReadonlyMap<string, string> = new Map(),
	): Promise<void> {
		const known = plan.territories.map(({ name }) => name);
		const to = before.territories.map(({ name }) => known.indexOf(names.get(name) ?? name));
		const { owners, made } = await this.#divide(plan, () => {
			const called = asCalledNow(this.#session, before, before);
			const current = this.#territories.ownersIn(called).map((own) => to[own] ?? -1);
			const isLocked = this.#territories.locked(before);
			const hasLocks = isLocked.includes(1);
			return {
				current,
				locked: hasLocks ? current.map((own, row) => (isLocked[row] === 1 ? own : -1)) : null,
			};
		});
		this.#territories.keep(this.#coloured(made, owners), owners, code);
	}

	/** Limits that the last search for a plan could not hold, with what stood in the way; none where it was made earlier. */
	shortfallsOf(plan: TerritoryPlan): readonly Shortfall[] {
		return this.#shortfalls.get(plan.id) ?? [];
	}

	/** Territory of each locked customer, −1 = free; null where nobody is locked. */
	lockedOwners(plan: TerritoryPlan): Int32Array | null {
		const locks = this.#territories.locked(plan);
		return locks.includes(1)
			? this.#territories.ownersIn(plan).map((own, row) => (locks[row] === 1 ? own : -1))
			: null;
	}

	/** What the engine is asked for a plan, but for locks. */
	async request(plan: TerritoryPlan): Promise<DivideRequest> {
		await this.#territories.settled([plan]);
		const areas = await planAreas(plan, this.#session.analysis.regions);
		const { longitude, latitude } = this.#territories.places;
		const isFree = !plan.rules?.length && !plan.territories.some(({ byRulesOnly }) => byRulesOnly);
		const visits = this.#visitsIn(plan);
		const value = this.#territories.moving;
		const current = this.#territories.ownersToday(plan);
		const criteria = plan.criteria.flatMap((criterion) => {
			const values = this.#territories.values(criterion);
			return values ? [{ values, below: criterion.below, above: criterion.above }] : [];
		});
		return {
			...{ longitude, latitude, current, criteria, value, budget: plan.budget, seed: plan.seed },
			...(areas && { areas }),
			...(!isFree && { groups: ownGroups(plan, this.#territories.ruled(plan)) }),
			...(visits && { visits }),
			posts: plan.territories.map(({ posts }) => posts),
			bases: this.#territories.basesIn(plan),
			...(plan.distances === 'base' && { fromBases: true }),
			order: stableOrder(
				longitude.length,
				customerKeys(this.#session.open.current, this.#territories.customers),
				[longitude, latitude, ...criteria.map(({ values }) => values), value, Float64Array.from(current)],
			),
		};
	}

	/** The plan with colours by which neighbours can be told apart; those it has are kept where they can be. */
	#coloured(
		plan: TerritoryPlan,
		{ own }: PlanOwners,
		before: readonly number[] = plan.territories.map(({ colour }) => colour),
	): TerritoryPlan {
		const colours = coloursOf(this.#plane(), own, plan.territories.length, TERRITORY_COLOURS, before);
		const territories = plan.territories.map((each, j) => ({ ...each, colour: colours[j] ?? each.colour }));
		return { ...plan, territories };
	}

	/** Colours that the owners of today have, so that whoever stays is known again in the plan; 0 = none. */
	#coloursToday({ territories }: TerritoryPlan): readonly number[] {
		const { names, owners } = this.#territories;
		const people = peopleToday(names, this.#plane(), this.#territories.ownersBy(owners, names));
		const colours = new Map(people.map(({ name, colour }) => [name, colour]));
		return territories.map(({ today, name }) => colours.get(today ?? name) ?? 0);
	}

	#plane() {
		return planeOf(this.#territories.places.longitude, this.#territories.places.latitude);
	}

	/** Who has whom, and the plan as it came to that. */
	async #divide(
		plan: TerritoryPlan,
		holding: (() => HoldFrom) | null = null,
	): Promise<{ owners: PlanOwners; made: TerritoryPlan }> {
		const before = storedPlan(this.#session, plan.id);
		const { areas, ...request } = await this.request(plan);
		const asked = asCalledNow(this.#session, plan, before);
		const stored = storedPlan(this.#session, plan.id);
		const then = this.#table();
		const from = holding?.() ?? null;
		const ruled = this.#territories.ruled(asked);
		const run = (part: Partial<DivideRequest>, search = divideCustomers) =>
			this.search.run((options) => search({ ...request, ...part }, options));
		const locked = from ? from.locked : this.lockedOwners(asked);
		const own = await run(
			{ ...(areas && { areas }), ...(from && { current: from.current }), ...(locked && { locked }) },
			from ? holdPlan : divideCustomers,
		);
		const groups = besideGroups(ruled);
		const nobody = new Int32Array(request.current.length).fill(-1);
		const beside = groups && (await run({ groups, current: nobody, budget: 1 })).owner;
		this.#shortfalls = new Map([...this.#shortfalls, [plan.id, own.shortfalls]]);
		const now = this.#table();
		const found = (answers: Int32Array) => (then && now ? atRowsNow(answers, then, now) : answers);
		const owners = { own: found(own.owner), beside: beside && found(beside) };
		return { owners, made: asMade(asCalledNow(this.#session, asked, stored), own.rounds) };
	}

	#table() {
		return tableOfKind(this.#session.open.current, 'customers');
	}

	/** Visits a year by which a plan counts distances. */
	#visitsIn({ criteria }: TerritoryPlan): Float64Array | null {
		for (const { measure } of criteria)
			if (measure.kind === 'workload' && measure.contacts)
				return this.#territories.workload.suppose(measure.contacts)?.visits ?? null;
		return this.#territories.workload.visits?.visits ?? null;
	}
}
