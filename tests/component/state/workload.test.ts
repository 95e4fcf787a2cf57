import { afterEach, beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { repRows } from '#src/features/territories/resources/rep-rows.ts';
import { ResourceView } from '#src/features/territories/resources/resource-view.svelte.ts';
import ServiceTable from '#src/features/territories/resources/ServiceTable.svelte';
import { methodSections } from '#src/state/report/method.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { planMeasures } from '#src/state/territories/criteria.ts';
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

test('ST123 from conventions: hours add up over classes, reps and customers, and one step takes it all back', () => {
	resources.start();
	const { figures } = resources;
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
	session.open.undo();
	expect(resources.figures).toBeNull();
});

test('ST124 each edit is one step; a class by phone takes no hours of the reps; zero and extremes stay figures', async () => {
	resources.start();
	const before = resources.figures?.load ?? 0;
	const { seq } = session.open.current;
	const first = resources.figures?.classes[0];
	if (!first) throw new Error('class');
	resources.serve(first, { channel: 'phone' });
	expect(session.open.current.seq).toBe(seq + 1);
	expect(resources.figures?.load).toBeLessThan(before);
	expect(resources.figures?.classes[0]?.now.channel).toBe('phone');
	const { workload } = state;
	workload.set({ capacity: { daysPerYear: 1, hoursPerDay: 1, fieldShare: 0.01, insideShare: 0.01 } });
	for (const each of resources.figures?.classes ?? [])
		resources.serve(each, { contacts: 0, channel: 'field' });
	expect(resources.figures?.load).toBe(0);
	expect(resources.calls?.classes).toEqual([]);
	const screen = await render(ServiceTable, { resources });
	expect(screen.container.textContent).not.toMatch(/NaN|Infinity|undefined/u);
	await screen.unmount();
	resources.useClasses(null);
	expect(resources.figures?.classes).toHaveLength(1);
	expect(resources.figures?.classes[0]?.customers).toBe(state.customers?.rowCount);
});

test('ST125 plans share hours of work once they are known, and every territory keeps its band', async () => {
	resources.start();
	expect(planMeasures(session)[0]).toEqual({ kind: 'workload' });
	const plan = await newPlan(session, state);
	expect(plan.criteria[0]?.measure).toEqual({ kind: 'workload' });
	await state.create(plan);
	const view = new PlanView(session, state, () => plan.id);
	expect(view.load?.balance.inside).toBe(plan.territories.length);
	const [criterion] = plan.criteria;
	expect(criterion && [view.nameOf(criterion), view.amountText(criterion, 812)]).toEqual([
		'工作量',
		'812 小时',
	]);
	expect(sumOf(state.workload.hours ?? [])).toBeGreaterThan(0);
});

test('ST126 the call plan spends the hours there are, and its visits become those of the workload in one step', () => {
	resources.start();
	const { calls } = resources;
	if (!calls) throw new Error('calls');
	expect(calls.hours + calls.left).toBeCloseTo(calls.today, 6);
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
