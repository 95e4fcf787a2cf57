import type { MapLayout, Point } from '../types.ts';
import { unseen, type View } from '../view.ts';
import { findArea } from './find-area.ts';

/** The area that an element on the map stands for. */
export function codeOf(target: EventTarget | null): string | null {
	return target instanceof Element ? target.getAttribute('data-code') : null;
}

/** The painted area at a point of the picture; null = none, or areas are elements. */
export function paintedAt({ ground, plane }: MapLayout, view: View, point: Point): string | null {
	if (!ground) return null;
	const [x, y] = unseen(view, point);
	return findArea(ground.areas, [(x - plane.fit.x) / plane.fit.scale, (y - plane.fit.y) / plane.fit.scale]);
}
