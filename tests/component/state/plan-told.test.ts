import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { besideColumn, columnWithRole, tableOfKind } from '#src/core/model/index.ts';
import { cellAt } from '#src/core/table/index.ts';
import BalanceBoard from '#src/features/territories/board/BalanceBoard.svelte';
import { amountColumn } from '#src/features/territories/layers/amount-column.ts';
import { customerLines } from '#src/features/territories/layers/customer-lines.ts';
import CustomerList from '#src/features/territories/layers/CustomerList.svelte';
import { proofOf } from '#src/features/territories/layers/proof.ts';
import RuleDialog from '#src/features/territories/layers/RuleDialog.svelte';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import MoveTable from '#src/features/territories/surface/MoveTable.svelte';
import { territoryColumns, territoryRows } from '#src/features/territories/surface/territory-rows.ts';
import { m } from '#src/i18n/index.ts';
import { planPages, sheetScenes } from '#src/state/report/index.ts';
import { moveRows } from '#src/state/territories/figures/move-rows.ts';
import { freshDesk } from './desk.ts';

const desk = freshDesk();

test('ST270 a team that is second owner only has its customers and no share; conflicts are told, and sheets count alike', async () => {
	const base = await newPlan(desk.session, desk.state);
	const team = { colour: 10, base: null, posts: 1, byRulesOnly: true };
	const sized = (value: number) =>
		({ kind: 'test', field: 'metric:amount', is: { op: '>', value } }) as const;
	const rules = [
		{ id: 'a', name: 'Key', basis: 'account', territories: ['Key'], when: sized(5_000_000) },
		{ id: 'b', name: 'Large', basis: 'size', territories: ['Large'], when: sized(3_000_000) },
		{ id: 'c', name: 'Help', basis: 'need', territories: ['Help'], when: sized(2_000_000), beside: true },
	] as const;
	const territories = [...base.territories, ...rules.map(({ territories: [to] }) => ({ ...team, name: to }))];
	const plan = await desk.made({ ...base, territories, rules });
	const view = desk.viewOf(plan);
	const at = territories.length - 1;
	const helped = desk.state.ruled(plan).fates[2]?.decides ?? 0;
	expect(helped).toBeGreaterThan(0);
	expect([view.figures?.counts[at], view.figures?.besides[at], view.figures?.empty]).toEqual([0, helped, 0]);
	expect(proofOf(view).filter(({ count, isTold }) => count > 0 && !isTold)).toEqual([]);
	expect(proofOf(view).find(({ id }) => id === 'conflicts')?.count).toBeGreaterThan(0);
	view.list('', at);
	expect(customerLines(view, plan)).toHaveLength(helped);
	expect(territoryRows(view)[at]?.loads[0]).toEqual({ load: 0, target: 0, deviation: null });

	const board = await render(BalanceBoard, { view });
	const row = board.getByRole('button', { name: /^Help/ });
	await expect.element(row).toHaveTextContent('—');
	await row.click();
	await expect.element(board.getByText(m.layers_list_beside())).toBeVisible();
	await expect.element(board.getByTitle(m.territories_table_note())).toBeVisible();
	await board.unmount();
	view.list('conflict');
	const list = await render(CustomerList, { view, plan });
	await expect
		.poll(() => list.container.querySelector('tbody td:last-child [title]')?.textContent)
		.toMatch(/^第 2 条规则/);
	await list.unmount();

	// One customer stands twice in the list.
	const owners = desk.state.ownersIn(plan);
	const twin = owners.findIndex((own) => own !== owners[0]);
	const ids = columnWithRole(desk.session.open.current, desk.customers, 'customer.id')!;
	desk.write(desk.customers, ids, [[twin, cellAt(ids, 0) as string]]);
	await desk.session.analysis.settled();
	const pages = planPages(await sheetScenes(desk.session, desk.jobs, 'zh-CN'));
	const sheet = pages.find(({ kind }) => kind === 'figures');
	const { lines, rows } = sheet?.kind === 'figures' ? sheet : { lines: [], rows: [] };
	expect(lines.join()).toContain('未分配 0 · 重复 2 · 空区 0');
	expect(rows[at]).toContain(null);
	expect(rows[at]).not.toContain(1);

	// A rule that holds for nobody gives nobody a second owner.
	await desk.state.making.remake({ ...plan, rules: [{ ...rules[2], when: sized(1e12) }] });
	expect(desk.customers.columns.map(({ id }) => id)).not.toContain(besideColumn(plan));
});

test('ST275 without money lists show none, and what changes hands is counted in customers', async () => {
	const orders = tableOfKind(desk.session.open.current, 'transactions')!;
	desk.session.open.setRecipe(['roles', orders.id], {}, { code: 'grid.edit', args: { column: '' } });
	await desk.session.analysis.settled();
	expect(desk.session.analysis.hasMoney).toBe(false);
	const base = await newPlan(desk.session, desk.state);
	const criteria = [{ measure: { kind: 'customers' }, below: 0.4, above: 0.4 }] as const;
	const plan = await desk.made({ ...base, criteria });
	const view = desk.viewOf(plan);
	expect(territoryColumns(view).map(({ id }) => id)).toEqual(['territory', 'count', 'target0', 'deviation0']);
	expect(amountColumn(view)).toEqual([]);
	// Two customers who are with their owner of today change hands: two more of all are moved.
	const [owner, today] = [desk.state.ownersIn(plan), desk.state.ownersToday(plan)];
	const rows = [...owner.keys()].filter((row) => owner[row] === today[row]).slice(0, 2);
	const to = (owner[rows[0]!]! + owner[rows[1]!]! + 1) % 10;
	const gone = rows.filter((row) => owner[row] !== to).length;
	const [before, after] = [view.board.effectOn([]), view.board.effectOn([{ rows, to }])];
	const more = (after?.movedShare ?? 0) - (before?.movedShare ?? 0);
	expect(more * owner.length).toBeCloseTo(gone, 6);
	expect(view.movingText(2)).toBe('2 个客户');
	const list = await render(MoveTable, { view });
	await expect.poll(() => list.container.querySelectorAll('tbody tr').length).toBeGreaterThan(5);
	expect(list.container.textContent).not.toMatch(/\d 元|万元/);
	await list.unmount();
});

test('ST273 names in sentences of plans stay letter by letter', async () => {
	const owner = columnWithRole(desk.session.open.current, desk.customers, 'customer.owner')!;
	const [old] = desk.state.names;
	const rows = Array.from({ length: desk.customers.rowCount }, (_, row) => row);
	const theirs = rows.filter((row) => cellAt(owner, row) === old);
	desk.write(
		desk.customers,
		owner,
		theirs.map((row) => [row, '销售16']),
	);
	await desk.session.analysis.settled();
	const base = await newPlan(desk.session, desk.state);
	const territories = base.territories.map((each) =>
		each.name === old ? { ...each, name: '销售16' } : each,
	);
	const view = desk.viewOf(await desk.made({ ...base, territories }));
	const told = moveRows(view).map(({ reason }) => reason);
	expect(told.some((reason) => reason.startsWith('销售16 现在的负荷'))).toBe(true);
	expect(told.filter((reason) => reason.includes('销售 16'))).toEqual([]);
});

test('ST271 the dialog of a rule says for whom it holds before anyone has said who gets them', async () => {
	const plan = await desk.made();
	const when = { kind: 'test', field: 'metric:amount', is: { op: '>', value: 0 } } as const;
	const rule = { id: 'a', name: 'All', basis: 'size', territories: [], when } as const;
	const props = { view: desk.viewOf(plan), plan, rule, onsave: () => {}, onclose: () => {} };
	const screen = await render(RuleDialog, props);
	const buyers = desk.state.value.filter((amount) => amount > 0).length;
	await expect.element(screen.getByRole('status')).toHaveTextContent(String(buyers));
	await screen.unmount();
});

test('ST274 too much or too little is a reason only towards who has less today', async () => {
	const plan = await desk.made({ areas: { level: 'province', bridges: true } });
	const view = desk.viewOf(plan);
	const load = view.today?.loads[0];
	const shares = new Map(
		view.today?.territories.map(({ name }, j) => [name, load?.balance.deviations[j] ?? 0]),
	);
	const uphill = moveRows(view).filter(
		({ from, to }) =>
			plan.territories.some(({ name }) => name === from) && shares.get(from)! < shares.get(to)!,
	);
	expect(uphill.length).toBeGreaterThan(0);
	expect(uphill.filter(({ reason }) => reason.includes('应得份额'))).toEqual([]);
	expect(uphill.some(({ reason }) => reason === m.territories_reason_whole())).toBe(true);
});

test('ST276 in the list of plans today is measured as the plan on screen', async () => {
	const criteria = [{ measure: { kind: 'customers' }, below: 0.2, above: 0.2 }] as const;
	const view = desk.viewOf(await desk.made({ criteria }));
	expect(view.all[0]?.plan).toBeNull();
	expect(view.all[0]?.loads[0]?.balance).toEqual(view.today?.loads[0]?.balance);
	expect(desk.viewOf(null).all[0]?.loads[0]?.criterion.measure.kind).toBe('column');
});
