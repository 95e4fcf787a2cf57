import { geoPath, geoStream, type GeoPath, type GeoProjection } from 'd3-geo';
import type { Box, MapShape, Point } from './types.ts';

export type AreaFeature = GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon>;
export interface FixedAnchor {
	readonly place: Point;
	readonly align: MapShape['align'];
}

/** A path writer that rounds to a tenth of a pixel. */
export function pathOf(projection: GeoProjection): GeoPath {
	return geoPath(projection).digits(1);
}

/** Projects features, each once; shapes that vanish in the projection are left out. */
export function toShapes(
	features: readonly AreaFeature[],
	projection: GeoProjection,
	anchors: ReadonlyMap<string, FixedAnchor>,
): readonly MapShape[] {
	return features.flatMap((feature) => {
		const parts = projected(feature, projection).map(measured);
		const [first] = parts;
		if (!first) return [];
		const code = String(feature.id ?? '');
		const largest = parts.reduce((best, part) => (part.area > best.area ? part : best), first);
		const fixed = anchors.get(code);
		const point = (fixed && projection([...fixed.place])) ?? largest.centre;
		const shape: MapShape = {
			code,
			path: parts.map(({ path }) => path).join(''),
			anchor: [round(point[0]), round(point[1])],
			align: fixed?.align ?? 'middle',
			box: parts.map(({ box }) => box).reduce(around),
			area: parts.reduce((sum, { area }) => sum + area, 0),
		};
		return [shape];
	});
}

/** A ring as x, y, x, y …, not closed. */
type Ring = readonly number[];

/** The polygons of a feature on the screen, as lists of rings. */
function projected(feature: AreaFeature, projection: GeoProjection): Ring[][] {
	const polygons: Ring[][] = [];
	let ring: number[] = [];
	geoStream(
		feature,
		projection.stream({
			polygonStart: () => void polygons.push([]),
			polygonEnd: () => undefined,
			lineStart: () => (ring = []),
			point: (x, y) => void ring.push(x, y),
			lineEnd: () => void polygons.at(-1)?.push(ring),
		}),
	);
	return polygons.filter((rings) => rings.length > 0);
}

interface Part {
	readonly path: string;
	readonly box: Box;
	/** In square pixels, without holes. */
	readonly area: number;
	readonly centre: Point;
}

/** Path, bounds, area and centre of gravity of a polygon. */
function measured(rings: readonly Ring[]): Part {
	let path = '';
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	let [doubled, momentX, momentY] = [0, 0, 0];
	for (const ring of rings) {
		let [x, y] = [ring.at(-2) ?? 0, ring.at(-1) ?? 0];
		for (let i = 0; i < ring.length; i += 2) {
			const nextX = ring[i] ?? 0;
			const nextY = ring[i + 1] ?? 0;
			const cross = x * nextY - nextX * y;
			doubled += cross;
			momentX += cross * (x + nextX);
			momentY += cross * (y + nextY);
			left = Math.min(left, nextX);
			right = Math.max(right, nextX);
			top = Math.min(top, nextY);
			bottom = Math.max(bottom, nextY);
			path += `${i === 0 ? 'M' : 'L'}${round(nextX)},${round(nextY)}`;
			x = nextX;
			y = nextY;
		}
		path += 'Z';
	}
	const middle: Point = [(left + right) / 2, (top + bottom) / 2];
	const centre: Point = doubled === 0 ? middle : [momentX / (3 * doubled), momentY / (3 * doubled)];
	return { path, box: [left, top, right, bottom], area: Math.abs(doubled) / 2, centre };
}

function around(a: Box, b: Box): Box {
	return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
