/** Sheets that a picture can be printed on, landscape. */
export const SHEETS = ['a4', 'a3'] as const;
export type Sheet = (typeof SHEETS)[number];

/** Prints a picture alone, as large as fits on one sheet; what is on the screen stays there. */
export async function printPicture(svg: string, sheet: Sheet): Promise<void> {
	const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	const page = new Image();
	page.className = `printed printed-${sheet}`;
	page.alt = '';
	const clear = () => {
		page.remove();
		URL.revokeObjectURL(url);
	};
	try {
		page.src = url;
		await page.decode();
		document.body.append(page);
		window.addEventListener('afterprint', clear, { once: true });
		window.print();
	} catch (thrown) {
		clear();
		throw thrown;
	}
}
