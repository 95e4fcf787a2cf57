import { loadDivisions } from '#src/core/geo/index.ts';
import { nationalList } from '../support/national-list.ts';
import { importList } from './support/journeys.ts';
import { expect, test } from './support/test.ts';

const ROWS = 600;
const divisions = await loadDivisions();
const HEAD = {
	id: '客户编号',
	name: '客户名称',
	province: '省份',
	city: '城市',
	rep: '销售代表',
	sales: '年销售额',
};
type Part = keyof typeof HEAD;

/** The national list with some of its columns, or coordinates in place of the city. */
async function listOf(parts: readonly (Part | 'coordinates')[]): Promise<Buffer> {
	const [, ...lines] = (await nationalList(ROWS, 7, 8)).split('\r\n');
	const keys = Object.keys(HEAD) as Part[];
	const seats = new Map(divisions.all.map(({ name, place }) => [name, place]));
	const cells = lines.map((line) => {
		const values = line.split(',');
		return parts.map((part) =>
			part === 'coordinates' ? seats.get(values[keys.indexOf('city')] ?? '') : values[keys.indexOf(part)],
		);
	});
	const head = parts.map((part) => (part === 'coordinates' ? '经度,纬度' : HEAD[part]));
	return Buffer.from(`\uFEFF${[head, ...cells].map((row) => row.join(',')).join('\r\n')}`);
}

const LISTS = [
	{ name: 'without owners', parts: ['id', 'name', 'city', 'sales'], areas: 300, units: 'city' },
	{ name: 'without money', parts: ['id', 'name', 'city', 'rep'], areas: 300, units: 'city' },
	{
		name: 'with cities and whole counties',
		parts: ['id', 'city', 'rep', 'sales'],
		areas: 300,
		units: 'district',
	},
	{ name: 'with provinces only', parts: ['id', 'name', 'province', 'rep', 'sales'], areas: 25, units: null },
	{
		name: 'with coordinates only',
		parts: ['id', 'coordinates', 'rep', 'sales'],
		areas: 300,
		units: 'district',
	},
] as const;

LISTS.forEach(({ name, parts, areas, units }, i) => {
	const language = i % 2 === 0 ? 'zh-CN' : 'en';
	test(`a list ${name} has a map and a plan in its band, in ${language} @J4`, async ({ openDesk }) => {
		const desk = await openDesk({ language });
		const { page, texts, work } = desk;
		const say = (key: string, args = {}) => texts.say(`territories_${key}`, args);
		await importList(desk, { name: 'list.csv', mimeType: 'text/csv', buffer: await listOf(parts) }, ROWS);
		await work.goTo('territories');
		const side = page.getByRole('navigation', { name: say('plans') });
		const surface = page.locator('[data-pane=surface]');
		const hasOwners = (parts as readonly string[]).includes('rep');
		if (!hasOwners) await expect(surface).toContainText(say('nobody_title'));
		await side
			.getByRole('button', { name: say('new') })
			.last()
			.click();
		if (!hasOwners) {
			// Five territories are proposed; three are enough.
			const dialog = page.getByRole('dialog');
			for (const number of [5, 4])
				await dialog
					.getByRole('button', {
						name: texts.say('scenarios_territory_remove', {
							name: texts.say('making_territory', { number: String(number) }),
						}),
					})
					.click();
			await dialog.getByRole('button', { name: texts.say('scenarios_territories_divide') }).click();
		}
		const all = say('finding_all', { count: hasOwners ? '8' : '3', band: '±10%' });
		await expect(surface).toContainText(all, { timeout: 60_000 });
		await expect(side.locator('[data-proof=unassigned]')).toContainText('0');
		await expect(side.locator('[data-proof=empty]')).toContainText('0');
		await expect.poll(() => surface.getByRole('listbox').getByRole('option').count()).toBeGreaterThan(areas);
		if (!units) return;
		const choice = side.getByRole('button', { name: texts.say('board_units') }).first();
		await choice.click();
		await page.getByRole('menuitemradio', { name: texts.say(`board_units_${units}`) }).click();
		await expect(side).toContainText(texts.say(`board_units_${units}`), { timeout: 60_000 });
		await expect(choice).toBeEnabled({ timeout: 60_000 });
		await expect(surface).toContainText(all);
		await expect(side.locator('[data-proof=empty]')).toContainText('0');
	});
});
