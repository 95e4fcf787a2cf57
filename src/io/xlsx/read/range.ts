import type { RawRange } from '#src/io/raw.ts';

/** The range of `ref="A1:C3"` in a tag, zero-based; null where there is none or it lies outside a sheet. */
export function parseRange(tag: string): RawRange | null {
	const match = /\sref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?["']/.exec(tag);
	if (!match) return null;
	const left = columnIndex(match[1] as string);
	const top = Number(match[2]) - 1;
	const right = match[3] === undefined ? left : columnIndex(match[3]);
	const bottom = match[4] === undefined ? top : Number(match[4]) - 1;
	return top < 0 || bottom < top || right < left ? null : { top, left, bottom, right };
}

/** Zero-based column of its letters: A = 0, XFD = 16383. */
function columnIndex(letters: string): number {
	let column = 0;
	for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64);
	return column - 1;
}
