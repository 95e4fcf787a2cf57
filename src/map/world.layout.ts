import { toPath, toShapes, type Fit } from './shapes.ts';
import type { MapLayout } from './types.ts';
import type { WorldSketch } from './world.sketch.ts';

const PAD = 8;

/** Lays out the countries of the world, as large as fits, in the middle. */
export function worldLayout(sketch: WorldSketch, width: number, height: number): MapLayout {
	const [left, top, right, bottom] = sketch.frame;
	const scale = Math.min((width - PAD * 2) / (right - left), (height - PAD * 2) / (bottom - top));
	const fit: Fit = {
		scale,
		x: (width - (left + right) * scale) / 2,
		y: (height - (top + bottom) * scale) / 2,
	};
	return {
		width,
		height,
		shapes: toShapes(sketch.countries, fit),
		context: toShapes(sketch.context, fit)
			.map(({ path }) => path)
			.join(''),
		fine: '',
		borders: toPath(sketch.borders, fit),
		outline: toPath(sketch.outline, fit),
		dashes: '',
		between: () => '',
		plane: { project: sketch.project, fit },
		ground: null,
		inset: null,
		isDense: false,
	};
}
