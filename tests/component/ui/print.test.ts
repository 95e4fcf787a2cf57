import { afterEach, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { printPicture } from '#src/ui/print-picture.ts';

const SVG =
	'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>';
afterEach(() => vi.restoreAllMocks());

it('MAP35 a picture is there while it is printed, on its sheet, and gone afterwards', async () => {
	const seen: string[] = [];
	vi.spyOn(window, 'print').mockImplementation(() => {
		seen.push(document.querySelector('body > img')?.className ?? '');
	});
	await printPicture(SVG, 'a3');
	expect(seen).toEqual(['printed printed-a3']);
	window.dispatchEvent(new Event('afterprint'));
	expect(document.querySelector('body > img')).toBeNull();
});

it('MAP35 what is no picture is refused and leaves nothing behind', async () => {
	const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
	await expect(printPicture('<svg', 'a4')).rejects.toThrow();
	expect(print).not.toHaveBeenCalled();
	expect(document.querySelector('body > img')).toBeNull();
});

it('MAP35 paper is light, whatever the screen is', async () => {
	const { documentElement: root } = document;
	const before = root.dataset['theme'];
	const chromium = cdp() as unknown as { send(method: string, params: object): Promise<void> };
	const medium = (media: string) => chromium.send('Emulation.setEmulatedMedia', { media });
	const look = () => {
		const { colorScheme } = getComputedStyle(root);
		return [colorScheme, getComputedStyle(root).getPropertyValue('--text')];
	};
	root.dataset['theme'] = 'light';
	const light = look();
	root.dataset['theme'] = 'dark';
	try {
		expect(look()).not.toEqual(light);
		await medium('print');
		await expect.poll(look).toEqual(light);
	} finally {
		await medium('');
		if (before === undefined) delete root.dataset['theme'];
		else root.dataset['theme'] = before;
	}
});
