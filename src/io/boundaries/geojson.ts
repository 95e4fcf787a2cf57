import { isObject } from '#src/core/check/index.ts';
import { AppError } from '#src/errors/index.ts';
import type { RawFeature } from './types.ts';

/** Collections within collections that are followed. */
const LEVELS = 8;

/**
 * The features of GeoJSON (RFC 7946) of any of its types.
 *
 * @throws AppError `boundaries.noGeoJson`, `boundaries.projected` for a file that names another coordinate system
 */
export function readGeoJson(value: unknown, file: string): readonly RawFeature[] {
	if (!isObject(value)) throw new AppError('boundaries.noGeoJson', { file });
	if (isProjected(value['crs'])) throw new AppError('boundaries.projected', { file, feature: '1' });
	const features: Omit<RawFeature, 'position'>[] = [];
	collect(value, features, {}, null, LEVELS);
	if (features.length === 0) throw new AppError('boundaries.noGeoJson', { file });
	return features.map((each, i) => ({ ...each, position: i + 1 }));
}

function collect(
	node: unknown,
	into: Omit<RawFeature, 'position'>[],
	properties: RawFeature['properties'],
	id: string | null,
	levels: number,
): void {
	if (!isObject(node) || levels === 0) return;
	const { type } = node;
	if (type === 'FeatureCollection' && Array.isArray(node['features'])) {
		for (const each of node['features']) collect(each, into, {}, null, levels - 1);
	} else if (type === 'Feature') {
		const own = isObject(node['properties']) ? node['properties'] : {};
		into.push({ id: idText(node['id']), properties: own, geometry: node['geometry'] ?? null });
	} else if (type === 'GeometryCollection' && Array.isArray(node['geometries'])) {
		for (const each of node['geometries']) collect(each, into, properties, id, levels - 1);
	} else if (typeof type === 'string' && 'coordinates' in node) {
		into.push({ id, properties, geometry: node });
	}
}

function idText(id: unknown): string | null {
	return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

/** Whether the coordinates are in a system that is not in degrees; GeoJSON of 2008 could have one. */
function isProjected(crs: unknown): boolean {
	const name = isObject(crs) && isObject(crs['properties']) ? crs['properties']['name'] : null;
	return typeof name === 'string' && !/CRS84|EPSG:{1,2}(4326|4490|4610|4214|4269|4258)$/i.test(name);
}
