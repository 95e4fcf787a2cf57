import {
	besideColumn,
	columnWithRole,
	tableOfKind,
	type PlanCriterion,
	type PlannedTerritory,
	type TerritoryPlan,
} from '#src/core/model/index.ts';
import {
	cellAt,
	findColumn,
	isTextColumn,
	keyText,
	toCodes,
	toNumbers,
	type Column,
	type Table,
	type TextColumn,
} from '#src/core/table/index.ts';
import type { LngLat } from '#src/core/geo/index.ts';
import { measureKey } from '#src/core/segment/types.ts';
import { fieldOf } from '#src/core/segment/rules/fields.ts';
import { TERRITORY_COLOURS } from '#src/core/territory/plan/index.ts';
import { ruledCustomers, type RuledCustomers } from '#src/core/territory/layers/index.ts';
import { PlanMaking } from './plans/plan-making.svelte.ts';
import { PlanEdits } from './plans/plan-edits.svelte.ts';
import { customerPlaces, type CustomerPlaces } from './figures/customer-places.ts';
import { putByHand } from './plans/by-hand.ts';
import { goneChanges, lockChange, lockedRows, ownerChanges, type PlanOwners } from './plans/plan-columns.ts';
import { postsOf, readReps, stays, usualHours, type Rep } from './work/reps.ts';
import { plansOf, storePlans } from './plans/plan-store.ts';
import { Tours } from './work/tours.svelte.ts';
import { WorkloadState } from './work/workload.svelte.ts';
import type { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';

const NOWHERE: CustomerPlaces = {
	longitude: new Float64Array(),
	latitude: new Float64Array(),
	unplaced: [],
	faults: { swapped: [], impossible: [], far: [] },
};

/** Who covers whom: as it is today, and as plans would have it. */
export class Territories {
	readonly #session: Session;
	/** Changes by hand. */
	readonly edits: PlanEdits;
	readonly plans: readonly TerritoryPlan[] = $derived.by(() => plansOf(this.#session));
	/** The customers with the columns computed for them. */
	readonly customers: Table | null = $derived.by(() => this.#session.sheets.customers ?? null);
	readonly places: CustomerPlaces = $derived.by(() => {
		const { customers } = this;
		const { points, customers: then } = this.#session.analysis.regions;
		return customers ? customerPlaces(points, then, customers) : NOWHERE;
	});
	/** Owners as the data came in; null where no column says who owns a customer. */
	readonly owners: TextColumn | null = $derived.by(() => {
		const { customers } = this;
		const column = customers && columnWithRole(this.#session.open.current, customers, 'customer.owner');
		return column && isTextColumn(column) ? column : null;
	});
	/** Everyone in the table of reps; null without one. */
	readonly reps: readonly Rep[] | null = $derived.by(() =>
		readReps(this.#session.open.current, this.#session.analysis.regions.bases.of),
	);
	/** Names of today's owners, those with most customers first. */
	readonly names: readonly string[] = $derived.by(() => (this.owners ? namesIn(this.owners) : []));
	/** Money that changes hands with a customer; customers without any count 0. */
	readonly value: Float64Array = $derived.by(() => {
		const { hasMoney, metrics } = this.#session.analysis;
		return hasMoney && metrics ? finite(metrics.amount) : new Float64Array(this.customers?.rowCount ?? 0);
	});
	/** What counts when a customer changes hands: its money, or where nobody brings any every customer alike. */
	readonly moving: Float64Array = $derived.by(() =>
		this.value.some((money) => money > 0) ? this.value : new Float64Array(this.value.length).fill(1),
	);

	/** Searches for plans. */
	readonly making: PlanMaking;
	/** How often customers are served, and what that takes. */
	readonly workload: WorkloadState;
	/** Ways around the customers of a territory. */
	readonly tours: Tours;

	constructor(session: Session, jobs: Jobs) {
		this.#session = session;
		this.making = new PlanMaking(session, this, jobs);
		this.edits = new PlanEdits(session, this);
		this.workload = new WorkloadState(session, this, jobs);
		this.tours = new Tours(session, this, jobs);
	}

	/** Values of what is shared, per customer; what is not known counts 0. Null where its column is gone. */
	values({ measure }: PlanCriterion): Float64Array | null {
		const { customers } = this;
		if (!customers) return null;
		if (measure.kind === 'workload')
			return measure.contacts
				? (this.workload.suppose(measure.contacts)?.hours ?? null)
				: this.workload.hours;
		if (measure.kind === 'customers') {
			if (this.#ones.length !== customers.rowCount) this.#ones = new Float64Array(customers.rowCount).fill(1);
			return this.#ones;
		}
		const column = findColumn(customers, measure.kind === 'column' ? measure.column : measureKey(measure));
		if (!column || isTextColumn(column)) return null;
		let known = this.#numbers.get(column);
		if (!known) this.#numbers.set(column, (known = finite(toNumbers(column))));
		return known;
	}
	readonly #numbers = new WeakMap<Column, Float64Array>();
	#ones = new Float64Array();

	/** Ends what is searched for in the project when that is left. */
	get left(): AbortSignal {
		return this.#session.open.left;
	}

	/** Whether places, money or hours are those of earlier rows and settings; nothing can be divided until they have followed. */
	get isBehind(): boolean {
		const isCounting = ({ measure }: PlanCriterion) =>
			measure.kind === 'workload' && this.workload.isCounting(measure.contacts);
		return (
			this.#session.analysis.isBehind ||
			this.workload.isCounting(undefined) ||
			this.plans.some(({ criteria }) => criteria.some(isCounting))
		);
	}

	/** Resolves when everything is known that plans share; throws what kept hours from being counted. */
	async settled(plans: readonly TerritoryPlan[] = this.plans): Promise<void> {
		await this.#session.analysis.settled();
		await this.workload.roads.read(() =>
			plans.map(({ criteria }) => criteria.map((each) => this.values(each))),
		);
	}

	/** Territory of each customer by a column of names; −1 = none of these. */
	ownersBy(column: Column | null | undefined, names: readonly string[]): Int32Array {
		if (!column || !isTextColumn(column)) return new Int32Array(this.customers?.rowCount ?? 0).fill(-1);
		const at = new Map(names.map((name, index) => [name, index]));
		const byCode = Array.from({ length: column.dictionary.size }, (_, code) =>
			at.get(column.dictionary.at(code)),
		);
		return toCodes(column).map((code) => byCode[code] ?? -1);
	}

	/** Who has a customer today; '' = nobody. */
	ownerToday(row: number): string {
		return (this.owners && keyText(cellAt(this.owners, row))) ?? '';
	}

	/** Territory of each customer in a plan. */
	ownersIn({ column, territories }: TerritoryPlan): Int32Array {
		const names = territories.map(({ name }) => name);
		return this.ownersBy(this.customers && findColumn(this.customers, column), names);
	}

	/** One territory for each rep who stays, by capacity: by the table of reps, else by the owners of today. */
	async startingTerritories(): Promise<readonly PlannedTerritory[]> {
		await this.#session.analysis.settled();
		return this.meant;
	}

	/** The same as far as it is known now. */
	get meant(): readonly PlannedTerritory[] {
		const reps = this.reps?.filter(stays) ?? null;
		const usual = usualHours(reps ?? []);
		const posts = reps?.map(({ name, base, hours }) => ({
			name,
			base: base.code,
			posts: postsOf(hours, usual),
		}));
		return (posts ?? this.names.map((name) => ({ name, base: null, posts: 1 }))).map((each, i) => ({
			...each,
			colour: 1 + (i % TERRITORY_COLOURS),
		}));
	}

	/** Where the reps of a plan, or the owners of today, start from, in degrees; null = not known. */
	basesIn(plan: TerritoryPlan | null): readonly (LngLat | null)[] {
		const baseOf = (name: string) => this.reps?.find((rep) => rep.name === name)?.base.code ?? null;
		const codes = plan ? plan.territories.map(({ base }) => base) : this.names.map(baseOf);
		return codes.map((code) => (code === null ? null : this.#session.analysis.regions.placeOf(code)));
	}

	/** Territory of a plan by the owner each customer has today. */
	ownersToday({ territories }: TerritoryPlan): Int32Array {
		return this.ownersBy(
			this.owners,
			territories.map(({ today, name }) => today ?? name),
		);
	}

	/** Stores a plan with the territory of each customer as one step; nothing where a plan to be made anew is gone by then. */
	keep(plan: TerritoryPlan, owners: PlanOwners, code: 'addPlan' | 'plan'): void {
		const table = tableOfKind(this.#session.open.current, 'customers');
		const isKnown = this.plans.some(({ id }) => id === plan.id);
		if (!isKnown && code === 'plan') return;
		const plans = isKnown ? this.#with(plan) : [...this.plans, plan];
		if (table) storePlans(this.#session, plans, { code, name: plan.name }, ownerChanges(table, plan, owners));
	}

	/** Second owners of a plan, −1 = none; null where it gives none. */
	besideIn(plan: TerritoryPlan): Int32Array | null {
		const column = this.customers && findColumn(this.customers, besideColumn(plan));
		const names = plan.territories.map(({ name }) => name);
		return column ? this.ownersBy(column, names) : null;
	}

	/** Takes a plan and its columns away. */
	remove(plan: TerritoryPlan): void {
		const table = tableOfKind(this.#session.open.current, 'customers');
		const plans = this.plans.filter(({ id }) => id !== plan.id);
		const gone = table ? goneChanges(table, plan) : [];
		storePlans(this.#session, plans, { code: 'deletePlan', name: plan.name }, gone);
	}

	/** Another description of a plan, whose customers stay with their owners. */
	describe(plan: TerritoryPlan): void {
		storePlans(this.#session, this.#with(plan), { code: 'plan', name: plan.name });
	}

	/** Per customer row 1 = it stays with its owner when the plan is generated again. */
	locked(plan: TerritoryPlan): Uint8Array {
		return this.customers ? lockedRows(this.customers, plan) : new Uint8Array();
	}

	/** Locks customers of a plan, or frees them: one step. Those without an owner cannot be locked. */
	lock(plan: TerritoryPlan, rows: readonly number[], isLocked: boolean): void {
		const { open } = this.#session;
		const table = tableOfKind(open.current, 'customers');
		const owner = this.ownersIn(plan);
		const meant = isLocked ? rows.filter((row) => (owner[row] ?? -1) >= 0) : rows;
		const step = table && lockChange(table, plan, meant, isLocked);
		if (!step) return;
		const code = isLocked ? 'lockCustomers' : 'unlockCustomers';
		open.apply(step.change, { code, args: { count: step.count, name: plan.name } });
	}

	/** Names in the column of a plan that are none of its territories, each with its rows. */
	strangers({ column: id, territories }: TerritoryPlan): ReadonlyMap<string, readonly number[]> {
		const column = this.customers && findColumn(this.customers, id);
		const found = new Map<string, number[]>();
		if (!column || !isTextColumn(column)) return found;
		const known = new Set(territories.map(({ name }) => name));
		toCodes(column).forEach((code, row) => {
			const name = code < 0 ? '' : column.dictionary.at(code);
			if (name === '' || known.has(name)) return;
			const rows = found.get(name);
			if (rows) rows.push(row);
			else found.set(name, [row]);
		});
		return found;
	}

	/** Per customer row 1 = somebody put it where the plan has it, since a search last gave it to someone. */
	byHand(plan: TerritoryPlan): Uint8Array {
		const { customers } = this;
		return customers ? putByHand(this.#session.open.entries, customers, plan) : new Uint8Array();
	}

	/** Which customers the rules of a plan take, by the columns as they are. */
	ruled(plan: TerritoryPlan): RuledCustomers {
		const { customers } = this;
		const known = this.#ruled.get(plan);
		if (known && known.customers === customers) return known.ruled;
		const fieldsOf = (id: string) => {
			const column = customers && findColumn(customers, id);
			return column ? fieldOf(column) : undefined;
		};
		const ruled = ruledCustomers(plan, fieldsOf, customers?.rowCount ?? 0);
		this.#ruled.set(plan, { customers, ruled });
		return ruled;
	}
	readonly #ruled = new WeakMap<TerritoryPlan, { customers: Table | null; ruled: RuledCustomers }>();

	#with(plan: TerritoryPlan): readonly TerritoryPlan[] {
		return this.plans.map((each) => (each.id === plan.id ? plan : each));
	}
}

function finite(values: Float64Array): Float64Array {
	return values.map((each) => (Number.isFinite(each) ? each : 0));
}

/** Texts of a column by how often they occur, then by code unit. */
function namesIn(column: TextColumn): readonly string[] {
	const counts = new Float64Array(column.dictionary.size);
	for (const code of toCodes(column)) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
	return Array.from(counts, (count, code) => ({ count, name: column.dictionary.at(code) }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
		.map(({ name }) => name);
}
