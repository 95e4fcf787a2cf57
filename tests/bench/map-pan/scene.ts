import { geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { createRandom } from '#src/core/stats/index.ts';
import type { AreaValue } from '#src/map/index.ts';
import { countyTopology } from '#src/map/load.ts';
import type { AreaFeature } from '#src/map/sketch.ts';

const CLASSES = 10;

/** What both maps draw: counties and customers, in ten territories by province. */
export interface Scene {
	readonly counties: readonly AreaFeature[];
	readonly values: ReadonlyMap<string, AreaValue>;
	readonly longitude: Float64Array;
	readonly latitude: Float64Array;
	readonly group: Int32Array;
}

/** Customers about a corner of counties drawn at random; the same number gives the same scene. */
export async function sceneOf(customers: number): Promise<Scene> {
	const topology = await countyTopology();
	const counties = feature(topology, topology.objects.counties).features as readonly AreaFeature[];
	const random = createRandom(7);
	const longitude = new Float64Array(customers);
	const latitude = new Float64Array(customers);
	const group = new Int32Array(customers);
	for (let i = 0; i < customers; i++) {
		const county = counties[Math.floor(random.next() * counties.length)] as AreaFeature;
		const [[x, y]] = geoPath().bounds(county);
		longitude[i] = x + 0.3 * (random.next() - 0.5);
		latitude[i] = y + 0.3 * (random.next() - 0.5);
		group[i] = territoryOf(String(county.id));
	}
	const values = new Map(
		counties.map(({ id }) => {
			const code = String(id);
			return [code, { value: 1, count: 1, classId: String(territoryOf(code)) }] as const;
		}),
	);
	return { counties, values, longitude, latitude, group };
}

export function territoryOf(code: string): number {
	return Number(code.slice(0, 2)) % CLASSES;
}

export const TERRITORIES = Array.from({ length: CLASSES }, (_, i) => ({ name: String(i), colour: i + 1 }));
