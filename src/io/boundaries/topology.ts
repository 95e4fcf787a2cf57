import { quantize } from 'topojson-client';
import { topology as topologyOf } from 'topojson-server';
import { presimplify } from 'topojson-simplify';
import {
	AREA_LIMITS,
	pointsOf,
	type AreaGeometry,
	type AreaTopology,
	type TopoJson,
} from '#src/core/geo/own-areas/index.ts';
import type { Polygons } from './types.ts';

/** Steps along each side: at the size of China about 50 m, so that borders drawn twice fall together. */
const STEPS = 1e5;
/** Points that are kept at most; below the limit of what is read back, so that what was kept is always sound. */
const WANTED = AREA_LIMITS.points * 0.75;

/** Areas over shared arcs, and how many points were left out to keep them small. */
export interface PackedAreas {
	readonly topology: AreaTopology;
	readonly leftOut: number;
}

/**
 * Areas over the borders that they share. Coordinates are put on a grid first, so that borders that two areas have drawn almost
 * alike become one; where there are more points than a map can show, those that matter least go (Visvalingam and Whyatt 1993),
 * the same for both sides of a border, and no ring loses its shape altogether.
 */
export function packAreas(areas: readonly Polygons[], most = WANTED): PackedAreas {
	const geometries = areas.map((polygons) => ({ type: 'MultiPolygon', coordinates: polygons }));
	const full = topologyOf({ areas: { type: 'GeometryCollection', geometries } } as never, STEPS);
	const points = pointsOf(full);
	const kept = points > most ? quantize(simplified(full, most) as never, STEPS) : full;
	const { transform, arcs, objects } = kept as unknown as AreaTopology;
	const topology: AreaTopology = {
		type: 'Topology',
		transform: { scale: transform.scale, translate: transform.translate },
		arcs,
		objects: {
			areas: { type: 'GeometryCollection', geometries: objects.areas.geometries.map(plainGeometry) },
		},
	};
	return { topology, leftOut: points - pointsOf(topology) };
}

/** Points of arcs in degrees, with the area of the triangle that each makes with its neighbours. */
function simplified(full: TopoJson, most: number): TopoJson {
	const weighed = presimplify(full as never) as unknown as TopoJson;
	const weights = Float64Array.from(weighed.arcs.flatMap((arc) => arc.map((point) => point[2] ?? 0))).sort();
	const least = weights[Math.max(0, weights.length - Math.floor(most))] ?? 0;
	return { ...weighed, arcs: weighed.arcs.map((arc) => thinned(arc, least)) };
}

/** The points that weigh enough; of a ring, and of a border that would be a point, the heaviest stay in any case. */
function thinned(arc: readonly number[][], least: number): number[][] {
	const weightOf = (point: readonly number[]) => point[2] ?? 0;
	const kept = arc.filter((point) => weightOf(point) >= least);
	const [start, end] = [arc[0], arc.at(-1)];
	const isRing = start?.[0] === end?.[0] && start?.[1] === end?.[1];
	if (!isRing || kept.length >= 4) return kept.map(([x = 0, y = 0]) => [x, y]);
	const inner = arc
		.slice(1, -1)
		.map(weightOf)
		.sort((a, b) => b - a);
	const enough = inner[Math.min(1, inner.length - 1)] ?? 0;
	return arc.filter((point) => weightOf(point) >= enough).map(([x = 0, y = 0]) => [x, y]);
}

function plainGeometry(geometry: unknown): AreaGeometry {
	const { arcs } = geometry as AreaGeometry;
	return { type: 'MultiPolygon', arcs };
}
