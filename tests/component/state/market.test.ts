import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { createProject, importChange, type MarketPotential } from '#src/core/model/index.ts';
import { columnOf, createTable, type CellValue, type Column } from '#src/core/table/index.ts';
import { RegionView } from '#src/features/regions/region-view.svelte.ts';
import { regionTable } from '#src/features/regions/region-rows.ts';
import { findingOf, subtitleOf } from '#src/features/regions/region-texts.ts';
import { m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { stepText } from '#src/i18n/steps.ts';
import type { App } from '#src/state/app.svelte.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import { readMarket } from '#src/state/regions/area-market.ts';
import { workbookRequest } from '#src/state/report/workbook-input.ts';
import { BoundaryLoading } from '#src/state/regions/boundary-loading.svelte.ts';
import { MarketState } from '#src/state/regions/market-state.svelte.ts';
import { Session } from '#src/state/session.svelte.ts';
import { gridAreas } from '../../support/boundaries.ts';
import MarketStory from './MarketStory.svelte';
import { Store } from './sample.ts';

const before = locale.current;
const jobs = new Jobs();
const visits: string[] = [];
let session: Session;
let app: App;
const opened: MarketState[] = [];
beforeEach(async () => {
	locale.set('en');
	visits.length = 0;
	await page.viewport(1440, 900);
});
afterEach(async () => {
	for (const each of opened.splice(0)) each.dispose();
	locale.set(before);
	await session.close();
});

const texts = (id: string, values: readonly CellValue[]): Column =>
	columnOf({ id, name: id, type: 'text' }, [...values]);
const numbers = (id: string, values: readonly CellValue[]): Column =>
	columnOf({ id, name: id, type: 'number' }, [...values]);
/** Sales: Jiangsu 600, Zhejiang 200, Guangdong 200 of 1,000 in areas with a market; Shandong is in none. */
const CUSTOMERS = createTable('c', 'Customers', 'customers', 5, [
	texts('id', ['A', 'B', 'C', 'D', 'E']),
	texts('province', ['江苏', '江苏', '浙江', '广东', '山东']),
	texts('city', ['南京', '苏州', '杭州', '深圳', '济南']),
	numbers('amount', [400, 200, 200, 200, 5000]),
]);
/** Potentials by hand: Jiangsu 0.5·0.2 + 0.3·0.2 + 0.2·0.2 = 0.2, Zhejiang 0.1, Guangdong 0.4, Henan 0.3. */
const AREAS = [
	texts('Province', ['江苏', '浙江', '广东', '河南', '全国']),
	numbers('Income', [20, 10, 40, 30, 100]),
	numbers('Retail sales', [200, 100, 400, 300, 1000]),
	numbers('Population', [2, 1, 4, 3, 10]),
];

async function openWith(...areas: readonly Column[]) {
	const base = createProject(crypto.randomUUID(), 'Market');
	session = await Session.create(base, new Store(base).asProjects, jobs, () => '');
	const sheet = createTable('a', 'Areas', 'other', areas[0]?.blocks[0]?.length ?? 0, areas);
	const roles = {
		c: { id: 'customer.id', province: 'customer.province', city: 'customer.city', amount: 'customer.amount' },
	} as const;
	const imported = {
		tables: areas.length > 0 ? [CUSTOMERS, sheet] : [CUSTOMERS],
		...{ roles, analysisDate: null, currency: 'CNY', displayUnit: 'auto' as const },
	};
	session.open.apply(importChange(session.open.current, imported), { code: 'import', args: {} });
	await session.analysis.settled();
	app = {
		...{ session, jobs },
		preferences: {
			width: (_: string, usual: number) => usual,
			isClosed: () => false,
			setWidth: () => undefined,
		},
		navigation: { goTo: (area: string) => void visits.push(area) },
		notify: () => undefined,
		undo: () => void session.open.undo(),
	} as unknown as App;
	await expect.poll(() => session.analysis.regions.places !== null).toBe(true);
}

const closeTo = (value: number) => expect.closeTo(value, 9) as number;
const marketOf = () => session.open.current.recipe.market ?? null;
const tableId = (name: string) => session.open.current.tables.find((table) => table.name === name)?.id ?? '';
function viewed() {
	const markets = new MarketState(session.open, jobs, marketOf);
	opened.push(markets);
	return { markets, view: new RegionView(session, () => markets.market) };
}
const keep = (market: Partial<MarketPotential> = {}) =>
	session.open.setRecipe(
		['market'],
		{
			table: tableId('Areas'),
			places: { province: 'Province' },
			inputs: [
				{ kind: 'income', column: 'Income', weight: 0.5, perHead: false },
				{ kind: 'retail', column: 'Retail sales', weight: 0.3, perHead: false },
				{ kind: 'population', column: 'Population', weight: 0.2, perHead: false },
			],
			...market,
		},
		{ code: 'market', args: { table: 'Areas' } },
	);
const cells = (view: RegionView, name: string) => {
	const { rows, columns } = regionTable(view);
	const row = rows.find(({ code }) => view.shown.name(code) === name);
	return ['potential', 'own', 'penetration'].map(
		(id) => row && columns.find((each) => each.id === id)?.text(row),
	);
};

describe('on the screen', () => {
	test('ST246 from a sheet of areas to potential and penetration, as one step that undo takes back', async () => {
		await openWith(...AREAS);
		const screen = await render(MarketStory, { app, session });
		await screen.getByRole('button', { name: m.market_open() }).click();
		const dialog = screen.getByRole('dialog', { name: m.market_title() });
		await expect
			.element(dialog.getByText(/^4 provinces count; largest: 广东 40%, 河南 30%, 江苏 20%$/))
			.toBeVisible();
		await expect.element(dialog.getByText(/^Rows without a known area: 1 \(全国\)$/)).toBeVisible();
		await expect.element(dialog.getByRole('button', { name: m.market_dialog_use() })).toBeEnabled();
		await expect.poll(() => document.getAnimations().length).toBe(0);
		const { violations } = await axe.run(dialog.element());
		expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
		await dialog.getByRole('button', { name: m.market_dialog_use() }).click();
		expect(marketOf()).toMatchObject({ table: tableId('Areas'), places: { province: 'Province' } });
		expect(marketOf()?.inputs.map(({ weight }) => weight)).toEqual([0.5, 0.3, 0.2]);
		expect(stepText(session.open.entries.at(-1)!.label)).toBe(m.market_step_set({ table: 'Areas' }));

		await screen.getByRole('radio', { name: m.market_penetration() }).click();
		const gap = { region: 'Henan', potential: '30%' };
		await expect.element(screen.getByRole('heading', { name: m.market_findingWhite(gap) })).toBeVisible();
		await expect.element(screen.getByText(m.market_legend())).toBeInTheDocument();
		await expect.element(screen.getByRole('heading', { name: m.market_facts_white() })).toBeVisible();
		session.open.undo();
		await expect.element(screen.getByRole('radio', { name: m.market_penetration() })).not.toBeInTheDocument();
		expect(marketOf()).toBeNull();
		await screen.unmount();
	});

	test('ST247 by keyboard: other weights, an own index, and back to none', async () => {
		await openWith(...AREAS, numbers('Index', [1, 1, 1, 1, 4]));
		const screen = await render(MarketStory, { app, session });
		const open = async () => {
			(screen.getByRole('button', { name: m.market_open() }).element() as HTMLElement).focus();
			await userEvent.keyboard('{Enter}');
			await expect.element(screen.getByText(/^4 provinces count/)).toBeVisible();
		};
		await open();
		const weight = screen.getByRole('textbox', {
			name: m.market_dialog_weightOf({ measure: m.market_dialog_income() }),
		});
		await weight.fill('90');
		await userEvent.tab();
		await expect.element(screen.getByRole('button', { name: m.market_dialog_usual() })).toBeVisible();
		await screen.getByRole('button', { name: m.market_dialog_use() }).click();
		expect(marketOf()?.inputs[0]?.weight).toBe(0.9);
		await open();
		(screen.getByRole('radio', { name: m.market_dialog_power() }).element() as HTMLElement).focus();
		await userEvent.keyboard('{ArrowRight}');
		await expect.element(screen.getByText(m.market_dialog_ownHelp())).toBeVisible();
		const column = m.market_dialog_columnOf({ measure: m.market_dialog_ownColumn() });
		await screen.getByLabelText(new RegExp(`^${column}`)).click();
		await screen.getByRole('option', { name: 'Index' }).click();
		await expect.element(screen.getByText(/largest: 江苏 25%, 浙江 25%/)).toBeVisible();
		await screen.getByRole('button', { name: m.market_dialog_use() }).click();
		expect(marketOf()?.inputs).toEqual([{ kind: 'own', column: 'Index', weight: 1, perHead: false }]);
		await open();
		await screen.getByRole('button', { name: m.market_dialog_remove() }).click();
		expect(marketOf()).toBeNull();
		session.open.undo();
		expect(marketOf()?.inputs[0]?.kind).toBe('own');
		await screen.unmount();
	});

	test('ST248 without a sheet of areas the dialog says what it takes, and makes one of the provinces', async () => {
		await openWith();
		const screen = await render(MarketStory, { app, session });
		await screen.getByRole('button', { name: m.market_open() }).click();
		await expect.element(screen.getByText(m.market_empty_text())).toBeVisible();
		await screen.getByRole('button', { name: m.market_empty_make() }).click();
		const made = session.open.current.tables.at(-1);
		expect([made?.name, made?.kind, made?.rowCount]).toEqual([m.market_template_name(), 'other', 34]);
		expect(visits).toEqual(['tables']);
		await screen.getByRole('button', { name: m.market_open() }).click();
		await expect
			.element(screen.getByText(/No area of “Markets of provinces”.*has all its figures/))
			.toBeVisible();
		await expect.element(screen.getByRole('button', { name: m.market_dialog_use() })).toBeDisabled();
		session.open.undo();
		expect(session.open.current.tables).toHaveLength(1);
		await screen.unmount();
	});
});

test('ST249 potential, own share and penetration by hand; areas without customers are there, others have none', async () => {
	await openWith(...AREAS);
	const { markets, view } = viewed();
	keep();
	await expect.poll(() => markets.market !== null).toBe(true);
	expect(cells(view, 'Jiangsu')).toEqual(['20%', '60%', '300']);
	expect(cells(view, 'Zhejiang')).toEqual(['10%', '20%', '200']);
	expect(cells(view, 'Guangdong')).toEqual(['40%', '20%', '50']);
	expect(cells(view, 'Henan')).toEqual(['30%', '0%', '0']);
	expect(cells(view, 'Shandong')).toEqual(['—', '—', '—']);
	expect(view.areas.has('410000')).toBe(false);
	view.wantedMeasure = 'count';
	expect(cells(view, 'Jiangsu')).toEqual(['20%', '50%', '250']);
	view.wantedMeasure = 'penetration';
	expect(view.areas.get('410000')).toMatchObject({ value: 0, count: 0 });
	expect(view.areas.get('370000')?.value).toBeNull();
	expect(findingOf(view)).toBe(m.market_findingWhite({ region: 'Henan', potential: '30%' }));
	expect(subtitleOf(view)).toBe(
		m.market_subtitleWhite({ subtitle: m.market_subtitle({ areas: '4' }), white: '1' }),
	);
	view.wantedMeasure = 'potential';
	view.shown.wanted = 'group';
	expect(cells(view, 'East China')).toEqual(['30%', '80%', '267']);
	expect(view.areas.get('440000')?.value).toBeCloseTo(0.4, 12);
	view.shown.wanted = 'city';
	expect([view.measure, view.hasPotentials]).toEqual(['amount', false]);
	expect(regionTable(view).columns).toHaveLength(5);
});

test('ST262 a region with a market and no customers is chosen by a press on its name, and says what is known of it', async () => {
	await openWith(...AREAS);
	keep();
	const screen = await render(MarketStory, { app, session });
	await screen.getByRole('radio', { name: m.market_penetration() }).click();
	const spot = screen.getByRole('button', { name: 'Henan 30%' });
	await spot.click();
	await expect.element(spot).toHaveAttribute('aria-pressed', 'true');
	await expect.poll(() => document.querySelector('[data-code="410000"]')?.ariaSelected).toBe('true');
	const facts = screen.getByRole('complementary').getByRole('definition');
	await expect
		.poll(() =>
			facts
				.elements()
				.slice(0, 4)
				.map((each) => each.textContent),
		)
		.toEqual(['0', '30%', '0%', '0']);
	const said = document.querySelector('[data-code="320000"]')?.getAttribute('aria-label');
	expect(said).toContain(`${m.market_potential()} 20%`);
	expect(document.querySelector('[data-code="370000"]')?.getAttribute('aria-label')).not.toContain('20%');
	await spot.click();
	await expect.poll(() => session.sheets.customerFilter('region:province')).toBeUndefined();
	await screen.unmount();
});

test('ST263 areas of the user have the market of the cities in them', async () => {
	const cities = [texts('City', ['南京', '苏州', '杭州', '深圳', '郑州']), numbers('Index', [2, 1, 1, 4, 2])];
	await openWith(...cities);
	const boundaries = new BoundaryLoading(session, jobs);
	const file = JSON.stringify(gridAreas({ bounds: [110, 20, 122, 36], columns: 2, rows: 2 }));
	await boundaries.read([new File([file], 'areas.geojson')]);
	boundaries.keep();
	keep({ places: { city: 'City' }, inputs: [{ kind: 'own', column: 'Index', weight: 1, perHead: false }] });
	const { markets, view } = viewed();
	await expect.poll(() => markets.market !== null && view.shown.choices.length).toBeGreaterThan(3);
	view.shown.wanted = view.shown.choices.at(-1)!.value;
	view.wantedMeasure = 'penetration';
	await expect.poll(() => [view.shown.own !== null, view.hasPotentials]).toEqual([true, true]);
	// Below 28° N: Shenzhen in the west; above: Zhengzhou in the west, Nanjing, Suzhou and Hangzhou in the east.
	expect(cells(view, 'A1')).toEqual(['40%', '20%', '50']);
	expect(cells(view, 'B1')).toEqual(['20%', '0%', '0']);
	expect(cells(view, 'B2')).toEqual(['40%', '80%', '200']);
	expect(view.areas.get('2')).toEqual({ value: null, count: 0 });
});

test('ST250 the market follows its sheet; what is gone or negative is told with its place, and undo brings it back', async () => {
	await openWith(...AREAS);
	const { markets, view } = viewed();
	keep();
	await expect.poll(() => markets.market !== null).toBe(true);
	const table = session.open.current.tables[1]!;
	const cell = (after: number) =>
		session.open.apply(
			{
				...{ kind: 'setCells', table: table.id },
				patches: [{ column: 'Population', rows: [1], before: [2], after: [after] }],
			},
			{ code: 'grid.edit', args: {} },
		);
	cell(-7);
	await expect
		.poll(() => markets.fault?.args)
		.toEqual({ table: 'Areas', column: 'Population', row: 1, value: -7 });
	expect([markets.market, view.hasPotentials, view.measure]).toEqual([null, false, 'amount']);
	session.open.undo();
	await expect.poll(() => cells(view, 'Jiangsu')[0]).toBe('20%');
	session.open.apply({ kind: 'removeTable', index: 1, table }, { code: 'deleteTable', args: {} });
	await expect.poll(() => markets.fault?.code).toBe('market.gone');
	session.open.undo();
	await expect.poll(() => markets.market?.areas.length).toBe(4);
});

test('ST253 the workbook says the market by region, how it was computed, and what does not count', async () => {
	await openWith(...AREAS);
	keep();
	const reading = await readMarket(session.open.current, jobs);
	for (const language of ['zh-CN', 'en'] as const) {
		const options = { locale: language };
		const { summaries, method, project } = workbookRequest(session, language, {}, reading);
		const block = summaries.at(-1)!;
		const henan = language === 'en' ? 'Henan' : '河南';
		expect(block.title).toBe(m.market_findingWhite({ region: henan, potential: '30%' }, options));
		expect(block.rows.map(([name, ...figures]) => [name === henan, ...figures])).toEqual([
			[true, 0, 0, closeTo(0.3), 0, 0],
			[false, 1, 200, closeTo(0.4), closeTo(0.2), closeTo(50)],
			[false, 1, 200, closeTo(0.1), closeTo(0.2), closeTo(200)],
			[false, 2, 600, closeTo(0.2), closeTo(0.6), closeTo(300)],
		]);
		expect(block.total?.slice(1)).toEqual([4, 1000, 1, 1, 100]);
		const section = method.find(({ title }) => title === m.market_title({}, options));
		expect(JSON.stringify(section?.rows)).toMatch(/50% Income \+ 30% Retail sales \+ 20% Population[^]*全国/);
		expect(project.recipe.market).toEqual(marketOf());
	}
	keep({ inputs: [{ kind: 'own', column: 'Income', weight: 1, perHead: false }] });
	const own = workbookRequest(session, 'en', {}, await readMarket(session.open.current, jobs)).method.at(-1);
	expect(own).not.toHaveProperty('note');
	keep({ table: 'gone' });
	const gone = await readMarket(session.open.current, jobs);
	const { summaries, method } = workbookRequest(session, 'en', {}, gone);
	expect(summaries.some(({ chart }) => chart?.title === m.market_report_chart())).toBe(false);
	expect(method.at(-1)).toMatchObject({ title: m.market_title(), rows: [[m.errors_market_gone()]] });
});
