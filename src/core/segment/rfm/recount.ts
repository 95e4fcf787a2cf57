import type { NestedCuts, RfmMeasure } from '#src/core/model/index.ts';
import { ascendingOrder } from '#src/core/stats/index.ts';
import type {
	CustomerMetrics,
	HeatCell,
	PerMeasure,
	RfmDetail,
	SchemeResult,
} from '#src/core/segment/types.ts';
import { scoreOf } from './scoring.ts';

/** Own cuts of all measures: what a scheme keeps once one of them is moved. */
export interface OwnCuts {
	readonly cuts: PerMeasure<readonly number[]>;
	readonly nestedCuts: NestedCuts | null;
}

/** What is moved: the cuts of a measure, with nested scores those of one group of it. */
export interface CutTarget {
	readonly measure: RfmMeasure;
	readonly group: number;
}

/** Figures of the cells of the cube, over the customers counted. */
interface CellSums {
	readonly count: Float64Array;
	/** Amount inside the window of the scheme, as the heat map shows it. */
	readonly windowAmount: Float64Array;
	/** Over all time, as the classes show them. */
	readonly amount: Float64Array;
	readonly orders: Float64Array;
	readonly recency: Float64Array;
	readonly dated: Float64Array;
}

/** What a class would hold. */
export interface ClassSums {
	readonly count: number;
	readonly amount: number;
	readonly orders: number;
	readonly recency: number;
	/** Customers that `recency` is the sum of. */
	readonly dated: number;
}

export interface Recount {
	/** Per class of the map. */
	readonly classes: readonly ClassSums[];
	/** As `RfmDetail.heat`. */
	readonly heat: readonly HeatCell[];
	/** Customers with another score than under the cuts at the start. */
	readonly rescored: number;
	/** Customers with another class than the result has, and their sales. */
	readonly moved: number;
	readonly movedAmount: number;
}

/**
 * Counts of every cell and class while cuts are being moved. Made once, when a cut is taken hold of; then each step costs
 * as much as there are customers between the old and the new place of the cut. A step depends on the cuts alone, not on
 * the steps before it.
 */
export class CutRecount {
	readonly #result: SchemeResult;
	readonly #detail: RfmDetail;
	readonly #overall: CustomerMetrics;
	readonly #start: OwnCuts;
	readonly #target: CutTarget;
	/** Rows whose scores the target decides, by rising value, with the values. */
	readonly #order: Uint32Array;
	readonly #sorted: Float64Array;
	readonly #cellOf: Uint8Array;
	readonly #sums: CellSums;
	readonly #moved = { count: 0, amount: 0 };

	/** @param mask per row 1 = counted; null = all */
	constructor(
		result: SchemeResult,
		detail: RfmDetail,
		overall: CustomerMetrics,
		mask: Uint8Array | null,
		start: OwnCuts,
		target: CutTarget,
	) {
		this.#result = result;
		this.#detail = detail;
		this.#overall = overall;
		this.#start = start;
		this.#target = target;
		this.#sums = emptySums(detail.bins ** 3);
		const scores = detail.scores.recency;
		this.#cellOf = new Uint8Array(scores.length);
		const mine: number[] = [];
		for (let row = 0; row < scores.length; row++) {
			if (scores[row] === 0 || (mask && mask[row] !== 1)) continue;
			const cell = this.#cellAt(row, start);
			this.#cellOf[row] = cell;
			this.#add(this.#sums, cell, row, 1);
			this.#countMove(this.#moved, row, cell, 1);
			if (this.#isTarget(cell)) mine.push(row);
		}
		const values = Float64Array.from(mine, (row) => detail.values[target.measure][row] ?? 0);
		const order = ascendingOrder(values);
		this.#sorted = Float64Array.from(order, (at) => values[at] ?? 0);
		this.#order = Uint32Array.from(order, (at) => mine[at] ?? 0);
	}

	/** The counts with the cuts of the target where they are now. */
	at(cuts: readonly number[]): Recount {
		const now = withTarget(this.#start, this.#target, cuts, this.#detail.bins);
		const before = cutsOf(this.#start, this.#target);
		const spans = cuts.map((cut, i) => [this.#upTo(before[i] ?? cut), this.#upTo(cut)].sort(ascending));
		const sums = copySums(this.#sums);
		const moved = { ...this.#moved };
		let rescored = 0;
		let done = 0;
		for (const [from = 0, to = 0] of spans.sort((a, b) => ascending(a[0] ?? 0, b[0] ?? 0))) {
			for (let at = Math.max(from, done); at < to; at++) {
				const row = this.#order[at] as number;
				const old = this.#cellOf[row] as number;
				const cell = this.#cellAt(row, now);
				if (cell === old) continue;
				rescored++;
				this.#add(sums, old, row, -1);
				this.#add(sums, cell, row, 1);
				this.#countMove(moved, row, old, -1);
				this.#countMove(moved, row, cell, 1);
			}
			done = Math.max(done, to);
		}
		return {
			classes: this.#classesOf(sums),
			heat: this.#heatOf(sums),
			rescored,
			moved: moved.count,
			movedAmount: moved.amount,
		};
	}

	#cellAt(row: number, { cuts, nestedCuts }: OwnCuts): number {
		const { bins, values } = this.#detail;
		const r = scoreOf('recency', values.recency[row] as number, cuts.recency);
		const ofF = groupCuts(nestedCuts?.frequency[r - 1], cuts.frequency);
		const f = scoreOf('frequency', values.frequency[row] as number, ofF);
		const group = (r - 1) * bins + f - 1;
		const ofM = groupCuts(nestedCuts?.monetary[group], cuts.monetary);
		return group * bins + scoreOf('monetary', values.monetary[row] as number, ofM) - 1;
	}

	#isTarget(cell: number): boolean {
		if (!this.#start.nestedCuts) return true;
		const { bins } = this.#detail;
		const { measure, group } = this.#target;
		if (measure === 'frequency') return Math.floor(cell / (bins * bins)) === group;
		return measure === 'recency' || Math.floor(cell / bins) === group;
	}

	#add(sums: CellSums, cell: number, row: number, sign: 1 | -1): void {
		const { amount, orders, recencyDays } = this.#overall;
		const days = recencyDays[row] as number;
		const dated = Number.isFinite(days);
		bump(sums.count, cell, sign);
		bump(sums.windowAmount, cell, sign * (this.#detail.values.monetary[row] as number));
		bump(sums.amount, cell, sign * ((amount[row] as number) || 0));
		bump(sums.orders, cell, sign * ((orders[row] as number) || 0));
		bump(sums.recency, cell, dated ? sign * days : 0);
		bump(sums.dated, cell, dated ? sign : 0);
	}

	#countMove(moved: { count: number; amount: number }, row: number, cell: number, sign: 1 | -1): void {
		if (this.#detail.cubeClass[cell] === this.#result.classOf[row]) return;
		moved.count += sign;
		moved.amount += sign * ((this.#overall.amount[row] as number) || 0);
	}

	#upTo(value: number): number {
		let [low, high] = [0, this.#sorted.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((this.#sorted[middle] as number) <= value) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	#classesOf(sums: CellSums): ClassSums[] {
		const found = this.#detail.map.map(() => ({ count: 0, amount: 0, orders: 0, recency: 0, dated: 0 }));
		this.#detail.cubeClass.forEach((position, cell) => {
			const own = found[position];
			if (!own) return;
			for (const key of ['count', 'amount', 'orders', 'recency', 'dated'] as const)
				own[key] += sums[key][cell] ?? 0;
		});
		return found;
	}

	#heatOf(sums: CellSums): HeatCell[] {
		const { bins, heat } = this.#detail;
		return heat.map(({ recency, frequency }) => {
			const first = ((recency - 1) * bins + frequency - 1) * bins;
			let [count, amount] = [0, 0];
			for (let cell = first; cell < first + bins; cell++) {
				count += sums.count[cell] ?? 0;
				amount += sums.windowAmount[cell] ?? 0;
			}
			const mean = amount / count;
			return { recency, frequency, count, meanAmount: count > 0 && Number.isFinite(mean) ? mean : null };
		});
	}
}

/** The cuts of a target. */
function cutsOf({ cuts, nestedCuts }: OwnCuts, { measure, group }: CutTarget): readonly number[] {
	const own = measure === 'recency' ? undefined : nestedCuts?.[measure][group];
	return groupCuts(own, cuts[measure]);
}

/** Own cuts with those of a target replaced. */
export function withTarget(
	{ cuts, nestedCuts }: OwnCuts,
	{ measure, group }: CutTarget,
	moved: readonly number[],
	bins: number,
): OwnCuts {
	if (!nestedCuts || measure === 'recency') return { cuts: { ...cuts, [measure]: moved }, nestedCuts };
	const groups = measure === 'frequency' ? bins : bins * bins;
	const lists = Array.from({ length: groups }, (_, i) =>
		i === group ? moved : (nestedCuts[measure][i] ?? []),
	);
	return { cuts, nestedCuts: { ...nestedCuts, [measure]: lists } };
}

function groupCuts(own: readonly number[] | undefined, usual: readonly number[]): readonly number[] {
	return own && own.length === usual.length ? own : usual;
}

function bump(sums: Float64Array, cell: number, by: number): void {
	sums[cell] = (sums[cell] as number) + by;
}

function emptySums(cells: number): CellSums {
	const empty = () => new Float64Array(cells);
	return {
		...{ count: empty(), windowAmount: empty(), amount: empty() },
		...{ orders: empty(), recency: empty(), dated: empty() },
	};
}

function copySums(sums: CellSums): CellSums {
	return {
		...{ count: sums.count.slice(), windowAmount: sums.windowAmount.slice(), amount: sums.amount.slice() },
		...{ orders: sums.orders.slice(), recency: sums.recency.slice(), dated: sums.dated.slice() },
	};
}

function ascending(a: number, b: number): number {
	return a - b;
}
