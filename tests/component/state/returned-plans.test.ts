import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { tableOfKind, type TerritoryPlan } from '#src/core/model/index.ts';
import { cellAt, findColumn, rowIdAt, rowOfId } from '#src/core/table/index.ts';
import { remarkOf } from '#src/features/territories/returned/back-texts.ts';
import { m } from '#src/i18n/index.ts';
import type { ReturnedCell } from '#src/io/project-file/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import { likestName, spelledName } from '#src/state/territories/returned/likeness.ts';
import { ReturnedPlans } from '#src/state/territories/returned/returned-plans.svelte.ts';
import { renameTerritories } from '#src/state/territories/plans/plan-versions.ts';
import ReturnedStory from './ReturnedStory.svelte';
import { sharedDesk } from './desk.ts';

let plan: TerritoryPlan;
const desk = sharedDesk('zh-CN', async () => {
	plan = await desk.made();
	await desk.session.analysis.settled();
});

const NONE = { other: null, isOursChanged: false };
const backWith = (cells: readonly Partial<ReturnedCell>[]) =>
	new ReturnedPlans(
		'returned.xlsx',
		{
			...{ project: desk.session.open.id, gone: 1, elsewhere: 2, unread: [] },
			cells: cells.map((cell, i) => ({ ...NONE, column: plan.column, row: i + 1, text: '', ...cell })),
		},
		desk.session,
		desk.state,
	);
const ownerOf = (rowId: number): string => {
	const table = tableOfKind(desk.session.open.current, 'customers');
	const column = table && findColumn(table, plan.column);
	const value = column ? cellAt(column, rowOfId(table, rowId)) : null;
	return typeof value === 'string' ? value : '';
};
/** A territory that a customer does not have. */
const otherThan = (rowId: number) => plan.territories.find(({ name }) => name !== ownerOf(rowId))?.name ?? '';

test('ST174 what came back is ticked where nothing speaks against it; the rest says what does', () => {
	desk.state.lock(plan, [4], true);
	const back = backWith([
		...[
			{ text: otherThan(1) },
			{ text: otherThan(2), isOursChanged: true },
			{ text: otherThan(3), other: '?' },
		],
		...[
			{ text: ` ${otherThan(4)} ` },
			{ text: otherThan(5) },
			{ text: '' },
			{ text: 'Nobody' },
			{ row: 999_999 },
		],
	]);
	const by = (rowId: number) => back.moves.find((move) => move.rowId === rowId)!;
	expect(back.moves.map(({ rowId }) => rowId).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
	expect([1, 2, 3, 4, 5, 6, 7].filter((rowId) => back.isAccepted(by(rowId)))).toEqual([1, 4]);
	expect([2, 3, 5, 6, 7].map((rowId) => remarkOf(by(rowId)) !== '')).toEqual([true, true, true, true, true]);
	expect(remarkOf(by(1))).toBe('');
	expect(back.doubtful).toBe(5);
	expect(back.moves.slice(0, 5).every((move) => remarkOf(move) !== '')).toBe(true);
	back.acceptAll(true);
	expect(back.accepted.map(({ rowId }) => rowId)).not.toContain(7);
	back.name(by(7), otherThan(7));
	expect(back.accepted).toHaveLength(7);
	back.acceptAll(false);
	expect(back.accepted).toEqual([]);
	desk.session.open.undo();
});

test('ST175 the effect is that of the plan after; what is accepted is one step, and can be undone', () => {
	const wanted = [otherThan(1), otherThan(2)];
	const before = [ownerOf(1), ownerOf(2)];
	const back = backWith(wanted.map((text) => ({ text })));
	const told = back.balances[0]!;
	const move = back.moves.find(({ rowId }) => rowId === 1)!;
	const [from, to] = back.effectOf(move);
	expect([from!.name, to!.name]).toEqual([before[0], wanted[0]]);
	expect([from!.after <= from!.before, to!.after >= to!.before]).toEqual([true, true]);
	const steps = desk.session.open.history.undo.length;
	expect(back.apply()).toBe(2);
	expect([ownerOf(1), ownerOf(2)]).toEqual(wanted);
	expect(desk.session.open.history.undo.length).toBe(steps + 1);
	const after = backWith([{ text: before[0] ?? '' }]).balances[0]!;
	expect(after.before.index).toBeCloseTo(told.after.index ?? Number.NaN, 9);
	expect(after.before.inside).toBe(told.after.inside);
	desk.session.open.undo();
	expect([ownerOf(1), ownerOf(2)]).toEqual(before);
});

test('ST175 territories that are renamed before anything is accepted get their customers by the new name', () => {
	const to = otherThan(1);
	const back = backWith([{ text: to }]);
	renameTerritories(desk.session, plan, new Map([[to, 'Renamed']]));
	expect(back.apply()).toBe(1);
	expect(ownerOf(1)).toBe('Renamed');
	desk.session.open.undo();
	desk.session.open.undo();
});

test('ST175 what leaves the team of a rule is shared where it goes, as the plan shows after', async () => {
	const when = { kind: 'test', field: 'metric:amount', is: { op: '>', value: 3_000_000 } } as const;
	const ruled = await desk.made({
		territories: [...plan.territories, { name: 'Team', colour: 10, base: null, posts: 1, byRulesOnly: true }],
		rules: [{ id: 'a', name: 'Key', basis: 'size', territories: ['Team'], when }],
	});
	const team = plan.territories.length;
	const row = desk.state.ownersIn(ruled).indexOf(team);
	const text = ruled.territories[0]?.name ?? '';
	const back = backWith([{ column: ruled.column, row: rowIdAt(desk.customers, row), text }]);
	const told = back.balances[0]!.after;
	const [from, to] = back.effectOf(back.moves[0]!);
	expect(back.apply()).toBe(1);
	const shown = desk.viewOf(ruled).figures!.loads[0]!.balance;
	expect(shown.inside).toBe(told.inside);
	expect(shown.index).toBeCloseTo(told.index ?? Number.NaN, 9);
	expect(from!.after).toBe(1);
	expect(to!.after).toBeCloseTo(1 + shown.deviations[0]!, 9);
	desk.session.open.undo();
	desk.session.open.undo();
});

test('ST176 a name that is none is taken for the one it is most like, if it is clear which', () => {
	const names = ['陆嘉怡', '陈思远', 'North', 'NORTH 2', '=1+1'];
	expect(likestName('陆嘉仪', names)).toBe('陆嘉怡');
	expect(likestName(' ｎｏｒｔｈ ', names)).toBe('North');
	expect(likestName('north-2x', names)).toBe('NORTH 2');
	expect(likestName('王小明', names)).toBeNull();
	expect(likestName('', names)).toBeNull();
	expect(likestName('ab', ['aa', 'bb'])).toBeNull();
});

test('ST243 other blanks, widths and capitals spell the same territory; that of the customer is no change', () => {
	const names = ['Zhou Min', 'Wu Hao', 'A-1', 'A1'];
	expect(
		['zhou  min\u00a0', 'ＷＵ HAO', 'A1 ', 'a 1', 'Li Lei', ''].map((text) => spelledName(text, names)),
	).toEqual(['Zhou Min', 'Wu Hao', 'A1', null, null, null]);
	const back = backWith([{ text: `\u3000${ownerOf(1)} ` }, { text: `${otherThan(2)}\u00a0` }]);
	expect(back.moves.map(({ rowId, text, isKnown }) => [rowId, text, isKnown])).toEqual([
		[2, otherThan(2), true],
	]);
	expect(back.accepted).toHaveLength(1);
});

test('ST174 the page shows every change with its tick, and writes what is ticked', async () => {
	const back = backWith([{ text: otherThan(1) }, { text: 'Nobody' }]);
	let written: boolean | null = null;
	const returning = { closePlans: (isWritten: boolean) => (written = isWritten) };
	const app = { session: desk.session, returning } as unknown as App;
	const screen = await render(ReturnedStory, { app, back });
	await expect.element(screen.getByRole('checkbox').first()).toBeVisible();
	expect(screen.getByRole('checkbox').elements()).toHaveLength(2);
	await screen.getByRole('button', { name: m.plansheets_back_apply({ count: '1' }) }).click();
	expect(written).toBe(true);
});
