import type { Attachment } from 'svelte/attachments';

/** Arrow keys move the focus among the elements that match, which stand in rows of so many columns. */
export function walkGrid(selector: string, columns: () => number): Attachment<Element> {
	return (group) => {
		const press = (event: Event): void => {
			if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
			const all = [...group.querySelectorAll<SVGElement>(selector)];
			const at = all.indexOf(document.activeElement as SVGElement);
			const wide = columns();
			const [column, row] = [at % wide, Math.floor(at / wide)];
			const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
			if (at < 0 || !step) return;
			event.preventDefault();
			const [x, y] = [column + (step[0] ?? 0), row + (step[1] ?? 0)];
			if (x >= 0 && x < wide) all[y * wide + x]?.focus();
		};
		group.addEventListener('keydown', press);
		return () => group.removeEventListener('keydown', press);
	};
}
