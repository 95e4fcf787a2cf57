import { codeColumn, Dictionary, isTextColumn, toCodes, type Column } from '#src/core/table/index.ts';
import type { Display } from './display.svelte.ts';

/** A column of codes (classes, divisions) with the names a reader understands in place of the codes. */
export function spokenColumn(display: Display, column: Column): Column {
	if (!isTextColumn(column)) return column;
	const names = new Dictionary();
	const nameOf = Int32Array.from(column.dictionary.texts(), (code) =>
		names.intern(display.text(column, code)),
	);
	return codeColumn(
		column,
		toCodes(column).map((code) => nameOf[code] ?? -1),
		names,
	);
}
