/** Between two texts of one mark: not drawn, but tools that read the mark keep the words apart. */
export const SPACE = ' ';

/** What is spoken of a mark holds what is written on it, also where that is cut: who speaks to the page says what can be read. */
export function withShown(shown: string, spoken: string): string {
	return spoken.includes(shown) ? spoken : `${shown} ${spoken}`;
}

/**
 * Attributes of a mark one can walk to and, with `press`, choose: spread them on its group. One mark of a chart is
 * `first`, the tab stop; arrow keys reach the others.
 */
export function markOf(label: string, first: boolean, press?: () => void, pressed = false) {
	const common = { 'data-mark': '', tabindex: first ? 0 : -1, 'aria-label': label };
	if (!press) return { ...common, role: 'img' };
	const onkeydown = (event: KeyboardEvent): void => {
		if (event.key !== 'Enter' && event.key !== ' ') return;
		event.preventDefault();
		press();
	};
	const onclick = (event: MouseEvent): void => {
		event.stopPropagation();
		press();
	};
	return { ...common, role: 'button', 'aria-pressed': pressed, onclick, onkeydown };
}
