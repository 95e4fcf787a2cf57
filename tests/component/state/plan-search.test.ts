import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { TerritoryPlan } from '#src/core/model/index.ts';
import { PlanMaker } from '#src/features/territories/plan-maker.svelte.ts';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import SearchCard from '#src/features/territories/surface/SearchCard.svelte';
import { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import { sampleSession } from './sample.ts';

let session: Session;
let state: Territories;
let maker: PlanMaker;
let plan: TerritoryPlan;
beforeEach(async () => {
	const jobs = new Jobs();
	session = await sampleSession('en', jobs);
	state = new Territories(session, jobs);
	maker = new PlanMaker(new PlanView(session, state, () => null), () => undefined);
	plan = await newPlan(session, state);
	await state.making.create(plan);
	plan = state.plans[0] as TerritoryPlan;
});
afterEach(() => session.close());

/** Long enough to be looked at: whole counties. */
const long = { areas: { level: 'district', bridges: true } } as const;

test('ST150 a search that is stopped leaves its best, in one step, and says after how many rounds', async () => {
	const steps = session.open.entries.length;
	const made = maker.remake(plan, long);
	await vi.waitUntil(() => state.making.search.best !== null, { timeout: 20_000 });
	const best = state.making.search.best;
	await render(SearchCard, { search: state.making.search });
	await expect.element(page.getByText(`/ ${best?.figures.count}`)).toBeInTheDocument();
	await page.getByRole('button', { name: '停止，保留目前最好' }).click();
	await made;
	const stopped = state.plans[0] as TerritoryPlan;
	expect(stopped.stopped).toBeGreaterThanOrEqual(best?.rounds ?? Infinity);
	expect(state.ownersIn(stopped).every((own) => own >= 0)).toBe(true);
	expect(session.open.entries.length).toBe(steps + 1);
	expect(state.making.search.isRunning).toBe(false);
	await maker.remake(stopped, { areas: undefined });
	expect(state.plans[0]?.stopped).toBeUndefined();
	session.open.undo();
	expect(state.plans[0]).toEqual(stopped);
});

test('ST150 a search that is cancelled changes nothing', async () => {
	const steps = session.open.entries.length;
	const made = maker.remake(plan, long);
	await vi.waitUntil(() => state.making.search.progress !== null, { timeout: 20_000 });
	state.making.search.cancel();
	await made;
	expect([state.plans[0], session.open.entries.length, maker.fault]).toEqual([plan, steps, null]);
});
