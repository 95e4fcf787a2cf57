import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior, type ZoomTransform } from 'd3-zoom';
import type { MapLayout, Plane } from './types.ts';

const SETTLED = 160;

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
	#fitted: { width: number; height: number; project: Plane['project'] } | null = null;
	#rest: ReturnType<typeof setTimeout> | undefined;

	constructor(callbacks: ZoomCallbacks) {
		this.#callbacks = callbacks;
	}

	/** Attachment for the picture. */
	attach = (picture: HTMLElement): (() => void) => {
		this.#picture = picture;
		this.#behaviour = zoom<HTMLElement, unknown>()
			.scaleExtent([1, 24])
			.clickDistance(4)
			.filter((event: MouseEvent) =>
				event.type === 'wheel'
					? event.ctrlKey || picture.contains(document.activeElement)
					: event.button <= 1 && event.type !== 'dblclick' && !this.#callbacks.isBusy(),
			)
			.on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
				this.#callbacks.moved(transform);
				clearTimeout(this.#rest);
				this.#rest = setTimeout(() => this.#callbacks.settled(), SETTLED);
			});
		const selection = select(picture).call(this.#behaviour).on('dblclick.zoom', null);
		return () => {
			selection.on('.zoom', null);
			clearTimeout(this.#rest);
		};
	};

	/** Keeps panning inside a picture and shows the whole of it, unless it is the one before in other detail. */
	fit({ width, height, plane }: Pick<MapLayout, 'width' | 'height' | 'plane'>): void {
		const last = this.#fitted;
		this.#fitted = { width, height, project: plane.project };
		if (last?.project === plane.project && last.width === width && last.height === height) return;
		this.#behaviour
			?.extent([
				[0, 0],
				[width, height],
			])
			.translateExtent([
				[-40, -40],
				[width + 40, height + 40],
			]);
		this.reset();
	}

	by(factor: number): void {
		if (this.#picture) this.#behaviour?.scaleBy(select(this.#picture), factor);
	}

	reset(): void {
		if (this.#picture) this.#behaviour?.transform(select(this.#picture), zoomIdentity);
	}
}
