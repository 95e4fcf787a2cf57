import { faultsOfAccess } from './support/accessibility.ts';
import { sampleAt } from './support/journeys.ts';
import { expect, test } from './support/test.ts';

test('clusters are explained by a tree, which becomes rules that leave nobody out, one undo away @J2', async ({
	desk,
}) => {
	const { page, texts, work } = desk;
	await sampleAt(desk, 'segments');
	const schemes = page.getByRole('navigation', { name: texts.say('segments_schemes') });
	const toolbar = page.getByRole('toolbar', { name: texts.say('segments_toolbar') });
	const inspector = page.getByRole('complementary', { name: texts.say('segments_inspector') });
	const name = texts.say('tables_scheme_clusters');
	await schemes.getByRole('button', { name: new RegExp(`^${name}`) }).click();
	await toolbar.getByRole('radio', { name: texts.say('segments_explain_view'), exact: true }).click();

	const finding = page.getByRole('heading', { name: texts.like('segments_explain_finding', { name }) });
	await expect(finding).toContainText(texts.say('segments_explain_levels_3'));
	await expect(finding).toHaveText(/(9[1-9]|100)%/);
	const settings = page.getByRole('group', { name: texts.say('segments_explain_settings') });
	await settings.getByRole('radio', { name: '2', exact: true }).click();
	await expect(finding).toContainText(texts.say('segments_explain_levels_2'));
	await page.goBack();
	await expect(finding).toBeHidden();
	await page.goForward();
	await expect(finding).toBeVisible();

	const picture = page.locator('figure').filter({ has: finding });
	const nodes = picture.getByRole('button').filter({ has: page.locator('rect.part') });
	await nodes.first().focus();
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await expect(nodes.last()).toHaveAttribute('aria-pressed', 'true');
	expect(await faultsOfAccess(page)).toEqual([]);

	const before = await schemes.getByRole('listitem').count();
	await settings.getByRole('button', { name: texts.say('segments_explain_turn') }).click();
	await expect(schemes.getByRole('listitem')).toHaveCount(before + 1);
	await expect(toolbar).toContainText(texts.say('segments_explain_rulesName', { name }));
	await expect(inspector).toContainText(`0 ${texts.say('segments_proof_unclassified')}`);
	await expect(inspector).toContainText(`0 ${texts.say('segments_proof_dead')}`);
	await work.undoButton.click();
	await expect(schemes.getByRole('listitem')).toHaveCount(before);
});
