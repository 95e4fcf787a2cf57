import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Damage from '#src/app/Damage.svelte';
import { locale } from '#src/i18n/locale.svelte.ts';

const before = locale.current;
afterEach(() => locale.set(before));

const lost = (column: string, fromRow = 0) => ({ table: '订单', column, fromRow, rows: 32_768 });

test('ST32 the banner says how many cells are empty and in which columns', async () => {
	locale.set('zh-CN');
	await render(Damage, { damaged: [lost('金额'), lost('金额', 32_768)] });
	await expect.element(page.getByRole('alert')).toHaveTextContent('65,536 个单元格');
	await expect.element(page.getByRole('alert')).toHaveTextContent('涉及：“订单 · 金额”');
});

test('ST32 beyond three columns the banner says that there are more', async () => {
	locale.set('en');
	await render(Damage, { damaged: ['A', 'B', 'C', 'D'].map((column) => lost(column)) });
	const alert = page.getByRole('alert');
	await expect.element(alert).toHaveTextContent('131,072 cells could not be read');
	await expect.element(alert).toHaveTextContent('“订单 · A”, “订单 · B”, “订单 · C” …');
	await expect.element(alert).not.toHaveTextContent('订单 · D');
});
