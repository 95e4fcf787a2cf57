import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Remarks from '#src/app/Remarks.svelte';
import { createProject } from '#src/core/model/index.ts';
import { soundRecipe, type LeftOut } from '#src/core/model/sound/index.ts';
import { columnOf, createTable } from '#src/core/table/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { OpenProject } from '#src/state/open-project.svelte.ts';

const before = locale.current;
afterEach(() => locale.set(before));

const table = createTable('t1', '客户', 'customers', 1, [
	columnOf({ id: 'c1', name: '省份', type: 'text' }, ['x']),
]);
const current = { ...createProject('p', 'P'), tables: [table] };
const open = { current } as unknown as OpenProject;

function leftOut(): readonly LeftOut[] {
	return soundRecipe({
		...current.recipe,
		currency: 1,
		roles: { t1: { c1: 'customer.later' } },
		schemes: [{ id: 'a', name: null, version: 1, kind: 'rfm' }, { id: 'b', name: '我的', kind: 'x' }, 7],
		snapshots: [{ id: 's', name: null }],
		regions: { groups: [{}], fixes: { 沪: 1 } },
		views: { t1: {} },
		sources: { gone: {} },
	}).leftOut;
}

test('ST39 the banner counts, and the list says what was left out and why', async () => {
	locale.set('zh-CN');
	const remark = vi.fn();
	const notes = [{ code: 'columnGone', table: '客户', column: '电话' }] as const;
	await render(Remarks, { remarks: { from: 'file', leftOut: leftOut(), notes }, session: { open, remark } });
	await expect.element(page.getByRole('status')).toHaveTextContent('工作簿里有 11 处缺失或读不了');
	await page.getByRole('button', { name: '看看是哪些' }).click();
	const lines = page
		.getByRole('listitem')
		.elements()
		.map((line) => line.textContent?.replace(/\s+/g, ' ').trim());
	expect(lines).toEqual([
		'货币 内容的种类不对',
		'“客户 · 省份”的角色 这个版本不认识，可能来自更新的版本',
		'分类方案“RFM 分类” 缺少内容：windowMonths',
		'分类方案“我的” 这个版本不认识，可能来自更新的版本：kind',
		'第 3 个分类方案 内容的种类不对',
		'第 1 个大区 缺少内容：id',
		'地名“沪”的更正 内容的种类不对',
		'“客户”表的显示方式 缺少内容：sort',
		'“gone”表的读取方式 缺少内容：derived',
		'第 1 个快照 缺少内容：why',
		'“客户”里的“电话”列已被删除，现在是空的',
	]);
	await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
	await page.getByRole('button', { name: '关闭' }).click();
	expect(remark).toHaveBeenCalledWith(null);
});

test('ST39 what the store held is said as such, in either language', async () => {
	locale.set('en');
	await render(Remarks, {
		remarks: { from: 'store', leftOut: leftOut().slice(0, 1), notes: [] },
		session: { open, remark: () => undefined },
	});
	const status = page.getByRole('status');
	await expect
		.element(status)
		.toHaveTextContent('1 setting of this project could not be read and was left out.');
});
