import { untrack } from 'svelte';
import { formatInteger } from '#src/i18n/index.ts';
import { codeOf, paintedAt } from './canvas/code-at.ts';
import { PointsPainter } from './canvas/points-painter.ts';
import { projectPoints } from './canvas/points.ts';
import { boxOf, type CloseUp } from './close-up.ts';
import { MapHand, type MapHandling } from './hand.svelte.ts';
import { MapPointer } from './pointer.svelte.ts';
import type { MapLayout, MapPoints, Point } from './types.ts';
import { MapZoom } from './zoom.ts';

/** What the stage is asked to show and to tell. */
interface Hosts {
	/** Begins the ids of areas. */
	readonly id: string;
	readonly build: () => (width: number, height: number) => MapLayout;
	readonly selected: () => readonly string[];
	readonly select: (codes: readonly string[]) => void;
	/** Null where a second click means nothing. */
	readonly open: () => ((code: string) => void) | null;
	readonly handling: () => MapHandling | null;
	readonly points: () => MapPoints | null;
	readonly closeUp: () => CloseUp | null;
}

/** Where a map is shown: as large as its element, with what pointer, hand and zoom do there. Made while a component is. */
export class MapStage {
	readonly #hosts: Hosts;
	element = $state.raw<HTMLElement>();
	width = $state(0);
	height = $state(0);
	#hasPicture = $state(false);
	/** Null while there is no room. */
	readonly layout: MapLayout | null = $derived.by(() =>
		this.width > 40 && this.height > 40 ? this.#hosts.build()(this.width, this.height) : null,
	);
	readonly pointer: MapPointer;
	readonly hand: MapHand;
	readonly zoom: MapZoom;

	readonly #project = $derived.by(() => this.layout?.plane.project);
	readonly #places = $derived.by(() => {
		const points = this.#hosts.points();
		return points && this.#project ? projectPoints(points, this.#project) : null;
	});
	/** Customers at their places; null without any. */
	readonly dots: PointsPainter | null = $derived.by(() => {
		const points = this.#hosts.points();
		return points && this.#places && this.layout
			? new PointsPainter(points, this.#places, this.layout.plane, formatInteger)
			: null;
	});
	/** Customers under the pointer. */
	readonly near = $derived.by(() =>
		this.dots && !this.pointer.isMoving && this.pointer.isOver
			? this.dots.at(this.pointer.at, this.pointer.view)
			: null,
	);

	constructor(hosts: Hosts) {
		this.#hosts = hosts;
		const shapes = () => this.layout?.shapes ?? [];
		const { selected, select, open, handling, id } = hosts;
		const codeAt = (event: Event) => this.#codeAt(event);
		this.pointer = new MapPointer({
			...{ shapes, selected, select, open, codeAt },
			focus: (code) =>
				document.getElementById(this.layout?.ground ? `${id}-areas` : `${id}-${code}`)?.focus(),
		});
		this.hand = new MapHand({
			...{ handling, shapes, selected, codeAt },
			view: () => this.pointer.view,
			customerAt: (event) => {
				const found = this.dots?.at(this.#placeOf(event), this.pointer.view);
				return found?.count === 1 ? found.first : null;
			},
		});
		const { moved, settled } = this.pointer;
		this.zoom = new MapZoom({ moved, settled, isBusy: () => this.hand.isBusy });
		this.#follow();
	}

	/** Attachment for the picture. */
	attach = (picture: HTMLElement): (() => void) => {
		const leave = this.zoom.attach(picture);
		this.#hasPicture = true;
		return () => {
			leave();
			this.#hasPicture = false;
		};
	};

	/** Keeps the zoom to the layout and to what is shown closer, as soon as there is a picture; what the zoom reads is not followed. */
	#follow(): void {
		$effect(() => {
			const { layout } = this;
			if (layout && this.#hasPicture) untrack(() => this.zoom.fit(layout));
		});
		let isClose = false;
		$effect(() => {
			const closeUp = this.#hosts.closeUp();
			const box = this.layout && closeUp && boxOf(this.layout.shapes, closeUp.codes);
			if (!this.#hasPicture) return;
			if (box || isClose) untrack(() => this.zoom.to(box));
			isClose = box !== null;
		});
	}

	/** The area that an event is about: the element it meets, the painted area below it, the current one of a key. */
	#codeAt(event: Event): string | null {
		const isPointer = event instanceof MouseEvent;
		const target = isPointer ? document.elementFromPoint(event.clientX, event.clientY) : event.target;
		const code = codeOf(target);
		if (code !== null || !this.layout?.ground) return code;
		if (!isPointer) return this.pointer.current;
		const isIn = target instanceof Element && target.closest('[data-map]') && !target.closest('[data-inset]');
		return isIn ? paintedAt(this.layout, this.pointer.view, this.#placeOf(event)) : null;
	}

	#placeOf({ clientX, clientY }: MouseEvent): Point {
		const { left = 0, top = 0 } = this.element?.getBoundingClientRect() ?? {};
		return [clientX - left, clientY - top];
	}
}
