import { parseDbf, parseShp } from 'shpjs';
import { AppError } from '#src/errors/index.ts';
import { checkArchive } from '#src/io/preflight/archive.ts';
import { readEntry } from '#src/io/zip/index.ts';
import { systemName, systemOf } from './systems.ts';
import type { RawBoundaries, RawFeature, ReadFile } from './types.ts';

/** Parts of a shapefile by their endings. */
type Parts = Readonly<Partial<Record<'shp' | 'dbf' | 'prj' | 'cpg', Uint8Array>>>;

/**
 * A shapefile, as a zip or as loose files dropped together. Attributes are read as the .cpg says; without one as UTF-8, and as
 * GBK where that is no text. Coordinates follow the .prj.
 *
 * @throws AppError `boundaries.noShapefile`, `boundaries.damaged`, `zip.*`
 */
export async function readShapefile(files: readonly ReadFile[]): Promise<RawBoundaries> {
	const [main] = files;
	const file = main?.name ?? '';
	const parts = main && isZip(main) ? await unzipped(main) : loose(files);
	if (!parts.shp) throw new AppError('boundaries.noShapefile', { file });
	const prj = parts.prj && textOf(parts.prj);
	const shapes = parsed(file, '.shp', () => parseShp(bufferOf(parts.shp), prj));
	const { rows, isGbk } = attributes(file, parts);
	return {
		features: shapes.map((geometry, i) => ({
			position: i + 1,
			id: null,
			properties: rows[i] ?? {},
			geometry,
		})),
		system: prj ? systemOf(prj) : null,
		projection: prj ? systemName(prj) : null,
		notes: isGbk ? [{ code: 'gbk', count: rows.length, first: '' }] : [],
	};
}

/** Whether a file is a zip archive by its content. */
export function isZip({ bytes }: ReadFile): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Whether a file is the shapes of a shapefile by its content, whatever it is called. */
export function isShp({ bytes }: ReadFile): boolean {
	return bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0x27 && bytes[3] === 0x0a;
}

function attributes(
	file: string,
	{ dbf, cpg }: Parts,
): { rows: readonly RawFeature['properties'][]; isGbk: boolean } {
	if (!dbf) return { rows: [], isGbk: false };
	const view = bufferOf(dbf);
	// A header that promises more rows than there are bytes would keep the reader busy for ever.
	const size = dbf.length >= 32 ? view.getUint32(4, true) * view.getUint16(10, true) : Infinity;
	if (size > dbf.length || view.getUint16(10, true) === 0)
		throw new AppError('boundaries.damaged', { file, entry: '.dbf' });
	const read = (encoding?: string) => parsed(file, '.dbf', () => parseDbf(view, encoding));
	if (cpg) return { rows: read(textOf(cpg)), isGbk: false };
	const rows = read();
	const isGarbled = rows.some((row) => Object.entries(row).some((pair) => String(pair).includes('\uFFFD')));
	return isGarbled ? { rows: read('gbk'), isGbk: true } : { rows, isGbk: false };
}

function parsed<T>(file: string, entry: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw new AppError('boundaries.damaged', { file, entry }, { cause: error });
	}
}

/** The first layer of an archive. */
async function unzipped({ name, bytes }: ReadFile): Promise<Parts> {
	const archive = checkArchive(bytes, name);
	const shp = [...archive.parts.keys()].find((part) => part.endsWith('.shp') && !part.includes('__macosx'));
	const base = shp?.slice(0, -4) ?? '';
	const found = ['shp', 'dbf', 'prj', 'cpg'].map(async (ending) => {
		const entry = archive.parts.get(`${base}.${ending}`);
		return [ending, entry && (await readEntry(archive, entry))] as const;
	});
	return Object.fromEntries((await Promise.all(found)).filter(([, part]) => part));
}

function loose(files: readonly ReadFile[]): Parts {
	return Object.fromEntries(
		files.map((each) => [isShp(each) ? 'shp' : each.name.slice(-3).toLowerCase(), each.bytes]),
	);
}

function bufferOf(bytes: Uint8Array | undefined): DataView {
	return new DataView((bytes ?? new Uint8Array()).slice().buffer);
}

function textOf(bytes: Uint8Array): string {
	return new TextDecoder().decode(bytes).trim();
}
