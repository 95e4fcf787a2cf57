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
}

export interface PlacedLabel {
	readonly code: string;
	readonly name: string;
	readonly detail: string;
	readonly x: number;
	readonly y: number;
	readonly align: MapShape['align'];
}

const NAME_SIZE = 12.5;
const DETAIL_SIZE = 11.5;
const LINE = 14.5;

/** Width of a text in pixels, near enough: Chinese characters are square, others a little over half. */
export function textWidth(text: string, size: number): number {
	let width = 0;
	for (const char of text) width += /[\u2e80-\u9fff\uff00-\uffef]/u.test(char) ? size : size * 0.56;
	return width;
}

/**
 * Chooses the labels that fit: larger areas first, none over another, none outside the picture or over `blocked`, none
 * much larger than its area unless it stands at sea. The detail is dropped before the name.
 */
export function placeLabels(
	requests: readonly LabelRequest[],
	size: Point,
	blocked: readonly Box[],
): readonly PlacedLabel[] {
	const taken: Box[] = [...blocked];
	const placed: PlacedLabel[] = [];
	const atSea = (request: LabelRequest) => request.align !== 'middle';
	const order = [...requests].sort((a, b) => b.area - a.area || (a.code < b.code ? -1 : 1));
	for (const request of [...order.filter((each) => !atSea(each)), ...order.filter(atSea)]) {
		for (const detail of request.detail === '' ? [''] : [request.detail, '']) {
			const box = labelBox(request, detail);
			if (!inside(box, size) || taken.some((other) => overlap(box, other))) continue;
			if (!atSea(request) && !fits(request, box, detail === '')) continue;
			taken.push(box);
			const { code, name, align } = request;
			placed.push({
				code,
				name,
				detail,
				align,
				x: request.anchor[0],
				y: request.anchor[1] - (detail === '' ? 0 : LINE / 2),
			});
			break;
		}
	}
	return placed;
}

function labelBox({ name, anchor: [x, y], align }: LabelRequest, detail: string): Box {
	const width = Math.max(textWidth(name, NAME_SIZE), textWidth(detail, DETAIL_SIZE));
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
