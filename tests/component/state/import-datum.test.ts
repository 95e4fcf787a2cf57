import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { apply, createProject, type Project } from '#src/core/model/index.ts';
import { m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { App, Notice } from '#src/state/app.svelte.ts';
import { ImportState } from '#src/state/import/import-state.svelte.ts';
import type { Step } from '#src/state/import/import-steps.ts';
import DatumStory from './DatumStory.svelte';

const before = locale.current;
beforeEach(() => locale.set('en'));
afterEach(() => locale.set(before));

/** An import of one file, whose project is caught instead of being opened. */
async function importing(csv: string) {
	const caught: { project: Project | null; notice: Notice | null; route: string | null } = {
		...{ project: null, notice: null, route: null },
	};
	const createAndOpen = (base: Project, steps: readonly Step[]) => {
		caught.project = steps.reduce((project, { change }) => apply(project, change), base);
		return Promise.resolve();
	};
	const app = {
		session: null,
		createAndOpen,
		notify: (notice: Notice) => void (caught.notice = notice),
		navigation: { goTo: (route: string) => void (caught.route = route) },
	} as unknown as App;
	const state = new ImportState(app);
	Object.assign(app, { importing: state });
	await state.open([{ name: 'list.csv', content: new Blob([csv]) }]);
	return { app, state, caught };
}

const CHINESE =
	'客户编号,客户名称,省份,城市,经度,纬度\nK1,甲,上海市,上海市,121.47,31.23\nK2,乙,广东省,深圳市,114.06,22.54\nK3,丙,北京市,北京市,116.4,39.9';
const FOREIGN =
	'Customer ID,Name,Country,City,Longitude,Latitude\nK1,A,Germany,Munich,11.58,48.14\nK2,B,France,Paris,2.35,48.86\nK3,C,Japan,Tokyo,139.69,35.69';

const ALONE = (...places: readonly (readonly [number, number])[]) =>
	`Customer ID,Name,Longitude,Latitude\n${places.map((place, i) => `K${i},N${i},${place.join(',')}`).join('\n')}`;

test('IN29 a list with coordinates is asked what they are given in, and the answer comes with it', async () => {
	const { app, state, caught } = await importing(CHINESE);
	const screen = await render(DatumStory, { app });
	await expect.element(screen.getByText(m.datum_assumed_gcj02())).toBeVisible();
	await screen.getByLabelText(m.datum_title()).click();
	await userEvent.click(screen.getByRole('option', { name: m.datum_bd09() }));
	await expect.element(screen.getByText(m.datum_kept())).toBeVisible();
	await state.commit('list');
	expect(caught.project?.recipe.regions.datum).toBe('bd09');
	expect(createProject('p', 'x').recipe.regions.datum).toBeUndefined();
});

test('IN29 a list from abroad is taken as WGS-84, and nothing is written while nobody says so', async () => {
	const { app, state, caught } = await importing(FOREIGN);
	const screen = await render(DatumStory, { app });
	await expect.element(screen.getByText(m.datum_assumed_wgs84())).toBeVisible();
	await state.commit('list');
	expect(caught.project?.tables[0]?.rowCount).toBe(3);
	expect(caught.project?.recipe.regions).not.toHaveProperty('datum');
});

test('IN29 a list without coordinates is not asked', async () => {
	const { app } = await importing('客户编号,客户名称,城市\nK1,甲,上海市\nK2,乙,深圳市');
	const screen = await render(DatumStory, { app });
	await expect.poll(() => app.importing.phase).toBe('ready');
	expect(screen.container.textContent).toBe('');
});

test.each([
	['a list from China', CHINESE, () => m.datum_taken_gcj02()],
	['a list from abroad', FOREIGN, () => m.datum_taken_wgs84()],
	['coordinates alone in China', ALONE([121.47, 31.23], [114.06, 22.54]), () => m.datum_taken_gcj02()],
	['coordinates alone abroad', ALONE([11.58, 48.14], [-73.99, 40.73]), () => m.datum_taken_wgs84()],
])(
	'ST231 the short way says what coordinates were taken for, and leads to where that is changed: %s',
	async (_, csv, said) => {
		const { state, caught } = await importing(csv);
		await state.commit('list');
		expect(caught.notice?.text).toContain(said());
		expect(caught.notice?.way?.label).toBe(m.datum_change());
		caught.notice?.way?.onselect();
		expect(caught.route).toBe('territories');
	},
);

test('ST231 where the coordinate system was said, or there are no coordinates, nothing is said of it', async () => {
	const asked = await importing(CHINESE);
	const screen = await render(DatumStory, { app: asked.app });
	await screen.getByLabelText(m.datum_title()).click();
	await userEvent.click(screen.getByRole('option', { name: m.datum_wgs84() }));
	await asked.state.commit('list');
	expect(asked.caught.notice?.way).toBeUndefined();

	const plain = await importing('客户编号,客户名称,城市\nK1,甲,上海市\nK2,乙,深圳市');
	await plain.state.commit('list');
	expect(plain.caught.notice?.text).not.toMatch(/GCJ|WGS/);
	expect(plain.caught.notice?.way).toBeUndefined();
});
