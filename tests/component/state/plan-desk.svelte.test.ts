import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import type { TerritoryPlan } from '#src/core/model/index.ts';
import { allRowIds, cellAt, rowIdAt } from '#src/core/table/index.ts';
import { deskOf, type PlanDesk } from '#src/features/territories/plan-desk.svelte.ts';
import type { App, Notice } from '#src/state/app.svelte.ts';
import type { Area } from '#src/state/navigation.svelte.ts';
import { inGroup } from '#src/core/territory/hierarchy/index.ts';
import { renamePlan, renameTerritories } from '#src/state/territories/plans/plan-versions.ts';
import { freshDesk } from './desk.ts';

const sample = freshDesk('en');

/** The desk as a component that is gone again left it; the screen shows another area. */
function left(): { desk: PlanDesk; notices: Notice[]; gone: string[] } {
	const notices: Notice[] = [];
	const gone: string[] = [];
	const app = {
		...{ session: sample.session, jobs: sample.jobs },
		navigation: {
			route: { screen: 'project', project: sample.session.open.id, area: 'tables', object: null },
			goTo: (area: Area) => gone.push(area),
		},
		notify: (notice: Notice) => notices.push(notice),
	} as unknown as App;
	let desk!: PlanDesk;
	const component = $effect.root(() => {
		const own = $derived(deskOf(app, sample.session));
		$effect(() => {
			desk = own;
			void desk.view.state.plans;
		});
	});
	flushSync();
	component();
	return { desk, notices, gone };
}

test('ST268 plans are those of the project after the screen was left, and the same when it is shown again', async () => {
	const { desk } = left();
	expect(desk.view.state.plans).toEqual([]);
	const plan = await sample.made();
	expect(desk.view.state.plans).toEqual([plan]);
	expect(left().desk).toBe(desk);
});

test('ST268 a plan that is there after the screen was left is told with a way to it; nobody is taken there', async () => {
	const { desk, notices, gone } = left();
	await desk.maker.create();
	expect(desk.view.state.plans).toHaveLength(1);
	expect([notices.length, gone]).toEqual([1, []]);
	notices[0]?.way?.onselect();
	expect(gone).toEqual(['territories']);
});

test('ST268 what is found for a plan that is undone meanwhile is dropped, and other plans that are stay so', async () => {
	const first = await sample.made();
	const second = await sample.made();
	const made = sample.state.making.remake(first);
	sample.session.open.undo();
	sample.session.open.undo();
	await made;
	expect(sample.state.plans).toEqual([]);
	sample.session.open.redo();
	sample.session.open.redo();
	expect(sample.state.plans).toEqual([first, second]);
});

test('ST268 rows that go while a plan is searched leave every other customer with whom the search gave it to', async () => {
	const plan = await sample.made();
	const whose = () => {
		const owner = sample.state.ownersIn(plan);
		return new Map([...allRowIds(sample.customers)].map((id, row) => [id, owner[row]]));
	};
	const before = whose();
	const made = sample.state.making.remake(plan);
	await expect.poll(() => sample.jobs.running.length).toBe(1);
	const { customers } = sample;
	const groups = [0, 200].map((at) => ({
		...{ at, rows: [rowIdAt(customers, at)] },
		values: Object.fromEntries(customers.columns.map((column) => [column.id, [cellAt(column, at)]])),
	}));
	sample.session.open.apply({ kind: 'deleteRows', table: customers.id, groups }, { code: 'test', args: {} });
	await made;
	for (const { rows } of groups) before.delete(rows[0] ?? 0);
	expect(whose()).toEqual(before);
});

test('ST268 names, note and levels that are given while a plan is searched stay, and everyone has whom the search gave it to', async () => {
	const plan = await sample.made();
	const owner = sample.state.ownersIn(plan);
	const { session, state } = sample;
	const now = () => state.plans[0] as TerritoryPlan;
	const rename = (at: number, name: string) =>
		renameTerritories(session, now(), new Map([[plan.territories[at]?.name ?? '', name]]));
	state.lock(plan, [0, 1, 2], true);
	const made = state.making.remake(plan);
	rename(owner[0] ?? 0, 'Yan');
	await expect.poll(() => sample.jobs.running.length, { interval: 5 }).toBe(1);
	rename([...owner].find((own) => own !== owner[0]) ?? 0, 'Zoe');
	renamePlan(session, now(), 'North first', 'For the board');
	const groups = [{ id: 'g', name: 'North', parent: null, manager: null }];
	state.describe({ ...now(), groups, territories: now().territories.map((each) => inGroup(each, 'g')) });
	const named = now();
	await made;
	expect(now()).toEqual(named);
	expect(sample.customers.columns.find(({ id }) => id === plan.column)?.name).toBe('North first');
	expect([state.ownersIn(now()), state.strangers(now()).size]).toEqual([owner, 0]);
});

test('ST268 territories that are renamed while their loads are evened out get their customers by the new name', async () => {
	const plan = await sample.made();
	const { session, state } = sample;
	state.edits.move(plan, [{ rows: [...state.customers!.columns.keys()], to: 0 }]);
	const evened = state.edits.evenOut(plan);
	const renameAll = () => {
		const now = state.plans[0] as TerritoryPlan;
		const names = new Map(now.territories.map(({ name }) => [name, `${name} new`]));
		renameTerritories(session, now, names);
	};
	renameAll();
	await expect.poll(() => sample.jobs.running.length, { interval: 5 }).toBe(1);
	renameAll();
	const moved = await evened;
	expect(moved).toBeGreaterThan(0);
	expect(moved).toBeLessThan(state.customers!.rowCount / 2);
	expect(state.strangers(state.plans[0] as TerritoryPlan).size).toBe(0);
});

test('ST268 a tab that may not write any more by the end of a search says so and writes nothing', async () => {
	const plan = await sample.made();
	const { desk } = left();
	const made = desk.maker.remake(plan, { budget: 0.9 });
	await expect.poll(() => sample.jobs.running.length).toBe(1);
	sample.session.open.stopWriting();
	await made;
	expect([desk.maker.fault?.code, desk.view.state.plans]).toEqual(['project.readOnly', [plan]]);
	sample.session.open.startWriting(sample.session.open.current);
});

test('ST268 searches end with the project: nothing of them is written', async () => {
	const plan = await sample.made();
	const { seq } = sample.session.open.current;
	const { desk } = left();
	const made = desk.maker.remake(plan, { areas: { level: 'district', bridges: true } });
	const curve = desk.tradeOff.run(plan);
	await expect.poll(() => sample.jobs.running.length).toBe(2);
	sample.session.open.leave();
	await Promise.all([made, curve]);
	expect([sample.jobs.running, desk.maker.fault, desk.tradeOff.fault]).toEqual([[], null, null]);
	await expect(sample.state.making.remake(plan)).rejects.toThrow('job.cancelled');
	expect([sample.session.open.current.seq, sample.state.plans]).toEqual([seq, [plan]]);
});
