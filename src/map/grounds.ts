import { fillOf } from './paint.ts';
import type { AreaValues, MapPaint, MapShape } from './types.ts';

/** One path for all areas of a colour: what is looked at only needs no element of its own. */
export function groundsOf(
	shapes: readonly MapShape[],
	paint: MapPaint,
	values: AreaValues,
	hatch: string,
): readonly (readonly [fill: string, path: string])[] {
	const paths = new Map<string, string>();
	for (const { code, path } of shapes) {
		const fill = fillOf(paint, values.get(code)) ?? `url(#${hatch})`;
		paths.set(fill, (paths.get(fill) ?? '') + path);
	}
	return [...paths];
}
