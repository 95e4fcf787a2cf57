import type { GeoProjection } from 'd3-geo';
import { feature } from 'topojson-client';
import { sketchLines, type Line } from './sketch.ts';
import type { AreaSource } from './topology.ts';
import type { SetOf } from './types.ts';

/** A stretch of border in degrees, and the codes of the areas on its sides; one where nothing lies beyond. */
export interface Border {
	readonly geometry: GeoJSON.LineString;
	readonly sides: Sides;
}
type Sides = readonly [string, string?];

/** The same in the plane of a projection, which may cut it. */
export interface BorderSketch {
	readonly lines: readonly Line[];
	readonly sides: Sides;
}

/** Every stretch between two areas once, and every stretch of coast and outer border. */
export function bordersOf({ topology, layer }: AreaSource): readonly Border[] {
	const areas = topology.arcs.map((): number[] => []);
	layer.geometries.forEach((shape, area) => {
		if (!('arcs' in shape)) return;
		for (const arc of (shape.arcs as readonly unknown[]).flat(3) as number[])
			areas[arc < 0 ? ~arc : arc]?.push(area);
	});
	const codeOf = (area: number) => String(layer.geometries[area]?.id ?? '');
	return areas.flatMap(([one, ...others], arc): Border[] => {
		if (one === undefined) return [];
		const other = others.at(-1) ?? one;
		const { geometry } = feature(topology, { type: 'LineString', arcs: [arc] });
		return [{ geometry, sides: other === one ? [codeOf(one)] : [codeOf(one), codeOf(other)] }];
	});
}

/** Projects borders. */
export function sketchBorders(
	borders: readonly Border[],
	projection: GeoProjection,
): readonly BorderSketch[] {
	return borders.map(({ geometry, sides }) => ({ lines: sketchLines(geometry, projection), sides }));
}

/** Those between two areas of which something holds. */
export function linesBetween(
	borders: readonly BorderSketch[],
	holds: (a: string, b: string) => boolean,
): readonly Line[] {
	return borders.flatMap(({ lines, sides: [a, b] }) => (b !== undefined && holds(a, b) ? lines : []));
}

/** Those between areas of different sets. */
export function linesBetweenSets(borders: readonly BorderSketch[], setOf: SetOf): readonly Line[] {
	return linesBetween(borders, (a, b) => setOf(a) !== setOf(b));
}

/** Those around areas: with one of them on one side only, coasts too. */
export function linesAround(
	borders: readonly BorderSketch[],
	isIn: (code: string) => boolean,
): readonly Line[] {
	return borders.flatMap(({ lines, sides: [a, b] }) =>
		isIn(a) !== (b !== undefined && isIn(b)) ? lines : [],
	);
}

/** Those with nothing beyond. */
export function outerLines(borders: readonly BorderSketch[]): readonly Line[] {
	return borders.flatMap(({ lines, sides }) => (sides.length === 1 ? lines : []));
}
