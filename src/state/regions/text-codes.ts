import type { TextCodes } from '#src/core/geo/index.ts';
import { Dictionary, isTextColumn, toCodes, type Column } from '#src/core/table/index.ts';

/** A column as the texts it is made of; numbers as they are written. */
export function textCodes(column: Column): TextCodes {
	if (isTextColumn(column)) return { texts: column.dictionary.texts(), codes: toCodes(column) };
	const dictionary = new Dictionary();
	const codes: number[] = [];
	for (const block of column.blocks) {
		for (let offset = 0; offset < block.length; offset++)
			codes.push(dictionary.intern(String(block.values[offset])));
	}
	return { texts: dictionary.texts(), codes: Int32Array.from(codes) };
}
