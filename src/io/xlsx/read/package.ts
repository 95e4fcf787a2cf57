import { AppError } from '#src/errors/index.ts';
import type { CheckedArchive } from '#src/io/preflight/archive.ts';
import type { RawSheet } from '#src/io/raw.ts';
import { readEntry, type ZipEntry } from '#src/io/zip/index.ts';
import { OddWorkbook } from './odd.ts';
import { scanTags } from './xml-text.ts';

/** A worksheet as the workbook part lists it. */
export interface SheetPart {
	readonly name: string;
	readonly visibility: RawSheet['visibility'];
	readonly entry: ZipEntry;
}

/** The parts of a workbook that matter for reading. */
export interface WorkbookParts {
	readonly sheets: readonly SheetPart[];
	readonly sharedStrings: ZipEntry | null;
	readonly styles: ZipEntry | null;
	readonly date1904: boolean;
	readonly hasExternalTargets: boolean;
}

interface Relationship {
	readonly target: string;
	/** Last part of the relationship type: `worksheet`, `styles` … the same in transitional and strict files. */
	readonly type: string;
	readonly isExternal: boolean;
}

/**
 * Finds the parts of a workbook through its relationships, absolute or relative.
 * @throws AppError `workbook.noSheets`, `xml.*`, `zip.*`; OddWorkbook where the package is built unusually
 */
export async function openWorkbook(archive: CheckedArchive): Promise<WorkbookParts> {
	const root = await readRelationships(archive, '');
	const main = [...root.values()].find((relationship) => relationship.type === 'officeDocument');
	const path = main?.target ?? 'xl/workbook.xml';
	const entry = archive.parts.get(path.toLowerCase());
	if (!entry) throw new AppError('zip.damaged', { file: archive.file, entry: path });
	const relationships = await readRelationships(archive, path);
	const byType = (type: string) => {
		const found = [...relationships.values()].find((relationship) => relationship.type === type);
		return found && !found.isExternal ? (archive.parts.get(found.target.toLowerCase()) ?? null) : null;
	};
	const { listed, date1904 } = await readWorkbook(archive, entry);
	const sheets: SheetPart[] = [];
	for (const sheet of listed) {
		const relationship = relationships.get(sheet.relation);
		if (!relationship) throw new AppError('zip.damaged', { file: archive.file, entry: sheet.name });
		if (relationship.type !== 'worksheet') continue;
		const part = archive.parts.get(relationship.target.toLowerCase());
		if (!part) throw new AppError('zip.damaged', { file: archive.file, entry: relationship.target });
		sheets.push({ name: sheet.name, visibility: sheet.visibility, entry: part });
	}
	if (sheets.length === 0) throw new AppError('workbook.noSheets', { file: archive.file });
	return {
		sheets,
		sharedStrings: byType('sharedStrings'),
		styles: byType('styles'),
		date1904,
		hasExternalTargets: [...relationships.values()].some((relationship) => relationship.isExternal),
	};
}

async function readWorkbook(archive: CheckedArchive, entry: ZipEntry) {
	const listed: { name: string; relation: string; visibility: RawSheet['visibility'] }[] = [];
	let date1904 = false;
	let isWorkbook = false;
	scanTags(await readEntry(archive, entry), archive.file, entry.name, (tag) => {
		if (tag.isEnd) return;
		if (tag.name === 'workbook') isWorkbook = true;
		else if (tag.name === 'workbookPr') date1904 = /^(1|true|on)$/.test(tag.attribute('date1904') ?? '');
		else if (tag.name === 'sheet') {
			const state = tag.attribute('state');
			const visibility = state === 'hidden' || state === 'veryHidden' ? state : 'visible';
			listed.push({ name: tag.attribute('name') ?? '', relation: tag.attribute('id') ?? '', visibility });
		}
	});
	if (!isWorkbook) throw new OddWorkbook('workbook part');
	return { listed, date1904 };
}

async function readRelationships(archive: CheckedArchive, path: string): Promise<Map<string, Relationship>> {
	const slash = path.lastIndexOf('/') + 1;
	const name = `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`;
	const relationships = new Map<string, Relationship>();
	const entry = archive.parts.get(name.toLowerCase());
	if (!entry) return relationships;
	scanTags(await readEntry(archive, entry), archive.file, entry.name, (tag) => {
		const id = tag.attribute('Id');
		const target = tag.attribute('Target');
		if (tag.isEnd || tag.name !== 'Relationship' || id === undefined || target === undefined) return;
		const isExternal = tag.attribute('TargetMode') === 'External';
		const type = (tag.attribute('Type') ?? '').split('/').at(-1) ?? '';
		relationships.set(id, {
			target: isExternal ? target : resolveTarget(path.slice(0, slash), target, archive.file),
			type,
			isExternal,
		});
	});
	return relationships;
}

/** Path inside the archive of a relationship target. @throws AppError `zip.unsafePath` when it leaves the archive */
function resolveTarget(folder: string, target: string, file: string): string {
	const joined = target.startsWith('/') ? target : folder + target;
	const path: string[] = [];
	for (const part of joined.split('/')) {
		if (part === '' || part === '.') continue;
		if (part !== '..') path.push(part);
		else if (path.pop() === undefined) throw new AppError('zip.unsafePath', { file, entry: target });
	}
	return path.join('/');
}
