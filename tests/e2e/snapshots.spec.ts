import { exported, importList, restore } from './support/journeys.ts';
import { test, expect, type Desk } from './support/test.ts';

const HEADER = '客户编号,客户名称,省份,销售额(万元),最后下单日期';
type Row = readonly [id: string, name: string, province: string, amount: number, day: string];

const rows = Array.from({ length: 60 }, (_, i): Row => {
	const province = ['江苏', '浙江', '山东'][i % 3] ?? '';
	return [`K${1000 + i}`, `客户${i}`, province, ((i * 37) % 100) + 1, `2024-0${1 + (i % 6)}-1${i % 9}`];
});
/** Two gone, one that grew, one that is new. */
const later: readonly Row[] = [
	...rows.slice(2).map((row): Row => (row[0] === 'K1010' ? [row[0], row[1], row[2], 400, row[4]] : row)),
	['K2000', '新客户', '山东', 80, '2024-09-01'],
];
const file = (name: string, list: readonly Row[]) => ({
	...{ name, mimeType: 'text/csv' },
	buffer: Buffer.from([HEADER, ...list.map((row) => row.join(','))].join('\n')),
});

/** Chooses a file in the menu of the table on screen. */
async function bring({ page, texts }: Desk, action: string, given: ReturnType<typeof file>): Promise<void> {
	const chooser = page.waitForEvent('filechooser');
	await page
		.getByRole('navigation', { name: texts.say('tables_tabs') })
		.getByRole('button', { name: texts.like('tables_tab_menu') })
		.click();
	await page.getByRole('menuitem', { name: texts.say(action) }).click();
	await (await chooser).setFiles(given);
}

/** Goes to what is watched. */
async function toWatch({ page, texts, work }: Desk, entry: 'watch_alerts' | 'watch_records'): Promise<void> {
	await work.goTo('segments');
	await page
		.getByRole('region', { name: texts.say('watch_title'), exact: true })
		.getByRole('button', { name: new RegExp(`^${texts.say(entry)}`) })
		.click();
}

for (const language of ['zh-CN', 'en'] as const) {
	test.describe(language, () => {
		test.use({ language });

		test('a table gets new data, and the classes before are compared with those after @J2', async ({
			desk,
			openDesk,
		}) => {
			const { page, texts, work } = desk;
			await importList(desk, file('客户.csv', rows), rows.length);

			await toWatch(desk, 'watch_records');
			const column = texts.say('watch_records_columnName');
			await page.getByRole('button', { name: texts.say('watch_records_make', { name: column }) }).click();
			await toWatch(desk, 'watch_alerts');
			await page.getByRole('button', { name: texts.say('watch_addAll', { count: 1 }) }).click();
			const rule = texts.say('watch_rule_cadence').replace(/^./u, (first) => first.toUpperCase());
			await expect(page.getByRole('row').filter({ hasText: rule })).toBeVisible();
			await work.goTo('tables');

			await bring(desk, 'snapshots_tab_replace', file('客户2.csv', later));
			const preview = page.getByRole('region', { name: '客户', exact: true });
			await expect(preview.getByText(texts.say('snapshots_update_goneOut', { rows: 2 }))).toBeVisible();
			await expect(preview.getByText(texts.say('watch_update_confirmed', { rows: 59 }))).toBeVisible();
			await page.getByRole('button', { name: texts.say('snapshots_update_action'), exact: true }).click();
			const done = texts.say('snapshots_update_doneGone', {
				...{ table: '客户', added: 1, changed: 1, gone: 2 },
			});
			await expect(page.getByText(done)).toBeVisible();
			await work.settled();

			await work.goTo('segments');
			const kept = page.getByRole('region', { name: texts.say('snapshots_title'), exact: true });
			await kept.locator('button[aria-pressed]').first().click();
			await expect(page.getByRole('heading', { name: texts.like('snapshots_title_moved') })).toBeVisible();
			await expect(page.getByRole('row').filter({ hasText: '新客户' })).toBeVisible();

			const other = await openDesk();
			await restore(other, await exported(desk));
			await other.work.goTo('segments');
			await other.page
				.getByRole('region', { name: texts.say('snapshots_title'), exact: true })
				.locator('button[aria-pressed]')
				.first()
				.click();
			await expect(
				other.page.getByRole('heading', { name: texts.like('snapshots_title_moved') }),
			).toBeVisible();
			await toWatch(other, 'watch_alerts');
			await expect(other.page.getByRole('row').filter({ hasText: rule })).toBeVisible();
			await toWatch(other, 'watch_records');
			const current = texts.say('watch_records_allCurrent', { count: 59 });
			await expect(other.page.getByRole('heading', { name: current })).toBeVisible();
		});
	});
}
