import type {
	GeometryCollection,
	MultiLineString,
	MultiPolygon,
	Polygon,
	Topology,
} from 'topojson-specification';

type Area = Polygon | MultiPolygon;
export type ChinaTopology = Topology<{
	prefectures: GeometryCollection & { geometries: Area[] };
	provinces: GeometryCollection & { geometries: Area[] };
	dashes: GeometryCollection & { geometries: MultiLineString[] };
}>;
export type WorldTopology = Topology<{ countries: GeometryCollection & { geometries: Area[] } }>;

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
