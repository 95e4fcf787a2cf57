import { fitted, insetSize, seaInset } from './china.layout.ts';
import type { OwnSketch } from './own.sketch.ts';
import { toPath, toShapes, type Fit } from './shapes.ts';
import type { Ground, MapLayout } from './types.ts';

const PAD = 28;
/** Height of legend and credit. */
const LEGEND = 64;
/** Above so many areas labels carry names only. */
const DENSE = 60;
/** Areas that are elements of the page at most. */
const ELEMENTS = 500;
/** What is painted is not drawn as well. */
const PAINTED = { fine: '', borders: '', outline: '', dashes: '' } as const;

/**
 * Lays out areas of the user as large as fits, or on the map of the whole country where they are spread over it.
 *
 * @param elements above so many areas they are painted on a canvas
 */
export function ownLayout(sketch: OwnSketch, width: number, height: number, elements = ELEMENTS): MapLayout {
	const isPainted = sketch.areas.length > elements;
	const { china } = sketch;
	const corner = insetSize(width, height);
	const fit = china ? fitted(china, width, height, corner[0]) : fitFrame(sketch, width, height);
	return {
		width,
		height,
		shapes: toShapes(sketch.areas, fit),
		context: toShapes(sketch.context, fit)
			.map(({ path }) => path)
			.join(''),
		...(isPainted ? PAINTED : linesOf(sketch, fit)),
		between: (setOf) => toPath(sketch.between(setOf), fit),
		plane: { project: sketch.project, fit },
		ground: isPainted ? groundOf(sketch) : null,
		inset: china ? seaInset(china, corner, sketch.features) : null,
		isDense: sketch.areas.length > DENSE,
	};
}

function linesOf(sketch: OwnSketch, fit: Fit): Pick<MapLayout, 'fine' | 'borders' | 'outline' | 'dashes'> {
	return {
		fine: toPath(sketch.around, fit),
		borders: toPath(sketch.borders, fit),
		outline: toPath(sketch.outline, fit),
		dashes: toPath(sketch.dashes, fit),
	};
}

function groundOf({ areas, context, around, borders, outline, dashes }: OwnSketch): Ground {
	return { areas, context, finest: around, fine: [], borders, outline, dashes };
}

function fitFrame({ frame: [left, top, right, bottom] }: OwnSketch, width: number, height: number): Fit {
	const [room, tall] = [width - 2 * PAD, height - PAD - LEGEND];
	const scale = Math.min(room / (right - left || 1), tall / (bottom - top || 1));
	return {
		scale,
		x: (width - (left + right) * scale) / 2,
		y: PAD + (tall - (top + bottom) * scale) / 2,
	};
}
