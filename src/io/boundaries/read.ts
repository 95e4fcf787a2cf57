import { AREA_LIMITS } from '#src/core/geo/own-areas/index.ts';
import { AppError } from '#src/errors/index.ts';
import { attributesOf, nameAttribute } from './attributes.ts';
import { readGeoJson } from './geojson.ts';
import { readJson } from './json.ts';
import { polygonsOf, type ShapeFault } from './polygons.ts';
import { isZip, readShapefile } from './shapefile.ts';
import { isTopoJson, readTopoJson } from './topojson.ts';
import { packAreas } from './topology.ts';
import type {
	BoundaryDraft,
	BoundaryFile,
	BoundaryFormat,
	BoundaryNote,
	Polygons,
	RawFeature,
	ReadFile,
} from './types.ts';

/** Bytes of a file at most, and points of all its areas before they are simplified. */
const BOUNDARY_LIMITS = { bytes: 60e6, points: 3e6 } as const;

/** The features of one file. */
interface RawBoundaries {
	readonly format: BoundaryFormat;
	readonly features: readonly RawFeature[];
	readonly notes: readonly BoundaryNote[];
}

/**
 * Reads areas out of a file: GeoJSON, TopoJSON or a shapefile. Features that are no areas are left out and told.
 *
 * @throws AppError `file.empty`, `file.tooLarge`, `file.unreadable`, `zip.*`, `boundaries.*`
 */
export async function readBoundaries(files: readonly BoundaryFile[]): Promise<BoundaryDraft> {
	const [main] = files;
	const file = main?.name ?? '';
	const raw = await rawBoundaries(await Promise.all(files.map(bytesOf)));
	const shapes = soundShapes(raw.features, file);
	const { topology, leftOut } = packAreas(shapes.areas);
	const attributes = attributesOf(shapes.features);
	return {
		...{ file, format: raw.format, topology, attributes },
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

async function rawBoundaries(files: readonly ReadFile[]): Promise<RawBoundaries> {
	const main = files.find(({ name }) => /\.shp$/i.test(name)) ?? files[0];
	if (!main) throw new AppError('file.empty', { file: '' });
	if (isZip(main) || /\.(shp|dbf|prj|cpg|shx)$/i.test(main.name))
		return {
			format: 'shapefile',
			...(await readShapefile([main, ...files.filter((each) => each !== main)])),
		};
	const value = readJson(main);
	return isTopoJson(value)
		? { format: 'topojson', features: readTopoJson(value, main.name), notes: [] }
		: { format: 'geojson', features: readGeoJson(value, main.name), notes: [] };
}

interface SoundShapes {
	readonly features: readonly RawFeature[];
	readonly areas: readonly Polygons[];
	readonly notes: readonly BoundaryNote[];
}

/** The features that are areas; one projected coordinate means that all are. */
function soundShapes(all: readonly RawFeature[], file: string): SoundShapes {
	const left: Record<Exclude<ShapeFault, 'projected'>, RawFeature[]> = {
		noPolygon: [],
		empty: [],
		broken: [],
	};
	const features: RawFeature[] = [];
	const areas: Polygons[] = [];
	let points = 0;
	for (const feature of all) {
		const read = polygonsOf(feature.geometry);
		if (read === 'projected') throw new AppError('boundaries.projected', { file, feature: labelOf(feature) });
		if (typeof read === 'string') {
			left[read].push(feature);
			continue;
		}
		points += read.reduce((sum, rings) => sum + rings.reduce((each, ring) => each + ring.length, 0), 0);
		if (points > BOUNDARY_LIMITS.points)
			throw new AppError('boundaries.manyPoints', { file, limit: BOUNDARY_LIMITS.points });
		features.push(feature);
		areas.push(read);
	}
	const [broken] = left.broken;
	if (features.length === 0 && broken)
		throw new AppError('boundaries.broken', { file, feature: labelOf(broken) });
	if (features.length === 0) throw new AppError('boundaries.noAreas', { file, count: all.length });
	if (features.length > AREA_LIMITS.areas)
		throw new AppError('boundaries.manyAreas', { file, count: features.length, limit: AREA_LIMITS.areas });
	const notes = Object.entries(left).flatMap(([code, these]): BoundaryNote[] =>
		these[0] ? [{ code: code as keyof typeof left, count: these.length, first: labelOf(these[0]) }] : [],
	);
	return { features, areas, notes };
}

/** A feature as the user would find it: what looks like its name, else its position. */
function labelOf({ properties, id, position }: RawFeature): string {
	const named = Object.entries(properties).find(
		([key, value]) => /name|名|^nom/i.test(key) && typeof value === 'string' && value.trim() !== '',
	);
	return named ? String(named[1]) : (id ?? String(position));
}
