import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** WCAG 2.5.3, which axe does not ask by itself: who speaks to the page says what can be read. */
const LABEL_IN_NAME = 'label-content-name-mismatch';

interface Where {
	/** Selector of the part to look at; the whole page without one. */
	readonly part?: string | undefined;
	/** Selector of what is left out. */
	readonly without?: string | undefined;
	/** Whether the page is looked at in the dark, too, where only its colours are others. */
	readonly isDarkToo?: boolean | undefined;
}

/** Faults of accessibility on a page at rest, one line each: which rule, on what. */
export async function faultsOfAccess(page: Page, { isDarkToo, ...where }: Where = {}): Promise<string[]> {
	await atRest(page);
	const faults = await violations(page, where);
	if (!isDarkToo) return faults;
	await setTheme(page, 'dark');
	const dark = await violations(page, { ...where, rules: ['color-contrast'] });
	await setTheme(page, 'light');
	return [...faults, ...dark.map((fault) => `dark: ${fault}`)];
}

async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
	await page.emulateMedia({ colorScheme: theme });
	await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
	await atRest(page);
}

/** Colours under way are none that anyone reads. */
function atRest(page: Page): Promise<unknown> {
	return page.evaluate(() =>
		Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null))),
	);
}

/** What axe finds by these rules, or by all of the standards aimed at. */
async function violations(
	page: Page,
	{ part, without, rules }: Omit<Where, 'isDarkToo'> & { readonly rules?: readonly string[] },
): Promise<string[]> {
	// Legacy mode stays in the page, which has no frames of others; else the findings of every look go through a second
	// page, at twice the work and three times the time.
	const axe = new AxeBuilder({ page })
		.setLegacyMode()
		.options({ resultTypes: ['violations'], iframes: false, rules: { [LABEL_IN_NAME]: { enabled: true } } });
	if (rules) axe.withRules([...rules]);
	else axe.withTags(TAGS);
	if (part) axe.include(part);
	if (without) axe.exclude(without);
	const found = await axe.analyze();
	return found.violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, html }) => `${id} ${target.join(' ')} ${html.slice(0, 160)}`),
	);
}
