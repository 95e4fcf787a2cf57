import { sketchBorders } from './borders.ts';
import { albers } from './china.sketch.ts';
import type { MapSketch, Sea } from './map.sketch.ts';
import { AS_DRAWN, toPath, toShapes, type Fit } from './shapes.ts';
import { sketchAreas, sketchLines, type Line } from './sketch.ts';
import type { Box, InsetLayout, MapLayout } from './types.ts';

/** Areas that are elements of the page at most. */
const ELEMENTS = 500;
/** Between the inset and the edges. */
const PAD = 14;
/** Corners of the inset in degrees: the South China Sea with Hainan and the southern coast. */
const SEA: GeoJSON.MultiPoint = {
	type: 'MultiPoint',
	coordinates: [
		[106.6, 3.2],
		[121.6, 3.2],
		[106.6, 23.6],
		[121.6, 23.6],
	],
};

/**
 * Lays out a map as large as fits.
 *
 * @param elements above so many areas they are painted on a canvas
 */
export function mapLayout(sketch: MapSketch, width: number, height: number, elements = ELEMENTS): MapLayout {
	const { ground, sea, project, unitKm, isDense } = sketch;
	const corner = insetBox(width, height);
	const fit = fitted(sketch, width, height, corner);
	const isPainted = ground.areas.length > elements;
	const drawn = (...lines: (readonly Line[])[]) => (isPainted ? '' : toPath(lines.flat(), fit));
	return {
		...{ width, height, isDense },
		shapes: toShapes(ground.areas, fit),
		context: toShapes(isPainted ? [] : ground.context, fit)
			.map(({ path }) => path)
			.join(''),
		fine: drawn(ground.finest, ground.fine),
		borders: drawn(ground.borders),
		outline: drawn(ground.outline),
		dashes: drawn(ground.dashes),
		between: (setOf) => toPath(sketch.between(setOf), fit),
		enclosing: (isIn) => toPath(sketch.enclosing(isIn), fit),
		plane: { project, fit, ...(unitKm !== undefined && { unitKm }) },
		ground: isPainted ? ground : null,
		inset: sea && seaInset(sea, corner),
	};
}

/** As large as fits, in the middle; where Taiwan would not stay clear of the inset further left, else smaller. */
function fitted({ frame, room, taiwanRight }: MapSketch, width: number, height: number, inset: Box): Fit {
	const [left, top, right, bottom] = frame;
	const { side, foot } = room;
	const [tall, spread] = [height - side - foot, right - left || 1];
	for (let wide = width - 2 * side; ; wide *= 0.99) {
		const scale = Math.min(wide / spread, tall / (bottom - top || 1));
		const middle = (width - (right - left) * scale) / 2;
		const clear = taiwanRight === null ? Infinity : inset[0] - 10 - (taiwanRight - left) * scale;
		if (clear < side && wide > 40) continue;
		return {
			scale,
			x: Math.max(side, Math.min(middle, clear)) - left * scale,
			y: side + (tall - (top + bottom) * scale) / 2,
		};
	}
}

/** The corner of the inset. */
function insetBox(width: number, height: number): Box {
	const insetHeight = Math.round(Math.min(170, Math.max(64, height * 0.235)));
	const insetWidth = Math.round(insetHeight * 0.77);
	return [width - PAD - insetWidth, height - PAD - insetHeight, width - PAD, height - PAD];
}

/** The South China Sea. */
function seaInset({ areas, coast, dashes }: Sea, box: Box): InsetLayout {
	const [left, top, right, bottom] = box;
	const projection = albers()
		.rotate([-114, 0])
		.fitExtent(
			[
				[left + 1, top + 1],
				[right - 1, bottom - 1],
			],
			SEA,
		);
	projection.clipExtent([
		[left, top],
		[right, bottom],
	]);
	return {
		box,
		shapes: toShapes(sketchAreas(areas, projection, new Map()), AS_DRAWN),
		outline: toPath(
			sketchBorders(coast, projection).flatMap(({ lines }) => lines),
			AS_DRAWN,
		),
		dashes: toPath(sketchLines(dashes, projection), AS_DRAWN),
	};
}
