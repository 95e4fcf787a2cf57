interface ToastAction {
	readonly label: string;
	readonly onselect: () => void;
}

/** What the toast says and offers. */
export interface ToastContent {
	readonly text: string;
	/** A button beside the text, usually 撤销. */
	readonly action?: ToastAction | undefined;
	/** A second button, before the first: a way to what has come of it. */
	readonly way?: ToastAction | undefined;
	/** `problem` is announced at once and stays until it is closed. */
	readonly tone?: 'plain' | 'problem' | undefined;
}

interface Shown extends ToastContent {
	readonly key: number;
}

const LIFE_MS = 10_000;

/** The one toast of the page: a new one replaces the old. Its time stands still while it is hovered or focused. */
class Toasts {
	#shown = $state.raw<Shown | null>(null);
	#count = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#startedAt = 0;
	#left = LIFE_MS;

	get current(): Shown | null {
		return this.#shown;
	}

	/** Shows a toast for 10 s. Returns a function that takes back this one, if it is still there. */
	show(content: ToastContent): () => void {
		const key = ++this.#count;
		this.#shown = { ...content, key };
		this.#left = LIFE_MS;
		this.resume();
		return () => {
			if (this.#shown?.key === key) this.close();
		};
	}

	close(): void {
		clearTimeout(this.#timer);
		this.#shown = null;
	}

	pause(): void {
		clearTimeout(this.#timer);
		this.#left = Math.max(1_500, this.#left - (performance.now() - this.#startedAt));
	}

	resume(): void {
		clearTimeout(this.#timer);
		if (!this.#shown || this.#shown.tone === 'problem') return;
		this.#startedAt = performance.now();
		this.#timer = setTimeout(() => this.close(), this.#left);
	}
}

export const toasts = new Toasts();
