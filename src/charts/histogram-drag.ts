import type { Attachment } from 'svelte/attachments';

export interface CutDrag {
	/** Left edge of the plot on the page; its top edge where the handle moves up and down. */
	readonly plotLeft: () => number;
	readonly onmove: (place: number) => void;
	readonly onend: (kept: boolean) => void;
	readonly isVertical?: boolean;
}

/** Drags a handle sideways, or up and down: starts after 4 px, Escape gives it back, leaving the window keeps it. */
export function dragHandle({ plotLeft, onmove, onend, isVertical = false }: CutDrag): Attachment<SVGElement> {
	return (handle) => {
		const placeOf = (event: PointerEvent) => (isVertical ? event.clientY : event.clientX);
		let from: number | null = null;
		let moving = false;
		const stop = (kept: boolean): void => {
			if (from === null) return;
			if (moving) onend(kept);
			from = null;
			moving = false;
		};
		const down = (event: PointerEvent): void => {
			handle.setPointerCapture(event.pointerId);
			handle.focus({ preventScroll: true });
			from = placeOf(event);
		};
		const move = (event: PointerEvent): void => {
			if (from === null) return;
			moving ||= Math.abs(placeOf(event) - from) >= 4;
			if (moving) onmove(placeOf(event) - plotLeft());
		};
		const key = (event: KeyboardEvent): void => {
			if (event.key === 'Escape') stop(false);
		};
		const up = (): void => stop(true);
		handle.addEventListener('pointerdown', down);
		handle.addEventListener('pointermove', move);
		handle.addEventListener('pointerup', up);
		handle.addEventListener('pointercancel', up);
		handle.addEventListener('keydown', key);
		return () => {
			handle.removeEventListener('pointerdown', down);
			handle.removeEventListener('pointermove', move);
			handle.removeEventListener('pointerup', up);
			handle.removeEventListener('pointercancel', up);
			handle.removeEventListener('keydown', key);
		};
	};
}
