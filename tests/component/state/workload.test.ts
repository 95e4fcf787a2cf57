import { afterEach, beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { TerritoryPlan } from '#src/core/model/index.ts';
import { PlanMaker } from '#src/features/territories/plan-maker.svelte.ts';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { repRows } from '#src/features/territories/resources/rep-rows.ts';
import { ResourceView } from '#src/features/territories/resources/resource-view.svelte.ts';
import HeadcountTable from '#src/features/territories/resources/HeadcountTable.svelte';
import ServiceTable from '#src/features/territories/resources/ServiceTable.svelte';
import { Comparison } from '#src/features/territories/scenarios/comparison.svelte.ts';
import { WhatIf } from '#src/features/territories/scenarios/what-if.ts';
import { TerritoryDraft } from '#src/features/territories/side/territory-draft.svelte.ts';
import { countByWork } from '#src/state/territories/work/count-by-work.ts';
import type { MenuItem } from '#src/ui/index.ts';
import { methodSections } from '#src/state/report/method.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { planMeasures } from '#src/state/territories/figures/criteria.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import { sampleSession } from './sample.ts';

let session: Session;
let state: Territories;
let resources: ResourceView;
beforeEach(async () => {
	const jobs = new Jobs();
	session = await sampleSession('en', jobs);
	state = new Territories(session, jobs);
	resources = new ResourceView(new PlanView(session, state, () => 'today'));
});
afterEach(() => session.close());

/** What a reading gives once the road is counted. */
const counted = async <T>(reading: () => T): Promise<T> => {
	reading();
	await expect.poll(() => resources.isBehind, { timeout: 20_000 }).toBe(false);
	return state.workload.roads.read(reading);
};
const sumOf = (values: Iterable<number>) => [...values].reduce((sum, each) => sum + each, 0);

test('ST122 before anyone has said how customers are served reps are known, hours are not', () => {
	expect(resources.figures).toBeNull();
	expect(resources.calls).toBeNull();
	const rows = repRows(resources);
	expect(rows).toHaveLength(11);
	expect(rows.every(({ rep }) => rep?.base.place && rep.cost !== null && rep.seniority !== '')).toBe(true);
	expect(rows.filter(({ rep }) => rep?.leaving !== null)).toHaveLength(1);
	expect(planMeasures(session)).not.toContainEqual({ kind: 'workload' });
});

test('ST123 from conventions: hours add up over classes, reps and customers, and one step takes it all back', async () => {
	resources.start();
	const figures = await counted(() => resources.figures);
	if (!figures) throw new Error('figures');
	expect(figures.classes.map(({ customers }) => customers).reduce((a, b) => a + b)).toBe(
		state.customers?.rowCount,
	);
	const inField = figures.classes.filter(({ service }) => service.channel === 'field');
	expect(sumOf(inField.map(({ now }) => now.hours))).toBeCloseTo(figures.load, 6);
	expect(sumOf(figures.reps.map(({ load }) => load))).toBeCloseTo(figures.load, 6);
	expect(figures.contactHours + figures.travelHours).toBeCloseTo(figures.load, 6);
	expect(sumOf(figures.classes.map(({ field }) => field.hours))).toBeGreaterThanOrEqual(figures.load);
	expect(figures.needed).toBeCloseTo(figures.load / (1620 * 0.6), 6);
	for (const { load, capacity, travel } of figures.reps)
		for (const value of [load, capacity, travel.hours, travel.km, travel.days, travel.nights])
			expect(Number.isFinite(value)).toBe(true);
	const table = await render(HeadcountTable, { resources });
	const [needed = 0, there = 0, gap] = (table.container.textContent.match(/\d+\.\d/g) ?? []).map(Number);
	expect(gap).toBeCloseTo(Math.abs(needed - there), 9);
	await table.unmount();
	session.open.undo();
	expect(resources.figures).toBeNull();
});

test('ST124 each edit is one step; a class by phone takes no hours of the reps; zero and extremes stay figures', async () => {
	resources.start();
	const before = (await counted(() => resources.figures))?.load ?? 0;
	const { seq } = session.open.current;
	const first = resources.figures?.classes[0];
	if (!first) throw new Error('class');
	resources.serve(first, { channel: 'phone' });
	expect(session.open.current.seq).toBe(seq + 1);
	expect((await counted(() => resources.figures))?.load).toBeLessThan(before);
	expect(resources.figures?.classes[0]?.now.channel).toBe('phone');
	const { workload } = state;
	workload.set({ capacity: { daysPerYear: 1, hoursPerDay: 1, fieldShare: 0.01, insideShare: 0.01 } });
	for (const each of resources.figures?.classes ?? [])
		resources.serve(each, { contacts: 0, channel: 'field' });
	expect((await counted(() => resources.figures))?.load).toBe(0);
	expect(resources.calls?.classes).toEqual([]);
	const screen = await render(ServiceTable, { resources });
	expect(screen.container.textContent).not.toMatch(/NaN|Infinity|undefined/u);
	await screen.unmount();
	resources.useClasses(null);
	expect((await counted(() => resources.figures))?.classes).toHaveLength(1);
	expect(resources.figures?.classes[0]?.customers).toBe(state.customers?.rowCount);
});

test('ST125 plans share hours of work once they are known, and every territory keeps its band', async () => {
	resources.start();
	expect(planMeasures(session)[0]).toEqual({ kind: 'workload' });
	const plan = await newPlan(session, state);
	expect(plan.criteria[0]?.measure).toEqual({ kind: 'workload' });
	await state.making.create(plan);
	const view = new PlanView(session, state, () => plan.id);
	expect(view.load?.balance.inside).toBe(plan.territories.length);
	const [criterion] = plan.criteria;
	expect(criterion && [view.nameOf(criterion), view.amountText(criterion, 812)]).toEqual([
		'工作量',
		'812 小时',
	]);
	expect(sumOf((await counted(() => state.workload.hours)) ?? [])).toBeGreaterThan(0);
});

test('ST126 the call plan spends the hours there are, and its visits become those of the workload in one step', async () => {
	resources.start();
	const calls = await counted(() => resources.calls);
	if (!calls) throw new Error('calls');
	expect(calls.hours + calls.left).toBeCloseTo(calls.today, 6);
	expect(calls.today).toBeCloseTo(resources.figures?.load ?? 0, 6);
	expect(calls.gain).toBeGreaterThan(0);
	const wanted = calls.classes.map(({ of, line }) => [of.id, Math.round(10 * line.visits) / 10]);
	const { seq } = session.open.current;
	resources.takeCalls();
	expect(session.open.current.seq).toBe(seq + 1);
	const service = session.open.current.recipe.workload?.service ?? {};
	expect(wanted.map(([id]) => [id, service[String(id)]?.contacts])).toEqual(wanted);
});

test('ST127 the method of the workbook says how often customers are served and what hours are counted by', () => {
	const titles = () => methodSections(session, session.display, '').map(({ title }) => title);
	const without = titles();
	resources.start();
	expect(titles().length).toBe(without.length + 2);
	expect(JSON.stringify(methodSections(session, session.display, ''))).not.toMatch(/NaN|undefined/u);
});

test('ST151 the number of territories by the work there is: hours of all customers by those of a post, rounded up', async () => {
	expect(countByWork(state)).toBeNull();
	resources.start();
	const hours = sumOf((await counted(() => state.workload.hours)) ?? []);
	const found = countByWork(state);
	expect(found?.hours).toBeCloseTo(hours, 6);
	expect(found?.perPost).toBeCloseTo(1620 * 0.6, 9);
	expect(found?.count).toBe(Math.ceil(hours / (1620 * 0.6)));
	const plan = await newPlan(session, state);
	const draft = new TerritoryDraft(plan, (number) => `New ${number}`);
	draft.add(3);
	expect(draft.rows.slice(-3).map(({ name }) => name)).toEqual(['New 1', 'New 2', 'New 3']);
	state.workload.set({ capacity: { daysPerYear: 1, hoursPerDay: 1, fieldShare: 0, insideShare: 0 } });
	expect(countByWork(state)).toBeNull();
});

test('ST152 a class visited twice as often: its hours grow, the plan shares these, others those there are', async () => {
	resources.start();
	const { workload } = state;
	const first = workload.source?.classes[0];
	const now = workload.served?.services[0]?.contacts ?? 0;
	if (!first) throw new Error('class');
	const usual = await counted(() => workload.hours);
	const hours = (part: number) => workload.suppose({ [first.id]: part * now })?.hours ?? new Float64Array();
	await counted(() => [hours(1), hours(2)]);
	workload.served?.classOf.forEach((at, row) => {
		if (at === 0) expect(hours(2)[row]).toBeGreaterThan(usual?.[row] ?? Infinity);
	});
	expect([...hours(1)]).toEqual([...(usual ?? [])]);
	expect(hours(2)).toBe(hours(2));
	expect(workload.hours).toBe(usual);

	const jobs = new Jobs();
	const view = new PlanView(session, state, () => null);
	const maker = new PlanMaker(view, () => undefined);
	const shown: (string | null)[] = [];
	const whatIf = new WhatIf(
		view,
		maker,
		new Comparison(
			view,
			() => null,
			(ids) => shown.push(ids),
		),
	);
	expect(jobs.running).toEqual([]);
	await state.making.create(await newPlan(session, state));
	const plan = state.plans[0] as TerritoryPlan;
	const [target, visits] = whatIf.items(plan).slice(-2);
	const pick = async (item: MenuItem | undefined, at: number) => {
		const inner = item && 'items' in item ? item.items[0] : undefined;
		const choice = inner && 'items' in inner ? inner.items[at] : undefined;
		const count = state.plans.length;
		if (choice && 'onselect' in choice) choice.onselect();
		await expect.poll(() => state.plans.length, { timeout: 20_000 }).toBe(count + 1);
		return state.plans.at(-1) as TerritoryPlan;
	};
	const visited = await pick(visits, 1);
	expect(visited.criteria[0]?.measure).toEqual({ kind: 'workload', contacts: { [first.id]: 2 * now } });
	expect(plan.criteria[0]?.measure).toEqual({ kind: 'workload' });
	const load = view.all.find((each) => each.plan === visited)?.loads[0];
	expect(sumOf(load?.loads ?? [])).toBeCloseTo(sumOf(hours(2)), 3);
	const aimed = await pick(target, 0);
	expect(aimed.territories[0]?.posts).toBeCloseTo(1.2 * (plan.territories[0]?.posts ?? 0), 9);
	expect(shown).toHaveLength(2);
});
