/** A4 landscape within its margins (see `print.css`), in CSS pixels. */
const SHEET = { width: 1016, height: 687 };

/**
 * Before the browser prints a page: it keeps the size that it has on the screen and is scaled onto the sheet, so that what was
 * measured for the screen – maps, tables, figures – is printed whole.
 */
export function fitScreenToSheet(): void {
	const { innerWidth: width, innerHeight: height } = window;
	const { style } = document.documentElement;
	style.setProperty('--screen-width', `${width}px`);
	style.setProperty('--screen-height', `${height}px`);
	style.setProperty('--sheet-zoom', String(Math.min(SHEET.width / width, SHEET.height / height)));
}

/** After it: the page follows its window again. */
export function releaseScreen(): void {
	const { style } = document.documentElement;
	for (const name of ['--screen-width', '--screen-height', '--sheet-zoom']) style.removeProperty(name);
}
