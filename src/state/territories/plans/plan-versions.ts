import {
	planColumns,
	tableOfKind,
	type Change,
	type PlannedTerritory,
	type TerritoryPlan,
} from '#src/core/model/index.ts';
import {
	codeColumn,
	Dictionary,
	findColumn,
	isTextColumn,
	toCodes,
	type Column,
	type ColumnSpec,
	type Table,
} from '#src/core/table/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { plansWithHands } from './by-hand.ts';
import { columnNames } from './plan-columns.ts';
import { plansOf, storedPlan, storePlans } from './plan-store.ts';

/** Another name and note; columns that are called after the plan follow. Nothing for a plan that is gone. */
export function renamePlan(session: Session, { id }: TerritoryPlan, name: string, note: string): void {
	const plan = storedPlan(session, id);
	if (!plan) return;
	if (name === plan.name && note === (plan.note ?? '')) return;
	const { note: _, ...bare } = plan;
	const [old, next] = [columnNames(plan.name), columnNames(name)];
	const changes = columnsOf(session, plan).flatMap(({ table, column, kind }): Change[] => {
		if (name === plan.name || column.name !== old[kind]) return [];
		const before = specOf(column);
		return [
			{ kind: 'updateColumn', table: table.id, before, after: { ...before, name: next[kind] ?? name } },
		];
	});
	const renamedPlan = { ...bare, name, ...(note !== '' && { note }) };
	storePlans(session, replaced(session, renamedPlan), { code: 'renamePlan', name }, changes);
}

/** The same plan once more right behind it, with columns of its own; returns it. */
export function duplicatePlan(session: Session, plan: TerritoryPlan, name: string): TerritoryPlan {
	const copy = freshPlan({ ...withHands(session, plan), name });
	const titles = columnNames(name);
	const changes = columnsOf(session, plan).map(({ table, column, kind }, i): Change => {
		const own = { ...column, id: planColumns(copy)[kind] as string, name: titles[kind] ?? name };
		return { kind: 'addColumn', table: table.id, index: table.columns.length + i, column: own };
	});
	const plans = plansOf(session).flatMap((each) => (each.id === plan.id ? [each, copy] : [each]));
	storePlans(session, plans, { code: 'addPlan', name }, changes);
	return copy;
}

/** A plan with an identity and columns of its own. */
export function freshPlan(plan: TerritoryPlan): TerritoryPlan {
	const id = crypto.randomUUID().slice(0, 8);
	return { ...plan, id, column: `plan-${id}` };
}

/** One place up (−1) or down (+1) in the list. */
export function movePlan(session: Session, plan: TerritoryPlan, by: -1 | 1): void {
	const plans = [...plansOf(session)];
	const at = plans.findIndex(({ id }) => id === plan.id);
	const [own, other] = [plans[at], plans[at + by]];
	if (!own || !other) return;
	[plans[at], plans[at + by]] = [other, own];
	storePlans(session, plans, { code: 'orderPlans', name: plan.name });
}

/** Makes a plan the one that holds; null takes that back. */
export function makePlanOfficial({ open }: Session, plan: TerritoryPlan | null): void {
	const args = { name: plan?.name ?? '' };
	open.setRecipe(['officialPlan'], plan?.id ?? null, { code: 'officialPlan', args });
}

/** Other names for territories: rules and names in the columns follow, and whose customers they have today stays. Nothing for a plan that is gone. */
export function renameTerritories(
	session: Session,
	{ id }: TerritoryPlan,
	names: ReadonlyMap<string, string>,
): void {
	const plan = storedPlan(session, id);
	if (!plan) return;
	const territories = plan.territories.map((each) => renamed(each, names.get(each.name)));
	if (territories.every((each, i) => each === plan.territories[i])) return;
	const changes = columnsOf(session, plan).flatMap(({ table, column: before }): Change[] => {
		const after = renamedColumn(before, names);
		return after ? [{ kind: 'replaceColumn', table: table.id, before, after }] : [];
	});
	const next = { ...withHands(session, plan), territories, ...renamedRules(plan, names) };
	storePlans(session, replaced(session, next), { code: 'planTerritories', name: plan.name }, changes);
}

/** Rules with other names of territories; those of territories that are not named stay. */
export function renamedRules(
	{ rules }: TerritoryPlan,
	names: ReadonlyMap<string, string>,
): Pick<TerritoryPlan, 'rules'> {
	if (!rules) return {};
	return {
		rules: rules.map((rule) => ({
			...rule,
			territories: rule.territories.map((name) => names.get(name) ?? name),
		})),
	};
}

/** A territory under another name. */
export function renamed(territory: PlannedTerritory, name: string | undefined): PlannedTerritory {
	if (name === undefined || name === territory.name) return territory;
	return { ...territory, name, today: territory.today ?? territory.name };
}

/**
 * A plan that was asked for, with what no search looks at as it is now: name, note, names of territories and levels may have
 * changed while it ran.
 *
 * @param then the plan as it was when it was asked for
 */
export function asCalledNow(session: Session, asked: TerritoryPlan, then?: TerritoryPlan): TerritoryPlan {
	const now = storedPlan(session, asked.id);
	if (!then || !now || now === then) return asked;
	const { note: _, groups: before, ...bare } = asked;
	const called = { ...bare, name: now.name, ...(now.note !== undefined && { note: now.note }) };
	const { territories: wanted } = asked;
	const isKept =
		wanted.length === then.territories.length && wanted.every((each, j) => each === then.territories[j]);
	if (!isKept || !areSame(wanted, now.territories)) return { ...called, ...(before && { groups: before }) };
	const names = new Map(then.territories.map(({ name }, j) => [name, now.territories[j]?.name ?? name]));
	const { territories, groups } = now;
	return { ...called, territories, ...renamedRules(called, names), ...(groups && { groups }) };
}

/** Whether territories differ in their names and levels at most. */
function areSame(before: readonly PlannedTerritory[], after: readonly PlannedTerritory[]): boolean {
	const lookedAt = ({ today, name, base, posts, byRulesOnly }: PlannedTerritory) =>
		JSON.stringify([today ?? name, base, posts, byRulesOnly]);
	return before.map(lookedAt).join() === after.map(lookedAt).join();
}

/** A column in which names are others; all at once, so that two can be exchanged. */
function renamedColumn(column: Column, names: ReadonlyMap<string, string>): Column | null {
	if (!isTextColumn(column)) return null;
	const dictionary = new Dictionary();
	const codes = Array.from({ length: column.dictionary.size }, (_, code) => {
		const text = column.dictionary.at(code);
		return dictionary.intern(names.get(text) ?? text);
	});
	return codeColumn(
		specOf(column),
		toCodes(column).map((code) => codes[code] ?? -1),
		dictionary,
	);
}

/** The plan with whom somebody put where they are, before its column is written as a whole. */
function withHands({ open }: Session, plan: TerritoryPlan): TerritoryPlan {
	const table = tableOfKind(open.current, 'customers');
	return (table && plansWithHands(open.entries, table, [plan])[0]) ?? plan;
}

function replaced(session: Session, plan: TerritoryPlan): readonly TerritoryPlan[] {
	return plansOf(session).map((each) => (each.id === plan.id ? plan : each));
}

/** The columns of a plan that are there; `kind` is the place among the columns that a plan can have. */
function columnsOf(
	{ open }: Session,
	plan: TerritoryPlan,
): readonly { readonly table: Table; readonly column: Column; readonly kind: number }[] {
	const table = tableOfKind(open.current, 'customers');
	return planColumns(plan).flatMap((id, kind) => {
		const column = table && findColumn(table, id);
		return table && column ? [{ table, column, kind }] : [];
	});
}

function specOf({ id, name, type, format }: Column): ColumnSpec {
	return { id, name, type, ...(format && { format }) };
}
