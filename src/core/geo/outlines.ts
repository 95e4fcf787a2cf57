import { geoArea, geoLength } from 'd3-geo';
import { feature } from 'topojson-client';

type Topology = NonNullable<Parameters<typeof feature>[0]>;
type Layer = Extract<NonNullable<Parameters<typeof feature>[1]>, { geometries: unknown }>;

/** How large areas are, and how long each stretch of their borders. */
export interface Outlines {
	readonly codes: readonly string[];
	/** Per area, in km². */
	readonly areas: Float64Array;
	/** Numbers of the areas on both sides of each stretch, two by two; −1 = coast, or the end of the map. */
	readonly sides: Int32Array;
	/** Per stretch, in km. */
	readonly lengths: Float64Array;
}

/** Mean radius of the earth in kilometres (IUGG). */
const EARTH = 6371.0088;

/**
 * Sizes and borders of areas that share a topology, on the sphere. Borders are as long as they are drawn: coasts and simplified
 * lines are longer in nature.
 *
 * @param topology in degrees
 * @param layer one of its objects, whose geometries have the codes of the areas as ids
 */
export function outlinesOf(topology: Topology, { geometries }: Pick<Layer, 'geometries'>): Outlines {
	const count = topology.arcs.length;
	const sides = new Int32Array(2 * count).fill(-1);
	geometries.forEach((geometry, area) => {
		for (const arc of ringsOf(geometry).flat()) {
			const at = 2 * (arc < 0 ? ~arc : arc);
			sides[sides[at] === -1 ? at : at + 1] = area;
		}
	});
	const used = Array.from({ length: count }, (_, arc) => arc).filter((arc) => sides[2 * arc] !== -1);
	const lengthOf = (arc: number) =>
		EARTH * geoLength(feature(topology, { type: 'LineString', arcs: [arc] }).geometry);
	return {
		codes: geometries.map(({ id }) => String(id ?? '')),
		areas: Float64Array.from(geometries, (each) => EARTH ** 2 * geoArea(feature(topology, each))),
		sides: Int32Array.from(used.flatMap((arc) => [sides[2 * arc] as number, sides[2 * arc + 1] as number])),
		lengths: Float64Array.from(used, lengthOf),
	};
}

function ringsOf(geometry: Layer['geometries'][number]): readonly (readonly number[])[] {
	if (geometry.type === 'Polygon') return geometry.arcs;
	return geometry.type === 'MultiPolygon' ? geometry.arcs.flat() : [];
}
