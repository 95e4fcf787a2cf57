import { expect, type Locator, type Page } from '@playwright/test';
import type { Texts } from '../support/texts.ts';

/** The spreadsheet. Cells are named by the position of their row on screen (0 = first) and the label of their column. */
export class Sheet {
	readonly #page: Page;
	readonly #texts: Texts;

	constructor(page: Page, texts: Texts) {
		this.#page = page;
		this.#texts = texts;
	}

	get grid(): Locator {
		return this.#page.getByRole('grid');
	}
	get input(): Locator {
		return this.#page.locator('textarea.host');
	}
	get chips(): Locator {
		return this.#page.getByRole('region', { name: this.#texts.say('tables_chips_label') });
	}
	get status(): Locator {
		return this.#page.getByRole('contentinfo');
	}

	/** Rows on screen, header apart. */
	async rowCount(): Promise<number> {
		return Number(await this.grid.getAttribute('aria-rowcount')) - 1;
	}

	async expectRows(count: number): Promise<void> {
		await expect(this.grid).toHaveAttribute('aria-rowcount', String(count + 1));
	}

	head(label: string): Locator {
		return this.#page.locator('[role=columnheader]', {
			has: this.#page.locator('.name').getByText(label, { exact: true }),
		});
	}

	async #colIndex(label: string): Promise<string> {
		return (await this.head(label).getAttribute('aria-colindex')) ?? '';
	}

	async cell(row: number, label: string): Promise<Locator> {
		const col = await this.#colIndex(label);
		return this.#page.locator(`[role=row][aria-rowindex="${row + 2}"] [aria-colindex="${col}"]`);
	}

	async text(row: number, label: string): Promise<string> {
		return ((await (await this.cell(row, label)).textContent()) ?? '').trim();
	}

	async expectText(row: number, label: string, text: string | RegExp): Promise<void> {
		await expect(await this.cell(row, label)).toHaveText(text);
	}

	/** Texts of the first rows of a column. */
	async column(label: string, rows: number): Promise<string[]> {
		const texts: string[] = [];
		for (let row = 0; row < rows; row++) texts.push(await this.text(row, label));
		return texts;
	}

	/** Waits until the first rows of a column show these texts. */
	async expectColumn(label: string, texts: readonly string[]): Promise<void> {
		await expect.poll(() => this.column(label, texts.length)).toEqual(texts);
	}

	/** Clicks the place of a cell on the canvas. */
	async click(row: number, label: string, options: { shift?: boolean } = {}): Promise<void> {
		const box = await (await this.cell(row, label)).boundingBox();
		if (!box) throw new Error(`row ${row} of ${label} is not on screen`);
		if (options.shift) await this.#page.keyboard.down('Shift');
		await this.#page.mouse.click(box.x + Math.min(20, box.width / 2), box.y + box.height / 2);
		if (options.shift) await this.#page.keyboard.up('Shift');
	}

	/** Types into a cell and confirms with Enter. */
	async type(row: number, label: string, text: string): Promise<void> {
		await this.click(row, label);
		await this.#page.keyboard.type(text);
		await this.#page.keyboard.press('Enter');
	}

	/** Opens the menu of a column. */
	async menu(label: string): Promise<void> {
		await this.head(label).click({ button: 'right', position: { x: 30, y: 14 } });
		await expect(this.#page.getByRole('menu')).toBeVisible();
	}

	async choose(label: string, key: string): Promise<void> {
		await this.menu(label);
		await this.#page.getByRole('menuitem', { name: this.#texts.say(key) }).click();
	}

	/** Keeps only the rows with the given values of a column. */
	async filterValues(label: string, values: readonly string[]): Promise<void> {
		await this.choose(label, 'tables_menu_filter');
		const panel = this.#page.getByRole('dialog', { name: this.#texts.say('tables_tool_filter') });
		await panel.getByRole('button', { name: this.#texts.say('tables_filter_none'), exact: true }).click();
		for (const value of values) await panel.getByRole('checkbox', { name: value, exact: true }).click();
		await panel.getByRole('button', { name: this.#texts.say('tables_filter_apply') }).click();
		await expect(panel).toBeHidden();
	}

	async clearFilters(): Promise<void> {
		await this.chips
			.getByRole('button', { name: this.#texts.say('tables_chips_clear'), exact: true })
			.click();
		await expect(this.chips).toBeHidden();
	}

	async clearSort(): Promise<void> {
		await this.#page
			.getByRole('toolbar', { name: this.#texts.say('tables_toolbar') })
			.getByRole('button', { name: this.#texts.say('tables_tool_sort') })
			.click();
		await this.#page.getByRole('menuitem', { name: this.#texts.say('tables_sort_clear') }).click();
	}

	tab(name: string): Locator {
		return this.#page
			.getByRole('navigation', { name: this.#texts.say('tables_tabs') })
			.getByRole('button', { name: new RegExp(`^${name}`) });
	}

	/** Opens the find bar, searches and returns the count it reports. */
	async find(text: string): Promise<Locator> {
		await this.#page.keyboard.press('Control+f');
		const bar = this.#page.getByRole('search');
		await bar.getByRole('textbox').fill(text);
		return bar;
	}
}
