/** Numbers of a column by row; values that are not finite are missing. */
export interface NumberInput {
	readonly id: string;
	readonly kind: 'number';
	readonly values: Float64Array;
	/** Dates and the like: no value is a multiple of another. */
	readonly isInterval?: boolean;
}

/** A column of categories by row: positions in `labels`, −1 = missing. Labels are distinct. */
export interface CategoryInput {
	readonly id: string;
	readonly kind: 'category';
	readonly codes: Int32Array;
	readonly labels: readonly string[];
}

/** A column as statistics, trees and profiles take it. */
export type AnalysisInput = NumberInput | CategoryInput;

/** Codes of the labels that occur among the rows, most frequent first, equally frequent ones by their text in code units. */
export function levelsByCount(
	input: CategoryInput,
	rows: ArrayLike<number>,
): { readonly code: number; readonly count: number }[] {
	const counts = new Uint32Array(input.labels.length);
	for (let i = 0; i < rows.length; i++) {
		const code = input.codes[rows[i] as number] ?? -1;
		if (code >= 0 && code < counts.length) counts[code] = (counts[code] as number) + 1;
	}
	return Array.from(counts, (count, code) => ({ code, count }))
		.filter(({ count }) => count > 0)
		.sort(
			(a, b) => b.count - a.count || ((input.labels[a.code] ?? '') < (input.labels[b.code] ?? '') ? -1 : 1),
		);
}
