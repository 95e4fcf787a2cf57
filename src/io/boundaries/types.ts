import type { AreaOverlaps, AreaTopology } from '#src/core/geo/own-areas/index.ts';
import type { StatedSystem } from './systems.ts';

/** A dropped file; one of the page is handed over as it is and read in the worker. */
export interface BoundaryFile {
	readonly name: string;
	readonly content: Blob;
}

/** A file with its bytes. */
export interface ReadFile {
	readonly name: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

export type BoundaryFormat = 'geojson' | 'topojson' | 'shapefile';

/** What a file says of its areas, one text per shape; null = nothing. */
export interface AreaAttribute {
	readonly name: string;
	readonly values: readonly (string | null)[];
	/** How many different texts there are. */
	readonly distinct: number;
}

/** Something that was left out or put right on the way. */
export interface BoundaryNote {
	readonly code: BoundaryNoteCode;
	/** Shapes, or points for `simplified`. */
	readonly count: number;
	/** The first of these shapes as the file calls it: its name, or its position from 1. */
	readonly first: string;
}
/**
 * `noPolygon`: points and lines; `empty`: no geometry; `broken`: coordinates that are no numbers or beyond the poles;
 * `crossed`: borders that cross themselves; `simplified`: points left out; `gbk`: attributes read as GBK.
 */
export type BoundaryNoteCode = 'noPolygon' | 'empty' | 'broken' | 'crossed' | 'simplified' | 'gbk';

/** A file of areas, before it is said which attribute is the name. */
export interface BoundaryDraft {
	readonly file: string;
	readonly format: BoundaryFormat;
	/** What the file says that its places are given in; null = nothing. */
	readonly system: StatedSystem | null;
	/** Whether some of them lie in mainland China, where maps shift coordinates. */
	readonly isMainland: boolean;
	/** One shape per feature that has polygons. */
	readonly topology: AreaTopology;
	readonly attributes: readonly AreaAttribute[];
	/** Position of the attribute that looks like the name; −1 = none does. */
	readonly nameAt: number;
	readonly overlaps: AreaOverlaps;
	readonly notes: readonly BoundaryNote[];
}

/** Longitude, latitude. */
export type Position = readonly [number, number];
/** Polygons as lists of closed rings. */
export type Polygons = readonly (readonly (readonly Position[])[])[];

/** A feature as the file has it. */
export interface RawFeature {
	/** Position in the file, from 1. */
	readonly position: number;
	readonly id: string | null;
	readonly properties: Readonly<Record<string, unknown>>;
	/** GeoJSON geometry of unknown soundness. */
	readonly geometry: unknown;
}

/** What one file holds, before its geometry is looked at. */
export interface RawBoundaries {
	readonly features: readonly RawFeature[];
	readonly notes: readonly BoundaryNote[];
	/** What the file says that its places are given in; null = nothing that makes a difference. */
	readonly system: StatedSystem | null;
	/** What the file calls a coordinate system that its degrees were reckoned from; null = it names none. */
	readonly projection: string | null;
}
