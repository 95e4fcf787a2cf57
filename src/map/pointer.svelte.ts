import { pickCodes } from './pick.ts';
import type { MapShape, Point } from './types.ts';
import { seen, WHOLE, type View } from './view.ts';
import { isDirection, neighbourTowards } from './walk.ts';

interface Hosts {
	readonly shapes: () => readonly MapShape[];
	readonly selected: () => readonly string[];
	readonly select: (codes: readonly string[]) => void;
	/** Null where a second click means nothing. */
	readonly open: () => ((code: string) => void) | null;
	/** Moves the keyboard focus to an area. */
	readonly focus: (code: string) => void;
}

/** Pointer and keyboard over a map: what is hovered, where the tip stands, which area has the tab stop. */
export class MapPointer {
	readonly #hosts: Hosts;
	hovered = $state<string | null>(null);
	at = $state.raw<Point>([0, 0]);
	view = $state.raw<View>(WHOLE);
	isMoving = $state(false);
	#walked = $state('');

	constructor(hosts: Hosts) {
		this.#hosts = hosts;
	}

	/** The area that takes the tab stop. */
	readonly current = $derived.by(() => {
		const shapes = this.#hosts.shapes();
		return shapes.some(({ code }) => code === this.#walked) ? this.#walked : (shapes[0]?.code ?? '');
	});

	moved = (view: View): void => {
		this.view = { k: view.k, x: view.x, y: view.y };
		this.isMoving = true;
		this.hovered = null;
	};

	settled = (): void => {
		this.isMoving = false;
	};

	left = (): void => {
		this.hovered = null;
	};

	over = (event: PointerEvent): void => {
		this.hovered = this.isMoving ? null : codeAt(event);
		const box = (event.currentTarget as Element).getBoundingClientRect();
		this.at = [event.clientX - box.left, event.clientY - box.top];
	};

	clicked = (event: MouseEvent): void => {
		const code = codeAt(event);
		const open = this.#hosts.open();
		if (event.detail === 2 && code !== null && open) open(code);
		else this.#pick(code, event.ctrlKey || event.metaKey || event.shiftKey);
	};

	pressed = (event: KeyboardEvent): void => {
		const code = codeAt(event);
		if (code === null) return;
		if (isDirection(event.key)) {
			this.#walked = neighbourTowards(this.#hosts.shapes(), code, event.key);
			this.#hosts.focus(this.#walked);
		} else if (event.key === 'Enter' || event.key === ' ') this.#pick(code, event.ctrlKey || event.metaKey);
		else if (event.key === 'Escape') this.#hosts.select([]);
		else return;
		event.preventDefault();
	};

	focused = (event: FocusEvent): void => {
		const shape = this.#hosts.shapes().find(({ code }) => code === codeAt(event));
		if (!shape || !(event.target as Element).matches(':focus-visible')) return;
		this.#walked = this.hovered = shape.code;
		this.at = seen(this.view, shape.anchor);
	};

	#pick(code: string | null, isAdding: boolean): void {
		this.#hosts.select(pickCodes(this.#hosts.selected(), code, isAdding));
	}
}

function codeAt(event: Event): string | null {
	return event.target instanceof Element ? event.target.getAttribute('data-code') : null;
}
