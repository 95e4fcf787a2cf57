import { gridAreas } from '../support/boundaries.ts';
import { dropOnWindow } from './support/drop.ts';
import { exported, restore, sampleAt } from './support/journeys.ts';
import { expect, test } from './support/test.ts';

const FILE = 'sales-areas.geojson';
const NAME = 'sales-areas';

for (const language of ['zh-CN', 'en'] as const)
	test(`areas of the user from a file to a plan and through the workbook, in ${language} @J4`, async ({
		openDesk,
	}) => {
		const desk = await openDesk({ language });
		const { page, texts, work } = desk;
		const say = (key: string, args = {}) => texts.say(`boundaries_${key}`, args);
		await sampleAt(desk, 'territories');
		const side = page.getByRole('navigation', { name: texts.say('territories_plans') });
		const surface = page.locator('[data-pane=surface]');

		// The file is dropped on the window, looked at and kept.
		const buffer = Buffer.from(JSON.stringify(gridAreas({ bounds: [97, 18, 130, 50] })));
		await dropOnWindow(page, { name: FILE, mimeType: 'application/geo+json', buffer });
		const dialog = page.getByRole('dialog', { name: say('title') });
		await expect(dialog.getByRole('status').first()).toContainText('20');
		await expect(dialog.locator('[role=option][data-code]')).toHaveCount(20);
		await expect(dialog).toContainText(say('datum_assumed'));
		await dialog.getByRole('button', { name: say('keep') }).click();
		await expect(work.toast).toContainText(say('done', { name: NAME }));
		await expect(work.undoButton).toHaveAttribute('aria-label', new RegExp(NAME));

		// A plan of whole areas, on a map of these.
		await side
			.getByRole('button', { name: texts.say('territories_new') })
			.last()
			.click();
		await expect(surface).toContainText(texts.say('territories_finding_all', { count: '10', band: '±10%' }), {
			timeout: 60_000,
		});
		await page.getByRole('button', { name: texts.say('board_units') }).click();
		await page.getByRole('menuitemradio', { name: say('units', { name: NAME }) }).click();
		const areas = surface.locator('[role=option][data-code]');
		await expect(areas).toHaveCount(20, { timeout: 60_000 });
		await expect(surface).toContainText(say('credit', { name: NAME }));
		const units = page.getByRole('button', { name: texts.say('board_units') });
		await expect(units).toContainText(say('units', { name: NAME }));
		await work.settled();

		// A workbook carries them to another computer.
		await work.saved();
		const other = await openDesk({ language });
		await restore(other, await exported(desk));
		await other.work.goTo('territories');
		const there = other.page.getByRole('navigation', { name: texts.say('territories_plans') });
		const planName = texts.say('territories_planName', { letter: 'A' });
		await there.getByRole('button', { name: planName }).first().click();
		await expect(other.page.locator('[data-pane=surface] [role=option][data-code]')).toHaveCount(20);

		// Undone: first the plan goes customer by customer, then the boundaries are gone.
		await work.undoButton.click();
		await expect(units).toContainText(texts.say('board_units_customers'));
		await work.undoButton.click();
		await work.undoButton.click();
		await expect(work.undoButton).not.toHaveAttribute('aria-label', new RegExp(NAME));
		await work.redoButton.click();
		await expect(work.undoButton).toHaveAttribute('aria-label', new RegExp(NAME));
	});
