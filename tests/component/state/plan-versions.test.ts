import { afterEach, beforeEach, expect, test } from 'vitest';
import { officialPlan, tableOfKind, type TerritoryPlan } from '#src/core/model/index.ts';
import { findColumn } from '#src/core/table/index.ts';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { TerritoryDraft } from '#src/features/territories/side/territory-draft.svelte.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import {
	duplicatePlan,
	makePlanOfficial,
	movePlan,
	renamePlan,
	renameTerritories,
} from '#src/state/territories/plans/plan-versions.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import { sampleSession } from './sample.ts';

let session: Session;
let state: Territories;
let plan: TerritoryPlan;
beforeEach(async () => {
	const jobs = new Jobs();
	session = await sampleSession('en', jobs);
	state = new Territories(session, jobs);
	await state.making.create(await newPlan(session, state));
	plan = at(0);
});
afterEach(() => session.close());

const columnOf = ({ column }: TerritoryPlan) => {
	const table = tableOfKind(session.open.current, 'customers');
	return table && findColumn(table, column);
};
const at = (index: number) => state.plans[index] as TerritoryPlan;

test('ST130 a plan is renamed with its column, duplicated with one of its own, moved and made official: a step each', () => {
	const { seq } = session.open.current;
	renamePlan(session, plan, 'Fewer miles', 'For the board');
	expect([at(0).name, at(0).note, columnOf(at(0))?.name]).toEqual([
		'Fewer miles',
		'For the board',
		'Fewer miles',
	]);
	const copy = duplicatePlan(session, at(0), 'Copy');
	expect(state.plans.map(({ name }) => name)).toEqual(['Fewer miles', 'Copy']);
	expect(copy.column).not.toBe(plan.column);
	expect([...state.ownersIn(copy)]).toEqual([...state.ownersIn(plan)]);
	movePlan(session, copy, -1);
	expect(state.plans.map(({ name }) => name)).toEqual(['Copy', 'Fewer miles']);
	movePlan(session, copy, -1);
	makePlanOfficial(session, copy);
	expect(officialPlan(session.open.current.recipe)?.id).toBe(copy.id);
	expect(session.open.current.seq).toBe(seq + 4);
	state.remove(copy);
	expect(officialPlan(session.open.current.recipe)).toBeNull();
	for (let step = 0; step < 5; step++) session.open.undo();
	expect(state.plans).toEqual([plan]);
	expect(columnOf(plan)?.name).toBe(plan.name);
});

test('ST131 territories are renamed with their names in the column, even two in exchange, and moves stay the same', () => {
	const view = new PlanView(session, state, () => plan.id);
	const before = { owner: [...state.ownersIn(plan)], share: view.figures?.moved?.share };
	const [a, b] = plan.territories.map(({ name }) => ({ name })) as [{ name: string }, { name: string }];
	renameTerritories(
		session,
		plan,
		new Map([
			[a.name, b.name],
			[b.name, a.name],
		]),
	);
	expect(
		at(0)
			.territories.slice(0, 2)
			.map(({ name, today }) => [name, today]),
	).toEqual([
		[b.name, a.name],
		[a.name, b.name],
	]);
	expect([...state.ownersIn(at(0))]).toEqual(before.owner);
	expect(view.figures?.moved?.share).toBe(before.share);
	renameTerritories(session, at(0), new Map([[b.name, 'East 1']]));
	expect(at(0).territories[0]).toMatchObject({ name: 'East 1', today: a.name });
	expect(view.figures?.moved?.share).toBe(before.share);
	// Giving back what a renamed territory won, or taking more from it, counts from its owner of today.
	const taken = [...state.ownersToday(at(0)).keys()].find(
		(row) => state.ownersToday(at(0))[row] === 0 && before.owner[row] === 0,
	);
	const effect = view.board.effectOn([{ rows: [taken ?? -1], to: 1 }]);
	expect(effect?.movedShare).toBeGreaterThan(view.figures?.moved?.chosenShare ?? 1);
	const { seq } = session.open.current;
	renameTerritories(session, at(0), new Map([['East 1', 'East 1']]));
	expect(session.open.current.seq).toBe(seq);
});

test('ST217 who was put somewhere by hand is known under other names and in a copy, until a search gives all anew', async () => {
	const row = state.ownersIn(plan).findIndex((own) => own !== 1);
	const held = () =>
		state.plans.map((each) => [...state.byHand(each)].flatMap((one, i) => (one === 1 ? [i] : [])));
	state.edits.move(plan, [{ rows: [row], to: 1 }]);
	renameTerritories(session, at(0), new Map([[plan.territories[1]?.name ?? '', 'East 1']]));
	duplicatePlan(session, at(0), 'Copy');
	expect(held()).toEqual([[row], [row]]);
	session.open.undo();
	session.open.undo();
	expect(held()).toEqual([[row]]);
	session.open.redo();
	session.open.redo();
	await state.making.remake(at(0));
	expect(held()).toEqual([[], [row]]);
});

test('ST130 whoever has looked at a plan since before it was made anew renames what it is now', async () => {
	const draft = new TerritoryDraft(plan, (number) => `New ${number}`);
	await state.making.remake({ ...plan, budget: 0.4 });
	const now = at(0);
	renamePlan(session, plan, 'Fewer miles', '');
	renameTerritories(session, plan, new Map([[plan.territories[0]?.name ?? '', 'East 1']]));
	movePlan(session, duplicatePlan(session, at(0), 'Copy'), -1);
	movePlan(session, plan, -1);
	expect([at(0).name, at(0).budget, at(0).territories[0]?.name]).toEqual(['Fewer miles', 0.4, 'East 1']);
	expect(at(0).territories.slice(1)).toEqual(now.territories.slice(1));
	expect(draft.resultOn(at(0)).budget).toBe(0.4);
	state.remove(at(0));
	renamePlan(session, plan, 'Gone', '');
	renameTerritories(session, plan, new Map([['East 1', 'Gone']]));
	expect(state.plans.map(({ name }) => name)).toEqual(['Copy']);
});

test('ST132 a territory less, one more and another post: customers of the one are shared out, few others move, one step', async () => {
	const draft = new TerritoryDraft(plan, (number) => `New ${number}`);
	expect([draft.isChanged, draft.divides, draft.isSound]).toEqual([false, false, true]);
	const [first, second] = draft.rows as [TerritoryDraft['rows'][number], TerritoryDraft['rows'][number]];
	draft.set(first.id, { name: ' ' });
	expect([draft.problem(draft.rows[0] ?? first), draft.isSound]).toEqual(['empty', false]);
	draft.set(first.id, { name: second.name });
	expect(draft.problem(second)).toBe('twice');
	draft.set(first.id, { name: 'Kept' });
	expect([draft.isChanged, draft.divides]).toEqual([true, false]);
	draft.remove(second.id);
	expect([draft.divides, draft.gone.map(({ name }) => name)]).toEqual([true, [second.name]]);

	const owner = [...state.ownersIn(plan)];
	const { seq } = session.open.current;
	await state.making.createFrom(draft.resultOn(plan), plan, 'plan', draft.names);
	expect(session.open.current.seq).toBe(seq + 1);
	expect(at(0).territories).toHaveLength(plan.territories.length - 1);
	const after = state.ownersIn(at(0));
	const nameIn = (of: TerritoryPlan, own: number) => of.territories[own]?.name;
	const stayed = owner.filter(
		(own, row) =>
			own !== 1 && (draft.names.get(nameIn(plan, own) ?? '') ?? '') === nameIn(at(0), after[row] ?? -1),
	);
	const others = owner.filter((own) => own !== 1).length;
	expect(after.every((own) => own >= 0)).toBe(true);
	expect(stayed.length / others).toBeGreaterThan(0.8);

	const more = new TerritoryDraft(at(0), (number) => `New ${number}`);
	more.add();
	more.add();
	expect(more.rows.slice(-2).map(({ name }) => name)).toEqual(['New 1', 'New 2']);
	await state.making.createFrom(more.resultOn(at(0)), at(0), 'plan', more.names);
	const view = new PlanView(session, state, () => plan.id);
	expect(view.figures?.empty).toBe(0);
	expect(view.load?.balance.inside).toBe(plan.territories.length + 1);
	session.open.undo();
	session.open.undo();
	expect([...state.ownersIn(plan)]).toEqual(owner);
});
