import { COUNTRY_ANCHORS } from '../anchors.ts';
import { linesBetween } from '../borders.ts';
import { featuresOf, mapSketch, sketchAllBorders, sketchFeatures, type MapSketch } from '../map.sketch.ts';
import { OWN_ROOM } from '../own.sketch.ts';
import { nextTask } from '../sketch.ts';
import type { AreaSource } from '../topology.ts';
import type { Places } from './extent.ts';
import { projectionFor } from './projection.ts';

/** Boundaries in degrees. */
export interface Grounds {
	readonly countries: AreaSource;
	/** Those that stand for themselves: countries, units of the first level, provinces of China; by source. */
	readonly areas: readonly AreaSource[];
}

/** Land around the customers is drawn up to so many sides of the picture away. */
const AROUND = 1.5;

/** Projects areas so that the customers fill the picture, with the countries around them; `ids` are what the map calls the areas. */
export async function sketchAbroad(
	codes: readonly string[],
	ids: readonly string[],
	places: Places,
	{ countries, areas: sources }: Grounds,
): Promise<MapSketch> {
	const { projection, frame } = projectionFor(places, codes.some(isInChina));
	const position = new Map(codes.map((code, i) => [code, ids[i] ?? code]));
	const anchors = new Map([...COUNTRY_ANCHORS].map(([code, anchor]) => [position.get(code) ?? code, anchor]));
	const named = sources.map(({ topology, layer }) => ({
		topology,
		layer: {
			geometries: layer.geometries.map((shape) => ({ ...shape, id: position.get(String(shape.id)) ?? '' })),
		},
	}));
	await nextTask();
	const areas = await sketchFeatures(named.flatMap(featuresOf), projection, anchors);
	const borders = await sketchAllBorders(named, projection);
	const far = AROUND * Math.max(frame[2] - frame[0], frame[3] - frame[1]);
	projection.clipExtent([
		[frame[0] - far, frame[1] - far],
		[frame[2] + far, frame[3] + far],
	]);
	const others = featuresOf(countries).filter(({ id }) => !position.has(String(id ?? '')));
	return mapSketch({
		...{ projection, areas, borders, frame, room: OWN_ROOM },
		around: {
			context: await sketchFeatures(others, projection),
			finest: linesBetween(await sketchAllBorders([countries], projection), () => true),
		},
	});
}

/** Whether a code is China or one of its provinces. */
export function isInChina(code: string): boolean {
	return code === 'CHN' || /^\d/.test(code);
}
