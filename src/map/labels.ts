import type { Box, MapShape, Point } from './types.ts';

export interface LabelRequest {
	readonly code: string;
	readonly name: string;
	/** Second line; '' = none. */
	readonly detail: string;
	readonly anchor: Point;
	readonly align: MapShape['align'];
	readonly box: Box;
	readonly area: number;
	/** What the label ranks by; null = nothing is known of the area, it comes after all others. */
	readonly value: number | null;
	/** How far from its areas the middle may stand, in pixels, with a line to the nearest; not given: a little, without. */
	readonly reach?: number;
	/** It asks to be looked at. */
	readonly isLoud?: boolean | undefined;
	/** The areas it stands for, where these are several. */
	readonly parts?: readonly Box[];
	/** Of many small areas none may reach over its borders. */
	readonly isStrict?: boolean;
	/** Size of the letters of the name beside the usual one; not given = 1. */
	readonly scale?: number;
}

export interface PlacedLabel {
	readonly code: string;
	readonly name: string;
	readonly detail: string;
	readonly x: number;
	readonly y: number;
	readonly align: MapShape['align'];
	readonly isLoud: boolean;
	/** Size of the letters of the name beside the usual one. */
	readonly scale: number;
	/** Where a line from the label leads to; null = it stands at its area. */
	readonly lead: Point | null;
}

export const NAME_SIZE = 12.5;
const DETAIL_SIZE = 11.5;
const LINE = 14.5;
/** How far from its area the middle of a label may stand. */
const REACH = 8;

/** Width of a text in pixels, near enough: Chinese characters are square, others a little over half. */
export function textWidth(text: string, size: number): number {
	let width = 0;
	for (const char of text) width += /[\u2e80-\u9fff\uff00-\uffef]/u.test(char) ? size : size * 0.56;
	return width;
}

/** Shifts tried, nearest first, for a label of an area with a value. */
const SHIFTS: readonly Point[] = [0, 4, 8, 12, 16, 20, 24].flatMap(around);
/** Shifts tried after these where a line leads back; sideways first. */
const FAR_SHIFTS: readonly Point[] = [36, 48, 60, 72, 84, 96, 120].flatMap((far): Point[] => [
	[far, 0],
	[-far, 0],
	...around(far),
]);

function around(far: number): readonly Point[] {
	if (far === 0) return [[0, 0]];
	return [
		[0, -far],
		[0, far],
		[-far, 0],
		[far, 0],
		[-far, -far],
		[far, -far],
		[-far, far],
		[far, far],
	];
}

/**
 * Chooses the labels that fit: areas with a value first, the largest value before all, then those without by size; none
 * over another, none outside the picture or over `blocked`. A label with a value may stand a little beside its place and
 * reach over its borders; its detail is dropped before the name. One without keeps to its area unless it stands at sea.
 */
export function placeLabels(
	requests: readonly LabelRequest[],
	size: Point,
	blocked: readonly Box[],
): readonly PlacedLabel[] {
	const taken: Box[] = [...blocked];
	const isFree = (box: Box) => inside(box, size) && !taken.some((other) => overlap(box, other));
	return [...requests].sort(byImportance).flatMap((request) => {
		for (const detail of request.detail === '' ? [''] : [request.detail, '']) {
			const found = candidates(request, detail).find((each) => isFree(labelBox(each, detail)));
			if (!found) continue;
			taken.push(labelBox(found, detail));
			const { code, name, align, anchor } = found;
			const y = anchor[1] - (detail === '' ? 0 : LINE / 2);
			const { isLoud = false, scale = 1 } = request;
			const lead = leadOf(request, anchor);
			return [{ code, name, detail, align, isLoud, scale, x: anchor[0], y, lead }];
		}
		return [];
	});
}

function byImportance(a: LabelRequest, b: LabelRequest): number {
	return (
		Number(a.value === null) - Number(b.value === null) ||
		(b.value ?? 0) - (a.value ?? 0) ||
		Number(isAtSea(a)) - Number(isAtSea(b)) ||
		b.area - a.area ||
		(a.code < b.code ? -1 : 1)
	);
}

const isAtSea = (request: LabelRequest) => request.align !== 'middle';

/** The places a label may take, best first: within its area, and for one with a value near it. */
function candidates(request: LabelRequest, detail: string): readonly LabelRequest[] {
	const own = isAtSea(request) || fits(request, labelBox(request, detail), detail === '');
	if (request.value === null || request.isStrict) return own ? [request] : [];
	const [x, y] = request.anchor;
	const shifts = request.reach === undefined ? SHIFTS : [...SHIFTS, ...FAR_SHIFTS];
	return shifts
		.map(([dx, dy]): LabelRequest => ({ ...request, anchor: [x + dx, y + dy] }))
		.filter(({ anchor, box }) => isAtSea(request) || beyond(anchor, box) <= (request.reach ?? REACH));
}

/** Where a line from a label that stands apart leads to: the nearest of its areas. */
function leadOf({ reach, box, parts = [box] }: LabelRequest, at: Point): Point | null {
	if (reach === undefined) return null;
	const nearest = parts.reduce((best, part) => (beyond(at, part) < beyond(at, best) ? part : best));
	if (beyond(at, nearest) <= REACH) return null;
	return [(nearest[0] + nearest[2]) / 2, (nearest[1] + nearest[3]) / 2];
}

/** How far a point lies outside a box, along the axis on which it is further. */
function beyond([x, y]: Point, [left, top, right, bottom]: Box): number {
	return Math.max(left - x, x - right, top - y, y - bottom, 0);
}

function labelBox({ name, anchor: [x, y], align, scale = 1 }: LabelRequest, detail: string): Box {
	const width = Math.max(textWidth(name, NAME_SIZE * scale), textWidth(detail, DETAIL_SIZE));
	const height = detail === '' ? LINE : LINE * 2;
	const left = align === 'start' ? x : align === 'end' ? x - width : x - width / 2;
	return [left - 2, y - height / 2, left + width + 2, y + height / 2];
}

/** A label with a second line lies within its area; a name alone may reach a little over it. */
function fits({ box, area }: LabelRequest, label: Box, isNameOnly: boolean): boolean {
	const [width, height] = [label[2] - label[0], label[3] - label[1]];
	const share = isNameOnly ? 0.55 : 0.8;
	return (
		box[2] - box[0] >= width * share &&
		box[3] - box[1] >= height * share &&
		area >= width * height * (share - 0.05)
	);
}

function inside(box: Box, [width, height]: Point): boolean {
	return box[0] >= 2 && box[1] >= 2 && box[2] <= width - 2 && box[3] <= height - 2;
}

function overlap(a: Box, b: Box): boolean {
	return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
