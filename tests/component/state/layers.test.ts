import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockedColumn, besideColumn, tableOfKind, type TerritoryPlan } from '#src/core/model/index.ts';
import { findColumn } from '#src/core/table/index.ts';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import { PlanTree } from '#src/features/territories/layers/plan-tree.svelte.ts';
import { skillMenu, skillRules } from '#src/features/territories/layers/skill-rules.ts';
import { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import { moveRows } from '#src/state/territories/figures/move-rows.ts';
import { methodSections } from '#src/state/report/method.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import { sampleSession } from './sample.ts';

let session: Session;
let state: Territories;
beforeEach(async () => {
	const jobs = new Jobs();
	session = await sampleSession('zh-CN', jobs);
	state = new Territories(session, jobs);
});
afterEach(() => session.close());

const columnsOf = () => tableOfKind(session.open.current, 'customers')?.columns.map(({ id }) => id) ?? [];
const viewOf = (plan: TerritoryPlan) => new PlanView(session, state, () => plan.id);
async function made(part: Partial<TerritoryPlan> = {}): Promise<TerritoryPlan> {
	const plan = { ...(await newPlan(session, state)), ...part };
	await state.making.create(plan);
	return state.plans.find(({ id }) => id === plan.id) ?? plan;
}
const name = (plan: TerritoryPlan, j: number) => plan.territories[j]?.name ?? '';

test('ST140 a locked customer stays when the plan is generated again; a lock is one step', async () => {
	const plan = await made();
	const first = state.ownersIn(plan);
	const rows = [...first.keys()].filter((row) => first[row] === 0).slice(0, 5);
	state.edits.move(plan, [{ rows, to: 9 }]);
	state.lock(plan, rows, true);
	expect(rows.every((row) => state.locked(plan)[row] === 1)).toBe(true);
	expect(session.open.history.undo.at(-1)?.label).toEqual({
		code: 'lockCustomers',
		args: { count: 5, name: plan.name },
	});
	await state.making.remake(plan);
	const again = state.ownersIn(plan);
	expect(rows.every((row) => again[row] === 9)).toBe(true);
	expect(viewOf(plan).reasons?.reason(rows[0] ?? 0)).toEqual({ code: 'locked', rule: -1 });

	state.lock(plan, rows.slice(0, 2), false);
	expect(state.locked(plan).reduce((sum, each) => sum + each, 0)).toBe(3);
	const { seq } = session.open.current;
	state.lock(plan, rows.slice(0, 2), false);
	expect(session.open.current.seq).toBe(seq);
	state.remove(plan);
	expect(columnsOf()).not.toContain(lockedColumn(plan));
	session.open.undo();
	expect(columnsOf().slice(-2)).toEqual([plan.column, lockedColumn(plan)]);
});

test('ST141 rules give named accounts to a team and second owners beside; all columns are one step', async () => {
	const base = await newPlan(session, state);
	const customers = state.customers;
	const key = customers?.columns.find(
		(column) => session.open.current.recipe.roles[customers.id]?.[column.id] === 'customer.id',
	);
	const keys = key ? [session.display.cell(key, 3), session.display.cell(key, 4)] : [];
	const field = key?.id ?? 'id';
	const plan = await made({
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
	const owner = state.ownersIn(plan);
	expect([...owner.keys()].filter((row) => owner[row] === 10)).toEqual([3, 4]);
	const view = viewOf(plan);
	expect(view.reasons?.reason(3)).toEqual({ code: 'rule', rule: 0, shared: false });
	expect(view.reasons?.text(3)).toContain('第 1 条规则“大客户”');
	expect(view.figures?.loads[0]?.balance.deviations[10]).toBe(0);
	expect(view.figures?.unassigned).toBe(0);
	const table = tableOfKind(session.open.current, 'customers');
	const second = table && findColumn(table, besideColumn(plan));
	const beside = state.ownersBy(second, [name(plan, 0)]);
	const ruled = state.ruled(plan);
	expect([...beside]).toEqual(Array.from(ruled.beside?.ruleOf ?? [], (rule) => (rule === 1 ? 0 : -1)));
	expect(ruled.fates[1]?.decides).toBeGreaterThan(0);

	const method = methodSections(session, session.display, 'CNY').find(({ title }) =>
		title.includes(plan.name),
	);
	expect(method?.rows.map(([label]) => label)).toContain('第 1 条规则：大客户');
	expect(method?.rows.find(([label]) => label === '第 1 条规则：大客户')?.[1]).toEqual({
		value: 2,
		kind: 'count',
	});

	await state.making.remake({ ...plan, rules: plan.rules?.slice(0, 1) ?? [] });
	expect(columnsOf()).not.toContain(besideColumn(plan));
	session.open.undo();
	expect(columnsOf()).toContain(besideColumn(plan));
});

test('ST142 every customer has one reason in both languages; what is moved by hand says so until it is undone', async () => {
	const plan = await made({ budget: 0.3 });
	const view = viewOf(plan);
	const codes = view.reasons?.codes() ?? new Uint8Array();
	expect(codes.length).toBe(state.customers?.rowCount);
	for (let row = 0; row < codes.length; row++)
		expect(view.reasons?.text(row)).toMatch(/^(?!.*(NaN|undefined|Infinity)).{4,}$/u);
	const owner = state.ownersIn(plan);
	const row = owner.findIndex((own) => own === 1);
	state.edits.move(plan, [{ rows: [row], to: 5 }]);
	expect(viewOf(plan).reasons?.reason(row)).toEqual({ code: 'hand', rule: -1 });
	session.open.undo();
	expect(viewOf(plan).reasons?.reason(row).code).not.toBe('hand');
	const moves = moveRows(viewOf(plan));
	expect(moves.length).toBeGreaterThan(0);
	expect(moves.every(({ disruption, reason }) => disruption !== 'none' && reason.length > 3)).toBe(true);
	// A remake that is undone leaves what was divided before it.
	await state.making.remake({ ...plan, budget: 1 });
	session.open.undo();
	expect(viewOf(plan).reasons?.reason(row).code).not.toBe('hand');
});

test('ST143 levels are one step, and what was evened out by a search is not by hand', async () => {
	const plan = await made();
	const view = viewOf(plan);
	const tree = new PlanTree(view, () => state.plans.find(({ id }) => id === plan.id) ?? plan);
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
	session.open.undo();
	expect(tree.lines.find(({ key }) => key === second.key)?.level).toBe(1);

	const owner = state.ownersIn(plan);
	const rows = [...owner.keys()].filter((row) => owner[row] === 1).slice(0, 12);
	state.edits.move(plan, [{ rows, to: 5 }]);
	await state.edits.evenOut(plan);
	const after = state.ownersIn(plan);
	const { reasons } = viewOf(plan);
	const codes = [...after.keys()].filter((row) => reasons?.reason(row).code === 'hand');
	expect(codes.sort((a, b) => a - b)).toEqual(rows);
});

test('ST144 skills of reps propose rules with their reason; one that is taken gives its customers to those who have the skill, as one step', async () => {
	const plan = await made();
	const view = viewOf(plan);
	const found = skillRules(view, plan);
	expect(found.length).toBeGreaterThan(1);
	const { customers, reps } = state;
	const roles = session.open.current.recipe.roles[customers?.id ?? ''] ?? {};
	const industry = customers?.columns.find(({ id }) => roles[id] === 'customer.industry');
	if (!customers || !industry) throw new Error('industry');
	const cells = Array.from({ length: customers.rowCount }, (_, row) => session.display.cell(industry, row));
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
	const { seq } = session.open.current;
	expect(session.open.current.recipe.plans?.[0]?.rules ?? []).toEqual([]);
	await state.making.remake({ ...plan, rules: [rule] });
	const [ruled] = state.plans as [TerritoryPlan];
	const owner = state.ownersIn(ruled);
	cells.forEach((cell, row) => cell === skill && expect(people).toContain(name(ruled, owner[row] ?? -1)));
	expect(session.open.current.seq).toBe(seq + 1);
	expect(skillRules(viewOf(ruled), ruled).map((each) => each.skill)).not.toContain(skill);
	session.open.undo();
	expect(state.plans[0]?.rules ?? []).toEqual([]);
	const strangers = { ...plan, territories: plan.territories.map((each, j) => ({ ...each, name: `T${j}` })) };
	expect(skillRules(view, strangers)).toEqual([]);
});
