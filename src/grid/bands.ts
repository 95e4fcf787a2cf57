import { Painter } from './painter.ts';
import type { Scene } from './scene.ts';
import type { Opening } from './viewport.ts';

/** Rows of one band. With five, bands are whole device pixels high at the usual row heights and zooms. */
const ROWS = 5;

interface Band {
	readonly canvas: HTMLCanvasElement;
	readonly context: CanvasRenderingContext2D;
	/** What is painted on it. */
	shown: Scene | null;
	/** Where it stands, in CSS pixels from the top of the body. */
	top: number;
}

/**
 * The body of a grid as a ring of canvases of a few rows each. Scrolling moves them; a band is painted when it comes
 * into view with other rows, or when what it shows has changed. Nothing is ever copied from canvas to canvas.
 */
export class Bands {
	readonly #root: HTMLElement;
	readonly #painter = new Painter();
	#bands: Band[] = [];

	constructor(root: HTMLElement) {
		this.#root = root;
	}

	/** Forgets what is painted and measured: the fonts may have changed. */
	forget(): void {
		this.#painter.forget();
		for (const band of this.#bands) band.shown = null;
	}

	/** Width that a text of the sheet takes. */
	textWidth(text: string): number {
		return this.#painter.textWidth(text);
	}

	/** Brings a scene on screen; `ratio` is the device's pixels per CSS pixel. */
	show(scene: Scene, ratio: number): void {
		const { viewport } = scene;
		const size = {
			width: Math.max(1, Math.round(viewport.width * ratio)),
			height: Math.ceil(ROWS * viewport.rowHeight * ratio - 0.01),
		};
		const count = Math.ceil(viewport.height / (ROWS * viewport.rowHeight)) + 1;
		this.#provide(count);
		const first = Math.floor(viewport.visibleRows.first / ROWS);
		for (let index = first; index < first + count; index++) {
			const band = this.#bands[index % count];
			if (!band) continue;
			resize(band, size, ratio);
			place(band, Math.round(viewport.rowTop(index * ROWS) * ratio) / ratio);
			const rows = new BandRows(viewport, index * ROWS, size.height / ratio);
			if (band.top < viewport.height) this.#paint(band, sceneOf(scene, rows), ratio);
		}
	}

	#paint(band: Band, scene: Scene, ratio: number): void {
		if (band.shown && isSame(band.shown, scene)) return;
		this.#painter.paint(band.context, scene, ratio);
		band.shown = scene;
	}

	#provide(count: number): void {
		while (this.#bands.length > count) this.#bands.pop()?.canvas.remove();
		while (this.#bands.length < count) {
			const canvas = document.createElement('canvas');
			const context = canvas.getContext('2d', { alpha: false });
			if (!context) throw new Error('The browser gives no 2D canvas');
			this.#root.append(canvas);
			this.#bands.push({ canvas, context, shown: null, top: 0 });
		}
	}
}

/** The rows of one band: an opening that stands still over its first row. */
class BandRows implements Opening {
	readonly x: number;
	readonly width: number;
	readonly height: number;
	readonly rows: number;
	readonly rowHeight: number;
	readonly visibleRows: { readonly first: number; readonly end: number };

	constructor(viewport: Opening, first: number, height: number) {
		this.x = viewport.x;
		this.width = viewport.width;
		this.height = height;
		this.rows = viewport.rows;
		this.rowHeight = viewport.rowHeight;
		const end = Math.min(this.rows, first + Math.ceil(height / this.rowHeight - 0.001));
		this.visibleRows = { first, end: Math.max(first, end) };
	}

	rowTop(row: number): number {
		return (row - this.visibleRows.first) * this.rowHeight;
	}
}

function sceneOf(scene: Scene, viewport: BandRows): Scene {
	const { first, end } = viewport.visibleRows;
	const hovered = scene.hoverRow >= first && scene.hoverRow < end;
	return { ...scene, viewport, hoverRow: hovered ? scene.hoverRow : -1 };
}

/** Whether two scenes of a band give the same picture. Their parts are never changed, only replaced. */
function isSame(a: Scene, b: Scene): boolean {
	const keys = Object.keys(a) as (keyof Scene)[];
	if (keys.some((key) => key !== 'viewport' && a[key] !== b[key])) return false;
	const [before, now] = [a.viewport, b.viewport];
	return (
		before.x === now.x &&
		before.width === now.width &&
		before.rowHeight === now.rowHeight &&
		before.rows === now.rows &&
		before.visibleRows.first === now.visibleRows.first
	);
}

/** Sets the pixels of a band; a canvas that changes its size is empty after. */
function resize(band: Band, size: { width: number; height: number }, ratio: number): void {
	const { canvas } = band;
	if (canvas.width === size.width && canvas.height === size.height) return;
	canvas.width = size.width;
	canvas.height = size.height;
	canvas.style.width = `${size.width / ratio}px`;
	canvas.style.height = `${size.height / ratio}px`;
	band.shown = null;
}

function place(band: Band, top: number): void {
	if (band.top === top) return;
	band.top = top;
	band.canvas.style.transform = `translateY(${top}px)`;
}
