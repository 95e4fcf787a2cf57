import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import {
	besideColumn,
	columnWithRole,
	lockedColumn,
	tableOfKind,
	type TerritoryPlan,
} from '#src/core/model/index.ts';
import { cellAt, findColumn } from '#src/core/table/index.ts';
import type { PlanMaker } from '#src/features/territories/plan-maker.svelte.ts';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import CustomerList from '#src/features/territories/layers/CustomerList.svelte';
import { proofOf } from '#src/features/territories/layers/proof.ts';
import { PlanTree } from '#src/features/territories/layers/plan-tree.svelte.ts';
import RuleList from '#src/features/territories/layers/RuleList.svelte';
import { skillMenu, skillRules } from '#src/features/territories/layers/skill-rules.ts';
import { renameTerritories } from '#src/state/territories/plans/plan-versions.ts';
import { moveRows } from '#src/state/territories/figures/move-rows.ts';
import { m } from '#src/i18n/index.ts';
import { methodSections } from '#src/state/report/method.ts';
import { freshDesk } from './desk.ts';

const desk = freshDesk();

const columnsOf = () => desk.customers.columns.map(({ id }) => id);
const name = (plan: TerritoryPlan, j: number) => plan.territories[j]?.name ?? '';

test('ST140 a locked customer stays when the plan is generated again; a lock is one step', async () => {
	const plan = await desk.made();
	const first = desk.state.ownersIn(plan);
	const rows = [...first.keys()].filter((row) => first[row] === 0).slice(0, 5);
	desk.state.edits.move(plan, [{ rows, to: 9 }]);
	desk.state.lock(plan, rows, true);
	expect(rows.every((row) => desk.state.locked(plan)[row] === 1)).toBe(true);
	expect(desk.session.open.history.undo.at(-1)?.label).toEqual({
		code: 'lockCustomers',
		args: { count: 5, name: plan.name },
	});
	await desk.state.making.remake(plan);
	const again = desk.state.ownersIn(plan);
	expect(rows.every((row) => again[row] === 9)).toBe(true);
	expect(desk.viewOf(plan).reasons?.reason(rows[0] ?? 0)).toEqual({ code: 'locked', rule: -1 });

	desk.state.lock(plan, rows.slice(0, 2), false);
	expect(desk.state.locked(plan).reduce((sum, each) => sum + each, 0)).toBe(3);
	const { seq } = desk.session.open.current;
	desk.state.lock(plan, rows.slice(0, 2), false);
	expect(desk.session.open.current.seq).toBe(seq);
	desk.state.remove(plan);
	expect(columnsOf()).not.toContain(lockedColumn(plan));
	desk.session.open.undo();
	expect(columnsOf().slice(-2)).toEqual([plan.column, lockedColumn(plan)]);
});

test('ST141 rules give named accounts to a team and second owners beside; all columns are one step', async () => {
	const base = await newPlan(desk.session, desk.state);
	const customers = desk.state.customers;
	const key = customers?.columns.find(
		(column) => desk.session.open.current.recipe.roles[customers.id]?.[column.id] === 'customer.id',
	);
	const keys = key ? [desk.session.display.cell(key, 3), desk.session.display.cell(key, 4)] : [];
	const field = key?.id ?? 'id';
	const plan = await desk.made({
		...base,
		territories: [
			...base.territories,
			{ name: '大客户组', colour: 10, base: null, posts: 1, byRulesOnly: true },
		],
		rules: [
			{
				...{ id: 'a', name: '大客户', basis: 'account', territories: ['大客户组'] },
				when: { kind: 'test', field, is: { op: 'in', values: keys } },
			},
			{
				...{
					id: 'b',
					name: '专员',
					basis: 'size',
					territories: [base.territories[0]?.name ?? ''],
					beside: true,
				},
				when: { kind: 'test', field: 'metric:amount', is: { op: '>', value: 500_000 } },
			},
		],
	});
	const owner = desk.state.ownersIn(plan);
	expect([...owner.keys()].filter((row) => owner[row] === 10)).toEqual([3, 4]);
	const view = desk.viewOf(plan);
	expect(view.reasons?.reason(3)).toEqual({ code: 'rule', rule: 0, shared: false });
	expect(view.reasons?.text(3)).toContain('第 1 条规则“大客户”');
	expect(view.figures?.loads[0]?.balance.deviations[10]).toBe(0);
	expect(view.figures?.unassigned).toBe(0);
	const table = tableOfKind(desk.session.open.current, 'customers');
	const second = table && findColumn(table, besideColumn(plan));
	const beside = desk.state.ownersBy(second, [name(plan, 0)]);
	const ruled = desk.state.ruled(plan);
	expect([...beside]).toEqual(Array.from(ruled.beside?.ruleOf ?? [], (rule) => (rule === 1 ? 0 : -1)));
	expect(ruled.fates[1]?.decides).toBeGreaterThan(0);
	const paired = beside.indexOf(0);
	expect(view.reasons?.second(paired)).toContain('第二负责人按第 2 条规则“专员”');
	expect(view.reasons?.second(beside.indexOf(-1))).toBe('');

	const method = methodSections(desk.session, desk.session.display, 'CNY').find(({ title }) =>
		title.includes(plan.name),
	);
	expect(method?.rows.map(([label]) => label)).toContain('第 1 条规则：大客户');
	expect(method?.rows.find(([label]) => label === '第 1 条规则：大客户')?.[1]).toEqual({
		value: 2,
		kind: 'count',
	});

	await desk.state.making.remake({ ...plan, rules: plan.rules?.slice(0, 1) ?? [] });
	expect(columnsOf()).not.toContain(besideColumn(plan));
	desk.session.open.undo();
	expect(columnsOf()).toContain(besideColumn(plan));
});

test('ST142 every customer has one reason in both languages; what is moved by hand says so until it is undone', async () => {
	const plan = await desk.made({ budget: 0.3 });
	const view = desk.viewOf(plan);
	const codes = view.reasons?.codes() ?? new Uint8Array();
	expect(codes.length).toBe(desk.state.customers?.rowCount);
	for (let row = 0; row < codes.length; row++)
		expect(view.reasons?.text(row)).toMatch(/^(?!.*(NaN|undefined|Infinity)).{4,}$/u);
	const owner = desk.state.ownersIn(plan);
	const row = owner.findIndex((own) => own === 1);
	desk.state.edits.move(plan, [{ rows: [row], to: 5 }]);
	expect(desk.viewOf(plan).reasons?.reason(row)).toEqual({ code: 'hand', rule: -1 });
	desk.session.open.undo();
	expect(desk.viewOf(plan).reasons?.reason(row).code).not.toBe('hand');
	const moves = moveRows(desk.viewOf(plan));
	expect(moves.length).toBeGreaterThan(0);
	expect(moves.every(({ disruption, reason }) => disruption !== 'none' && reason.length > 3)).toBe(true);
	// A remake that is undone leaves what was divided before it.
	await desk.state.making.remake({ ...plan, budget: 1 });
	desk.session.open.undo();
	expect(desk.viewOf(plan).reasons?.reason(row).code).not.toBe('hand');
});

test('ST143 levels are one step, and what was evened out by a search is not by hand', async () => {
	const plan = await desk.made();
	const view = desk.viewOf(plan);
	const tree = new PlanTree(view, () => desk.state.plans.find(({ id }) => id === plan.id) ?? plan);
	tree.propose();
	expect(tree.groups.length).toBeGreaterThan(1);
	expect(tree.lines.filter(({ group }) => !group)).toHaveLength(plan.territories.length);
	const [first, second] = tree.lines.filter(({ group }) => group);
	if (!first || !second) throw new Error('groups');
	tree.move(second, first.group?.id ?? '');
	expect(tree.lines.find(({ key }) => key === second.key)?.level).toBe(2);
	expect(tree.canMove(tree.lines.find(({ key }) => key === first.key) ?? first, second.group?.id ?? '')).toBe(
		false,
	);
	const total = tree.lines.find(({ key }) => key === first.key)?.customers ?? 0;
	expect(total).toBe(first.customers + second.customers);
	desk.session.open.undo();
	expect(tree.lines.find(({ key }) => key === second.key)?.level).toBe(1);

	const owner = desk.state.ownersIn(plan);
	const rows = [...owner.keys()].filter((row) => owner[row] === 1).slice(0, 12);
	desk.state.edits.move(plan, [{ rows, to: 5 }]);
	await desk.state.edits.evenOut(plan);
	const after = desk.state.ownersIn(plan);
	const { reasons } = desk.viewOf(plan);
	const codes = [...after.keys()].filter((row) => reasons?.reason(row).code === 'hand');
	expect(codes.sort((a, b) => a - b)).toEqual(rows);
});

test('ST144 skills of reps propose rules with their reason; one that is taken gives its customers to those who have the skill, as one step', async () => {
	const plan = await desk.made();
	const view = desk.viewOf(plan);
	const found = skillRules(view, plan);
	expect(found.length).toBeGreaterThan(1);
	const { customers, reps } = desk.state;
	const roles = desk.session.open.current.recipe.roles[customers?.id ?? ''] ?? {};
	const industry = customers?.columns.find(({ id }) => roles[id] === 'customer.industry');
	if (!customers || !industry) throw new Error('industry');
	const cells = Array.from({ length: customers.rowCount }, (_, row) =>
		desk.session.display.cell(industry, row),
	);
	for (const { skill, people, customers: count, rule } of found) {
		expect(count).toBe(cells.filter((cell) => cell === skill).length);
		expect(rule.territories).toBe(people);
		for (const person of people) expect(reps?.find((each) => each.name === person)?.skills).toContain(skill);
	}
	const chosen: unknown[] = [];
	const menu = skillMenu(found, (rule) => chosen.push(rule));
	const [first] = 'items' in menu ? menu.items : [];
	expect(first && 'hint' in first && first.hint).toContain(String(found[0]?.customers));
	if (first && 'onselect' in first) first.onselect();
	expect(chosen).toEqual([found[0]?.rule]);
	const [{ rule, skill, people }] = found as [(typeof found)[number]];
	const { seq } = desk.session.open.current;
	expect(desk.session.open.current.recipe.plans?.[0]?.rules ?? []).toEqual([]);
	await desk.state.making.remake({ ...plan, rules: [rule] });
	const [ruled] = desk.state.plans as [TerritoryPlan];
	const owner = desk.state.ownersIn(ruled);
	cells.forEach((cell, row) => cell === skill && expect(people).toContain(name(ruled, owner[row] ?? -1)));
	expect(desk.session.open.current.seq).toBe(seq + 1);
	expect(skillRules(desk.viewOf(ruled), ruled).map((each) => each.skill)).not.toContain(skill);
	desk.session.open.undo();
	expect(desk.state.plans[0]?.rules ?? []).toEqual([]);
	const strangers = { ...plan, territories: plan.territories.map((each, j) => ({ ...each, name: `T${j}` })) };
	expect(skillRules(view, strangers)).toEqual([]);
});

test('ST261 every counter of the proof that is not 0 names its cure, and is 0 once that is done', async () => {
	const plan = await desk.made();
	const open = () => {
		const kept = desk.state.plans.find(({ id }) => id === plan.id)!;
		return proofOf(desk.viewOf(kept)).filter(({ count }) => count > 0);
	};
	expect(open()).toEqual([]);
	const { customers, session, state } = desk;
	const owners = state.ownersIn(plan);
	const twin = owners.findIndex((own) => own !== owners[0]);
	const [blank = 0, strange = 0] = [...owners.keys()].filter((row) => row !== 0 && row !== twin);
	const ids = columnWithRole(session.open.current, customers, 'customer.id')!;
	desk.write(customers, ids, [[twin, cellAt(ids, 0) as string]]);
	desk.write(customers, findColumn(customers, plan.column)!, [
		[blank, null],
		[strange, 'Nobody'],
	]);
	const reps = session.open.current.tables.find((table) =>
		columnWithRole(session.open.current, table, 'rep.name'),
	)!;
	const name = columnWithRole(session.open.current, reps, 'rep.name')!;
	const rep = Array.from({ length: reps.rowCount }, (_, row) => row).find(
		(row) => cellAt(name, row) === plan.territories[0]?.name,
	)!;
	desk.write(reps, name, [[rep, 'New']]);
	await session.analysis.settled();
	expect(open().map(({ id, count }) => [id, count])).toEqual([
		['unassigned', 2],
		['double', 2],
		['names', 1],
		['vacant', 1],
		['idle', 1],
	]);
	expect(open().filter(({ cure }) => cure === '')).toEqual([]);
	state.edits.move(plan, [{ rows: [0, twin, blank, strange], to: 1 }]);
	expect(open().map(({ id }) => id)).toEqual(['vacant', 'idle']);
	const old = plan.territories[0]!.name;
	renameTerritories(session, plan, new Map([[old, 'New']]));
	expect(open()).toEqual([]);
});

test('ST265 a plan of one territory says that there is nobody to divide among', async () => {
	const base = await newPlan(desk.session, desk.state);
	const plan = await desk.made({ ...base, territories: base.territories.slice(0, 1) });
	expect(desk.viewOf(plan).finding).toBe(m.territories_finding_one({ name: name(plan, 0) }));
});

test('ST264 a customer that was given leaves the list, and the focus goes to the next, after the last to the filters', async () => {
	const plan = await desk.made();
	desk.write(desk.customers, findColumn(desk.customers, plan.column)!, [
		[0, null],
		[1, null],
	]);
	await desk.session.analysis.settled();
	const view = desk.viewOf(plan);
	view.list('nobody');
	const screen = await render(CustomerList, { view, plan });
	const choices = () => [...document.querySelectorAll<HTMLElement>('tbody [aria-haspopup]')];
	await expect.poll(() => choices().length).toBe(2);
	const giveFirst = async () => {
		choices()[0]?.focus();
		await userEvent.keyboard('{Enter}');
		await expect.poll(() => document.querySelectorAll('[role=option]').length).toBeGreaterThan(1);
		await userEvent.keyboard('{ArrowDown}{Enter}');
	};
	await giveFirst();
	await expect.poll(() => choices().length).toBe(1);
	await expect.poll(() => document.activeElement === choices()[0]).toBe(true);
	await giveFirst();
	await expect.poll(() => choices().length).toBe(0);
	await expect.poll(() => document.activeElement?.closest('.bar') !== null).toBe(true);
	await expect.poll(() => document.activeElement?.getAttribute('aria-haspopup')).toBe('listbox');
	await screen.unmount();
});

test('ST277 a rule that is changed while a plan is searched can be saved when that has ended, and not be lost before', async () => {
	const when = { kind: 'test', field: 'metric:amount', is: { op: '>', value: 0 } } as const;
	const [first] = await desk.state.startingTerritories();
	const rule = { id: 'a', name: 'All', basis: 'size', territories: [first?.name ?? ''], when } as const;
	const plan = await desk.made({ rules: [rule] });
	const saved: unknown[] = [];
	const maker = (isReady: boolean) =>
		({ isReady, remake: (_: TerritoryPlan, part: unknown) => saved.push(part) }) as unknown as PlanMaker;
	const props = { view: desk.viewOf(plan), plan };
	const screen = await render(RuleList, { ...props, maker: maker(false) });
	await screen.getByRole('button', { name: 'All' }).first().click();
	const save = screen.getByRole('button', { name: m.layers_dialog_save() });
	await expect.element(save).toBeDisabled();
	await screen.rerender({ ...props, maker: maker(true) });
	await save.click();
	expect(saved).toMatchObject([{ rules: [rule] }]);
	await screen.unmount();
});
