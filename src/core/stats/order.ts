import { allRows } from './gather.ts';
import { hashNumber } from './hash.ts';

/** Key per row; null = none. */
export type Keys = readonly (string | null)[] | null;

/**
 * Rows in an order that does not depend on how the table is sorted: by key (UTF-16 code units, ascending), rows without
 * a key after them; equal or missing keys by the hash of their content, then by the content, and only rows that agree in all
 * of it by position. `columns` are number columns as long as `count`.
 */
export function stableOrder(count: number, keys: Keys, columns: readonly Float64Array[]): Uint32Array {
	const rows = allRows(count);
	const hashes = keys && !hasTies(keys) ? null : contentHashes(count, columns);
	return rows.sort((a, b) => {
		const byKey = keys ? compareKeys(keys[a] ?? null, keys[b] ?? null) : 0;
		if (byKey !== 0 || !hashes) return byKey;
		return (hashes[a] ?? 0) - (hashes[b] ?? 0) || compareContent(columns, a, b) || a - b;
	});
}

/** Hash of the numbers of each row. */
export function contentHashes(count: number, columns: readonly Float64Array[]): Uint32Array {
	const hashes = new Uint32Array(count);
	for (const column of columns) {
		for (let row = 0; row < count; row++)
			hashes[row] = hashNumber(hashes[row] ?? 0, column[row] ?? Number.NaN);
	}
	return hashes;
}

function hasTies(keys: readonly (string | null)[]): boolean {
	return keys.includes(null) || new Set(keys).size < keys.length;
}

function compareKeys(a: string | null, b: string | null): number {
	if (a === b) return 0;
	if (a === null) return 1;
	if (b === null) return -1;
	return a < b ? -1 : 1;
}

function compareContent(columns: readonly Float64Array[], a: number, b: number): number {
	for (const column of columns) {
		const left = column[a] ?? Number.NaN;
		const right = column[b] ?? Number.NaN;
		if (left !== right && !(Number.isNaN(left) && Number.isNaN(right))) {
			return Number.isNaN(left) ? 1 : Number.isNaN(right) ? -1 : left - right;
		}
	}
	return 0;
}
