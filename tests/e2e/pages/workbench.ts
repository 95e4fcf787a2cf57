import { expect, type Download, type Locator, type Page } from '@playwright/test';
import type { Texts } from '../support/texts.ts';
import { RegionsPage } from './regions-page.ts';
import { Sheet } from './sheet.ts';

export type Area = 'tables' | 'segments' | 'regions' | 'territories' | 'history' | 'settings';

/** An open project: the frame around its areas. */
export class Workbench {
	readonly sheet: Sheet;
	readonly regions: RegionsPage;
	readonly page: Page;
	readonly #texts: Texts;

	constructor(page: Page, texts: Texts) {
		this.page = page;
		this.#texts = texts;
		this.sheet = new Sheet(page, texts);
		this.regions = new RegionsPage(page, texts);
	}

	async goTo(area: Area): Promise<void> {
		const link = this.page
			.getByRole('navigation', { name: this.#texts.say('app_rail_label') })
			.getByRole('link', { name: this.#texts.say(`app_area_${area}`) });
		await link.click();
		await expect(link).toHaveAttribute('aria-current', 'page');
	}

	get projectName(): Locator {
		return this.page.locator('.project-name b');
	}
	get toast(): Locator {
		return this.page.locator('[data-toast]');
	}
	get undoButton(): Locator {
		return this.#button('app_undo');
	}
	get redoButton(): Locator {
		return this.#button('app_redo');
	}
	get backupState(): Locator {
		return this.page.getByRole('contentinfo').locator('.right > span').last();
	}
	get readOnlyBanner(): Locator {
		return this.page.getByRole('status').filter({ hasText: this.#texts.say('app_readOnly') });
	}

	#button(key: string): Locator {
		const name = this.#texts.say(key);
		return this.page.getByRole('banner').getByRole('button', { name: new RegExp(`^${name}`) });
	}

	/** Waits until the last change is in the database. */
	async saved(): Promise<void> {
		const state = this.page.getByRole('banner').getByRole('status');
		await expect(state).toHaveText(new RegExp(this.#texts.say('app_save_savedPlain')));
	}

	/** Waits until the classes and regions of the sheet have been computed. */
	async settled(): Promise<void> {
		await expect(this.page.locator('[data-pane=status]')).toHaveAttribute('aria-busy', 'false', {
			timeout: 60_000,
		});
	}

	async setAnalysisDate(iso: string): Promise<void> {
		const name = this.#texts.say('app_analysisDate');
		await this.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
		await this.page.getByRole('dialog').getByLabel(name, { exact: true }).fill(iso);
		await this.page.keyboard.press('Tab');
		await this.page.keyboard.press('Escape');
	}

	async exportWorkbook(language: 'zh' | 'en'): Promise<Download> {
		const waiting = this.page.waitForEvent('download');
		await this.page.getByRole('button', { name: this.#texts.say('app_export') }).click();
		await this.page
			.getByRole('menuitem', { name: this.#texts.say(`app_language_${language}_native`) })
			.click();
		return waiting;
	}
}
