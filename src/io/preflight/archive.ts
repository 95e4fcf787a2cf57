import { AppError } from '#src/errors/index.ts';
import { readDirectory, type ZipArchive, type ZipEntry } from '#src/io/zip/index.ts';
import { LIMITS } from './limits.ts';

/** An archive that may be unpacked, with its safe entries by lower-case name. */
export interface CheckedArchive extends ZipArchive {
	readonly parts: ReadonlyMap<string, ZipEntry>;
}

/**
 * Judges an archive by its directory before a byte is unpacked. Entries with unsafe names are left out of `parts`:
 * nothing reads them.
 * @throws AppError `zip.*`, `file.encrypted`, `file.unreadable`
 */
export function checkArchive(bytes: Uint8Array, file: string): CheckedArchive {
	const archive = readDirectory(bytes, file, LIMITS.entries);
	const parts = new Map<string, ZipEntry>();
	let inflated = 0;
	for (const entry of archive.entries) {
		inflated += entry.size;
		if (isBomb(entry) || inflated > LIMITS.inflated)
			throw new AppError('zip.bomb', { file, entry: entry.name });
		if (!isSafePath(entry.name) || entry.name.endsWith('/')) continue;
		const key = entry.name.toLowerCase();
		if (parts.has(key)) throw new AppError('zip.damaged', { file, entry: entry.name });
		parts.set(key, entry);
	}
	return { ...archive, parts };
}

/** A relative path inside the archive: no `..`, no root, no drive, no backslash, no NUL. */
export function isSafePath(name: string): boolean {
	if (name === '' || name.startsWith('/') || name.includes('\\') || name.includes('\0')) return false;
	if (/^[a-z]:/i.test(name)) return false;
	return !name.split('/').some((part) => part === '..');
}

function isBomb(entry: ZipEntry): boolean {
	if (entry.size > LIMITS.entry) return true;
	return entry.size > LIMITS.ratioFrom && entry.size > entry.packed * LIMITS.ratio;
}
