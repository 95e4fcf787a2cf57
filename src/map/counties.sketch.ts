import { feature } from 'topojson-client';
import { nationwide, stem, type ChinaSketch } from './china.sketch.ts';
import { inSlices, nextTask, sketchAreas, sketchLines, type AreaFeature, type Line } from './sketch.ts';
import type { CountyTopology } from './topology.ts';
import type { Ground, SetOf } from './types.ts';

/** The counties of China in degrees and in the plane of the map of the whole country. */
export interface CountySketch {
	readonly features: readonly AreaFeature[];
	readonly ground: Ground;
	/** Every border between two counties once, and every stretch of coast and land border. */
	readonly arcs: readonly Arc[];
}

interface Arc {
	readonly line: Line;
	/** Codes of the counties on its sides; one where it is an outer border. */
	readonly sides: readonly string[];
}

/** Projects the counties and what lies between them. */
export async function sketchCounties(topology: CountyTopology, china: ChinaSketch): Promise<CountySketch> {
	const projection = nationwide();
	await nextTask();
	const features = feature(topology, topology.objects.counties).features as AreaFeature[];
	const areas = await inSlices(features, (slice) => sketchAreas(slice, projection, new Map()));
	const arcs = sketchArcs(topology);
	await nextTask();
	const where = (isIn: (a: string, b: string) => boolean) =>
		arcs.flatMap(({ line, sides: [a, b] }) =>
			a !== undefined && b !== undefined && isIn(a, b) ? [line] : [],
		);
	const isOneCity = (a: string, b: string) => a.slice(0, 4) === b.slice(0, 4);
	return {
		features,
		arcs,
		ground: {
			areas,
			finest: where(isOneCity),
			fine: where((a, b) => !isOneCity(a, b) && stem(a) === stem(b)),
			borders: where((a, b) => stem(a) !== stem(b)),
			outline: arcs.flatMap(({ line, sides }) => (sides.length === 1 ? [line] : [])),
			dashes: china.dashes,
		},
	};
}

/** Borders between counties of different sets. */
export function borderArcs({ arcs }: CountySketch, setOf: SetOf): readonly Line[] {
	return arcs.flatMap(({ line, sides: [a, b] }) =>
		a !== undefined && b !== undefined && setOf(a) !== setOf(b) ? [line] : [],
	);
}

/** The arcs of the topology, each with the counties whose outlines it belongs to. */
function sketchArcs(topology: CountyTopology): readonly Arc[] {
	const sides = topology.arcs.map((): string[] => []);
	for (const shape of topology.objects.counties.geometries) {
		if (!('arcs' in shape)) continue;
		for (const arc of (shape.arcs as readonly unknown[]).flat(3) as number[])
			sides[arc < 0 ? ~arc : arc]?.push(String(shape.id));
	}
	const { geometry } = feature(topology, {
		type: 'MultiLineString',
		arcs: topology.arcs.map((_, arc) => [arc]),
	});
	const lines = sketchLines(geometry, nationwide());
	return lines.map((line, arc) => ({ line, sides: sides[arc] ?? [] }));
}
