import type { Locator } from '@playwright/test';
import { faultsOfAccess } from './support/accessibility.ts';
import { sampleAt } from './support/journeys.ts';
import { expect, test, type Desk } from './support/test.ts';

const KINDS = ['rfm', 'tiers', 'clusters'] as const;

async function openSegments(desk: Desk): Promise<void> {
	await sampleAt(desk, 'segments');
	await expect(toolbar(desk)).toBeVisible();
}

const toolbar = ({ page, texts }: Desk): Locator =>
	page.getByRole('toolbar', { name: texts.say('segments_toolbar') });
const schemes = ({ page, texts }: Desk): Locator =>
	page
		.getByRole('navigation', { name: texts.say('segments_schemes') })
		.getByRole('list')
		.first();
const inspector = ({ page, texts }: Desk): Locator =>
	page.getByRole('complementary', { name: texts.say('segments_inspector') });
const scheme = (desk: Desk, kind: (typeof KINDS)[number]): Locator =>
	schemes(desk).getByRole('button', { name: new RegExp(`^${desk.texts.say(`tables_scheme_${kind}`)}`) });

async function expectVersion(desk: Desk, version: number): Promise<void> {
	await expect(toolbar(desk)).toContainText(desk.texts.say('segments_version', { version }));
	await desk.work.settled();
}

/** A parameter stands in the toolbar, or behind a button where there is no room. */
async function expectParameter(desk: Desk, text: string): Promise<void> {
	const { page, texts } = desk;
	const folded = toolbar(desk).getByRole('button', { name: texts.say('segments_parameters'), exact: true });
	if (!(await folded.isVisible())) return expect(toolbar(desk)).toContainText(text);
	await folded.click();
	await expect(page.getByRole('dialog')).toContainText(text);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);
}

for (const language of ['zh-CN', 'en'] as const) {
	test.describe(`${language} segments @main-job`, () => {
		test.use({ language });

		test('customers are cut and narrowed, schemes added and deleted, and all of it is taken back', async ({
			desk,
		}) => {
			const { page, texts, work } = desk;
			await openSegments(desk);
			await test.step('a cut is moved by keyboard, kept as a new version, and taken back', async () => {
				await expect(inspector(desk)).toContainText('125 / 125');
				await expectVersion(desk, 1);
				const cut = page.getByRole('slider').nth(1);
				const before = Number(await cut.getAttribute('aria-valuenow'));
				await cut.focus();
				await page.keyboard.press('Shift+ArrowRight');
				await expectVersion(desk, 2);
				await expect(cut).toHaveAttribute('aria-valuenow', String(Math.round(before + 5)));
				await expectParameter(desk, texts.say('segments_ties_custom'));
				await work.undoButton.click();
				await expectVersion(desk, 1);
				await expectParameter(desk, texts.say('rfm_bins_value', { bins: 5 }));
			});

			await test.step('a class narrows the customers everywhere, and once more lifts it', async () => {
				const row = page
					.getByRole('row')
					.filter({ hasText: texts.say('reasons_class_importantKeep') })
					.first();
				await expect(row).toBeVisible();
				const titles = await page.locator('table').first().getByRole('columnheader').allTextContents();
				const at = titles.findIndex((title) => title.trim() === texts.say('segments_column_customers'));
				const count = Number(await row.locator('th, td').nth(at).textContent());
				await row.getByRole('button').click();
				const line = page.getByRole('region', { name: texts.say('segments_filter_label') });
				await expect(line).toContainText(texts.say('reasons_class_importantKeep'));
				await work.goTo('tables');
				await work.sheet.expectRows(count);
				await work.goTo('segments');
				await row.getByRole('button').click();
				await expect(line).toBeHidden();
			});

			await test.step('a press on a cell narrows the customers to it', async () => {
				const cell = page.getByRole('button', {
					name: texts.like('charts_heat_cell', { recency: 5, frequency: 5 }),
				});
				await cell.focus();
				await page.keyboard.press('Enter');
				await expect(cell).toHaveAttribute('aria-pressed', 'true');
				await page.getByRole('button', { name: texts.say('segments_filter_clear'), exact: true }).click();
				await expect(cell).toHaveAttribute('aria-pressed', 'false');
			});

			await test.step('schemes are added and deleted, each as a step that can be undone', async () => {
				await page
					.getByRole('navigation', { name: texts.say('segments_schemes') })
					.getByRole('button', { name: texts.say('segments_add') })
					.click();
				await page
					.getByRole('menuitem', { name: new RegExp(`^${texts.say('segments_add_clusters')}`) })
					.click();
				await work.settled();
				await expect(schemes(desk).getByRole('listitem')).toHaveCount(4);
				await schemes(desk).getByRole('listitem').last().click({ button: 'right' });
				await page.getByRole('menuitem', { name: texts.say('segments_delete'), exact: true }).click();
				await expect(schemes(desk).getByRole('listitem')).toHaveCount(3);
				await work.toast.getByRole('button', { name: texts.say('segments_undo'), exact: true }).click();
				await expect(schemes(desk).getByRole('listitem')).toHaveCount(4);
			});

			await test.step('the cuts of tiers move by keyboard and the counts still add up', async () => {
				await scheme(desk, 'tiers').click();
				const cut = page.getByRole('slider').first();
				await cut.focus();
				await page.keyboard.press('ArrowLeft');
				await expectVersion(desk, 2);
				await expect(cut).toHaveAttribute('aria-valuenow', '79');
				const total = page.getByRole('row').filter({ hasText: texts.say('segments_total') });
				await expect(total).toContainText('403');
			});
		});
	});
}

for (const language of ['zh-CN', 'en'] as const)
	test(`no control of a toolbar is cut off on narrow screens: ${language} @main-job`, async ({
		openDesk,
	}) => {
		const desk = await openDesk({ language, width: 1280, height: 720 });
		const { page, texts, work } = desk;
		const cut = (name: string) =>
			page
				.getByRole('toolbar', { name: texts.say(name) })
				.evaluate((bar) =>
					[...bar.querySelectorAll('button, h2, [role=radio]')]
						.filter(
							(each) =>
								each.getBoundingClientRect().right > bar.getBoundingClientRect().right + 0.5 ||
								each.scrollWidth > each.clientWidth + 1 ||
								[...bar.querySelectorAll('div')].some(
									(box) =>
										box.contains(each) &&
										each.getBoundingClientRect().right > box.getBoundingClientRect().right + 0.5,
								),
						)
						.map((each) => each.textContent),
				);
		await openSegments(desk);
		for (const width of [1280, 1120, 1024]) {
			await page.setViewportSize({ width, height: 720 });
			for (const kind of KINDS) {
				await scheme(desk, kind).click();
				await expect(page.locator('[data-pane=surface] svg[data-chart]').first()).toBeVisible();
				await expect.poll(() => cut('segments_toolbar'), `${kind} ${width}`).toEqual([]);
			}
		}
		const folded = toolbar(desk).getByRole('button', { name: texts.say('segments_parameters'), exact: true });
		if (await folded.isVisible()) {
			await folded.click();
			await page.getByRole('button', { name: new RegExp(`^${texts.say('segments_k')}: `) }).click();
			await page.getByText(texts.say('segments_k_given', { k: 3 }), { exact: true }).click();
			await expect(
				page.getByRole('heading', {
					name: texts.like('clusters_scan_titleOther', {
						chosen: texts.say('clusters_scan_kValue', { k: 3 }),
					}),
				}),
			).toBeVisible();
		}
		await work.goTo('regions');
		await expect(work.regions.map.locator('svg').first()).toBeVisible();
		await work.regions.press(language === 'en' ? 'Guangdong' : '广东');
		await expect.poll(() => cut('regions_toolbar')).toEqual([]);
	});

test('no accessibility fault in the schemes of a wide screen @main-job', async ({ openDesk }) => {
	const desk = await openDesk({ language: 'en', width: 1920, height: 900 });
	await openSegments(desk);
	for (const kind of KINDS) {
		await scheme(desk, kind).click();
		await expect(desk.page.locator('[data-pane=surface] svg[data-chart]').first()).toBeVisible();
		expect(await faultsOfAccess(desk.page, { isDarkToo: true }), kind).toEqual([]);
	}
});
