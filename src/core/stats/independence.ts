import type { NoTest } from './kruskal.ts';
import { chiSquareTail } from './tails.ts';

/** χ² test of independence of the rows and columns of a table of counts. */
export interface Independence {
	readonly ok: true;
	readonly n: number;
	readonly statistic: number;
	/** (rows − 1)·(columns − 1), without empty rows and columns. */
	readonly df: number;
	readonly p: number;
	/** Cramér's V, 0…1. */
	readonly cramersV: number;
	/** Expected count per cell, row by row. */
	readonly expected: Float64Array;
	/** Adjusted standardised residual per cell: about standard normal where rows and columns are independent. 0 in empty rows and columns. */
	readonly residuals: Float64Array;
	/** Share of the cells counted whose expected count is below 5; above 0.2 the p is rough (Cochran 1954). */
	readonly lowExpectedShare: number;
}

/**
 * Pearson's χ² without continuity correction, Cramér's V, and the residuals of Haberman (1973). Empty rows and columns do
 * not count. `counts`: row by row, `columns` to a row.
 */
export function chiSquareTest(counts: ArrayLike<number>, columns: number): Independence | NoTest {
	const rows = columns > 0 ? counts.length / columns : 0;
	const rowSums = new Float64Array(rows);
	const columnSums = new Float64Array(columns);
	let n = 0;
	for (let cell = 0; cell < counts.length; cell++) {
		const count = counts[cell] as number;
		const row = Math.floor(cell / columns);
		rowSums[row] = (rowSums[row] as number) + count;
		columnSums[cell % columns] = (columnSums[cell % columns] as number) + count;
		n += count;
	}
	const filledRows = filled(rowSums);
	const filledColumns = filled(columnSums);
	if (filledRows < 2) return { ok: false, why: 'oneGroup' };
	if (filledColumns < 2) return { ok: false, why: 'constant' };
	const expected = new Float64Array(counts.length);
	const residuals = new Float64Array(counts.length);
	let statistic = 0;
	let low = 0;
	for (let cell = 0; cell < counts.length; cell++) {
		const row = (rowSums[Math.floor(cell / columns)] as number) / n;
		const column = (columnSums[cell % columns] as number) / n;
		if (row === 0 || column === 0) continue;
		const expectation = row * column * n;
		const gap = (counts[cell] as number) - expectation;
		expected[cell] = expectation;
		residuals[cell] = gap / Math.sqrt(expectation * (1 - row) * (1 - column));
		statistic += (gap * gap) / expectation;
		if (expectation < 5) low++;
	}
	const df = (filledRows - 1) * (filledColumns - 1);
	const cramersV = Math.min(1, Math.sqrt(statistic / n / (Math.min(filledRows, filledColumns) - 1)));
	return {
		ok: true,
		n,
		statistic,
		df,
		p: chiSquareTail(statistic, df),
		cramersV,
		expected,
		residuals,
		lowExpectedShare: low / (filledRows * filledColumns),
	};
}

function filled(sums: Float64Array): number {
	return sums.reduce((count, sum) => count + (sum > 0 ? 1 : 0), 0);
}
