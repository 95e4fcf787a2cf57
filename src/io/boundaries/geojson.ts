import { isObject } from '#src/core/check/index.ts';
import { AppError } from '#src/errors/index.ts';
import { systemOf } from './systems.ts';
import type { RawBoundaries, RawFeature } from './types.ts';

/** Collections within collections that are followed. */
const LEVELS = 8;
/** Coordinate systems in degrees. */
const DEGREES = /CRS84|EPSG:{1,2}(4326|4490|4610|4214|4269|4258)$/i;

/**
 * The features of GeoJSON (RFC 7946) of any of its types.
 *
 * @throws AppError `boundaries.noGeoJson`, `boundaries.unknownSystem` for a file that names another coordinate system
 */
export function readGeoJson(value: unknown, file: string): RawBoundaries {
	if (!isObject(value)) throw new AppError('boundaries.noGeoJson', { file });
	const system = systemIn(value['crs']);
	if (system !== null && !DEGREES.test(system))
		throw new AppError('boundaries.unknownSystem', { file, system });
	const features: Omit<RawFeature, 'position'>[] = [];
	collect(value, features, {}, null, LEVELS);
	if (features.length === 0) throw new AppError('boundaries.noGeoJson', { file });
	return {
		features: features.map((each, i) => ({ ...each, position: i + 1 })),
		notes: [],
		system: system === null ? null : systemOf(system),
		projection: null,
	};
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

/** The coordinate system that a file names; GeoJSON of 2008 could have one. */
function systemIn(crs: unknown): string | null {
	const name = isObject(crs) && isObject(crs['properties']) ? crs['properties']['name'] : null;
	return typeof name === 'string' ? name : null;
}
