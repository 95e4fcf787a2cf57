import { expect, type Locator, type Page } from '@playwright/test';
import type { Texts } from '../support/texts.ts';

/** The list of projects, the drop zone and the sample. */
export class StartPage {
	readonly #page: Page;
	readonly #texts: Texts;

	constructor(page: Page, texts: Texts) {
		this.#page = page;
		this.#texts = texts;
	}

	async open(): Promise<void> {
		await this.#page.goto('/#/');
		await expect(
			this.#page.getByRole('button', { name: this.#texts.say('start_drop_choose') }),
		).toBeVisible();
	}

	/** Opens the sample project and waits for its sheet. */
	async openSample(): Promise<void> {
		await this.#page.getByRole('button', { name: this.#texts.say('start_sample_open') }).click();
		await expect(this.#page.getByRole('grid')).toBeVisible({ timeout: 30_000 });
	}

	async createBlank(): Promise<void> {
		await this.#page.getByRole('button', { name: this.#texts.say('start_blank') }).click();
		await expect(this.#page).toHaveURL(/#\/project/);
	}

	/** Names of the projects from the top. */
	names(): Promise<string[]> {
		return this.#page.locator('td.name a').allTextContents();
	}

	line(name: string): Locator {
		return this.#page.getByRole('row').filter({ has: this.#page.getByRole('link', { name, exact: true }) });
	}

	async openProject(name: string): Promise<void> {
		await this.#page.getByRole('link', { name, exact: true }).click();
	}

	async choose(name: string, action: 'start_rename' | 'start_duplicate' | 'start_delete'): Promise<void> {
		await this.line(name)
			.getByRole('button', { name: this.#texts.say('start_menu', { name }) })
			.click();
		await this.#page.getByRole('menuitem', { name: this.#texts.say(action) }).click();
	}

	async rename(name: string, after: string): Promise<void> {
		await this.choose(name, 'start_rename');
		const dialog = this.#page.getByRole('dialog');
		await dialog.getByLabel(this.#texts.say('app_project_name')).fill(after);
		await dialog.getByRole('button', { name: this.#texts.say('app_project_renameAction') }).click();
	}

	/** Chooses files as from the file dialog. */
	async receive(files: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
		await this.#page.getByTestId('file-input').setInputFiles(files);
	}

	/** Answers the question what a returned workbook is to become. */
	async restore(): Promise<void> {
		await this.#page
			.getByRole('dialog')
			.getByRole('button', { name: this.#texts.say('app_returned_restore') })
			.click();
	}

	toastAction(): Locator {
		return this.#page.locator('[data-toast] .act');
	}
}
