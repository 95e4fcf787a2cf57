import type { RawNote } from './raw.ts';

/** C0 and C1 control characters but tab, line feed and carriage return. */
function isControl(code: number): boolean {
	return (code < 32 && code !== 9 && code !== 10 && code !== 13) || (code >= 0x7f && code <= 0x9f);
}

/** Embeddings, overrides, isolates and marks that turn the reading direction. */
function isBidi(code: number): boolean {
	return (
		(code >= 0x202a && code <= 0x202e) ||
		(code >= 0x2066 && code <= 0x2069) ||
		code === 0x200e ||
		code === 0x200f
	);
}

/** Remarks on texts that look harmless and are not; each counts the distinct texts concerned. */
export function textNotes(texts: readonly string[]): RawNote[] {
	let controls = 0;
	let bidi = 0;
	let replaced = 0;
	for (const text of texts) {
		let found = 0;
		for (let index = 0; index < text.length; index++) {
			const code = text.charCodeAt(index);
			if (code >= 32 && code < 0x7f) continue;
			if (isControl(code)) found |= 1;
			else if (isBidi(code)) found |= 2;
			else if (code === 0xfffd) found |= 4;
		}
		controls += found & 1;
		bidi += (found >> 1) & 1;
		replaced += found >> 2;
	}
	const notes: RawNote[] = [];
	if (controls > 0) notes.push({ code: 'controlCharacters', count: controls });
	if (bidi > 0) notes.push({ code: 'bidiCharacters', count: bidi });
	if (replaced > 0) notes.push({ code: 'replacedCharacters', count: replaced });
	return notes;
}
