import { loadMainland } from '#src/core/geo/index.ts';
import { AREA_LIMITS, areaPlaces, overlapsOf } from '#src/core/geo/own-areas/index.ts';
import { AppError } from '#src/errors/index.ts';
import { attributesOf, nameAttribute } from './attributes.ts';
import { crossesItself } from './crossings.ts';
import { readGeoJson } from './geojson.ts';
import { readJson } from './json.ts';
import { polygonsOf, type ShapeFault } from './polygons.ts';
import { isShp, isZip, readShapefile } from './shapefile.ts';
import { isTopoJson, readTopoJson } from './topojson.ts';
import { packAreas } from './topology.ts';
import type {
	BoundaryDraft,
	BoundaryFile,
	BoundaryFormat,
	BoundaryNote,
	Polygons,
	RawBoundaries,
	RawFeature,
	ReadFile,
} from './types.ts';

/** Bytes of a file at most, and points of all its areas before they are simplified. */
const BOUNDARY_LIMITS = { bytes: 60e6, points: 3e6 } as const;

/**
 * Reads areas out of a file: GeoJSON, TopoJSON or a shapefile. Features that are no areas are left out and told.
 *
 * @throws AppError `file.empty`, `file.tooLarge`, `file.unreadable`, `zip.*`, `boundaries.*`
 */
export async function readBoundaries(files: readonly BoundaryFile[]): Promise<BoundaryDraft> {
	const [main] = files;
	const file = main?.name ?? '';
	const [format, raw] = await rawBoundaries(await Promise.all(files.map(bytesOf)));
	const shapes = soundShapes(raw, file);
	const { topology, leftOut } = packAreas(shapes.areas);
	const attributes = attributesOf(shapes.features);
	const places = areaPlaces(topology);
	return {
		...{ file, format, system: raw.system, topology, attributes },
		isMainland: places.middles.some(await loadMainland()),
		overlaps: overlapsOf(topology, places),
		nameAt: nameAttribute(attributes),
		notes: [
			...raw.notes,
			...shapes.notes,
			...(leftOut > 0 ? [{ code: 'simplified' as const, count: leftOut, first: '' }] : []),
		],
	};
}

/** The bytes of a file of a size that can be read. */
async function bytesOf({ name, content }: BoundaryFile): Promise<ReadFile> {
	const limitBytes = BOUNDARY_LIMITS.bytes;
	if (content.size === 0) throw new AppError('file.empty', { file: name });
	if (content.size > limitBytes)
		throw new AppError('file.tooLarge', { file: name, bytes: content.size, limitBytes });
	return { name, bytes: new Uint8Array(await content.arrayBuffer()) };
}

/** By what is in the files: names are often others. */
async function rawBoundaries(files: readonly ReadFile[]): Promise<readonly [BoundaryFormat, RawBoundaries]> {
	const main = files.find(isShp) ?? files[0];
	if (!main) throw new AppError('file.empty', { file: '' });
	if (isZip(main) || isShp(main) || /\.(dbf|prj|cpg|shx)$/i.test(main.name))
		return ['shapefile', await readShapefile([main, ...files.filter((each) => each !== main)])];
	const value = readJson(main);
	return isTopoJson(value)
		? ['topojson', readTopoJson(value, main.name)]
		: ['geojson', readGeoJson(value, main.name)];
}

interface SoundShapes {
	readonly features: readonly RawFeature[];
	readonly areas: readonly Polygons[];
	readonly notes: readonly BoundaryNote[];
}

/** The features that are areas; one projected coordinate means that all are. */
function soundShapes({ features: all, projection }: RawBoundaries, file: string): SoundShapes {
	const told: Record<'crossed' | Exclude<ShapeFault, 'projected'>, RawFeature[]> = {
		...{ noPolygon: [], empty: [], broken: [], crossed: [] },
	};
	const features: RawFeature[] = [];
	const areas: Polygons[] = [];
	let points = 0;
	for (const feature of all) {
		const read = polygonsOf(feature.geometry);
		if (read === 'projected') throw projected(file, feature, projection);
		if (typeof read === 'string') {
			told[read].push(feature);
			continue;
		}
		points += read.reduce((sum, rings) => sum + rings.reduce((each, ring) => each + ring.length, 0), 0);
		if (points > BOUNDARY_LIMITS.points)
			throw new AppError('boundaries.manyPoints', { file, limit: BOUNDARY_LIMITS.points });
		if (read.some((rings) => rings.some(crossesItself))) told.crossed.push(feature);
		features.push(feature);
		areas.push(read);
	}
	const [broken] = told.broken;
	if (features.length === 0 && broken)
		throw new AppError('boundaries.broken', { file, feature: labelOf(broken) });
	if (features.length === 0) throw new AppError('boundaries.noAreas', { file, count: all.length });
	if (features.length > AREA_LIMITS.areas)
		throw new AppError('boundaries.manyAreas', { file, count: features.length, limit: AREA_LIMITS.areas });
	const notes = Object.entries(told).flatMap(([code, these]): BoundaryNote[] =>
		these[0] ? [{ code: code as keyof typeof told, count: these.length, first: labelOf(these[0]) }] : [],
	);
	return { features, areas, notes };
}

/** Coordinates that are no degrees: the file does not say how they were made, or it names a system that is not known. */
function projected(file: string, feature: RawFeature, system: string | null): AppError {
	return system === null
		? new AppError('boundaries.projected', { file, feature: labelOf(feature) })
		: new AppError('boundaries.unknownSystem', { file, system });
}

/** A feature as the user would find it: what looks like its name, else its position. */
function labelOf({ properties, id, position }: RawFeature): string {
	const named = Object.entries(properties).find(
		([key, value]) => /name|名|^nom/i.test(key) && typeof value === 'string' && value.trim() !== '',
	);
	return named ? String(named[1]) : (id ?? String(position));
}
