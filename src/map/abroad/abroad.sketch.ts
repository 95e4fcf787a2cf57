import { feature, mesh } from 'topojson-client';
import { COUNTRY_ANCHORS } from '../anchors.ts';
import type { OwnSketch } from '../own.sketch.ts';
import { inSlices, nextTask, sketchAreas, sketchLines, type AreaFeature, type Line } from '../sketch.ts';
import type { Layer, Topology, WorldTopology } from '../topology.ts';
import type { SetOf } from '../types.ts';
import type { Places } from './extent.ts';
import { projectionFor } from './projection.ts';

/** Boundaries in degrees; those that no area needs are not there. */
export interface Grounds {
	readonly world: WorldTopology;
	/** Units of the first level, provinces of China. */
	readonly finer: readonly { readonly topology: Topology; readonly layer: Layer }[];
}

/** Land around the customers is drawn up to so many sides of the picture away. */
const AROUND = 1.5;

/** Projects areas so that the customers fill the picture, with the countries around them; `ids` are what the map calls the areas. */
export async function sketchAbroad(
	codes: readonly string[],
	ids: readonly string[],
	places: Places,
	{ world, finer }: Grounds,
): Promise<OwnSketch> {
	const { projection, frame } = projectionFor(places, codes.some(isInChina));
	const position = new Map(codes.map((code, i) => [code, ids[i] ?? code]));
	const { countries } = world.objects;
	await nextTask();
	const list = feature(world, countries).features as AreaFeature[];
	const isArea = ({ id }: AreaFeature) => position.has(String(id ?? ''));
	const sources = [{ topology: world as Topology, layer: countries }, ...finer];
	const features = sources.flatMap(({ topology, layer }) => {
		const own = layer.geometries.filter(({ id }) => position.has(String(id ?? '')));
		return own.map((shape) => feature(topology, shape) as AreaFeature);
	});
	const anchors = new Map([...COUNTRY_ANCHORS].map(([code, anchor]) => [position.get(code) ?? code, anchor]));
	const areas = await inSlices(
		features.map((each) => ({ ...each, id: position.get(String(each.id)) })),
		(slice) => sketchAreas(slice, projection, anchors),
	);
	const meshes = (keeps: (a: string | null, b: string | null) => boolean): readonly Line[] =>
		sources.flatMap(({ topology, layer }) => {
			const own = layer.geometries.filter(({ id }) => position.has(String(id ?? '')));
			const codeOf = ({ id }: { id?: string | number | undefined }) => position.get(String(id ?? '')) ?? null;
			const lines = mesh(topology, { type: 'GeometryCollection', geometries: own }, (a, b) =>
				keeps(codeOf(a), a === b ? null : codeOf(b)),
			);
			return sketchLines(lines, projection);
		});
	const [borders, outline] = [meshes((_, b) => b !== null), meshes((_, b) => b === null)];
	await nextTask();
	const far = AROUND * Math.max(frame[2] - frame[0], frame[3] - frame[1]);
	projection.clipExtent([
		[frame[0] - far, frame[1] - far],
		[frame[2] + far, frame[3] + far],
	]);
	const context = await inSlices(
		list.filter((each) => !isArea(each)),
		(slice) => sketchAreas(slice, projection, new Map()),
	);
	return {
		...{ features, areas, context, borders, outline, frame },
		around: sketchLines(
			mesh(world, countries, (a, b) => a !== b),
			projection,
		),
		dashes: [],
		china: null,
		project: (place) => projection([...place]),
		between: (setOf: SetOf) => meshes((a, b) => a !== null && b !== null && setOf(a) !== setOf(b)),
	};
}

/** Whether a code is China or one of its provinces. */
export function isInChina(code: string): boolean {
	return code === 'CHN' || /^\d/.test(code);
}
