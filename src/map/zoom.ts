import { select } from 'd3-selection';
import {
	zoom,
	zoomIdentity,
	zoomTransform,
	type D3ZoomEvent,
	type ZoomBehavior,
	type ZoomTransform,
} from 'd3-zoom';
import { between, viewOf } from './glide.ts';
import type { Box, Point } from './types.ts';
import { recentred, WHOLE, type Framed, type View } from './view.ts';

const SETTLED = 160;
/** How far one can zoom out and in. */
const LIMITS: Point = [1, 24];

export interface ZoomCallbacks {
	/** Each frame of a gesture. */
	moved(transform: ZoomTransform): void;
	/** A gesture has come to rest. */
	settled(): void;
	/** Whether the pointer does something else. */
	isBusy(): boolean;
}

/** Pan and zoom of a picture: wheel with Ctrl or while the map has the focus, drag, pinch, buttons. */
export class MapZoom {
	readonly #callbacks: ZoomCallbacks;
	#behaviour: ZoomBehavior<HTMLElement, unknown> | null = null;
	#picture: HTMLElement | null = null;
	#fitted: Framed | null = null;
	#rest: ReturnType<typeof setTimeout> | undefined;
	#frame = 0;
	/** The pointer that was pressed last, until it moves the map. */
	#pressed: number | null = null;

	constructor(callbacks: ZoomCallbacks) {
		this.#callbacks = callbacks;
	}

	/** Attachment for the picture. */
	attach = (picture: HTMLElement): (() => void) => {
		this.#picture = picture;
		this.#behaviour = zoom<HTMLElement, unknown>()
			.scaleExtent([...LIMITS])
			.clickDistance(4)
			.filter((event: MouseEvent) =>
				event.type === 'wheel'
					? event.ctrlKey || picture.contains(document.activeElement)
					: event.button <= 1 && event.type !== 'dblclick' && !this.#callbacks.isBusy(),
			)
			.on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
				if (sourceEvent) this.#stop();
				if (sourceEvent instanceof MouseEvent && sourceEvent.type === 'mousemove') this.#hold(picture);
				this.#callbacks.moved(transform);
				clearTimeout(this.#rest);
				this.#rest = setTimeout(() => this.#callbacks.settled(), SETTLED);
			});
		const selection = select(picture).call(this.#behaviour).on('dblclick.zoom', null);
		const press = ({ pointerId }: PointerEvent) => void (this.#pressed = pointerId);
		picture.addEventListener('pointerdown', press);
		return () => {
			selection.on('.zoom', null);
			picture.removeEventListener('pointerdown', press);
			clearTimeout(this.#rest);
			this.#stop();
			this.#fitted = null;
		};
	};

	/** Keeps panning inside a picture. The same map in another size stays where it is; another one is shown whole. */
	fit({ width, height, plane }: Framed): void {
		const last = this.#fitted;
		this.#fitted = { width, height, plane };
		const isSame = last?.plane.project === plane.project;
		if (isSame && last.width === width && last.height === height) return;
		this.#behaviour
			?.extent([
				[0, 0],
				[width, height],
			])
			.translateExtent([
				[-40, -40],
				[width + 40, height + 40],
			]);
		this.#stop();
		if (!this.#picture) return;
		const view = zoomTransform(this.#picture);
		const next = isSame ? recentred(view, last, this.#fitted) : WHOLE;
		if (next.k !== view.k || next.x !== view.x || next.y !== view.y) this.#show(next);
	}

	by(factor: number): void {
		this.#stop();
		if (this.#picture) this.#behaviour?.scaleBy(select(this.#picture), factor);
	}

	reset(): void {
		this.#stop();
		if (this.#picture) this.#behaviour?.transform(select(this.#picture), zoomIdentity);
	}

	/** Glides to where a box fills the picture, or to the whole of it; at once where nothing is to move. */
	to(box: Box | null): void {
		this.#stop();
		const picture = this.#picture;
		const fitted = this.#fitted;
		if (!picture || !fitted) return;
		const { k, x, y } = zoomTransform(picture);
		const [from, goal] = [{ k, x, y }, box ? viewOf(box, [fitted.width, fitted.height], LIMITS) : WHOLE];
		const time = Number.parseFloat(getComputedStyle(picture).getPropertyValue('--t-4')) || 0;
		if (time === 0) return this.#show(goal);
		const start = performance.now();
		const step = (now: number) => {
			const at = Math.min(1, Math.max(0, (now - start) / time));
			this.#show(at < 1 ? between(from, goal, at) : goal);
			if (at < 1) this.#frame = requestAnimationFrame(step);
		};
		this.#frame = requestAnimationFrame(step);
	}

	#show({ k, x, y }: View): void {
		if (this.#picture)
			this.#behaviour?.transform(select(this.#picture), zoomIdentity.translate(x, y).scale(k));
	}

	/** Everything the pointer meets while it moves the map is the map: nobody has to look what lies under it, frame by frame. */
	#hold(picture: HTMLElement): void {
		if (this.#pressed !== null) picture.setPointerCapture(this.#pressed);
		this.#pressed = null;
	}

	#stop(): void {
		cancelAnimationFrame(this.#frame);
	}
}
