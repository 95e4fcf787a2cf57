import { AppError } from '#src/errors/index.ts';
import type { Points } from './points.ts';

/** Squares of values up to here, summed over any number of columns, stay within the range of numbers. */
const LARGEST = 1e140;

/**
 * Refuses what no kernel can work on.
 *
 * @throws AppError cluster.noRows without rows or columns, cluster.valuesOutOfRange for values that are missing, infinite or
 * above 1e140, whose squared distances would overflow (columns of `prepare` never are)
 */
export function requirePoints({ n, d, data }: Points): void {
	if (n < 1 || d < 1) throw new AppError('cluster.noRows', {});
	for (let i = 0; i < n * d; i++) {
		if (!(Math.abs(data[i] as number) <= LARGEST)) throw new AppError('cluster.valuesOutOfRange', {});
	}
}

/** A whole number of at least `least`; `least` for anything that is no number. */
export function wholeAtLeast(value: number, least: number): number {
	return value > least ? Math.floor(Math.min(value, Number.MAX_SAFE_INTEGER)) : least;
}
