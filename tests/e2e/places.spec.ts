import { sampleAt } from './support/journeys.ts';
import { expect, test } from './support/test.ts';

test('places that cannot be placed are settled by hand and stay settled @main-job', async ({ desk }) => {
	const { page, texts, work } = desk;
	const { regions, sheet } = work;
	const open = (count: number) =>
		expect(regions.side.getByText(texts.say('regions_open_title', { count }), { exact: true })).toBeVisible();
	const unknown = (unknown: number) =>
		expect(regions.map).toContainText(
			texts.say('regions_subtitlePlain', {
				measure: texts.say('regions_measure_count'),
				customers: '403 个客户',
				unknown,
			}),
		);
	await sampleAt(desk, 'regions');
	await regions.chooseMeasure('count');
	await open(5);
	await unknown(9);
	await expect(regions.side).toContainText(texts.say('regions_open_empty', { customers: '1 个客户' }));

	await regions.fix('鼓楼区', '江苏 南京 鼓楼');
	await open(4);
	await unknown(6);
	await work.undoButton.click();
	await open(5);
	await unknown(9);
	await work.redoButton.click();
	await open(4);
	await regions.fix('淅江省 / 杭洲市', '杭州');
	await open(3);
	await unknown(4);

	await regions.item('朝阳区').getByTitle(texts.say('regions_open_show')).click();
	await sheet.expectRows(2);
	await sheet.expectText(0, '城市', '朝阳区');
	await sheet.clearFilters();
	await work.saved();
	await page.reload();
	await expect(sheet.head('k-means 聚类')).toBeVisible();
	await work.settled();

	await page.getByRole('button', { name: texts.say('tables_tool_addRow') }).click();
	await sheet.expectRows(404);
	await sheet.expectText(403, 'RFM 分类', '潜在客户');
	await sheet.type(403, '城市', '鼓楼区');
	await work.settled();
	await work.goTo('regions');
	await open(3);
	const fixed = regions.side.getByRole('listitem').filter({ hasText: /^鼓楼区/ });
	await expect(fixed).toContainText('江苏 南京 鼓楼');
	await expect(regions.map).toContainText(/404 个客户，4 个未识别/);

	await fixed.getByRole('button', { name: texts.say('regions_fixes_remove', { text: '鼓楼区' }) }).click();
	await open(4);
	await expect(regions.map).toContainText(/404 个客户，8 个未识别/);
	await expect(regions.item('鼓楼区')).toContainText('4 个客户');
});
