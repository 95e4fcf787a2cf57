import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { toWgs84 } from '#src/core/geo/index.ts';
import RegionMap from '#src/features/regions/RegionMap.svelte';
import { subtitleOf } from '#src/features/regions/region-texts.ts';
import { RegionView } from '#src/features/regions/region-view.svelte.ts';
import { lensOf } from '#src/features/territories/map/lenses.ts';
import type { Lens } from '#src/features/territories/map/lens.ts';
import PlanTileMap from '#src/features/territories/map/PlanTileMap.svelte';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { meanShape } from '#src/features/territories/compactness.svelte.ts';
import { comparedRows } from '#src/features/territories/scenarios/compared-rows.ts';
import { Comparison } from '#src/features/territories/scenarios/comparison.svelte.ts';
import { m } from '#src/i18n/index.ts';
import { faultText } from '#src/i18n/faults.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { stepText } from '#src/i18n/steps.ts';
import type { App } from '#src/state/app.svelte.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import { BoundaryLoading } from '#src/state/regions/boundary-loading.svelte.ts';
import { outsideOf, showOutside } from '#src/state/regions/outside.ts';
import { ownColumnId } from '#src/state/regions/own-areas.svelte.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { ToastContent } from '#src/ui/toasts.svelte.ts';
import { collection, feature, gridAreas } from '../../support/boundaries.ts';
import BoundaryStory from './BoundaryStory.svelte';
import { sampleSession } from './sample.ts';

const before = locale.current;
const notices: ToastContent[] = [];
let session: Session;
let loading: BoundaryLoading;
let app: App;
beforeEach(async () => {
	locale.set('en');
	notices.length = 0;
	const jobs = new Jobs();
	session = await sampleSession('zh-CN', jobs);
	loading = new BoundaryLoading(session, jobs);
	app = {
		session,
		forgetBoundaries: () => undefined,
		undo: () => void session.open.undo(),
		notify: (notice: ToastContent) => void notices.push(notice),
	} as unknown as App;
});
afterEach(async () => {
	locale.set(before);
	await session.close();
});

const own = () => session.analysis.regions.own;
const inside = () => loading.customers.inside;
const fileOf = (value: unknown, name = 'sales areas.geojson') =>
	new File([typeof value === 'string' ? value : JSON.stringify(value)], name);
const choose = async (file: File) => {
	const input = document.querySelector<HTMLInputElement>('input[type=file]');
	if (!input) throw new Error('no input');
	await userEvent.upload(input, file);
};
const square = (west: number, south: number, side = 2) => [
	[
		[west, south],
		[west + side, south],
		[west + side, south + side],
		[west, south + side],
		[west, south],
	],
];

test('ST210 a file is looked at, named and kept as one step; undo takes it away', async () => {
	const screen = await render(BoundaryStory, { app, loading });
	await expect.element(screen.getByText(m.boundaries_formats())).toBeVisible();
	await choose(fileOf(gridAreas()));
	const all = session.sheets.customers?.rowCount ?? 0;
	await expect.poll(() => loading.layer?.boundaries.areas.length).toBe(20);
	expect(inside()).toBeGreaterThan(100);
	const facts = m.boundaries_facts({ areas: '20', inside: String(inside()), all: String(all) });
	await expect.element(screen.getByText(facts)).toBeVisible();
	await expect.poll(() => document.querySelectorAll('.preview [data-code]').length).toBe(20);
	await userEvent.hover(document.querySelector('.preview [data-code]') ?? document.body);
	await expect.element(screen.getByText('A1').first()).toBeVisible();
	expect(own().all).toEqual([]);

	await screen.getByRole('combobox', { name: m.boundaries_by() }).click();
	const manager = m.boundaries_byOption({ attribute: 'manager', example: 'M1' });
	await userEvent.click(screen.getByRole('option', { name: manager }));
	await expect.poll(() => loading.layer?.boundaries.areas).toEqual(['M1', 'M2', 'M3', 'M4', 'M5']);
	await expect.element(screen.getByText(m.boundaries_merged({ count: '15' }))).toBeVisible();

	await screen.getByRole('textbox', { name: m.boundaries_name() }).fill('East China');
	const open = session.open;
	const steps = open.current.seq;
	await screen.getByRole('button', { name: m.boundaries_keep() }).click();
	expect([open.current.seq - steps, own().all.map(({ name }) => name)]).toEqual([1, ['East China']]);
	expect(notices[0]?.text).toBe(m.boundaries_done({ name: 'East China' }));
	expect(notices[0]?.way?.label).toBe(m.boundaries_showOutside());
	await expect.poll(() => own().layers.length).toBe(1);
	expect(session.sheets.customers?.columns.at(-1)?.name).toBeDefined();
	expect(session.sheets.customers?.columns.some(({ id }) => id === 'region:own:b1')).toBe(true);
	open.undo();
	expect(own().all).toEqual([]);
	open.redo();
	expect(own().all.length).toBe(1);
});

test('ST211 boundaries of the project are renamed and removed, each one step that can be undone', async () => {
	await loading.read([fileOf(gridAreas())]);
	const kept = loading.keep();
	const next = new BoundaryLoading(session, new Jobs());
	const screen = await render(BoundaryStory, { app, loading: next });
	const field = screen.getByRole('textbox', { name: m.boundaries_nameOf({ name: 'sales areas' }) });
	await field.fill('Areas of 2026');
	await userEvent.keyboard('{Enter}');
	await userEvent.tab();
	expect(own().all.map(({ name }) => name)).toEqual(['Areas of 2026']);
	await screen.getByRole('button', { name: m.boundaries_remove({ name: 'Areas of 2026' }) }).click();
	expect(own().all).toEqual([]);
	expect(notices[0]?.text).toBe(m.boundaries_removed({ name: 'Areas of 2026' }));
	notices[0]?.action?.onselect();
	expect(own().all.length).toBe(1);
	session.open.undo();
	expect(own().all).toEqual([kept]);
});

test('ST212 a file that cannot be read is named with its cure, in both languages, and nothing is kept', async () => {
	const files: readonly (readonly [File, string])[] = [
		[fileOf('', 'empty.json'), 'file.empty'],
		[fileOf('{"type": "Feature"', 'half.json'), 'boundaries.noJson'],
		[fileOf('<kml/>', 'areas.kml'), 'boundaries.noGeoJson'],
		[fileOf(collection(feature([100, 30], 'shop', 'Point')), 'shops.json'), 'boundaries.noAreas'],
		[fileOf(collection(feature(square(5e5, 3e6), 'metres')), 'metres.json'), 'boundaries.projected'],
	];
	const screen = await render(BoundaryStory, { app, loading });
	for (const [file, code] of files) {
		await loading.read([file]);
		expect(loading.fault?.code, file.name).toBe(code);
		for (const language of ['zh-CN', 'en'] as const) {
			locale.set(language);
			const { what, cure } = faultText(loading.fault!);
			expect(what).toContain(file.name);
			expect(cure).not.toBe('');
			await expect.element(screen.getByText(cure, { exact: false })).toBeVisible();
		}
	}
	expect(screen.getByRole('button', { name: m.boundaries_keep() }).elements()).toEqual([]);
	await loading.read([fileOf(gridAreas())]);
	expect([loading.fault, loading.layer?.boundaries.areas.length]).toEqual([null, 20]);
});

test('ST213 what will not work as one might think is said before it is kept', async () => {
	const said = async (value: unknown) => {
		await loading.read([fileOf(value)]);
		return [...document.querySelectorAll('.banner')].map((each) => each.textContent.trim());
	};
	await render(BoundaryStory, { app, loading });
	const loose = await said(gridAreas({ apart: 0.1 }));
	expect(loose).toContain(m.boundaries_loose({ count: '20', all: '20', names: 'A1, A2, A3 and others' }));
	const island = collection(...gridAreas().features, feature(square(130, 30), 'Island'));
	expect(await said(island)).toContain(m.boundaries_isolated({ count: '1', names: 'Island' }));
	const over = collection(feature(square(113, 30), 'One'), feature(square(114, 30), 'Other'));
	expect(await said(over)).toContain(m.boundaries_overlaps({ count: '1', one: 'One', other: 'Other' }));
	const tie = [
		[
			[113, 30],
			[115, 32],
			[115, 30],
			[113, 32],
			[113, 30],
		],
	];
	expect(await said(feature(tie, 'Tie'))).toContain(m.boundaries_noteCrossed({ count: '1', first: 'Tie' }));
	const far = collection(feature(square(0, 45), 'France'));
	expect(await said(far)).toContain(m.boundaries_nobody());
	const gaps = collection(
		feature(square(113, 30), 'Good'),
		feature([[[113, null]]], 'Bad'),
		feature([113, 30], 'Shop', 'Point'),
	);
	const notes = await said(gaps);
	expect(notes).toContain(m.boundaries_noteBroken({ count: '1', first: 'Bad' }));
	expect(notes).toContain(m.boundaries_noteNoPolygon({ count: '1', first: 'Shop' }));
});

test('ST214 files of China are taken as GCJ-02 unless they say otherwise; the answer moves the borders', async () => {
	const screen = await render(BoundaryStory, { app, loading });
	const area = collection(feature(square(113, 30), 'One'));
	const west = () => loading.layer?.places.bounds[0]?.[0] ?? NaN;
	await loading.read([fileOf(area)]);
	await expect.element(screen.getByText(m.boundaries_datum_assumed())).toBeVisible();
	expect(loading.layer?.boundaries.datum).toBe('gcj02');
	const shifted = Math.min(toWgs84([113, 30], 'gcj02')[0], toWgs84([113, 32], 'gcj02')[0]);
	expect(west()).toBeCloseTo(shifted, 6);
	await screen.getByRole('combobox', { name: m.boundaries_datum_title() }).click();
	await userEvent.click(screen.getByRole('option', { name: m.boundaries_datum_wgs84() }));
	await expect.element(screen.getByText(m.boundaries_datum_kept())).toBeVisible();
	await expect.poll(west).toBe(113);
	expect(loading.layer?.boundaries).not.toHaveProperty('datum');

	const stated = { ...area, crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } } };
	await loading.read([fileOf(stated)]);
	await expect.element(screen.getByText(m.boundaries_datum_stated({ system: 'CGCS2000' }))).toBeVisible();
	expect(loading.datum).toBe('wgs84');
	await loading.read([fileOf(collection(feature(square(0, 45), 'France')))]);
	expect(screen.getByRole('combobox', { name: m.boundaries_datum_title() }).elements()).toEqual([]);
	expect(loading.datum).toBe('wgs84');
});

test('ST214 what boundaries of the project are given in can be changed; their text stays', async () => {
	await loading.read([fileOf(collection(feature(square(113, 30), 'One')))]);
	const kept = loading.keep();
	const screen = await render(BoundaryStory, { app, loading: new BoundaryLoading(session, new Jobs()) });
	await screen.getByRole('combobox', { name: m.boundaries_datum_of({ name: 'sales areas' }) }).click();
	await userEvent.click(screen.getByRole('option', { name: m.datum_bd09() }));
	expect(own().all).toEqual([{ ...kept, datum: 'bd09' }]);
	const [x] = toWgs84([113, 30], 'bd09');
	await expect.poll(() => own().layers[0]?.places.bounds[0]?.[0]).toBeCloseTo(x, 2);
	const label = { code: 'boundaryDatum', args: { name: 'sales areas' } };
	expect(stepText(label)).toBe(m.boundaries_step_datum({ name: 'sales areas' }));
	session.open.undo();
	expect(own().all).toEqual([kept]);
});

test('ST215 customers and sales by areas of the user, with those outside; a press filters, and the map follows', async () => {
	await loading.read([fileOf(gridAreas())]);
	loading.keep();
	const view = new RegionView(session);
	expect(view.shown.own).toBeNull();
	const column = ownColumnId('b1');
	await expect.poll(() => view.shown.choices.map(({ value }) => value)).toContain(column);
	view.shown.wanted = column;
	expect([view.shown.level, view.shown.choice]).toEqual(['own', column]);
	const [layer] = own().layers;
	const outside = outsideOf(layer!);
	expect(outside).toBeGreaterThan(0);
	const { count, rows } = view.totals;
	expect(count).toBe(session.sheets.customers?.rowCount);
	expect(rows.find(({ code }) => code === null)?.count).toBe(outside);
	expect(view.shown.name(null)).toBe(m.boundaries_outsideAll());
	expect(subtitleOf(view)).toContain(
		m.boundaries_subtitlePlain({ measure: '', customers: '', unknown: String(outside) }).slice(-12),
	);
	for (const { code, count: customers } of rows) {
		if (code === null) continue;
		const area = layer?.boundaries.areas.indexOf(code) ?? -1;
		expect(view.areas.get(String(area + 1))?.count).toBe(customers);
	}
	expect(view.areas.size).toBe(20);
	const first = rows[0]?.code ?? '';
	view.select([String((layer?.boundaries.areas.indexOf(first) ?? -1) + 1)]);
	expect(view.selected).toEqual([first]);
	expect(session.sheets.customerFilter(column)).toEqual({
		column,
		kind: 'in',
		values: [first],
		missing: false,
	});
	expect(view.texts.name(view.selectedAreas[0] ?? '')).toBe(first);
	view.select([]);
	expect(showOutside(session, 'b1')).toBe(true);
	expect(session.sheets.customerFilter(column)).toEqual({ column, kind: 'missing' });
	own().remove(own().all[0]!);
	await expect.poll(() => view.shown.level).toBe('province');
});

test('ST216 plans side by side are drawn in areas of the user where one of them gives these away whole', async () => {
	await loading.read([fileOf(gridAreas({ bounds: [97, 18, 130, 50] }))]);
	loading.keep();
	const state = new Territories(session, new Jobs());
	const plan = await newPlan(session, state);
	await state.making.create(plan);
	const whole = {
		...plan,
		id: 'whole',
		name: 'Whole',
		column: 'plan-whole',
		areas: { level: 'own' as const, boundaries: 'b1', bridges: true },
	};
	await own().ready();
	await state.making.create(whole);
	const view = new PlanView(session, state, () => plan.id);
	let ids = plan.id;
	const comparison = new Comparison(
		view,
		() => ids,
		() => undefined,
	);
	expect(comparison.own).toBeNull();
	ids = `${plan.id}+whole`;
	const both = new Comparison(
		view,
		() => ids,
		() => undefined,
	);
	expect(both.own?.boundaries.id).toBe('b1');
	for (const { areas } of both.columns)
		expect([...areas.keys()]).toEqual(Array.from({ length: 20 }, (_, i) => String(i + 1)));

	// Tiles are provinces: what is chosen there is no area of the user.
	const shown = new PlanView(session, state, () => 'whole');
	expect(shown.detail.own?.boundaries.id).toBe('b1');
	const screen = await render(PlanTileMap, { view: shown, lens: lensOf(shown) as Lens });
	await expect.poll(() => document.querySelectorAll('[data-code="320000"]').length).toBe(1);
	await userEvent.click(document.querySelector('[data-code="320000"]')!);
	expect([shown.detail.level, shown.board.cities]).toEqual(['province', ['320000']]);
	await screen.unmount();
});

test('ST153 territories of whole areas of the user have the shape that these make together, also beside a plan of cities', async () => {
	await loading.read([fileOf(gridAreas({ bounds: [97, 18, 130, 50], bend: 0 }))]);
	loading.keep();
	const state = new Territories(session, new Jobs());
	const plan = await newPlan(session, state);
	await own().ready();
	await state.making.create({ ...plan, areas: { level: 'own', boundaries: 'b1', bridges: true } });
	const ofCities = { ...plan, id: 'cities', name: 'Cities', column: 'plan-cities' };
	await state.making.create({ ...ofCities, areas: { level: 'city', bridges: true } });
	const view = new PlanView(session, state, () => plan.id);
	const { shapes } = view.compactness;
	expect(shapes).toHaveLength(plan.territories.length);
	// No rectangle has more than π/4; two of these beside each other have at least 0.5, and half of that where the border between them counted.
	const counts = plan.territories.map(
		({ name }) => [...view.areas.values()].filter(({ classId }) => classId === name).length,
	);
	expect(counts.reduce((a, b) => a + b)).toBe(20);
	expect(counts).toContain(1);
	counts.forEach((count, j) => {
		const shape = shapes?.[j] ?? 0;
		expect(shape).toBeLessThan(Math.PI / 4 + 0.01);
		if (count === 1) expect(shape).toBeGreaterThan(0.62);
		if (count === 2) expect(shape).toBeGreaterThan(0.48);
	});
	const comparison = new Comparison(
		view,
		() => `${plan.id}+cities`,
		() => undefined,
	);
	const [first, second] = comparison.columns;
	const shape = comparedRows(view, comparison).find(({ id }) => id === 'shape');
	if (!first || !second) throw new Error('columns');
	await expect.poll(() => view.compactness.shapesIn(second.figures)?.length).toBe(plan.territories.length);
	expect(shape?.value(first)).toBeCloseTo(meanShape(shapes) ?? 0, 12);
	expect(shape?.value(second)).toBeGreaterThan(0.02);
	expect(shape?.value(second)).not.toBe(shape?.value(first));
});

test('ST236 regions as tiles: the colours of the map, a press chooses a province or its group', async () => {
	const view = new RegionView(session);
	view.shown.wantsTiles = true;
	const screen = await render(RegionMap, { view, groups: session.analysis.regions.groups });
	await expect.poll(() => document.querySelectorAll('[role=option][data-code]').length).toBe(34);
	const tile = () => document.querySelector('[data-code="320000"]') as SVGElement;
	expect(tile().getAttribute('d')).toMatch(/^M[\d.]+,[\d.]+h[\d.]+v/);
	expect(tile().style.fill).toContain('var(--seq');
	await userEvent.click(tile());
	expect(view.selected).toEqual(['320000']);
	view.select([]);
	view.shown.wanted = 'group';
	await userEvent.click(tile());
	expect(view.selected).toHaveLength(1);
	expect(view.selectedAreas).toContain('310000');
	view.shown.wanted = 'city';
	await expect.poll(() => document.querySelectorAll('[role=option][data-code]').length).toBeGreaterThan(300);
	await screen.unmount();
});
