import type { DroppedInput, UsedCategory } from './types.ts';

/** Codes per customer row, negative = empty, and the text of each. */
export interface TextColumn {
	readonly codes: Int32Array;
	readonly texts: readonly string[];
}

/** A column of texts or choices, its values ascending by code unit, the empty one last. */
export interface Category {
	readonly column: string;
	readonly values: readonly (string | null)[];
	/** Position in `values`, per customer row or per position. */
	readonly codes: Int32Array;
	/** The same column for these customer rows. */
	readonly at: (rows: Uint32Array) => Category;
}

/** More values than this describe the single customer, not a group. */
const MOST_VALUES = 50;

/** The columns that can tell customers apart, and those that cannot. A column that is gone counts as empty. */
export function readCategories(
	columns: readonly string[],
	textsOf: (column: string) => TextColumn | null,
	count: number,
): { readonly used: readonly Category[]; readonly dropped: readonly DroppedInput[] } {
	const used: Category[] = [];
	const dropped: DroppedInput[] = [];
	for (const column of columns) {
		const found = textsOf(column);
		const category = found && categoryOf(column, found);
		const drop = (why: DroppedInput['why']) => dropped.push({ measure: { kind: 'column', column }, why });
		if (!category || category.values.every((value) => value === null)) drop('missing');
		else if (category.values.length === 1 && count > 0) drop('constant');
		else if (category.values.length > MOST_VALUES) drop('tooManyValues');
		else used.push(category);
	}
	return { used, dropped };
}

/** A text column with its values in an order that does not depend on the dictionary. */
export function categoryOf(column: string, { codes, texts }: TextColumn): Category {
	const textOf = (code: number) => texts[code] ?? null;
	const values = [...new Set(Array.from(new Set(codes), textOf))].sort(compareTexts);
	const position = new Map(values.map((value, i) => [value, i]));
	const known = texts.map((text) => position.get(text) ?? -1);
	const empty = position.get(null) ?? -1;
	return category(
		column,
		values,
		codes.map((code) => known[code] ?? empty),
	);
}

/** Shares of the values per cluster. `labels` per position, −1 = in none. */
export function categoryProfile(
	{ column, values, codes }: Category,
	labels: ArrayLike<number>,
	k: number,
	rows: Uint32Array,
	count: number,
	givenModes?: readonly number[],
): UsedCategory {
	const width = values.length;
	const shares = new Float64Array(k * width);
	const overall = new Float64Array(width);
	const sizes = new Uint32Array(k);
	codes.forEach((code, position) => {
		const label = labels[position] ?? -1;
		overall[code] = (overall[code] ?? 0) + 1 / Math.max(1, codes.length);
		if (label < 0) return;
		sizes[label] = (sizes[label] ?? 0) + 1;
		shares[label * width + code] = (shares[label * width + code] ?? 0) + 1;
	});
	const modes = Int32Array.from({ length: k }, (_, c) => {
		const own = shares.subarray(c * width, (c + 1) * width);
		return givenModes?.[c] ?? own.indexOf(Math.max(...own));
	});
	const codeOf = new Int32Array(count).fill(-1);
	rows.forEach((row, position) => (codeOf[row] = codes[position] ?? -1));
	return {
		column,
		values,
		codes: codeOf,
		shares: shares.map((sum, at) => sum / Math.max(1, sizes[Math.floor(at / width)] ?? 1)),
		overall,
		modes,
	};
}

function category(column: string, values: readonly (string | null)[], codes: Int32Array): Category {
	return {
		column,
		values,
		codes,
		at: (rows) =>
			category(
				column,
				values,
				Int32Array.from(rows, (row) => codes[row] ?? -1),
			),
	};
}

/** By code unit, null last. */
function compareTexts(a: string | null, b: string | null): number {
	if (a === b) return 0;
	if (a === null) return 1;
	if (b === null) return -1;
	return a < b ? -1 : 1;
}
