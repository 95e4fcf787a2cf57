import type { Attachment } from 'svelte/attachments';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Arrow keys, Home and End move the focus among the elements that match, so that the group is one tab stop. With
 * `follow` the element reached is clicked, as radio groups and tabs expect.
 */
export function walk(selector: string, follow = false): Attachment<Element> {
	return (group) => {
		const press = (event: Event): void => {
			if (!(event instanceof KeyboardEvent)) return;
			if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
			const all = [...group.querySelectorAll<HTMLElement | SVGElement>(selector)];
			const at = all.indexOf(document.activeElement as HTMLElement | SVGElement);
			if (at < 0) return;
			const step = STEPS[event.key];
			let next: number;
			if (step !== undefined) next = (at + step + all.length) % all.length;
			else if (event.key === 'Home') next = 0;
			else if (event.key === 'End') next = all.length - 1;
			else return;
			event.preventDefault();
			all[next]?.focus();
			if (follow) all[next]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
		};
		group.addEventListener('keydown', press);
		return () => group.removeEventListener('keydown', press);
	};
}
