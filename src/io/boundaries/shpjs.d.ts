declare module 'shpjs' {
	/** GeoJSON geometries, null where a record has none. */
	export function parseShp(shp: DataView, prj?: string): readonly unknown[];
	export function parseDbf(dbf: DataView, encoding?: string): readonly Readonly<Record<string, unknown>>[];
}
