/** How evenly a load is shared. */
export interface Balance {
	/** 100 × (1 − share of the load that would have to move); null without any load. */
	readonly index: number | null;
	/** Standard deviation ÷ mean of load ÷ target. */
	readonly cv: number | null;
	/** Gini coefficient of load ÷ target, 0 = all alike. */
	readonly gini: number | null;
	/** Largest ÷ smallest load ÷ target; Infinity where a territory has nothing. */
	readonly spread: number | null;
	/** Load ÷ target − 1 per territory. */
	readonly deviations: readonly number[];
	/** Territories inside the band. */
	readonly inside: number;
}

/** Smaller than this share of a target an overshoot is rounding. */
const ROUNDING = 1e-9;

/**
 * Figures of fairness over territories. Those with a target of 0 count as being where they should.
 *
 * @param below floor and @param above ceiling, as shares of the targets
 */
export function balanceOf(
	loads: readonly number[],
	targets: readonly number[],
	below: number,
	above: number,
): Balance {
	// A territory whose pool has nothing to share is neither short nor over.
	const deviations = loads.map((load, j) => (targets[j] === 0 ? 0 : load / (targets[j] as number) - 1));
	const ratios = deviations.filter((_, j) => targets[j] !== 0).map((each) => each + 1);
	const inside = deviations.filter((each) => each <= above + ROUNDING && each >= -below - ROUNDING).length;
	const total = sumOf(loads);
	if (!(total > 0) || ratios.length === 0)
		return { index: null, cv: null, gini: null, spread: null, deviations, inside };
	const meant = sumOf(targets);
	const misplaced = sumOf(loads.map((load, j) => Math.abs(load - ((targets[j] as number) / meant) * total)));
	const mean = sumOf(ratios) / ratios.length;
	const variance = sumOf(ratios.map((ratio) => (ratio - mean) ** 2)) / ratios.length;
	return {
		index: 100 * (1 - misplaced / (2 * total)),
		cv: Math.sqrt(variance) / mean,
		gini: giniOf(ratios),
		spread: Math.max(...ratios) / Math.min(...ratios),
		deviations,
		inside,
	};
}

/** Gini coefficient: mean difference of all pairs ÷ twice the mean (Gini 1912), by ranks. */
function giniOf(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const n = sorted.length;
	const weighted = sumOf(sorted.map((value, i) => (2 * (i + 1) - n - 1) * value));
	return weighted / (n * sumOf(sorted));
}

function sumOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}
