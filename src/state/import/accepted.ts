/** Endings of the files that can be read. */
export const ACCEPTED = '.xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt';

/** Endings of files that hold boundaries. */
export const BOUNDARIES = '.geojson,.json,.topojson,.zip,.shp,.dbf,.prj,.cpg,.shx';

/** Whether files are meant as boundaries: all of them, and none a table. */
export function areBoundaries(files: readonly { readonly name: string }[]): boolean {
	const endings = BOUNDARIES.split(',');
	return (
		files.length > 0 && files.every(({ name }) => endings.some((end) => name.toLowerCase().endsWith(end)))
	);
}
