import { SvelteMap } from 'svelte/reactivity';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { TerritoryPlan } from '#src/core/model/index.ts';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import { PlanMaker } from '#src/features/territories/plan-maker.svelte.ts';
import { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { comparedRows, finite, verdict } from '#src/features/territories/scenarios/compared-rows.ts';
import ComparePlans from '#src/features/territories/scenarios/ComparePlans.svelte';
import { Comparison } from '#src/features/territories/scenarios/comparison.svelte.ts';
import { meanShape } from '#src/features/territories/compactness.svelte.ts';
import { kneeOf, ratedPoints } from '#src/features/territories/scenarios/curve.ts';
import TradeOffFigure from '#src/features/territories/scenarios/TradeOffFigure.svelte';
import { WhatIf } from '#src/features/territories/scenarios/what-if.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { renamePlan } from '#src/state/territories/plans/plan-versions.ts';
import { TradeOff } from '#src/state/territories/figures/trade-off.svelte.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import { sampleSession } from './sample.ts';

let session: Session;
let state: Territories;
let view: PlanView;
let maker: PlanMaker;
let comparison: Comparison;
/** What the address says of the comparison. */
const route = new SvelteMap<'view', string | null>();
const shown = () => route.get('view') ?? null;
let plan: TerritoryPlan;
beforeEach(async () => {
	const jobs = new Jobs();
	session = await sampleSession('en', jobs);
	state = new Territories(session, jobs);
	view = new PlanView(session, state, () => null);
	maker = new PlanMaker(view, () => undefined);
	route.clear();
	comparison = new Comparison(view, shown, (ids) => route.set('view', ids));
	plan = await newPlan(session, state);
	await state.making.create(plan);
});
afterEach(() => session.close());

test('ST133 today and plans side by side, by one measure, with differences that say which way is better', async () => {
	comparison.open();
	expect(shown()).toBe(`today+${plan.id}`);
	const [today, own] = comparison.columns;
	if (!today || !own) throw new Error('columns');
	expect(today.load?.criterion).toEqual(own.load?.criterion);
	expect(today.figures.territories.map(({ name }) => comparison.colours.get(name))).toEqual(
		today.figures.territories.map(({ colour }) => colour),
	);
	const rows = comparedRows(view, comparison);
	const row = (id: string) => {
		const found = rows.find((each) => each.id === id);
		if (!found) throw new Error(id);
		return found;
	};
	expect(verdict(row('index'), own, today)).toBe('better');
	expect(verdict(row('index'), today, own)).toBe('worse');
	expect(verdict(row('worst'), own, today)).toBe('better');
	expect(verdict(row('territories'), own, today)).toBe('other');
	expect(verdict(row('index'), own, own)).toBeNull();
	// Rounded first: 0.045 is read as 0.002 less than 0.047, whatever stands behind.
	expect(row('gini').reading.difference(0.0446, 0.0474)).toBe('−0.002');
	expect(row('index').reading.difference(96.4, 70.6)).toBe('+25');
	expect(row('moved').value(today)).toBeNull();
	expect(row('moved').value(own)).toBe([...own.moves.values()].reduce((sum, each) => sum + each, 0));
	expect(row('inertia').value(today)).toBeCloseTo(100, 9);
	for (const each of rows)
		for (const column of comparison.columns) {
			const value = finite(each.value(column));
			if (value !== null)
				expect(each.reading.text(value) + each.reading.difference(value, 0)).not.toMatch(
					/NaN|Infinity|undefined/u,
				);
		}
	comparison.toggle('today');
	expect(comparison.ids).toEqual([plan.id]);
	comparison.toggle(plan.id);
	expect(comparison.ids).toEqual([plan.id]);
	comparison.toggle('today');
	const screen = await render(ComparePlans, { view, comparison });
	await expect
		.poll(() => screen.container.querySelectorAll('svg[data-chart]').length, { timeout: 20_000 })
		.toBe(2);
	expect(screen.container.textContent).not.toMatch(/NaN|undefined/u);
	await screen.unmount();
});

test('ST134 a rep leaves, one more, half a post, another band: a plan beside the plan, and both side by side', async () => {
	const whatIf = new WhatIf(view, maker, comparison);
	const items = whatIf.items(plan);
	expect(items).toHaveLength(6);
	const run = async (item: (typeof items)[number] | undefined) => {
		const count = state.plans.length;
		if (item && 'onselect' in item) item.onselect();
		await expect.poll(() => state.plans.length, { timeout: 20_000 }).toBe(count + 1);
		await expect.poll(shown).toBe(`${plan.id}+${state.plans.at(-1)?.id}`);
		return state.plans.at(-1) as TerritoryPlan;
	};
	const within = (item: (typeof items)[number] | undefined) =>
		item && 'items' in item ? item.items[0] : undefined;
	const { seq } = session.open.current;
	const left = await run(within(items[0]));
	expect(session.open.current.seq).toBe(seq + 1);
	expect(left.territories.map(({ name }) => name)).toEqual(plan.territories.slice(1).map(({ name }) => name));
	expect([...state.ownersIn(left)].every((own) => own >= 0)).toBe(true);
	expect(comparison.base).toBe(plan.id);
	const more = await run(items[1]);
	expect(more.territories).toHaveLength(plan.territories.length + 1);
	const half = await run(within(items[2]));
	expect(half.territories[0]?.posts).toBeCloseTo((plan.territories[0]?.posts ?? 0) / 2, 9);
	const narrow = await run(within(items[3]));
	expect(narrow.criteria.every(({ above }) => above === 0.03)).toBe(true);
	expect(new Set(state.plans.map(({ name }) => name)).size).toBe(5);
});

test('ST135 figures of a plan are kept while nothing that they rest on changes', async () => {
	const other = { ...plan, id: 'other', column: 'plan-other', name: 'Other' };
	await state.making.create(other);
	const [, first, second] = view.all;
	state.edits.move(other, [{ rows: [0, 1, 2, 3, 4, 5], to: 0 }]);
	expect(view.all[1]).toBe(first);
	expect(view.all[2]).not.toBe(second);
	const moved = view.all[2];
	renamePlan(session, plan, 'Renamed', '');
	expect(view.all[2]).toBe(moved);
	expect(view.all[1]).not.toBe(first);
});

test('ST136 a curve of what moves buy: points for a row of budgets, one of them as a plan in one step', async () => {
	const jobs = new Jobs();
	const tradeOff = new TradeOff(new Territories(session, jobs), jobs);
	const seen: number[] = [];
	const running = tradeOff.run(plan);
	expect(tradeOff.isRunning).toBe(true);
	await expect
		.poll(() => seen.push(tradeOff.pointsOf(plan).length) && tradeOff.isRunning, {
			timeout: 40_000,
			interval: 20,
		})
		.toBe(false);
	await running;
	expect(tradeOff.fault).toBeNull();
	const points = tradeOff.pointsOf(plan);
	expect(points.map(({ budget }) => budget)).toEqual([0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]);
	for (const { moved, budget } of points) expect(moved).toBeLessThanOrEqual(budget + 1e-9);
	const own = new PlanView(session, state, () => plan.id);
	const load = own.load;
	const values = load && state.values(load.criterion);
	if (!load || !values) throw new Error('load');
	const rated = ratedPoints(points, load, values, {
		plane: own.plane,
		bases: own.plane.pointsOf(state.basesIn(plan)),
	});
	const knee = kneeOf(rated);
	expect(knee?.full.inside).toBe(plan.territories.length);
	expect(knee?.half?.inside).toBeLessThan(plan.territories.length);
	expect(kneeOf([])).toBeNull();
	const other = { ...plan };
	expect(tradeOff.pointsOf(other)).toEqual([]);

	const screen = await render(TradeOffFigure, { view: own, maker, plan, tradeOff });
	expect(screen.container.querySelectorAll('[data-mark]')).toHaveLength(rated.length + 2);
	expect(screen.container.textContent).not.toMatch(/NaN|undefined/u);
	await screen.unmount();

	const { seq } = session.open.current;
	const point = knee?.full;
	if (!point) throw new Error('point');
	maker.take(plan, point, 'Taken');
	expect(session.open.current.seq).toBe(seq + 1);
	const taken = state.plans.at(-1) as TerritoryPlan;
	expect([taken.name, taken.budget]).toEqual(['Taken', point.budget]);
	expect([...state.ownersIn(taken)]).toEqual([...point.owner]);
});

test('ST136 a curve that is cancelled keeps its points and says nothing', async () => {
	const tradeOff = new TradeOff(state, new Jobs());
	const running = tradeOff.run(plan);
	await expect
		.poll(() => tradeOff.pointsOf(plan).length, { timeout: 20_000, interval: 5 })
		.toBeGreaterThan(0);
	tradeOff.cancel();
	await running;
	expect([tradeOff.isRunning, tradeOff.fault]).toEqual([false, null]);
	expect(tradeOff.pointsOf(plan).length).toBeGreaterThan(0);
});

test('ST153 moments of inertia by the load that is shown add up; whole cities and counties have shapes, customers one by one have none', async () => {
	const { compactness } = view;
	const { inertia } = compactness;
	const load = view.load;
	if (!load || !inertia) throw new Error('load');
	const parts = inertia.radii.map((radius, j) => (radius ?? 0) ** 2 * (load.loads[j] ?? 0));
	// Customers without a place are in the loads and not in the moments.
	expect(parts.reduce((a, b) => a + b)).toBeGreaterThanOrEqual((inertia.total ?? Infinity) * (1 - 1e-9));
	expect(compactness.today).toBeGreaterThan(0);
	expect(compactness.shapes).toBeNull();
	await maker.remake(plan, { areas: { level: 'district', bridges: true } });
	await expect.poll(() => compactness.shapes?.length).toBe(plan.territories.length);
	const ofCounties = compactness.shapes ?? [];
	for (const shape of ofCounties) expect(Math.abs((shape ?? 0.5) - 0.5)).toBeLessThan(0.5);
	await maker.remake(plan, { areas: { level: 'province', bridges: true } });
	await expect.poll(() => compactness.shapes?.length).toBe(plan.territories.length);
	expect(compactness.shapes).not.toEqual(ofCounties);
	// A territory may have no city of its own on the map.
	const known = (compactness.shapes ?? []).flatMap((shape) => shape ?? []);
	expect(known.length).toBeGreaterThan(plan.territories.length / 2);
	for (const shape of known) expect(Math.abs(shape - 0.5)).toBeLessThan(0.5);
	comparison.open();
	const rows = comparedRows(view, comparison);
	const value = (id: string, at: number) => rows.find((row) => row.id === id)?.value(comparison.columns[at]!);
	expect(value('shape', 0)).toBeNull();
	expect(value('shape', 1)).toBeCloseTo(meanShape(compactness.shapes) ?? 0, 12);
	expect(value('inertia', 0)).toBeCloseTo(100, 9);
});
