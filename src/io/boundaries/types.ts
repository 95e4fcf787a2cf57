import type { AreaTopology } from '#src/core/geo/own-areas/index.ts';

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
 * `simplified`: points left out; `gbk`: attributes read as GBK.
 */
export type BoundaryNoteCode = 'noPolygon' | 'empty' | 'broken' | 'simplified' | 'gbk';

/** A file of areas, before it is said which attribute is the name. */
export interface BoundaryDraft {
	readonly file: string;
	readonly format: BoundaryFormat;
	/** One shape per feature that has polygons. */
	readonly topology: AreaTopology;
	readonly attributes: readonly AreaAttribute[];
	/** Position of the attribute that looks like the name; −1 = none does. */
	readonly nameAt: number;
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
