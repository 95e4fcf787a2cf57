import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** WCAG 2.5.3, which axe does not ask by itself: who speaks to the page says what can be read. */
const LABEL_IN_NAME = 'label-content-name-mismatch';

interface Where {
	/** Selector of the part to look at; the whole page without one. */
	readonly part?: string | undefined;
	/** Selector of what is left out. */
	readonly without?: string | undefined;
	/** The rules to ask; all of the standards aimed at without them. */
	readonly rules?: readonly string[] | undefined;
}

/** Faults of accessibility on a page, one line each: which rule, on what. */
export async function faultsOfAccess(page: Page, { part, without, rules }: Where = {}): Promise<string[]> {
	// Legacy mode stays in the page, which has no frames of others; else the findings of every look go through a second
	// page, at twice the work and three times the time.
	const axe = new AxeBuilder({ page })
		.setLegacyMode()
		.options({ resultTypes: ['violations'], iframes: false, rules: { [LABEL_IN_NAME]: { enabled: true } } });
	if (rules) axe.withRules([...rules]);
	else axe.withTags(TAGS);
	if (part) axe.include(part);
	if (without) axe.exclude(without);
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, html }) => `${id} ${target.join(' ')} ${html.slice(0, 160)}`),
	);
}
