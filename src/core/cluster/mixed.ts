import { AppError } from '#src/errors/index.ts';
import { requirePoints } from './check.ts';
import type { Points } from './points.ts';

/** Rows with numbers and categories. */
export interface MixedPoints {
	readonly n: number;
	/** n × d with d ≥ 0. For Gower's scale: each column brought to 0…1 by its range (`prepare` with scaling "range"). */
	readonly numbers: Points;
	/** Code per row and column; every negative code stands for "empty", which is a value of its own. */
	readonly categories: readonly Int32Array[];
}

/** The same rows with categories numbered by first appearance, so that nothing depends on the codes they came with. */
export interface CodedPoints extends MixedPoints {
	/** Original code per number and column; −1 = empty. */
	readonly codes: readonly Int32Array[];
}

/**
 * Numbers the categories of each column by first appearance.
 *
 * @throws AppError cluster.noRows, cluster.valuesOutOfRange
 */
export function recode(mixed: MixedPoints): CodedPoints {
	if (mixed.n < 1 || mixed.numbers.d + mixed.categories.length < 1) throw new AppError('cluster.noRows', {});
	if (mixed.numbers.d > 0) requirePoints(mixed.numbers);
	const coded = mixed.categories.map((column) => {
		const numbers = new Map<number, number>();
		const renumbered = column.map((given) => {
			const code = Math.max(-1, given);
			const known = numbers.get(code) ?? numbers.size;
			numbers.set(code, known);
			return known;
		});
		return { renumbered, codes: Int32Array.from(numbers.keys()) };
	});
	return {
		n: mixed.n,
		numbers: mixed.numbers,
		categories: coded.map(({ renumbered }) => renumbered),
		codes: coded.map(({ codes }) => codes),
	};
}

/**
 * Gower's distance (1971) of every row to a row: the mean over all columns of |difference| (columns of 0…1) and of
 * "differs" (0 or 1) for categories, each of which weighs `weight` columns of numbers.
 */
export function gowerDistances(
	{ n, numbers, categories }: MixedPoints,
	row: number,
	out: Float64Array,
	weight = 1,
): void {
	out.fill(0);
	for (let j = 0; j < numbers.d; j++) {
		const column = numbers.data.subarray(j * n, (j + 1) * n);
		const own = column[row] as number;
		for (let i = 0; i < n; i++) out[i] = (out[i] as number) + Math.abs((column[i] as number) - own);
	}
	for (const column of categories) {
		const own = column[row] as number;
		for (let i = 0; i < n; i++) if (column[i] !== own) out[i] = (out[i] as number) + weight;
	}
	const columns = numbers.d + weight * categories.length;
	for (let i = 0; i < n; i++) out[i] = (out[i] as number) / columns;
}

/**
 * Weight γ of one differing category against squared differences of numbers, such that both kinds of columns say as much:
 * mean variance of the numbers ÷ mean of 1 − Σ share² of the categories (Szepannek 2018, R package clustMixType). 1 where one of
 * them is 0.
 */
export function balancedGamma({ n, numbers, categories }: MixedPoints): number {
	let spread = 0;
	for (let j = 0; j < numbers.d; j++) {
		const column = numbers.data.subarray(j * n, (j + 1) * n);
		const mean = column.reduce((sum, value) => sum + value / n, 0);
		spread += column.reduce((sum, value) => sum + (value - mean) ** 2 / n, 0) / numbers.d;
	}
	let variety = 0;
	for (const column of categories) {
		const counts = new Map<number, number>();
		for (const code of column) counts.set(Math.max(-1, code), (counts.get(Math.max(-1, code)) ?? 0) + 1);
		let same = 0;
		for (const count of counts.values()) same += (count / n) ** 2;
		variety += (1 - same) / categories.length;
	}
	const gamma = spread / variety;
	return gamma > 0 && Number.isFinite(gamma) ? gamma : 1;
}
