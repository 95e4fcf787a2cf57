import type { Attachment } from 'svelte/attachments';

/** Reports the width of an element's content box, at once and whenever it changes. */
export function observeWidth(report: (width: number) => void): Attachment<HTMLElement> {
	return (element) => {
		report(element.clientWidth);
		const observer = new ResizeObserver(([entry]) => entry && report(Math.floor(entry.contentRect.width)));
		observer.observe(element);
		return () => observer.disconnect();
	};
}
