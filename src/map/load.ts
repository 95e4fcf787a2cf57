import type { mesh } from 'topojson-client';

type Topology = NonNullable<Parameters<typeof mesh>[0]>;
type Layer = Extract<NonNullable<Parameters<typeof mesh>[1]>, { geometries: unknown }>;

export type ChinaTopology = Topology & { objects: { prefectures: Layer; provinces: Layer; dashes: Layer } };
export type WorldTopology = Topology & { objects: { countries: Layer } };

let china: Promise<ChinaTopology> | null = null;
let world: Promise<WorldTopology> | null = null;

/** Boundaries of China (60 KB compressed), loaded once. */
export function loadChina(): Promise<ChinaTopology> {
	china ??= import('./data/china.ts').then(
		({ CHINA_TOPOLOGY }) => JSON.parse(CHINA_TOPOLOGY) as ChinaTopology,
	);
	return china;
}

/** Boundaries of the countries (35 KB compressed), loaded once. */
export function loadWorld(): Promise<WorldTopology> {
	world ??= import('./data/world.ts').then(
		({ WORLD_TOPOLOGY }) => JSON.parse(WORLD_TOPOLOGY) as WorldTopology,
	);
	return world;
}
