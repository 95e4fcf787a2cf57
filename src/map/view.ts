import { placeLabels, type LabelRequest, type PlacedLabel } from './labels.ts';
import type { MapSpeech } from './describe.ts';
import { fitted } from './shapes.ts';
import type { AreaValues, Box, MapLayout, Point } from './types.ts';

/** Zoom factor and shift of the picture. */
export interface View {
	readonly k: number;
	readonly x: number;
	readonly y: number;
}
export const WHOLE: View = { k: 1, x: 0, y: 0 };

/** Of many small areas only the larger are labelled. */
const SPARSE = 0.35;

/** A point of the layout as seen. */
export function seen({ k, x, y }: View, [px, py]: Point): Point {
	return [px * k + x, py * k + y];
}

/** The point of the layout that is seen at a point. */
export function unseen({ k, x, y }: View, [px, py]: Point): Point {
	return [(px - x) / k, (py - y) / k];
}

/** A picture's size, and where its map lies on it. */
export type Framed = Pick<MapLayout, 'width' | 'height' | 'plane'>;

/** The view of the same map in a picture of another size: as close, with the same place in the middle; the whole stays the whole. */
export function recentred({ k, x, y }: View, from: Framed, to: Framed): View {
	if (k === 1) return WHOLE;
	const [left, top] = unseen({ k, x, y }, [from.width / 2, from.height / 2]);
	const { fit } = from.plane;
	const middle = fitted(to.plane.fit, [(left - fit.x) / fit.scale, (top - fit.y) / fit.scale]);
	return { k, x: to.width / 2 - k * middle[0], y: to.height / 2 - k * middle[1] };
}

/** A place in degrees as seen; null = not on this map. */
export function placeSeen({ plane }: Pick<MapLayout, 'plane'>, view: View, place: Point): Point | null {
	const at = plane.project(place);
	return at && seen(view, fitted(plane.fit, at));
}

/** What makes a picture drawn for one view look like another until it is drawn again: a transform of CSS. */
export function shiftTo(drawn: View, live: View): string {
	const k = live.k / drawn.k;
	return `translate(${live.x - drawn.x * k}px, ${live.y - drawn.y * k}px) scale(${k})`;
}

/** One label per shape, or only for those with a value. */
export function shapeLabels(
	layout: MapLayout,
	values: AreaValues,
	speech: MapSpeech,
	isKnownOnly: boolean,
): readonly LabelRequest[] {
	return layout.shapes
		.filter(({ code }) => !isKnownOnly || values.has(code))
		.map((shape) => ({
			...shape,
			name: speech.name(shape.code),
			detail: layout.isDense ? '' : speech.detail(shape.code),
			value: values.get(shape.code)?.value ?? null,
		}));
}

function boxSeen(view: View, [left, top, right, bottom]: Box): Box {
	return [...seen(view, [left, top]), ...seen(view, [right, bottom])];
}

/** Classes whose areas all lie outside the picture as zoomed. */
export function classesOutside(layout: MapLayout, view: View, values: AreaValues): ReadonlySet<string> {
	const [inside, outside] = [new Set<string>(), new Set<string>()];
	for (const { code, box } of layout.shapes) {
		const classId = values.get(code)?.classId ?? null;
		if (classId === null || inside.has(classId)) continue;
		const [left, top, right, bottom] = boxSeen(view, box);
		const isIn = right > 0 && bottom > 0 && left < layout.width && top < layout.height;
		(isIn ? inside : outside).add(classId);
	}
	return new Set([...outside].filter((each) => !inside.has(each)));
}

/** Places labels on the picture as zoomed, clear of the legend (`room` wide), the buttons and the inset. */
export function labelsInView(
	layout: MapLayout,
	view: View,
	requests: readonly LabelRequest[],
	room: number,
): readonly PlacedLabel[] {
	const { width, height, inset, isDense } = layout;
	const weight = isDense ? SPARSE : 1;
	const moved = requests.map((request): LabelRequest => {
		return {
			...request,
			anchor: seen(view, request.anchor),
			box: boxSeen(view, request.box),
			...(request.parts && { parts: request.parts.map((part) => boxSeen(view, part)) }),
			area: request.area * weight * view.k ** 2,
			isStrict: isDense && request.reach === undefined,
		};
	});
	const blocked: Box[] = [
		[0, height - 64, room, height],
		[width - 48, 0, width, 116],
		...(inset ? [inset.box] : []),
	];
	return placeLabels(moved, [width, height], blocked);
}
