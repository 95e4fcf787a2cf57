import type { Attachment } from 'svelte/attachments';
import { totalsOf, type ClassRow, type ClassTotals } from './class-rows.ts';
import type { SchemeView } from './scheme-view.svelte.ts';

/** The classes in a table: they follow what is being dragged while one of their rows can be seen, and the result otherwise. */
export class SeenRows {
	readonly #view: () => SchemeView;
	#isSeen = $state(true);
	readonly rows: readonly ClassRow[] = $derived.by(() =>
		this.#isSeen ? this.#view().rows : this.#view().settled,
	);
	readonly totals: ClassTotals = $derived.by(() => totalsOf(this.rows));

	constructor(view: () => SchemeView) {
		this.#view = view;
	}

	/** For the rows of the table. */
	readonly watch: Attachment<HTMLElement> = (rows) => {
		const observer = new IntersectionObserver((entries) => {
			this.#isSeen = entries.at(-1)?.isIntersecting ?? true;
		});
		observer.observe(rows);
		return () => observer.disconnect();
	};
}
