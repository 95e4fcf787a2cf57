import { userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { columnWithRole, type PlanCriterion, type TerritoryPlan } from '#src/core/model/index.ts';
import { cellAt } from '#src/core/table/index.ts';
import BandDialog from '#src/features/territories/side/BandDialog.svelte';
import { PlanMaker } from '#src/features/territories/plan-maker.svelte.ts';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { bandText } from '#src/state/territories/figures/band-text.ts';
import { otherMeasures, planMeasures } from '#src/state/territories/figures/criteria.ts';
import { freshDesk } from './desk.ts';

const desk = freshDesk();

const kept = (plan: TerritoryPlan) => desk.state.plans.find(({ id }) => id === plan.id) as TerritoryPlan;

test('ST240 a new plan shares the first of which nobody has less than nothing; without a column for potential a loss in sales leaves customers', async () => {
	const potential = columnWithRole(desk.session.open.current, desk.customers, 'customer.potential');
	if (!potential) throw new Error('no potential');
	const before = cellAt(potential, 0);
	desk.session.open.apply(
		{
			kind: 'setCells',
			table: desk.customers.id,
			patches: [{ column: potential.id, rows: [1], before: [before], after: [-1] }],
		},
		{ code: 'grid.edit', args: { column: potential.name } },
	);
	const plan = await newPlan(desk.session, desk.state);
	expect(plan.criteria.map(({ measure }) => measure)).toEqual([{ kind: 'metric', metric: 'amount' }]);
	await desk.state.making.create(plan);
	expect(kept(plan).territories).toHaveLength(10);
});

test('ST241 whatever number the list came with can be shared, but those of which a sum means nothing', async () => {
	const named = (role: 'customer.employees' | 'customer.latitude' | 'customer.potential') =>
		columnWithRole(desk.session.open.current, desk.customers, role)?.id;
	const offered = otherMeasures(desk.session).map((each) => (each.kind === 'column' ? each.column : ''));
	expect(offered).toContain(named('customer.employees'));
	expect(offered).not.toContain(named('customer.latitude'));
	expect(offered).not.toContain(named('customer.potential'));
	expect(planMeasures(desk.session)).toContainEqual({ kind: 'column', column: named('customer.potential') });

	const plan = await newPlan(desk.session, desk.state);
	const employees: PlanCriterion = {
		measure: { kind: 'column', column: named('customer.employees') ?? '' },
		...{ below: 0.15, above: 0.15 },
	};
	await desk.state.making.create({ ...plan, criteria: [...plan.criteria, employees] });
	const view = new PlanView(desk.session, desk.state, () => plan.id);
	expect(view.figures?.loads.map(({ balance }) => balance.inside)).toEqual([10, 10]);
});

test('ST242 floor and ceiling are set for each thing that is shared; both hold, as one step, and are said as they are', async () => {
	const plan = await newPlan(desk.session, desk.state);
	await desk.state.making.create(plan);
	const view = new PlanView(desk.session, desk.state, () => plan.id);
	const maker = new PlanMaker(view, () => undefined);
	const steps = desk.session.open.entries.length;
	const screen = await render(BandDialog, { view, maker, plan: kept(plan), open: true });
	const [floor, ceiling] = [
		screen.getByRole('textbox', { name: /下限/u }),
		screen.getByRole('textbox', { name: /上限/u }),
	];
	const divide = screen.getByRole('button', { name: '重新生成' });
	await expect.element(divide).toBeDisabled();
	await userEvent.fill(floor, '180');
	await userEvent.tab();
	await expect.element(divide).toBeDisabled();
	await userEvent.fill(floor, '80');
	await userEvent.fill(ceiling, '105');
	await userEvent.tab();
	await userEvent.click(divide);
	await expect.poll(() => desk.session.open.entries.length, { timeout: 20_000 }).toBe(steps + 1);
	const [criterion] = kept(plan).criteria;
	expect(criterion?.below).toBeCloseTo(0.2, 9);
	expect(criterion?.above).toBeCloseTo(0.05, 9);
	expect(view.figures?.loads[0]?.balance.inside).toBe(10);
	expect(view.finding).toContain('80% – 105%');
	expect(bandText({ below: 0.1, above: 0.1 })).toBe('±10%');
	await screen.unmount();
});
