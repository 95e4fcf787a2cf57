import { afterEach, beforeEach, expect, test } from 'vitest';
import { placed } from '#src/core/territory/workload/request.ts';
import { nearestBase, travelOf, visitOrder } from '#src/core/territory/workload/travel.ts';
import { fieldHours } from '#src/core/territory/workload/index.ts';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { ResourceView } from '#src/features/territories/resources/resource-view.svelte.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import { basesOf, workGround } from '#src/state/territories/work/work-ground.ts';
import { stays } from '#src/state/territories/work/reps.ts';
import { sampleSession } from './sample.ts';

let jobs: Jobs;
let session: Session;
let state: Territories;
let resources: ResourceView;
beforeEach(async () => {
	jobs = new Jobs();
	session = await sampleSession('en', jobs);
	state = new Territories(session, jobs);
	resources = new ResourceView(new PlanView(session, state, () => 'today'));
	resources.start();
});
afterEach(() => session.close());

const settled = () => expect.poll(() => resources.isBehind, { timeout: 20_000 }).toBe(false);
function here(owner: Int32Array | null, codes: readonly (string | null)[]) {
	const { settings, visits } = state.workload;
	if (!settings || !visits) throw new Error('settings');
	const ground = workGround(state, session, null);
	const { points, bases } = placed(ground, basesOf(ground, codes));
	const order = visitOrder(points, visits.visits, visits.minutes);
	const visited = { points, ...visits, owner: owner ?? nearestBase(points, bases), order };
	const travel = travelOf(visited, bases, settings.travel, settings.capacity.hoursPerDay);
	return { travel, hours: fieldHours(visits, travel.hours, settings.channels) };
}

test('ST154 hours and the road of each rep are counted in a worker, to the same figures as in the page', async () => {
	expect(resources.isBehind).toBe(true);
	expect([resources.figures, state.workload.hours]).toEqual([null, null]);
	await settled();
	const bases = (state.reps ?? []).filter(stays).map(({ base }) => base.code);
	const hours = here(null, bases).hours.map((each) => Math.round(each * 1e6) / 1e6);
	expect(state.workload.hours).toEqual(hours);
	const shown = resources.plan.figures;
	if (!shown) throw new Error('figures');
	const codes = shown.territories.map(
		({ name }) => state.reps?.find((each) => each.name === name)?.base.code ?? null,
	);
	const { travel } = here(shown.owner, codes);
	expect(resources.figures?.reps.slice(0, codes.length).map((rep) => rep.travel)).toEqual(travel.territories);
});

test('ST154 figures stay those of before while others are counted; the last settings win, and no plan shares half of them', async () => {
	await settled();
	const { figures } = resources;
	const [first] = figures?.classes ?? [];
	if (!figures || !first) throw new Error('figures');
	for (const contacts of [1, 2, 3]) resources.serve(first, { contacts });
	expect([resources.isBehind, resources.figures]).toEqual([true, figures]);
	expect(resources.plan.isBehind).toBe(true);
	const plan = await newPlan(session, state);
	const request = await state.making.request(plan);
	expect(request.criteria).toHaveLength(plan.criteria.length);
	await settled();
	expect(request.criteria[0]?.values).toBe(state.workload.hours);
	expect(resources.figures?.classes[0]?.service.contacts).toBe(3);
	expect(state.workload.settings?.service[first.id]?.minutes).toBe(first.service.minutes);
});

test('ST154 owners that change hands leave hours as they are, and the board with them', async () => {
	await state.making.create(await newPlan(session, state));
	const [plan] = state.plans;
	if (!plan) throw new Error('plan');
	const own = new ResourceView(new PlanView(session, state, () => plan.id));
	const isBehind = () => own.isBehind;
	await expect.poll(isBehind, { timeout: 20_000 }).toBe(false);
	const { hours } = state.workload;
	const before = own.figures;
	state.edits.move(plan, [{ rows: [0, 1, 2], to: (state.ownersIn(plan)[0] ?? 0) === 0 ? 1 : 0 }]);
	expect(own.plan.isBehind).toBe(false);
	expect([own.isBehind, own.figures]).toEqual([true, before]);
	await expect.poll(isBehind, { timeout: 20_000 }).toBe(false);
	expect(own.figures).not.toEqual(before);
	expect(state.workload.hours).toBe(hours);
	state.lock(plan, [0], true);
	expect([own.isBehind, state.workload.hours]).toEqual([false, hours]);
});

test('ST154 cancelled, it says so, nothing is divided by what is not known, and it can be counted again', async () => {
	const { roads } = state.workload;
	const run = jobs.run.bind(jobs);
	jobs.run = (title, start) =>
		run(title, (report) => {
			const job = start(report);
			job.cancel();
			return job;
		});
	expect(resources.isBehind).toBe(true);
	await expect.poll(() => resources.fault?.code).toBe('job.cancelled');
	expect([resources.figures, state.isBehind]).toEqual([null, false]);
	jobs.run = run;
	resources.countAgain();
	await settled();
	expect([resources.fault, roads.fault]).toEqual([null, null]);
	expect(resources.figures?.load).toBeGreaterThan(0);
});
