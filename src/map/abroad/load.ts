import { outlinesOf, type Outlines } from '#src/core/geo/index.ts';
import { chinaTopology, worldTopology } from '../load.ts';
import type { MapSketch } from '../map.sketch.ts';
import type { AreaSource, FirstLevelTopology } from '../topology.ts';
import { isInChina, sketchAbroad, type Grounds } from './abroad.sketch.ts';
import type { Places } from './extent.ts';

let last: { readonly key: string; readonly places: Places; readonly sketch: Promise<MapSketch> } | null =
	null;

/** Countries or finer areas around customers, called by `ids`; the same is projected once. */
export function loadAbroad(
	codes: readonly string[],
	ids: readonly string[],
	places: Places,
): Promise<MapSketch> {
	const key = [...codes, ids[0]].join(' ');
	if (last?.key === key && last.places.longitude === places.longitude) return last.sketch;
	const sketch = groundsOf(codes).then((grounds) => sketchAbroad(codes, ids, places, grounds));
	last = { key, places, sketch };
	return sketch;
}

/** Sizes and borders of areas by position from 1. Areas of different sources are drawn apart, as coasts are. */
export async function outlinesAbroad(codes: readonly string[]): Promise<Outlines> {
	const { areas } = await groundsOf(codes);
	const position = new Map(codes.map((code, i) => [code, String(i + 1)]));
	const all = areas.map(({ topology, layer }) => outlinesOf(topology, layer));
	const before = all.map((_, i) => all.slice(0, i).reduce((sum, each) => sum + each.codes.length, 0));
	return {
		codes: all.flatMap((each) => each.codes.map((code) => position.get(code) ?? '')),
		areas: Float64Array.from(all.flatMap((each) => [...each.areas])),
		sides: Int32Array.from(
			all.flatMap(({ sides }, i) => Array.from(sides, (side) => (side < 0 ? side : side + (before[i] ?? 0)))),
		),
		lengths: Float64Array.from(all.flatMap((each) => [...each.lengths])),
	};
}

async function groundsOf(codes: readonly string[]): Promise<Grounds> {
	const isUnit = (code: string) => code.includes('-');
	const isProvince = (code: string) => isInChina(code) && code !== 'CHN';
	const [world, units, china] = await Promise.all([
		worldTopology(),
		codes.some(isUnit) ? firstLevelTopology() : null,
		codes.some(isProvince) ? chinaTopology() : null,
	]);
	const wanted = new Set(codes);
	const countries = { topology: world, layer: world.objects.countries };
	const sources: readonly AreaSource[] = [
		countries,
		...(units ? [{ topology: units, layer: units.objects.units }] : []),
		...(china ? [{ topology: china, layer: china.objects.provinces }] : []),
	];
	const areas = sources.map(({ topology, layer: { geometries } }) => ({
		topology,
		layer: { geometries: geometries.filter(({ id }) => wanted.has(String(id ?? ''))) },
	}));
	return { countries, areas };
}

/** Boundaries of the first level of the countries but China in degrees (300 KB compressed). */
export async function firstLevelTopology(): Promise<FirstLevelTopology> {
	const { FIRST_LEVEL_TOPOLOGY } = await import('../data/first-levels.ts');
	return JSON.parse(FIRST_LEVEL_TOPOLOGY) as FirstLevelTopology;
}
