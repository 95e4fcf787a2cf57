import { expect, type Locator, type Page } from '@playwright/test';
import type { Texts } from '../support/texts.ts';

/** Map, bars and open places of the regions area. */
export class RegionsPage {
	readonly #page: Page;
	readonly #texts: Texts;

	constructor(page: Page, texts: Texts) {
		this.#page = page;
		this.#texts = texts;
	}

	get map(): Locator {
		return this.#page.locator('section.map');
	}
	get side(): Locator {
		return this.#page.getByRole('complementary');
	}

	bars(): Locator {
		return this.#page.getByRole('listbox', { name: this.#texts.say('regions_bars_label') });
	}

	/** Presses the bar of a region. */
	async press(name: string): Promise<void> {
		await this.#page.locator('section.bars').getByText(name, { exact: true }).click();
	}

	async clear(): Promise<void> {
		await this.#page.getByRole('button', { name: this.#texts.say('regions_clear') }).click();
	}

	async chooseMeasure(key: string): Promise<void> {
		await this.#page
			.getByRole('toolbar', { name: this.#texts.say('regions_toolbar') })
			.getByRole('radio', { name: this.#texts.say(`regions_measure_${key}`), exact: true })
			.click();
	}

	/** A text that needs a look. */
	item(text: string): Locator {
		const choose = this.#page.getByRole('button', {
			name: `${text} · ${this.#texts.say('regions_open_choose')}`,
		});
		return this.side.getByRole('listitem').filter({ has: choose });
	}

	/** Says which place a written text means. */
	async fix(text: string, place: string): Promise<void> {
		const label = `${text} · ${this.#texts.say('regions_open_choose')}`;
		await this.side.getByRole('button', { name: label }).click();
		await this.#page.keyboard.type(place);
		await this.#page.getByRole('option', { name: place }).first().click();
	}

	async moveProvince(province: string, group: string): Promise<void> {
		await this.side.getByRole('button', { name: province, exact: true }).click();
		await this.#page.getByRole('menuitemradio', { name: group }).click();
		await expect(this.#page.getByRole('menu')).toBeHidden();
	}
}
