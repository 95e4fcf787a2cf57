import { faultsOfAccess } from './support/accessibility.ts';
import { exported, restore, sampleAt } from './support/journeys.ts';
import { expect, test, type Desk } from './support/test.ts';

const schemes = ({ page, texts }: Desk) =>
	page.getByRole('navigation', { name: texts.say('segments_schemes') });
const weights = ({ page, texts }: Desk) => page.getByRole('region', { name: texts.say('score_weights') });
const shown = async (desk: Desk): Promise<string[]> =>
	weights(desk)
		.getByRole('textbox')
		.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));

test('a score is weighted by keyboard and by pointer, one undo each, and the workbook brings it back @J2', async ({
	desk,
	openDesk,
}) => {
	const { page, texts, work } = desk;
	await sampleAt(desk, 'segments');
	await schemes(desk)
		.getByRole('button', { name: texts.say('segments_add') })
		.click();
	await page.getByRole('menuitem', { name: new RegExp(`^${texts.say('score_add')}`) }).click();
	await work.settled();
	await expect.poll(() => shown(desk)).toEqual(['50', '30', '20']);

	const sliders = weights(desk).getByRole('slider');
	await sliders.nth(2).focus();
	for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowRight');
	await work.settled();
	await expect.poll(async () => (await shown(desk))[2]).toBe('30');
	const { x, y, width } = (await sliders.first().boundingBox()) ?? { x: 0, y: 0, width: 0 };
	await page.mouse.move(x + width / 2, y + 12);
	await page.mouse.down();
	await page.mouse.move(x + width * 0.7, y + 12, { steps: 4 });
	await expect(weights(desk).getByText(texts.like('score_weights_moving'))).toBeVisible();
	await page.mouse.up();
	await work.settled();
	await expect.poll(async () => Number((await shown(desk))[0])).toBeGreaterThan(60);
	const dragged = await shown(desk);
	expect(dragged.reduce((sum, each) => sum + Number(each), 0)).toBe(100);
	await work.undoButton.click();
	await expect.poll(async () => (await shown(desk))[2]).toBe('30');
	await work.settled();

	await expect(page.getByRole('heading', { name: texts.like('score_stability_finding') })).toBeVisible();
	expect(await faultsOfAccess(page)).toEqual([]);

	const before = await shown(desk);
	const other = await openDesk();
	await restore(other, await exported(desk));
	await other.work.goTo('segments');
	await schemes(other)
		.getByRole('button', { name: new RegExp(`^${texts.say('score_scheme')}`) })
		.click();
	await expect.poll(() => shown(other)).toEqual(before);
});
