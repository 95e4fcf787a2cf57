import { expect, test } from 'vitest';
import type { TerritoryPlan } from '#src/core/model/index.ts';
import { cellAt, unpackColumn } from '#src/core/table/index.ts';
import { planeOf } from '#src/core/territory/plan/index.ts';
import { usualWorkload } from '#src/core/territory/workload/index.ts';
import { formatInteger } from '#src/i18n/index.ts';
import { freshPlan } from '#src/state/territories/plans/plan-versions.ts';
import { planFigures } from '#src/state/territories/figures/plan-figures.ts';
import { resourceFigures } from '#src/state/territories/work/resource-figures.ts';
import { projectWorkbook, unpackInput, type WirePage } from '#src/io/project-file/index.ts';
import { reportTexts } from '#src/i18n/report.ts';
import { handoutChoices, listCount } from '#src/state/workbook/handouts.ts';
import { planPages, repPages, sheetScenes, workbookRequest } from '#src/state/report/index.ts';
import { pageName } from '#src/state/report/plans/scenes.ts';
import { validateWorkbook } from '../../support/ooxml-validator.ts';
import { workbookBytes } from '../../support/workbook-bytes.ts';
import { sharedDesk } from './desk.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;
let plan: TerritoryPlan;
const desk = sharedDesk('zh-CN', async () => {
	plan = await desk.made({ budget: 0.2 });
});

const sum = (values: readonly unknown[]) =>
	values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0);
function page<K extends WirePage['kind']>(pages: readonly WirePage[], kind: K) {
	const found = pages.find((each) => each.kind === kind);
	if (!found) throw new Error(kind);
	return found as Extract<WirePage, { kind: K }>;
}

test.each(LANGUAGES)(
	'ST170 pages of a plan: territories that add up, moves, before and after, in %s',
	async (locale) => {
		await desk.session.analysis.settled();
		const pages = planPages(await sheetScenes(desk.session, desk.jobs, locale));
		expect(pages.map(({ kind }) => kind)).toEqual(['blocks', 'figures', 'list']);
		const { rows, total, columns } = page(pages, 'figures');
		expect(rows).toHaveLength(10);
		columns.forEach(({ sums }, c) => {
			if (sums) expect(sum(rows.map((row) => row[c]))).toBeCloseTo(Number(total[c]), 6);
		});
		const list = page(pages, 'list');
		const came = columns.findIndex(({ header }) => /调入客户|Customers gained/.test(header));
		expect(total[came]).toBe(list.order.length);
		// Who comes from a rep without a territory goes from none: the sheets say how many.
		const gone = columns.findIndex(({ header }) => /调出客户|Customers given/.test(header));
		const inherited = desk.viewOf(plan).figures?.moved?.inherited ?? 0;
		expect(Number(total[came]) - Number(total[gone])).toBe(inherited);
		for (const { lines } of [page(pages, 'figures'), list])
			expect(lines.at(-1)).toMatch(new RegExp(`\\b${inherited}\\b.*(移动上限|move budget)`));
		expect(list.order.length).toBeGreaterThan(5);
		const [loads] = page(pages, 'blocks').blocks;
		expect(loads?.rows.map((row) => row[0])).toEqual([
			...plan.territories.map(({ name }) => name),
			...desk.state.names.filter((name) => !plan.territories.some((each) => each.name === name)),
		]);
		for (const row of loads?.rows.slice(0, 10) ?? [])
			expect([(row[4] as number) >= 0.9 - 1e-9, (row[4] as number) <= 1.1 + 1e-9]).toEqual([true, true]);
		const handouts = await repPages(desk.session, desk.jobs, plan, locale);
		const request = workbookRequest(desk.session, locale, { pages, handouts });
		const bytes = await workbookBytes(
			await projectWorkbook(unpackInput(structuredClone(request), reportTexts(locale))),
		);
		expect(validateWorkbook(bytes).problems).toEqual([]);
	},
);

test('ST171 every rep has a list: each customer once, those with most money first, room for goals', async () => {
	for (const each of [plan, null]) {
		const lists = await repPages(desk.session, desk.jobs, each, 'zh-CN');
		expect(lists.map(({ title }) => title).sort()).toEqual(
			(each ? each.territories.map(({ name }) => name) : [...desk.state.names]).sort(),
		);
		const rows = lists.flatMap(({ order }) => [...order]);
		expect(rows.toSorted((a, b) => a - b)).toEqual(
			Array.from({ length: desk.state.customers?.rowCount ?? 0 }, (_, i) => i),
		);
		for (const { order, columns } of lists) {
			order.forEach(
				(row, i) =>
					i > 0 &&
					expect(desk.state.value[row]).toBeLessThanOrEqual(desk.state.value[order[i - 1] ?? 0] ?? 0),
			);
			expect(columns.filter(({ isInput }) => isInput)).toHaveLength(3);
			expect(columns).toBe(lists[0]?.columns);
		}
	}
	expect(handoutChoices(desk.session)).toEqual([null, plan]);
	expect([listCount(desk.session, null), listCount(desk.session, plan)]).toEqual([11, 10]);
});

test('ST278 customers of a second owner are in a list of their own that is only read', async () => {
	const [first, second] = plan.territories.map(({ name }) => name);
	const team = { name: '大客户组', colour: 10, base: null, posts: 1, byRulesOnly: true };
	const layered = await desk.made({
		...freshPlan(plan),
		territories: [...plan.territories, team],
		rules: [
			{
				...{ id: 'a', name: '大客户', basis: 'size', beside: true },
				...{
					territories: [team.name],
					when: { kind: 'test', field: 'metric:amount', is: { op: '>', value: 500_000 } },
				},
			},
			{
				...{ id: 'b', name: '专员', basis: 'size', beside: true },
				...{
					territories: [first!],
					when: { kind: 'test', field: 'metric:amount', is: { op: '<', value: 50_000 } },
				},
			},
		],
	});
	const beside = desk.state.besideIn(layered)!;
	const owner = desk.state.ownersIn(layered);
	const lists = await repPages(desk.session, desk.jobs, layered, 'zh-CN');
	expect(lists).toHaveLength(12);
	expect(listCount(desk.session, layered)).toBe(12);
	const textsOf = ({ columns, order }: (typeof lists)[number], header: string) => {
		const column = columns.find((each) => each.header === header);
		return [...order].map((row) => (column ? cellAt(unpackColumn(column.values), row) : undefined));
	};
	for (const [j, name] of [
		[10, team.name],
		[0, first!],
	] as const) {
		const list = lists.find(({ title }) => title === `${name} · 第二负责人`)!;
		expect([...list.order].toSorted((a, b) => a - b)).toEqual(
			[...beside.keys()].filter((row) => beside[row] === j),
		);
		expect(list.order.length).toBeGreaterThan(0);
		expect(list.returns).toBeUndefined();
		expect(list.columns.some(({ isInput }) => isInput)).toBe(false);
		expect(textsOf(list, '区域')).toEqual(
			[...list.order].map((row) => layered.territories[owner[row]!]?.name),
		);
	}
	const own = lists.find(({ title }) => title === second)!;
	expect(textsOf(own, '第二负责人')).toEqual(
		[...own.order].map((row) => layered.territories[beside[row]!]?.name ?? null),
	);
	expect(lists.some(({ title }) => title === team.name)).toBe(false);
	desk.state.remove(layered);
});

test.each(LANGUAGES)(
	'ST177 lists and sheet say how often and how long, as the resources do, in %s',
	async (locale) => {
		expect((await repPages(desk.session, desk.jobs, plan, locale))[0]?.lines).toHaveLength(3);
		desk.session.open.setRecipe(['workload'], usualWorkload(null), { code: 'workload', args: {} });
		const figures = planFigures(
			desk.state,
			planeOf(desk.state.places.longitude, desk.state.places.latitude),
			plan,
			[],
		);
		const counted = await desk.state.workload.roads.read(() => resourceFigures(desk.state, figures, 'other'));
		const reps = counted?.reps ?? [];
		const lists = await repPages(desk.session, desk.jobs, plan, locale);
		expect(lists).toHaveLength(10);
		const { columns } = lists[0] ?? {};
		const column = (header: RegExp) => {
			const found = columns?.find((each) => header.test(each.header));
			return found ? unpackColumn(found.values) : undefined;
		};
		const [contacts, hours] = [
			column(/^(全年接触次数|Contacts a year)$/),
			column(/^(全年工时|Hours a year)/),
		];
		if (!contacts || !hours) throw new Error(columns?.map(({ header }) => header).join());
		for (const { title, order, lines } of lists) {
			const rep = reps.find(({ name }) => name === title);
			const own = [...order].map((row) => Number(cellAt(hours, row) ?? 0));
			expect(sum(own)).toBeCloseTo(rep?.load ?? -1, 6);
			expect([...order].every((row) => Number(cellAt(contacts, row)) > 0)).toBe(true);
			expect(lines[1]).toContain(formatInteger(rep?.load ?? -1));
		}
		const { rows, columns: heads } = page(
			planPages(await sheetScenes(desk.session, desk.jobs, locale)),
			'figures',
		);
		const at = heads.findIndex(({ header }) => /^(负荷率|Utilisation)$/.test(header));
		for (const row of rows) {
			const rep = reps.find(({ name }) => name === row[0]);
			expect(row[at]).toBeCloseTo((rep?.load ?? 0) / (rep?.capacity ?? 1), 9);
		}
		desk.session.open.undo();
	},
);

test('ST172 without owners of today there is a sheet of territories and nothing to compare it with', async () => {
	const { open } = desk.session;
	const table = desk.state.customers;
	const roles = open.current.recipe.roles[table?.id ?? ''] ?? {};
	const column = Object.keys(roles).find((id) => roles[id] === 'customer.owner') ?? '';
	const path = ['roles', table?.id ?? '', column];
	open.apply(
		{ kind: 'setRecipe', path, before: 'customer.owner', after: undefined },
		{ code: 'test', args: {} },
	);
	await desk.session.analysis.settled();
	const pages = planPages(await sheetScenes(desk.session, desk.jobs, 'en'));
	expect(pages.map(({ kind }) => kind)).toEqual(['figures']);
	expect(handoutChoices(desk.session)).toEqual([plan]);
	open.undo();
});

test('ST173 a long name of a plan is cut so that what the sheet is about stays', () => {
	const say = (name: string) => `${name} 调整清单`;
	expect(pageName('方案 A', say)).toBe('方案 A 调整清单');
	expect(pageName('长'.repeat(40), say)).toBe(`${'长'.repeat(25)}… 调整清单`);
	expect(pageName('😀'.repeat(20), say)).toBe(`${'😀'.repeat(12)}… 调整清单`);
});
