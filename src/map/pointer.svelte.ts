import { flushSync } from 'svelte';
import { pickCodes } from './pick.ts';
import type { MapShape, Point } from './types.ts';
import { seen, shiftTo, WHOLE, type View } from './view.ts';
import { isDirection, neighbourTowards } from './walk.ts';

interface Hosts {
	readonly shapes: () => readonly MapShape[];
	readonly selected: () => readonly string[];
	readonly select: (codes: readonly string[]) => void;
	/** Null where a second click means nothing. */
	readonly open: () => ((code: string) => void) | null;
	/** The area that an event is about. */
	readonly codeAt: (event: Event) => string | null;
	/** Moves the keyboard focus to an area. */
	readonly focus: (code: string) => void;
}

/** Pointer and keyboard over a map: what is hovered, where the tip stands, which area has the tab stop. */
export class MapPointer {
	readonly #hosts: Hosts;
	hovered = $state<string | null>(null);
	at = $state.raw<Point>([0, 0]);
	/** What the picture is drawn for. */
	view = $state.raw<View>(WHOLE);
	isMoving = $state(false);
	/** Whether the pointer is on the map. */
	isOver = $state(false);
	#walked = $state('');
	#drawn: HTMLElement | null = null;
	#live = WHOLE;

	constructor(hosts: Hosts) {
		this.#hosts = hosts;
	}

	/** The area that takes the tab stop. */
	readonly current = $derived.by(() => {
		const shapes = this.#hosts.shapes();
		return shapes.some(({ code }) => code === this.#walked) ? this.#walked : (shapes[0]?.code ?? '');
	});

	/** Attachment for what moves with the map: a gesture moves it as it is drawn, nothing is drawn before it rests. */
	carries = (drawn: HTMLElement): (() => void) => {
		this.#drawn = drawn;
		return () => void (this.#drawn = null);
	};

	moved = ({ k, x, y }: View): void => {
		this.#live = { k, x, y };
		if (!this.isMoving) {
			this.isMoving = true;
			this.hovered = null;
		}
		if (this.#drawn) this.#drawn.style.transform = shiftTo(this.view, this.#live);
	};

	settled = (): void => {
		flushSync(() => {
			this.view = this.#live;
			this.isMoving = false;
		});
		if (this.#drawn) this.#drawn.style.transform = '';
	};

	left = (): void => {
		this.isOver = false;
		this.hovered = null;
	};

	over = (event: PointerEvent): void => {
		if (this.isMoving) return;
		this.isOver = true;
		this.hovered = this.#hosts.codeAt(event);
		const box = (event.currentTarget as Element).getBoundingClientRect();
		this.at = [event.clientX - box.left, event.clientY - box.top];
	};

	clicked = (event: MouseEvent): void => {
		const code = this.#hosts.codeAt(event);
		const open = this.#hosts.open();
		if (event.detail === 2 && code !== null && open) open(code);
		else this.#pick(code, event.ctrlKey || event.metaKey || event.shiftKey);
	};

	pressed = (event: KeyboardEvent): void => {
		const code = this.#hosts.codeAt(event);
		if (code === null) return;
		if (isDirection(event.key)) {
			this.#show(neighbourTowards(this.#hosts.shapes(), code, event.key));
			this.#hosts.focus(this.#walked);
		} else if (event.key === 'Enter' || event.key === ' ') this.#pick(code, event.ctrlKey || event.metaKey);
		else if (event.key === 'Escape') this.#hosts.select([]);
		else return;
		event.preventDefault();
	};

	focused = (event: FocusEvent): void => {
		if ((event.target as Element).matches(':focus-visible')) this.#show(this.#hosts.codeAt(event));
	};

	/** As if the pointer were on an area. */
	#show(code: string | null): void {
		const shape = this.#hosts.shapes().find((each) => each.code === code);
		if (!shape) return;
		this.#walked = this.hovered = shape.code;
		this.at = seen(this.view, shape.anchor);
	}

	#pick(code: string | null, isAdding: boolean): void {
		this.#hosts.select(pickCodes(this.#hosts.selected(), code, isAdding));
	}
}
