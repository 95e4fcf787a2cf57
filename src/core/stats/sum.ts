/**
 * Sums per group that do not depend on the order of the values: each addition keeps its rounding error (TwoSum, Knuth), so
 * that for money-like numbers the total is the exact one, rounded once. Totals beyond the range of numbers stay at its end.
 */
export class GroupSums {
	readonly #high: Float64Array;
	readonly #low: Float64Array;

	constructor(groups: number) {
		this.#high = new Float64Array(groups);
		this.#low = new Float64Array(groups);
	}

	/** Adds each finite value to its group; group −1 is left out. Returns the number of values that were not finite. */
	addAll(groupOf: Int32Array, values: Float64Array): number {
		const high = this.#high;
		const low = this.#low;
		let skipped = 0;
		for (let i = 0; i < groupOf.length; i++) {
			const group = groupOf[i] as number;
			if (group < 0) continue;
			const value = values[i] as number;
			if (value - value !== 0) {
				skipped++;
				continue;
			}
			const before = high[group] as number;
			const sum = before + value;
			const part = sum - before;
			high[group] = sum;
			low[group] = (low[group] as number) + (before - (sum - part) + (value - part));
		}
		return skipped;
	}

	/** Takes all values out again. */
	clear(): void {
		this.#high.fill(0);
		this.#low.fill(0);
	}

	/** Total per group. @param totals where they are written; a new array if not given */
	totals(totals = new Float64Array(this.#high.length)): Float64Array {
		for (let group = 0; group < totals.length; group++) {
			const high = this.#high[group] as number;
			const total = high + (this.#low[group] as number);
			totals[group] = total - total === 0 ? total : high < 0 ? -Number.MAX_VALUE : Number.MAX_VALUE;
		}
		return totals;
	}
}

/** Sum of the finite values, independent of their order in the sense of `GroupSums`. */
export function exactSum(values: Float64Array): number {
	const sums = new GroupSums(1);
	sums.addAll(new Int32Array(values.length), values);
	return sums.totals()[0] ?? 0;
}
