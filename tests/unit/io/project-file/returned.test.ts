import { describe, expect, it } from 'vitest';
import { read, utils, write, type CellObject, type WorkBook, type WorkSheet } from 'xlsx';
import { allRowIds, columnOf, numberColumn, withCells, type Table } from '#src/core/table/index.ts';
import {
	readProjectWorkbook,
	readReturnedCells,
	type OwnColumn,
	type ProjectWorkbookInput,
} from '#src/io/project-file/index.ts';
import type { TerritoryPlan } from '#src/core/model/index.ts';
import type { RawColumn } from '#src/io/raw.ts';
import { HOSTILE, plannedInput } from '../../../support/plan-pages.ts';
import { projectBytes, readRaw } from '../../../support/workbook-bytes.ts';

const NAMES = ['甲', '乙', '丙'];
const LIST = '方案 A 调整清单';
const input = plannedInput(40, NAMES);
const [customers] = input.project.tables as [Table];

/** The own column, with other texts in some rows since the export. */
function own(changes: Readonly<Record<number, string>> = {}): OwnColumn {
	const rows = Object.keys(changes).map(Number);
	const plan = customers.columns[1]!;
	const column = withCells(
		plan,
		rows,
		rows.map((row) => changes[row] ?? null),
	);
	return { table: customers.id, column, rowIds: allRowIds(customers) };
}

/** The exported file after someone has worked on it with SheetJS. */
async function edited(work: (book: WorkBook) => void, exported: ProjectWorkbookInput = input) {
	const book = read(await projectBytes(exported), { cellStyles: true });
	work(book);
	return readRaw(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
}
const put = (sheet: WorkSheet | undefined, ref: string, text: string) => {
	if (sheet) sheet[ref] = text === '' ? { t: 'z' } : { t: 's', v: text };
};

/** Cell of the owner of a customer in the list, which is in reverse order below four lines; and in the sheet of the table. */
const inList = (row: number) => `B${5 + 39 - row}`;
const inTable = (row: number) => `B${2 + row}`;

describe('owners that come back', () => {
	it('PRJ34 an untouched file changes nothing', async () => {
		const found = await readReturnedCells(await edited(() => undefined), [own()]);
		expect(found).toEqual({ project: input.project.id, cells: [], gone: 0, elsewhere: 0, unread: [] });
	});

	it('PRJ35 changes in the list, in the table, or alike in both come back by row id', async () => {
		const raw = await edited(({ Sheets }) => {
			put(Sheets[LIST], inList(3), '丙');
			put(Sheets['客户'], inTable(7), '甲');
			put(Sheets[LIST], inList(9), '乙');
			put(Sheets['客户'], inTable(9), '乙');
			put(Sheets['客户'], inTable(10), '');
			put(Sheets['客户'], 'A13', 'K-other');
		});
		const found = await readReturnedCells(raw, [own()]);
		const same = { column: 'plan-p', other: null, isOursChanged: false };
		expect(found?.cells).toEqual([
			...[
				{ row: 4, text: '丙' },
				{ row: 8, text: '甲' },
				{ row: 10, text: '乙' },
				{ row: 11, text: '' },
			].map((cell) => ({ ...same, ...cell })),
		]);
		expect(found?.elsewhere).toBe(1);
	});

	it('PRJ36 where list and table disagree the list is meant, and the other text is told', async () => {
		const raw = await edited(({ Sheets }) => {
			put(Sheets[LIST], inList(3), '丙');
			put(Sheets['客户'], inTable(3), '乙');
		});
		expect((await readReturnedCells(raw, [own()]))?.cells).toEqual([
			{ column: 'plan-p', row: 4, text: '丙', other: '乙', isOursChanged: false },
		]);
	});

	it('PRJ37 what was changed here since is told; what is the same here already is left out; gone rows are counted', async () => {
		const raw = await edited(({ Sheets }) => {
			put(Sheets[LIST], inList(3), '丙');
			put(Sheets[LIST], inList(6), '乙');
			put(Sheets[LIST], inList(39), '乙');
		});
		const mine = own({ 3: '乙', 6: '乙' });
		const shorter = { ...mine, rowIds: mine.rowIds.slice(0, 39) };
		const found = await readReturnedCells(raw, [shorter]);
		expect(found?.cells).toEqual([
			{ column: 'plan-p', row: 4, text: '丙', other: null, isOursChanged: true },
		]);
		expect(found?.gone).toBe(1);
	});

	it('PRJ38 without row ids a row is known by its key; a list is found by its headers, anywhere in the file', async () => {
		const raw = await edited((book) => {
			const list = book.Sheets[LIST]!;
			put(list, inList(3), '丙');
			const rows = utils.sheet_to_json<unknown[]>(list, { header: 1 });
			const shuffled = [['note'], ...rows.slice(0, 4), ...rows.slice(4).reverse()];
			book.Sheets[LIST] = utils.aoa_to_sheet(shuffled.map((row) => row.slice(0, 3)));
			const at = book.SheetNames.indexOf(LIST);
			book.SheetNames[at] = 'renamed';
			book.Sheets['renamed'] = book.Sheets[LIST];
			for (let row = 1; row <= 41; row++) delete book.Sheets['客户']![`C${row}`];
		});
		expect((await readReturnedCells(raw, [own()]))?.cells).toMatchObject([{ row: 4, text: '丙' }]);
	});

	describe('PRJ49 two plans whose lists have the same headers', () => {
		const owners = Array.from({ length: 40 }, (_, row) => NAMES[(row + 1 + (row % 2)) % 3] ?? null);
		const other = columnOf({ id: 'plan-q', name: '方案 B', type: 'choice' }, owners);
		const table = { ...customers, columns: [...customers.columns, other] };
		const list = (input.pages ?? []).find((page) => page.kind === 'list')!;
		const second = {
			...list,
			sheet: '方案 B 调整清单',
			columns: list.columns.with(1, { ...list.columns[1]!, values: other }),
		};
		const both: ProjectWorkbookInput = {
			...{ ...input, handouts: [], project: { ...input.project, tables: [table] } },
			pages: [list, { ...second, returns: [{ table: table.id, column: other.id, at: 1, key: 0 }] }],
		};
		const mine = [own(), { ...own(), column: other }];
		const names = (book: WorkBook, to: Readonly<Record<string, string>>) => {
			for (const [from, name] of Object.entries(to)) {
				book.SheetNames[book.SheetNames.indexOf(from)] = name;
				book.Sheets[name] = book.Sheets[from]!;
				delete book.Sheets[from];
			}
		};

		it.each([
			['one renamed', { [LIST]: 'A' }],
			['both renamed', { [LIST]: 'A', [second.sheet]: 'B' }],
			['as they were', {}],
		])('%s: each gets back its own', async (_, renamed) => {
			const raw = await edited((book) => {
				put(book.Sheets[LIST], inList(3), '乙');
				put(book.Sheets[second.sheet], inList(4), '甲');
				names(book, renamed);
			}, both);
			const found = await readReturnedCells(raw, mine);
			expect(found?.cells).toEqual([
				{ column: 'plan-p', row: 4, text: '乙', other: null, isOursChanged: false },
				{ column: 'plan-q', row: 5, text: '甲', other: null, isOursChanged: false },
			]);
		});
	});

	/** Sorts rows of a sheet backwards, as who sorts what can be seen: the hidden last column stays where it is. */
	const sortSeen = (sheet: WorkSheet, first: number) => {
		const rows = utils.sheet_to_json<(string | number)[]>(sheet, { header: 1 });
		const body = rows.slice(first);
		const sorted = body.map((row, i) => [...(body.at(-1 - i) ?? []).slice(0, -1), row.at(-1) ?? '']);
		utils.sheet_add_aoa(sheet, sorted, { origin: first });
	};

	it('PRJ45 a list and a table sorted without the hidden row ids give nobody the owner of another', async () => {
		const raw = await edited(({ Sheets }) => {
			put(Sheets[LIST], inList(3), '丙');
			sortSeen(Sheets[LIST]!, 4);
			put(Sheets['客户'], inTable(7), '甲');
			sortSeen(Sheets['客户']!, 1);
		});
		const found = await readReturnedCells(raw, [own()]);
		expect(found?.cells).toMatchObject([
			{ row: 4, text: '丙', other: null },
			{ row: 8, text: '甲', other: null },
		]);
		expect([found?.cells.length, found?.elsewhere]).toEqual([2, 0]);
	});

	it('PRJ45 a row id that stands twice is not asked where the key says whose row it is; rows of one customer that disagree are told', async () => {
		const ids = (await edited(() => undefined)).sheets.find(({ name }) => name === LIST)?.columns.length ?? 0;
		const idOf = (row: number) => utils.encode_cell({ r: 4 + 39 - row, c: ids - 1 });
		const doubled = await edited(({ Sheets }) => {
			const list = Sheets[LIST]!;
			list[idOf(5)] = list[idOf(3)] as CellObject;
			put(list, inList(3), '丙');
		});
		expect((await readReturnedCells(doubled, [own()]))?.cells).toEqual([
			{ column: 'plan-p', row: 4, text: '丙', other: null, isOursChanged: false },
		]);
		const twice = await edited(({ Sheets }) => {
			const list = Sheets[LIST]!;
			const key = (row: number) => `A${5 + 39 - row}`;
			put(list, inList(3), '丙');
			list[key(2)] = list[key(3)] as CellObject;
			put(list, inList(2), '乙');
		});
		expect((await readReturnedCells(twice, [own()]))?.cells).toEqual([
			{ column: 'plan-p', row: 4, text: '乙', other: '丙', isOursChanged: false },
		]);
	});

	it('PRJ46 a list without its column, or without key and row ids, is told; so are rows that are nobody’s', async () => {
		const unreadOf = async (work: (list: WorkSheet) => void) =>
			(await readReturnedCells(await edited(({ Sheets }) => work(Sheets[LIST]!)), [own()]))?.unread;
		const header = '新负责人（可改）';
		const whole = [{ sheet: LIST, header, rows: null }];
		expect(await unreadOf((list) => put(list, 'B4', '新负责人'))).toEqual(whole);
		expect(await unreadOf((list) => [put(list, 'A4', '?'), put(list, 'D4', '?')])).toEqual(whole);
		const rows = await unreadOf((list) => {
			for (const row of [3, 5]) put(list, `A${5 + 39 - row}`, 'K-new');
			for (const row of [3, 4, 5]) put(list, `D${5 + 39 - row}`, '');
		});
		expect(rows).toEqual([{ sheet: LIST, header, rows: 2 }]);
		const inTable = await edited(({ Sheets }) => put(Sheets['客户'], 'B1', 'Plan'));
		const found = await readReturnedCells(inTable, [own()]);
		expect(found?.unread).toEqual([{ sheet: '客户', header: '方案 A', rows: null }]);
		expect(found?.cells).toEqual([]);
	});

	it('PRJ46 a list is read where the sheet of its table was taken out of the file', async () => {
		const work = (book: WorkBook) => {
			put(book.Sheets[LIST], inList(3), '丙');
			book.SheetNames = book.SheetNames.filter((name) => name !== '客户');
		};
		const raw = await edited(work, { ...input, handouts: [] });
		const found = await readReturnedCells(raw, [own()]);
		expect(found?.cells).toMatchObject([{ row: 4, text: '丙', isOursChanged: false }]);
		expect([found?.unread, found?.elsewhere]).toEqual([[], 0]);
		const restored = await readProjectWorkbook(raw);
		expect(restored?.project.tables).toEqual([]);
		expect(restored?.notes).toEqual([{ code: 'sheetGone', table: '客户' }]);
	});

	it('PRJ47 of a table above 200,000 rows the owners that were changed are known one by one', async () => {
		const { pages: _, handouts: __, ...large } = plannedInput(200_001, NAMES);
		const plans = [{ column: 'plan-p' }] as unknown as readonly TerritoryPlan[];
		const { recipe } = large.project;
		const raw = await readRaw(
			await projectBytes({ ...large, project: { ...large.project, recipe: { ...recipe, plans } } }),
		);
		const [keys, owners] = raw.sheets.find(({ name }) => name === '客户')!.columns as [RawColumn, RawColumn];
		owners.values[1] = owners.values[2] ?? 0;
		keys.values[5] = keys.values[4] ?? 0;
		const { edits } = (await readProjectWorkbook(raw))!;
		expect(edits[0]?.changed).toEqual([1, 5]);
		expect(edits[0]?.cells).toEqual([{ column: 'plan-p', rows: [1] }]);
	});

	it('PRJ39 hostile names and texts come back as they were typed', async () => {
		const hostile = plannedInput(14, HOSTILE);
		const [table] = hostile.project.tables as [Table];
		const raw = await readRaw(await projectBytes(hostile));
		const column = table.columns[1]!;
		const mine = { table: table.id, column, rowIds: allRowIds(table) };
		expect((await readReturnedCells(raw, [mine]))?.cells).toEqual([]);
		const cut = await edited(({ Sheets }) => put(Sheets[LIST], 'B5', '=cmd|x'), hostile);
		expect((await readReturnedCells(cut, [mine]))?.cells).toMatchObject([{ row: 14, text: '=cmd|x' }]);
	});

	describe('what is filled in', () => {
		const shown = Float64Array.from({ length: 40 }, (_, i) => (i % 4 === 3 ? Number.NaN : 1000 * i + 0.1));
		const empty = numberColumn(
			{ id: 'filled', name: '目标', type: 'number' },
			shown.map(() => Number.NaN),
		);
		const goals = numberColumn({ id: 'n', name: '', type: 'number' }, shown);
		const returns = [{ table: customers.id, column: 'filled', at: 3, key: 0, fills: true } as const];
		const filling = {
			...input,
			handouts: (input.handouts ?? []).map((list) => ({
				...list,
				columns: [
					...list.columns,
					{ header: '目标（可改）', kind: 'money' as const, values: goals, isInput: true },
				],
				returns,
			})),
		};
		const sheetOf = (row: number) => NAMES[row % 3] ?? '';
		/** Cell of the goal of a customer in the list of its owner. */
		const at = (book: WorkBook, row: number): [WorkSheet, string] => {
			const sheet = book.Sheets[sheetOf(row)]!;
			const line = utils
				.sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: true })
				.findIndex((cells) => cells[0] === `K${row}`);
			return [sheet, `D${line + 1}`];
		};
		const mine = { table: customers.id, column: empty, rowIds: allRowIds(customers) };

		it('PRJ40 what a list only suggests is no change; what was changed in it comes back, though its column is not there yet', async () => {
			expect((await readReturnedCells(await edited(() => undefined, filling), [mine, own()]))?.cells).toEqual(
				[],
			);
			const fill = (book: WorkBook) => {
				const [first, goal] = at(book, 4);
				first[goal] = { t: 'n', v: 5500 };
				put(...at(book, 5), ' 5.5万 ');
				put(...at(book, 3), '7');
				put(...at(book, 6), 'later');
				put(...at(book, 8), '');
				book.SheetNames[book.SheetNames.indexOf('乙')] = 'renamed';
				book.Sheets['renamed'] = book.Sheets['乙']!;
			};
			const raw = await edited(fill, filling);
			const found = await readReturnedCells(raw, [mine, own()]);
			const same = { column: 'filled', other: null, isOursChanged: false };
			expect(found?.cells).toEqual(
				[
					{ row: 4, text: '7' },
					{ row: 5, text: '5500' },
					{ row: 6, text: '55000' },
					{ row: 7, text: 'later' },
				].map((cell) => ({ ...same, ...cell })),
			);
			expect(found?.elsewhere).toBe(0);
		});

		it('PRJ40 what was filled in here since is told, the same is left out, what was taken away in the file comes as nothing', async () => {
			const fill = (book: WorkBook) => {
				put(...at(book, 4), '5500');
				put(...at(book, 5), '6500');
				put(...at(book, 8), '');
			};
			const raw = await edited(fill, filling);
			const column = withCells(empty, [4, 5, 8], [1, 6500, 9]);
			const cells = (await readReturnedCells(raw, [{ ...mine, column }]))?.cells;
			expect(cells?.map(({ row, text, isOursChanged }) => [row, text, isOursChanged])).toEqual([
				[5, '5500', true],
				[9, '', true],
			]);
		});
	});

	it('PRJ10 any other workbook is not ours', async () => {
		const book = utils.book_new();
		utils.book_append_sheet(book, utils.aoa_to_sheet([['a'], [1]]), 'x');
		const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
		expect(await readReturnedCells(await readRaw(bytes), [own()])).toBeNull();
	});
});
