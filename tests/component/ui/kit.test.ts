import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Controls from '../gallery/Controls.svelte';
import { toasts, type TableColumn } from '#src/ui/index.ts';
import { fileName, pngOf, svgText } from '#src/ui/picture.ts';
import { readNumber } from '#src/ui/number-text.ts';
import { matchOptions } from '#src/ui/options.ts';
import { csvText, tabbed, tableCells } from '#src/ui/table-file.ts';
import { orderRows } from '#src/ui/static-table.ts';

const settled = async () => {
	await expect.poll(() => document.body.style.length).toBe(0);
};

it('a menu opens with the keyboard, closes with Escape, gives the focus back and leaves no style on the page', async () => {
	await render(Controls);
	const button = page.getByRole('button', { name: '菜单' });
	(button.element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('menuitem', { name: '升序' })).toBeVisible();
	const checked = (role: 'menuitemcheckbox' | 'menuitemradio') =>
		page
			.getByRole(role)
			.elements()
			.map((each) => each.getAttribute('aria-checked'));
	expect([checked('menuitemcheckbox'), checked('menuitemradio')]).toEqual([['true'], ['true', 'false']]);
	await userEvent.keyboard('{Escape}');
	await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
	expect(document.activeElement).toBe(button.element());
	await settled();
});

it('a dialog takes the focus to its first field, keeps it inside, gives it back and leaves no style on the page', async () => {
	await render(Controls);
	const opener = page.getByRole('button', { name: 'dialog' });
	await opener.click();
	const dialog = page.getByRole('dialog', { name: /删除项目/ });
	await expect.element(dialog).toBeVisible();
	for (let i = 0; i < 6; i++) {
		await userEvent.keyboard('{Tab}');
		expect(dialog.element().contains(document.activeElement)).toBe(true);
	}
	await userEvent.keyboard('{Escape}');
	await expect.element(dialog).not.toBeInTheDocument();
	expect(document.activeElement).toBe(opener.element());
	await settled();
});

it('a searchable select narrows, moves with the arrows and takes the highlighted option', async () => {
	await render(Controls);
	await page.getByRole('button', { name: /^角色/ }).click();
	await page.getByRole('combobox', { name: /查找/ }).fill('省');
	await expect.poll(() => page.getByRole('option').elements().length).toBe(1);
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('button', { name: /省份/ })).toBeVisible();
	await settled();
});

it('shows one toast at a time; its action runs once and closes it', () => {
	let undone = 0;
	toasts.show({ text: 'first' });
	const takeBack = toasts.show({ text: 'second', action: { label: 'undo', onselect: () => undone++ } });
	expect(toasts.current?.text).toBe('second');
	toasts.current?.action?.onselect();
	expect(undone).toBe(1);
	takeBack();
	expect(toasts.current).toBeNull();
});

it('an exported drawing is light, stands alone and becomes a PNG of twice the size', async () => {
	const holder = document.createElement('div');
	document.body.append(holder);
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	svg.setAttribute('width', '100');
	svg.setAttribute('height', '50');
	const rect = document.createElementNS(svg.namespaceURI, 'rect') as SVGRectElement;
	rect.setAttribute('width', '10');
	rect.setAttribute('height', '10');
	rect.setAttribute('onclick', 'x()');
	rect.style.fill = 'var(--surface)';
	const link = document.createElementNS(svg.namespaceURI, 'use');
	link.setAttribute('href', 'https://example.org/x.svg#a');
	const glass = rect.cloneNode() as SVGRectElement;
	glass.style.fill = 'rgb(10 20 30 / 0.5)';
	const ground = rect.cloneNode() as SVGRectElement;
	ground.style.fill = 'transparent';
	const quiet = document.createElementNS(svg.namespaceURI, 'text');
	quiet.setAttribute('data-screen-only', '');
	quiet.textContent = 'only here';
	svg.append(rect, link, glass, ground, quiet);
	holder.append(svg);
	document.documentElement.dataset['theme'] = 'dark';
	const text = svgText(svg, { title: '客户 <1,286>', credits: ['数据来源'] });
	expect(document.documentElement.dataset['theme']).toBe('dark');
	delete document.documentElement.dataset['theme'];
	expect(text).toContain('<title>客户 &lt;1,286&gt;</title>');
	expect(text).toContain('rgb(255, 255, 255)');
	expect(text).toMatch(/fill="rgb\(10, 20, 30\)"[^>]* fill-opacity="0\.5/);
	expect(text).not.toMatch(/example\.org|onclick|var\(|class=|style=|rgba|only here/);
	const image = await createImageBitmap(await pngOf(text));
	expect([image.width, image.height]).toEqual([2 * 380, 2 * (42 + 50 + 24 + 12)]);
	holder.remove();
});

it('an exported drawing breaks a title that is too long for it', () => {
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	document.body.append(svg);
	const title = '江苏、广东、浙江三省的客户占全部销售额的百分之六十，其余二十八个省份合计只占百分之四十';
	const page = new DOMParser().parseFromString(svgText(svg, { title }), 'image/svg+xml').documentElement;
	const lines = [...page.querySelectorAll(':scope > text')].map(({ textContent }) => textContent ?? '');
	expect(lines.length).toBeGreaterThan(1);
	expect(lines.join('')).toBe(title);
	expect(lines.every((line) => !/^[，、]/.test(line))).toBe(true);
	svg.remove();
});

it('a table leaves as texts: nothing for a dash, a plain minus, nothing that runs as a formula', () => {
	const columns = [
		{ id: 'name', title: 'Name, short', text: (row: { name: string }) => row.name, total: 'Total' },
		{ id: 'change', title: 'Change', text: (row: { change: string }) => row.change },
	];
	const rows = [
		{ name: '=1+1', change: '\u22125%' },
		{ name: 'a "b"', change: '—' },
	];
	const cells = tableCells(rows, columns as TableColumn<(typeof rows)[number]>[]);
	expect(cells).toEqual([
		['Name, short', 'Change'],
		['=1+1', '-5%'],
		['a "b"', ''],
		['Total', ''],
	]);
	expect(csvText(cells)).toBe(`\ufeff"Name, short",Change\r\n'=1+1,-5%\r\n"a ""b""",\r\nTotal,\r\n`);
	expect(tabbed(cells)).toBe('Name, short\tChange\n\'=1+1\t-5%\na "b"\t\nTotal\t');
});

it('file names are legal on every system', () => {
	expect(fileName('客户/区域: "A"?', 'svg')).toBe('客户 区域 A.svg');
	expect(fileName('CON', 'png')).toBe('_CON.png');
	expect(fileName(' .. ', 'png')).toBe('_.png');
	expect([...fileName('长'.repeat(300), 'png')].length).toBe(124);
});

it('numbers are read as people type them', () => {
	expect([readNumber('1,234.5'), readNumber('１２％'), readNumber('−3'), readNumber('1e3')]).toEqual([
		1234.5, 0.12, -3, 1000,
	]);
	expect([readNumber('面议'), readNumber('1,2'), readNumber('')]).toEqual([NaN, NaN, NaN]);
});

it('options are found by every word, and rows are ordered stably', () => {
	const options = [
		{ value: 'a', label: '销售额', keywords: 'xse sales' },
		{ value: 'b', label: '上年销售额' },
	];
	expect(matchOptions(options, 'sales').map(({ value }) => value)).toEqual(['a']);
	expect(matchOptions(options.toReversed(), '销').map(({ value }) => value)).toEqual(['a', 'b']);
	const columns = [{ id: 'n', title: 'n', text: String, sort: (row: number) => row % 2 }];
	expect(orderRows([3, 2, 1, 4], columns, { column: 'n', descending: false })).toEqual([2, 4, 3, 1]);
});
