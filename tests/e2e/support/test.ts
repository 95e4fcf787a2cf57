import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { StartPage } from '../pages/start-page.ts';
import { Workbench } from '../pages/workbench.ts';
import { Texts, type Language } from './texts.ts';
import { Watch } from './watch.ts';

interface Options {
	/** Language of the browser, and with it of the interface. */
	readonly language: Language;
}

/** An app in its own browser storage. */
export interface Desk {
	readonly page: Page;
	readonly context: BrowserContext;
	readonly texts: Texts;
	readonly start: StartPage;
	readonly work: Workbench;
}

export interface DeskOptions {
	readonly language?: Language;
	readonly dark?: boolean;
	readonly width?: number;
	readonly height?: number;
}

interface Fixtures extends Options {
	/** Opens the app as on another computer: fresh storage. Requests that leave the page fail the scenario. */
	openDesk: (options?: DeskOptions) => Promise<Desk>;
	desk: Desk;
}

export const test = base.extend<Fixtures>({
	language: ['zh-CN', { option: true }],
	openDesk: async ({ browser, baseURL, language }, use) => {
		const address = baseURL ?? '';
		const watch = new Watch(address);
		const contexts: BrowserContext[] = [];
		await use(async (options = {}) => {
			const wanted = options.language ?? language;
			const context = await browser.newContext({
				locale: wanted,
				baseURL: address,
				acceptDownloads: true,
				colorScheme: options.dark ? 'dark' : 'light',
				viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
				permissions: ['clipboard-read', 'clipboard-write'],
				// It fetches the whole app anew in the background of every desk; storage and egress have scenarios with it.
				serviceWorkers: 'block',
			});
			contexts.push(context);
			watch.context(context);
			const page = await context.newPage();
			await page.goto('/');
			return deskOf(page, wanted);
		});
		for (const context of contexts) await context.close();
		expect(watch.outside, 'no request left the page').toEqual([]);
		expect(watch.errors, 'no error in the console').toEqual([]);
	},
	desk: async ({ openDesk }, use) => use(await openDesk()),
});

/** The page models of one page. */
export function deskOf(page: Page, language: Language): Desk {
	const texts = new Texts(language);
	return {
		page,
		context: page.context(),
		texts,
		start: new StartPage(page, texts),
		work: new Workbench(page, texts),
	};
}

export { expect };
