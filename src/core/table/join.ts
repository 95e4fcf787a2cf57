import type { CellValue } from './column.ts';
import { cellAt, columnLength, isTextColumn, isUnread, toCodes, type Column } from './column.ts';

/** Text by which two key columns are compared: outer spaces do not count, a number is written without a trailing .0. */
export function keyText(value: CellValue): string | null {
	if (value === null) return null;
	if (isUnread(value)) return value.unread.trim();
	const text = String(value).trim();
	return text === '' ? null : text;
}

/**
 * For every row of `from` the first row of `to` with the same key, −1 where there is none. Compares each distinct key
 * once.
 */
export function joinRows(from: Column, to: Column): Int32Array<ArrayBuffer> {
	const rowOfKey = new Map<string, number>();
	const targets = columnLength(to);
	for (let row = targets - 1; row >= 0; row--) {
		const key = keyText(cellAt(to, row));
		if (key !== null) rowOfKey.set(key, row);
	}
	if (isTextColumn(from)) {
		const rowOfCode = Int32Array.from({ length: from.dictionary.size }, (_, code) => {
			const key = keyText(from.dictionary.at(code));
			return key === null ? -1 : (rowOfKey.get(key) ?? -1);
		});
		const rows = toCodes(from);
		for (let row = 0; row < rows.length; row++) rows[row] = rowOfCode[rows[row] ?? -1] ?? -1;
		return rows;
	}
	return Int32Array.from({ length: columnLength(from) }, (_, row) => {
		const key = keyText(cellAt(from, row));
		return key === null ? -1 : (rowOfKey.get(key) ?? -1);
	});
}
