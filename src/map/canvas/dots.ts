import { DOT } from './points.ts';

/** Outlines of a dot of radius 1, one after the other for groups of the same colour. */
const OUTLINES = ['circle', 'square', 'diamond', 'triangle'] as const;
export type DotShape = (typeof OUTLINES)[number];

/** The shape of each group's dots: a circle, another one where an earlier group has the same colour. */
export function dotShapes(groups: readonly { readonly colour: number }[]): readonly DotShape[] {
	return groups.map(({ colour }, at) => {
		const earlier = groups.slice(0, at).filter((other) => other.colour === colour).length;
		return OUTLINES[earlier % OUTLINES.length] ?? 'circle';
	});
}

/** A dot as a path around its middle. */
export function dotPath(shape: DotShape, x = 0, y = 0, r = DOT): string {
	const at = (value: number) => Math.round(value * 10) / 10;
	if (shape === 'circle')
		return `M${at(x - r)},${at(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
	if (shape === 'square') return `M${at(x - r * 0.9)},${at(y - r * 0.9)}h${1.8 * r}v${1.8 * r}h${-1.8 * r}Z`;
	if (shape === 'diamond')
		return `M${at(x)},${at(y - 1.3 * r)}l${1.2 * r},${1.3 * r}l${-1.2 * r},${1.3 * r}l${-1.2 * r},${-1.3 * r}Z`;
	return `M${at(x)},${at(y - 1.2 * r)}l${1.25 * r},${2.1 * r}h${-2.5 * r}Z`;
}

/** A dot as pixels. */
export interface Dot {
	/** Side in pixels. */
	readonly size: number;
	/** Red, green, blue and alpha of its pixels, row by row. */
	readonly bytes: Uint8ClampedArray;
}

/**
 * A dot painted once, to be put wherever one is.
 *
 * @param ratio pixels of the image per pixel of the picture
 */
export function paintDot(shape: DotShape, fill: string, edge: string, ratio: number): Dot {
	const size = Math.ceil((2.6 * DOT + 2) * ratio);
	const pen = new OffscreenCanvas(size, size).getContext('2d', { willReadFrequently: true });
	if (!pen) return { size, bytes: new Uint8ClampedArray(4 * size * size) };
	pen.setTransform(ratio, 0, 0, ratio, size / 2, size / 2);
	const path = new Path2D(dotPath(shape));
	pen.fillStyle = fill;
	pen.strokeStyle = edge;
	pen.lineWidth = 0.75;
	pen.fill(path);
	pen.stroke(path);
	return { size, bytes: pen.getImageData(0, 0, size, size).data };
}
