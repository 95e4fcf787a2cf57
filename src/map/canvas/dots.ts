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

/** A dot painted once, to be stamped wherever one is. */
export function dotStamp(shape: DotShape, fill: string, edge: string, ratio: number): HTMLCanvasElement {
	const stamp = document.createElement('canvas');
	stamp.width = stamp.height = Math.ceil((2.6 * DOT + 2) * ratio);
	const pen = stamp.getContext('2d');
	if (!pen) return stamp;
	pen.setTransform(ratio, 0, 0, ratio, stamp.width / 2, stamp.height / 2);
	const path = new Path2D(dotPath(shape));
	pen.fillStyle = fill;
	pen.strokeStyle = edge;
	pen.lineWidth = 0.75;
	pen.fill(path);
	pen.stroke(path);
	return stamp;
}
