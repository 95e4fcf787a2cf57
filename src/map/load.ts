import type { AreaPlaces, AreaTopology } from '#src/core/geo/own-areas/index.ts';
import { sketchChina, sketchCounties, type ChinaSketch } from './china.sketch.ts';
import { featuresOf, type MapSketch } from './map.sketch.ts';
import { isInChina, sketchOwn } from './own.sketch.ts';
import type { AreaFeature } from './sketch.ts';
import type { ChinaTopology, CountyTopology, WorldTopology } from './topology.ts';
import { sketchWorld } from './world.sketch.ts';

let china: Promise<ChinaSketch> | null = null;
let counties: Promise<ChinaSketch> | null = null;
let world: Promise<MapSketch> | null = null;

/** Boundaries of China (60 KB compressed), loaded and projected once. */
export function loadChina(): Promise<ChinaSketch> {
	china ??= chinaTopology().then(sketchChina);
	return china;
}

/** Boundaries of China with the counties (another 216 KB compressed), loaded and projected once, when first asked for. */
export function loadCounties(): Promise<ChinaSketch> {
	counties ??= Promise.all([loadChina(), countyTopology()]).then(async ([sketch, topology]) => {
		return { ...sketch, county: await sketchCounties(topology, sketch) };
	});
	return counties;
}

/** Boundaries of the countries (35 KB compressed), loaded and projected once. */
export function loadWorld(): Promise<MapSketch> {
	world ??= worldTopology().then(sketchWorld);
	return world;
}

const own = new WeakMap<AreaTopology, Promise<MapSketch>>();

/** Areas of the user with the land around them, projected once. */
export function loadOwn(topology: AreaTopology, bounds: AreaPlaces['bounds']): Promise<MapSketch> {
	const known = own.get(topology);
	if (known) return known;
	const made = (isInChina(bounds) ? loadChina().then((all) => ({ china: all })) : worldAround()).then((all) =>
		sketchOwn(topology, all),
	);
	own.set(topology, made);
	return made;
}

async function worldAround(): Promise<{ readonly world: readonly AreaFeature[] }> {
	const topology = await worldTopology();
	return { world: featuresOf({ topology, layer: topology.objects.countries }) };
}

/** Boundaries of China in degrees. */
export async function chinaTopology(): Promise<ChinaTopology> {
	const { CHINA_TOPOLOGY } = await import('./data/china.ts');
	return JSON.parse(CHINA_TOPOLOGY) as ChinaTopology;
}

/** Boundaries of the counties in degrees. */
export async function countyTopology(): Promise<CountyTopology> {
	const { COUNTY_TOPOLOGY } = await import('./data/counties.ts');
	return JSON.parse(COUNTY_TOPOLOGY) as CountyTopology;
}

/** Boundaries of the countries in degrees. */
export async function worldTopology(): Promise<WorldTopology> {
	const { WORLD_TOPOLOGY } = await import('./data/world.ts');
	return JSON.parse(WORLD_TOPOLOGY) as WorldTopology;
}
