import { mergeArcs } from 'topojson-client';
import { asTopoJson, type AreaGeometry, type AreaTopology } from './topology.ts';

/**
 * Shapes of one name as one area: the parts of an island state, or the counties of a sales area. Areas stand in the order of
 * their first shape; the borders between them stay the same, those within are gone.
 */
export function dissolveAreas(
	shapes: AreaTopology,
	names: readonly string[],
): { readonly areas: readonly string[]; readonly topology: AreaTopology } {
	const members = new Map<string, number[]>();
	names.forEach((name, shape) => {
		const own = members.get(name);
		if (own) own.push(shape);
		else members.set(name, [shape]);
	});
	const areas = [...members.keys()];
	if (areas.length === names.length) return { areas, topology: shapes };
	const { topology, shapes: all } = asTopoJson(shapes);
	const geometries = [...members.values()].map((own): AreaGeometry => {
		const [only = 0] = own;
		if (own.length === 1) return shapes.objects.areas.geometries[only] as AreaGeometry;
		const merged = mergeArcs(topology, own.map((shape) => all[shape]) as never);
		return { type: 'MultiPolygon', arcs: merged.arcs };
	});
	return { areas, topology: withoutLostArcs(shapes, geometries) };
}

/** Keeps only the arcs that areas are made of. */
function withoutLostArcs(shapes: AreaTopology, geometries: readonly AreaGeometry[]): AreaTopology {
	const numbers = new Map<number, number>();
	const numberOf = (arc: number) => {
		const known = numbers.get(arc);
		if (known !== undefined) return known;
		numbers.set(arc, numbers.size);
		return numbers.size - 1;
	};
	const kept = geometries.map(({ arcs }): AreaGeometry => ({
		type: 'MultiPolygon',
		arcs: arcs.map((rings) =>
			rings.map((ring) => ring.map((arc) => (arc < 0 ? ~numberOf(~arc) : numberOf(arc)))),
		),
	}));
	return {
		...shapes,
		arcs: [...numbers.keys()].map((arc) => shapes.arcs[arc] ?? []),
		objects: { areas: { type: 'GeometryCollection', geometries: kept } },
	};
}
