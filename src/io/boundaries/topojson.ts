import { feature } from 'topojson-client';
import { isObject } from '#src/core/check/index.ts';
import type { TopoJson } from '#src/core/geo/own-areas/index.ts';
import { AppError } from '#src/errors/index.ts';
import { readGeoJson } from './geojson.ts';
import type { RawBoundaries } from './types.ts';

/** Whether a value says that it is TopoJSON. */
export function isTopoJson(value: unknown): boolean {
	return isObject(value) && value['type'] === 'Topology' && isObject(value['objects']);
}

/**
 * The features of the layer with most shapes of a TopoJSON file.
 *
 * @throws AppError `boundaries.noGeoJson`, also where arcs are missing
 */
export function readTopoJson(value: unknown, file: string): RawBoundaries {
	const topology = value as TopoJson;
	const sizeOf = (layer: unknown) =>
		isObject(layer) && Array.isArray(layer['geometries']) ? layer['geometries'].length : 0;
	const layers = Object.values(topology.objects) as readonly Parameters<typeof feature>[1][];
	const [largest] = layers.toSorted((a, b) => sizeOf(b) - sizeOf(a));
	if (!largest) throw new AppError('boundaries.noGeoJson', { file });
	let read: unknown;
	try {
		read = feature(topology, largest);
	} catch (error) {
		throw new AppError('boundaries.noGeoJson', { file }, { cause: error });
	}
	return readGeoJson(read, file);
}
