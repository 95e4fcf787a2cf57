import { AppError } from '#src/errors/index.ts';

const END_OF_CHAIN = 0xfffffffa;
const ENTRY = 128;

/**
 * Judges an OLE compound file by the names in its directory: encrypted workbooks, and documents that are none.
 * @throws AppError `file.encrypted`, `file.notATable`, `file.unreadable`
 */
export function checkCompound(bytes: Uint8Array, file: string): void {
	const names = streamNames(bytes);
	if (names === null) throw new AppError('file.unreadable', { file, detail: 'compound file directory' });
	if (names.has('EncryptedPackage') || names.has('EncryptionInfo'))
		throw new AppError('file.encrypted', { file });
	if (names.has('WordDocument')) throw new AppError('file.notATable', { file, kind: 'doc' });
	if (names.has('PowerPoint Document')) throw new AppError('file.notATable', { file, kind: 'ppt' });
	if (names.has('Workbook') || names.has('Book') || names.has('WORKBOOK') || names.has('BOOK')) return;
	throw new AppError('file.notATable', { file, kind: names.has('__properties_version1.0') ? 'msg' : 'ole' });
}

/** Names of the directory entries ([MS-CFB] 2.6), or null where the directory cannot be followed. */
function streamNames(bytes: Uint8Array): Set<string> | null {
	if (bytes.length < 1536) return null;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const shift = view.getUint16(30, true);
	if (shift !== 9 && shift !== 12) return null;
	const sectorSize = 1 << shift;
	const offsetOf = (sector: number) => (sector + 1) * sectorSize;
	const names = new Set<string>();
	const seen = new Set<number>();
	let sector = view.getUint32(48, true);
	while (sector < END_OF_CHAIN) {
		const offset = offsetOf(sector);
		if (seen.has(sector) || offset + sectorSize > bytes.length) return names.size > 0 ? names : null;
		seen.add(sector);
		for (let at = offset; at < offset + sectorSize; at += ENTRY) {
			const length = view.getUint16(at + 64, true);
			if (length < 2 || length > 64) continue;
			names.add(new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2)));
		}
		sector = nextSector(view, sector, sectorSize);
	}
	return names;
}

/** Next sector of a chain. The first 109 FAT sectors stand in the header; a directory never needs more. */
function nextSector(view: DataView, sector: number, sectorSize: number): number {
	const perSector = sectorSize / 4;
	const fatIndex = Math.floor(sector / perSector);
	if (fatIndex >= 109) return END_OF_CHAIN;
	const fatSector = view.getUint32(76 + fatIndex * 4, true);
	const at = (fatSector + 1) * sectorSize + (sector % perSector) * 4;
	return at + 4 <= view.byteLength ? view.getUint32(at, true) : END_OF_CHAIN;
}
