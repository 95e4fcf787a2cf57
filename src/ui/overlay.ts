/**
 * Where menus, dialogs and tips are put: inside the main landmark, so that every piece of content stays in a landmark;
 * the page's body where a screen has none.
 */
export function overlayRoot(): Element {
	return document.querySelector('main') ?? document.body;
}
