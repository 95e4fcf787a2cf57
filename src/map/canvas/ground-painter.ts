import { fillOf } from '../paint.ts';
import { toPath, toShapes } from '../shapes.ts';
import type { AreaSketch, Line } from '../sketch.ts';
import type { AreaValues, Ground, MapPaint, Plane } from '../types.ts';
import type { View } from '../view.ts';
import { areaPath, linePath, ringsPath } from './paths.ts';
import { seamsOf } from './seams.ts';
import { drawn, place, type Painter, type Paper } from './painter.ts';

/** Land around, as on maps of elements. */
const CONTEXT = { fill: 'var(--surface-2)', stroke: 'var(--line-2)', 'stroke-width': 0.6 } as const;
/** Lines as they are drawn, finest first; widths in pixels. */
const LINES = [
	{ of: 'finest', stroke: 'var(--surface)', 'stroke-width': 0.4, 'stroke-opacity': 0.34 },
	{ of: 'fine', stroke: 'var(--surface)', 'stroke-width': 0.6, 'stroke-opacity': 0.62 },
	{ of: 'borders', stroke: 'var(--surface)', 'stroke-width': 1, 'stroke-opacity': 1 },
	{ of: 'outline', stroke: 'var(--text-2)', 'stroke-width': 0.8, 'stroke-opacity': 1 },
	{ of: 'dashes', stroke: 'var(--text-2)', 'stroke-width': 1.2, 'stroke-opacity': 1 },
] as const;

/** Paints many areas: those of one colour as one path, so that nothing shines through between them. */
export class GroundPainter implements Painter {
	readonly #ground: Ground;
	readonly #plane: Plane;
	readonly #fills: readonly Fill[];

	constructor(ground: Ground, plane: Plane, values: AreaValues, paint: MapPaint) {
		this.#ground = ground;
		this.#plane = plane;
		this.#fills = fillsOf(ground.areas, values, paint);
	}

	paint = (paper: Paper): void => {
		const { pen, view, ink } = paper;
		const { fit } = this.#plane;
		const pixel = 1 / (view.k * fit.scale);
		place(paper, view);
		pen.transform(fit.scale, 0, 0, fit.scale, fit.x, fit.y);
		pen.fillStyle = ink(CONTEXT.fill);
		pen.strokeStyle = ink(CONTEXT.stroke);
		pen.lineWidth = CONTEXT['stroke-width'] * pixel;
		for (const land of this.#ground.context) {
			pen.fill(areaPath(land));
			pen.stroke(areaPath(land));
		}
		for (const { fill, path } of this.#fills) {
			pen.fillStyle = fill === null ? hatch(paper) : ink(fill);
			pen.fill(path);
		}
		pen.lineJoin = 'round';
		for (const line of LINES) {
			pen.strokeStyle = ink(line.stroke);
			pen.lineWidth = line['stroke-width'] * pixel;
			pen.globalAlpha = line['stroke-opacity'];
			pen.stroke(linePath(this.#ground[line.of]));
		}
		pen.globalAlpha = 1;
	};

	/** @param hatched fill of areas without a value */
	shapes = ({ k, x, y }: View, hatched = 'none'): SVGElement => {
		const { fit } = this.#plane;
		const group = drawn('g', { transform: `translate(${x} ${y}) scale(${k})` });
		const { context } = this.#ground;
		if (context.length > 0) {
			const d = toShapes(context, fit)
				.map(({ path }) => path)
				.join('');
			group.append(drawn('path', { ...CONTEXT, 'stroke-width': CONTEXT['stroke-width'] / k, d }));
		}
		for (const { fill, outlines } of this.#fills)
			group.append(drawn('path', { d: toPath(outlines, fit), fill: fill ?? hatched }));
		for (const { of, ...look } of LINES)
			group.append(
				drawn('path', { ...look, 'stroke-width': look['stroke-width'] / k, ...pathOf(this.#ground[of]) }),
			);
		return group;

		function pathOf(lines: readonly Line[]) {
			return { d: toPath(lines, fit), fill: 'none', 'stroke-linejoin': 'round' };
		}
	};
}

interface Fill {
	/** Null = hatched. */
	readonly fill: string | null;
	readonly outlines: readonly Line[];
	readonly path: Path2D;
}

function fillsOf(areas: readonly AreaSketch[], values: AreaValues, paint: MapPaint): readonly Fill[] {
	const places = new Map<string | null, number>();
	const groupOf = areas.map(({ code }) => {
		const fill = fillOf(paint, values.get(code));
		const known = places.get(fill) ?? places.size;
		places.set(fill, known);
		return known;
	});
	const outlines = seamsOf(areas).outlines(groupOf, places.size);
	return [...places].map(([fill, place]) => {
		const own = outlines[place] ?? [];
		return { fill, outlines: own, path: ringsPath(own) };
	});
}

/** Slanted lines six pixels apart, however far the map is zoomed. */
function hatch({ pen, ratio, ink }: Paper): CanvasPattern | string {
	const ground = ink('var(--surface-2)');
	const tile = document.createElement('canvas');
	tile.width = tile.height = 6 * ratio;
	const brush = tile.getContext('2d');
	if (!brush) return ground;
	brush.fillStyle = ground;
	brush.fillRect(0, 0, tile.width, tile.height);
	brush.fillStyle = ink('var(--line-2)');
	brush.fillRect(0, 0, ratio, tile.height);
	const pattern = pen.createPattern(tile, 'repeat');
	pattern?.setTransform(pen.getTransform().inverse().rotate(45));
	return pattern ?? ground;
}
