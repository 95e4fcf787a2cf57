import type { RawNote } from '#src/io/raw.ts';
import type { CheckedArchive } from './archive.ts';

/** What a workbook package holds beside its cells and this product leaves out. */
export function archiveNotes(archive: CheckedArchive, hasExternalTargets: boolean): RawNote[] {
	const notes: RawNote[] = [];
	const names = [...archive.parts.keys()];
	const count = (pattern: RegExp) => names.filter((name) => pattern.test(name)).length;
	const add = (code: RawNote['code'], found: number) => {
		if (found > 0) notes.push({ code, count: found });
	};
	add('macrosDropped', count(/(^|\/)vbaproject\.bin$/));
	const links = count(/^xl\/(externallinks\/externallink\d*\.(xml|bin)|connections\.(xml|bin))$/);
	add('externalLinksDropped', Math.max(links, hasExternalTargets ? 1 : 0));
	add('imagesDropped', count(/^(xl\/media|pictures)\/[^/]+$/));
	add('commentsDropped', count(/^xl\/(comments\/?[^/]*\d*|threadedcomments\/[^/]+)\.(xml|bin)$/));
	return notes;
}
