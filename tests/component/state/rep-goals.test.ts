import { expect, test } from 'vitest';
import { read, utils, write, type WorkBook } from 'xlsx';
import type { TerritoryPlan } from '#src/core/model/index.ts';
import { allRowIds, cellAt, findColumn, rowOfId, unpackColumn } from '#src/core/table/index.ts';
import { entryRemark } from '#src/features/territories/returned/back-texts.ts';
import { formatMoney } from '#src/i18n/index.ts';
import { reportTexts } from '#src/i18n/report.ts';
import {
	projectWorkbook,
	readReturnedCells,
	unpackInput,
	type WireListPage,
} from '#src/io/project-file/index.ts';
import { repPages, workbookRequest } from '#src/state/report/index.ts';
import { ReturnedPlans } from '#src/state/territories/returned/returned-plans.svelte.ts';
import { FILLED_FIELDS, filledColumn, filledIn } from '#src/state/territories/work/goals.ts';
import { readRaw, workbookBytes } from '../../support/workbook-bytes.ts';
import { sharedDesk } from './desk.ts';

let plan: TerritoryPlan;
const desk = sharedDesk('en', async () => {
	plan = await desk.made();
});

const money = (amount: number) => formatMoney(amount, desk.session.open.current.recipe.currency, null, 'en');
/** Goals of a list, in its order; NaN = open. */
function goalsOf({ columns, order }: WireListPage): readonly number[] {
	const column = unpackColumn(columns.at(-3)!.values);
	return Array.from(order, (row) => Number(cellAt(column, row) ?? Number.NaN));
}
const sum = (values: readonly number[]) => values.reduce((all, each) => all + (each || 0), 0);

/** The workbook with a list per rep, after someone has worked on it; read back into the project. */
async function returned(work: (book: WorkBook) => void): Promise<ReturnedPlans> {
	const handouts = await repPages(desk.session, desk.jobs, plan, 'en');
	const request = structuredClone(workbookRequest(desk.session, 'en', { handouts }));
	const book = read(await workbookBytes(await projectWorkbook(unpackInput(request, reportTexts('en')))));
	work(book);
	const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
	const table = desk.customers;
	const columns = [findColumn(table, plan.column)!, ...FILLED_FIELDS.map((field) => filledIn(table, field))];
	const own = columns.map((column) => ({ table: table.id, column, rowIds: allRowIds(table) }));
	const found = await readReturnedCells(await readRaw(bytes), own);
	return new ReturnedPlans('back.xlsx', found!, desk.session, desk.state);
}

/** Writes into the i-th line of a rep's list, columns counted from the end before the row ids. */
function fill(
	book: WorkBook,
	rep: string,
	i: number,
	column: 'goal' | 'visits' | 'remark',
	value: number | string,
) {
	const sheet = book.Sheets[rep]!;
	const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: true });
	const header = rows.findIndex((cells) => cells.includes('_rowid'));
	const at = rows[header]!.indexOf('_rowid') - 3 + ['goal', 'visits', 'remark'].indexOf(column);
	sheet[utils.encode_cell({ r: header + 1 + i, c: at })] =
		typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value };
}

test('ST232 every customer who buys has a goal; goals add up to those of the territories, these to the target', async () => {
	const target = 123_456_000;
	for (const total of [null, target]) {
		desk.session.open.setRecipe(['goalTarget'], total, { code: 'goalTarget', args: {} });
		const lists = await repPages(desk.session, desk.jobs, plan, 'en');
		const sales = desk.state.workload.sales.values;
		for (const list of lists) {
			const goals = goalsOf(list);
			goals.forEach((goal, i) => expect(Number.isNaN(goal)).toBe(!((sales[list.order[i] ?? 0] ?? 0) > 0)));
			expect(list.lines.join()).toContain(`Goal of this territory: ${money(sum(goals))}`);
		}
		const all = sum(lists.map((list) => sum(goalsOf(list))));
		const known = sales.reduce((before, each) => before + Math.max(0, each || 0), 0);
		if (total === null) expect(Math.abs(all - known)).toBeLessThan(known / 1e4);
		else expect(all).toBe(target);
	}
});

test('ST233 what reps fill in comes back with a preview, is one step, and stands in the next lists', async () => {
	const before = await repPages(desk.session, desk.jobs, plan, 'en');
	const [list] = before as [WireListPage];
	const rep = list.sheet;
	const back = await returned((book) => {
		fill(book, rep, 0, 'goal', 777_000);
		fill(book, rep, 1, 'goal', 'soon');
		fill(book, rep, 1, 'visits', 14);
		fill(book, rep, 2, 'remark', '=1+1');
	});
	expect(back.moves).toEqual([]);
	const { all } = back.entries;
	expect(all.map(({ field, text }) => `${field} ${text}`).sort()).toEqual(
		['goal 777000', 'goal soon', 'remark =1+1', 'visits 14'].sort(),
	);
	const wrong = all.find(({ text }) => text === 'soon')!;
	expect([back.entries.isAccepted(wrong), entryRemark(wrong) !== '', back.count]).toEqual([false, true, 3]);
	back.acceptAll(true);
	expect(back.count).toBe(3);
	const steps = desk.session.open.history.undo.length;
	expect(back.apply()).toBe(3);
	expect(desk.session.open.history.undo.length).toBe(steps + 1);
	const ids = list.order.map((row) => allRowIds(desk.customers)[row] ?? 0);
	const kept = (field: (typeof FILLED_FIELDS)[number], i: number) =>
		cellAt(findColumn(desk.customers, filledColumn(field).id)!, rowOfId(desk.customers, ids[i] ?? 0));
	expect([kept('goal', 0), kept('goal', 1), kept('visits', 1), kept('remark', 2)]).toEqual([
		...[777_000, null, 14, '=1+1'],
	]);

	const [next] = (await repPages(desk.session, desk.jobs, plan, 'en')) as [WireListPage];
	expect(goalsOf(next).slice(1)).toEqual(goalsOf(list).slice(1));
	expect(goalsOf(next)[0]).toBe(777_000);
	expect(next.lines.join()).toContain(`add up to ${money(sum(goalsOf(next)))}`);
	expect((await returned(() => undefined)).entries.all).toEqual([]);
	const again = await returned((book) => fill(book, rep, 0, 'goal', 800_000));
	expect(again.entries.all).toMatchObject([{ from: 777_000, to: 800_000, isOursChanged: false }]);
	again.apply();
	expect(kept('goal', 0)).toBe(800_000);

	desk.session.open.undo();
	desk.session.open.undo();
	expect(findColumn(desk.customers, filledColumn('goal').id)).toBeUndefined();
});

test('ST233 owners and entries of one file are one step', async () => {
	const [list] = (await repPages(desk.session, desk.jobs, plan, 'en')) as [WireListPage];
	const back = await returned((book) => {
		fill(book, list.sheet, 0, 'visits', 3);
		const sheet = book.Sheets[desk.customers.name]!;
		const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: true });
		const at = rows[0]!.indexOf(plan.name);
		const to = plan.territories.find(({ name }) => name !== rows[1]![at])!.name;
		sheet[utils.encode_cell({ r: 1, c: at })] = { t: 's', v: to };
	});
	expect([back.moves.length, back.entries.all.length]).toEqual([1, 1]);
	const steps = desk.session.open.history.undo.length;
	expect(back.apply()).toBe(2);
	expect(desk.session.open.history.undo.length).toBe(steps + 1);
	desk.session.open.undo();
	expect(findColumn(desk.customers, filledColumn('visits').id)).toBeUndefined();
});
