import type { MapShape, Point } from './types.ts';
import { seen, type View } from './view.ts';

/** What a drag over the map does: carries areas, paints them, or draws a line around some. */
export type MapTool = 'select' | 'paint' | 'lasso';

/** What a user can do with areas besides choosing them. */
export interface MapHandling {
	readonly tool: MapTool;
	/** Whether an area can be carried off or painted from; elsewhere a drag moves the map. */
	readonly takes: (code: string) => boolean;
	/** An area has been taken hold of. */
	readonly begin: (code: string) => void;
	/** A customer has been taken hold of, with Alt; not given = customers stay where they are. */
	readonly beginCustomer?: (index: number) => void;
	/** The pointer has come over another area; null = none. */
	readonly over: (code: string | null) => void;
	readonly end: () => void;
	readonly cancel: () => void;
	/** Areas whose middle lies within the line that was drawn; with Ctrl or Shift they are added. */
	readonly enclose: (codes: readonly string[], isAdding: boolean) => void;
}

interface Hosts {
	readonly handling: () => MapHandling | null;
	readonly shapes: () => readonly MapShape[];
	readonly selected: () => readonly string[];
	readonly view: () => View;
	/** The area under the pointer. */
	readonly codeAt: (event: MouseEvent) => string | null;
	/** The single customer under the pointer; null = none, or several. */
	readonly customerAt: (event: MouseEvent) => number | null;
}

/** Pixels that a pressed pointer moves before it drags. */
const DRAG = 4;

/** A pointer that takes hold of areas. */
export class MapHand {
	readonly #hosts: Hosts;
	#picture: HTMLElement | null = null;
	#from: Point = [0, 0];
	#code: string | null = null;
	#over: string | null = null;
	#customer: number | null = null;
	#isPressed = false;
	/** Whether areas are being carried, painted or surrounded. */
	isHolding = $state(false);
	/** The line drawn so far, in pixels of the picture. */
	line = $state.raw<readonly Point[]>([]);

	constructor(hosts: Hosts) {
		this.#hosts = hosts;
	}

	/** Whether the pointer belongs to the hand, so that the map must not be moved with it. */
	get isBusy(): boolean {
		return this.#isPressed;
	}

	/** Attachment for the picture; before that of the zoom. */
	attach = (picture: HTMLElement): (() => void) => {
		this.#picture = picture;
		picture.addEventListener('pointerdown', this.#down);
		return () => {
			picture.removeEventListener('pointerdown', this.#down);
			this.#release();
		};
	};

	#down = (event: PointerEvent): void => {
		const handling = this.#hosts.handling();
		if (!handling || this.#isPressed || event.button !== 0) return;
		const code = this.#hosts.codeAt(event);
		this.#customer = event.altKey && handling.beginCustomer ? this.#hosts.customerAt(event) : null;
		const isTaken =
			this.#customer !== null ||
			handling.tool === 'lasso' ||
			(code !== null &&
				handling.takes(code) &&
				// A finger moves the map unless it was told which areas to carry.
				(event.pointerType !== 'touch' ||
					handling.tool === 'paint' ||
					this.#hosts.selected().includes(code)));
		if (!isTaken) return;
		this.#isPressed = true;
		this.#from = [event.clientX, event.clientY];
		this.#code = code;
		window.addEventListener('pointermove', this.#move);
		window.addEventListener('pointerup', this.#up);
		window.addEventListener('pointercancel', this.#stop);
		window.addEventListener('keydown', this.#key, true);
	};

	#move = (event: PointerEvent): void => {
		const handling = this.#hosts.handling();
		if (!handling) return;
		if (!this.isHolding) {
			if (Math.hypot(event.clientX - this.#from[0], event.clientY - this.#from[1]) < DRAG) return;
			this.isHolding = true;
			if (this.#customer !== null) handling.beginCustomer?.(this.#customer);
			else if (handling.tool !== 'lasso' && this.#code !== null) handling.begin(this.#code);
			this.#over = this.#code;
		}
		if (handling.tool === 'lasso' && this.#customer === null) return this.#draw(event);
		const code = this.#hosts.codeAt(event);
		if (code !== this.#over) handling.over((this.#over = code));
	};

	#draw(event: PointerEvent): void {
		const box = this.#picture?.getBoundingClientRect();
		if (!box) return;
		const start: Point = [this.#from[0] - box.left, this.#from[1] - box.top];
		const at: Point = [event.clientX - box.left, event.clientY - box.top];
		this.line = [...(this.line.length === 0 ? [start] : this.line), at];
	}

	#up = (event: PointerEvent): void => {
		const handling = this.#hosts.handling();
		const [isHolding, line] = [this.isHolding, this.line];
		this.#release();
		if (!handling || !isHolding) return;
		this.#swallowClick();
		if (handling.tool === 'lasso' && this.#customer === null)
			handling.enclose(this.#enclosed(line), event.ctrlKey || event.metaKey || event.shiftKey);
		else handling.end();
	};

	#key = (event: KeyboardEvent): void => {
		if (event.key !== 'Escape') return;
		event.preventDefault();
		event.stopPropagation();
		this.#stop();
	};

	#stop = (): void => {
		const { isHolding } = this;
		this.#release();
		if (isHolding) this.#hosts.handling()?.cancel();
	};

	#release(): void {
		this.#isPressed = false;
		this.isHolding = false;
		this.line = [];
		window.removeEventListener('pointermove', this.#move);
		window.removeEventListener('pointerup', this.#up);
		window.removeEventListener('pointercancel', this.#stop);
		window.removeEventListener('keydown', this.#key, true);
	}

	#enclosed(line: readonly Point[]): readonly string[] {
		const around = new Path2D(lassoPath(line));
		const canvas = new OffscreenCanvas(1, 1).getContext('2d');
		const view = this.#hosts.view();
		return this.#hosts
			.shapes()
			.filter(({ anchor }) => canvas?.isPointInPath(around, ...seen(view, anchor)))
			.map(({ code }) => code);
	}

	/** The click that follows a drag chooses nothing. */
	#swallowClick(): void {
		const stop = (event: Event) => event.stopPropagation();
		window.addEventListener('click', stop, { capture: true, once: true });
		setTimeout(() => window.removeEventListener('click', stop, true));
	}
}

/** The line of a lasso, closed. */
export function lassoPath(line: readonly Point[]): string {
	return line.length === 0 ? '' : `M${line.map(([x, y]) => `${x},${y}`).join('L')}Z`;
}
