/**
 * Sums per group that do not depend on the order of the values: each addition keeps its rounding error (TwoSum, Knuth), so
 * that for money-like numbers the total is the exact one, rounded once. Totals beyond the range of numbers stay at its end.
 */
export class GroupSums {
	/** Sum and rounding error of a group, side by side so that a value touches one place in memory. */
	readonly #sums: Float64Array;

	constructor(groups: number) {
		this.#sums = new Float64Array(2 * groups);
	}

	/** Adds each finite value to its group; group −1 is left out. Returns the number of values that were not finite. */
	addAll(groupOf: Int32Array, values: Float64Array): number {
		const sums = this.#sums;
		let skipped = 0;
		for (let i = 0; i < groupOf.length; i++) {
			const group = groupOf[i] as number;
			if (group < 0) continue;
			const value = values[i] as number;
			if (value - value !== 0) {
				skipped++;
				continue;
			}
			const at = 2 * group;
			const before = sums[at] as number;
			const sum = before + value;
			const part = sum - before;
			sums[at] = sum;
			sums[at + 1] = (sums[at + 1] as number) + (before - (sum - part) + (value - part));
		}
		return skipped;
	}

	/** Takes all values out again. */
	clear(): void {
		this.#sums.fill(0);
	}

	/** Total per group. @param totals where they are written; a new array if not given */
	totals(totals = new Float64Array(this.#sums.length / 2)): Float64Array {
		for (let group = 0; group < totals.length; group++) {
			const high = this.#sums[2 * group] as number;
			const total = high + (this.#sums[2 * group + 1] as number);
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
