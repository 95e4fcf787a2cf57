import type { Locator, Page } from 'playwright-core';

/** One handle to drag. */
export interface Drag {
	readonly name: string;
	/** What is chosen in the menu of new schemes; null = the scheme is there. */
	readonly add: RegExp | null;
	readonly scheme: RegExp;
	readonly handle: (page: Page) => Locator;
	/** Pixels along the axis from the handle to the one end and to the other. */
	readonly reach: readonly [back: number, forth: number];
	readonly isUpright?: boolean;
	/** Where along its width the handle is taken, from 0 to 1; its middle unless given. */
	readonly at?: number;
}

const surface = (page: Page) => page.locator('[data-pane=surface]');
const inChart = (selector: string) => (page: Page) =>
	surface(page).locator(`svg[data-chart] [role=slider]${selector}`);
const nth = (index: number, selector = '') => {
	const all = inChart(selector);
	return (page: Page) => all(page).nth(index);
};

export const DRAGS: readonly Drag[] = [
	{
		...{ name: 'RFM, cut of recency', add: null, scheme: /^RFM/u },
		...{ handle: nth(3), reach: [45, 105] },
	},
	{
		...{ name: 'RFM, cut of money', add: null, scheme: /^RFM/u },
		...{ handle: (page) => inChart('')(page).nth(11), reach: [25, 160] },
	},
	{
		...{ name: 'value tiers, handle on the Pareto curve', add: null, scheme: /^价值等级/u },
		...{ handle: nth(0), reach: [150, 100] },
	},
	{
		...{ name: 'score, slider of a weight', add: /^综合评分/u, scheme: /评分/u },
		handle: (page) => surface(page).locator('input[type=range]').first(),
		...{ reach: [60, 100], at: 0.3 },
	},
	{
		...{ name: 'score, cut of the points', add: null, scheme: /评分/u },
		...{ handle: nth(0), reach: [60, 40] },
	},
	{
		...{ name: 'matrix, cut across', add: /^矩阵/u, scheme: /矩阵|攻守/u },
		...{ handle: nth(0, '[aria-orientation=horizontal]'), reach: [200, 200] },
	},
	{
		...{ name: 'matrix, cut up and down', add: null, scheme: /矩阵|攻守/u },
		...{ handle: nth(0, '[aria-orientation=vertical]'), reach: [150, 150], isUpright: true },
	},
];

/** Opens the scheme of a drag, made anew where it is not there. */
export async function show(page: Page, { add, scheme }: Drag): Promise<void> {
	const side = page.getByRole('navigation', { name: '分类方案' });
	if (add) {
		await side.getByRole('button', { name: '新建分类方案' }).click();
		await page.getByRole('menuitem', { name: add }).click();
	} else
		await side
			.getByRole('link', { name: scheme })
			.or(side.getByRole('button', { name: scheme }))
			.first()
			.click();
	await settled(page);
}

/** Nothing is being computed any more, and all that is shown is there. */
export async function settled(page: Page): Promise<void> {
	await page.waitForTimeout(400);
	await page.waitForFunction(() => !document.querySelector('[role=progressbar], .spinner'), null, {
		timeout: 180_000,
	});
	await page.waitForTimeout(1200);
}
