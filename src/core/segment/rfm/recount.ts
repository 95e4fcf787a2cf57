import type { NestedCuts, RfmMeasure } from '#src/core/model/index.ts';
import { ascendingOrder, gather } from '#src/core/stats/index.ts';
import { AMOUNT, CellFigures, DATED, ORDERS, RECENCY, RunningSums, WINDOW_AMOUNT } from './cell-figures.ts';
import type {
	CustomerMetrics,
	HeatCell,
	PerMeasure,
	RfmDetail,
	SchemeResult,
} from '#src/core/segment/types.ts';
import type { ClassSums } from '#src/core/segment/summary.ts';
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
 * Counts of every cell and class while cuts are being moved. Made once, when a cut is taken hold of. A step depends on the
 * cuts alone, not on the steps before it. Where one cut moves between its neighbours, a step reads the sums of the
 * customers between the old and the new place off sums made before; else it visits those customers.
 */
export class CutRecount {
	readonly #result: SchemeResult;
	readonly #detail: RfmDetail;
	readonly #start: OwnCuts;
	readonly #target: CutTarget;
	readonly #cells: CellFigures;
	/** Rows whose scores the target decides, by rising value, with the values. */
	readonly #order: Uint32Array;
	readonly #sorted: Float64Array;
	/** Where a moved cut only shifts customers to the neighbouring score; else null. */
	readonly #runs: RunningSums | null;
	readonly #moved = { count: 0, amount: 0 };
	/** Every customer has the class of its cell, so that moves can be read off the cells. */
	readonly #isExact: boolean;

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
		this.#start = start;
		this.#target = target;
		this.#isExact = detail.scheme.ties !== 'rank';
		const length = detail.scores.recency.length;
		this.#cells = new CellFigures(detail, overall);
		const mine = new Uint32Array(length);
		const values = new Float64Array(length);
		let count = 0;
		for (let row = 0; row < length; row++) {
			if (detail.scores.recency[row] === 0 || (mask && mask[row] !== 1)) continue;
			const cell = this.#isExact ? scoredCell(detail, row) : this.#cellAt(row, start);
			this.#cells.place(row, cell);
			if (!this.#isExact) this.#countMove(this.#moved, row, cell, 1);
			if (!this.#isTarget(cell)) continue;
			values[count] = detail.values[target.measure][row] as number;
			mine[count++] = row;
		}
		const order = ascendingOrder(values.subarray(0, count));
		this.#sorted = gather(values, order);
		this.#order = order.map((at) => mine[at] as number);
		const isPlain = !start.nestedCuts || target.measure === 'monetary';
		this.#runs = this.#isExact && isPlain ? new RunningSums(this.#cells, this.#order) : null;
	}

	/** The counts with the cuts of the target where they are now. */
	at(cuts: readonly number[]): Recount {
		const before = cutsOf(this.#start, this.#target);
		const changed = cuts.flatMap((cut, i) => (cut === before[i] ? [] : [i]));
		const sums = this.#cells.sums.slice();
		const moved = { ...this.#moved, rescored: 0 };
		const [only, ...more] = changed;
		if (only !== undefined && this.#runs && more.length === 0 && isBetween(before, cuts[only] ?? 0, only))
			this.#shift(this.#runs, sums, moved, before[only] ?? 0, cuts[only] ?? 0);
		else if (only !== undefined) this.#visit(sums, moved, before, cuts);
		return {
			classes: this.#classesOf(sums),
			heat: this.#heatOf(sums),
			rescored: moved.rescored,
			moved: moved.count,
			movedAmount: moved.amount,
		};
	}

	/** The customers passed over all go to the neighbouring score, and their other scores stay. */
	#shift(runs: RunningSums, sums: Float64Array, moved: Moved, from: number, to: number): void {
		const { bins, cubeClass } = this.#detail;
		const { measure } = this.#target;
		const [low, high] = [this.#upTo(Math.min(from, to)), this.#upTo(Math.max(from, to))];
		const passed = runs.between(low, high);
		const weight = bins ** (2 - ['recency', 'frequency', 'monetary'].indexOf(measure));
		const by = (to > from ? -1 : 1) * (measure === 'recency' ? -weight : weight);
		const cells = cubeClass.length;
		for (let cell = 0; cell < cells; cell++) {
			const count = passed[cell] as number;
			if (count === 0) continue;
			for (let at = cell; at < passed.length; at += cells) {
				sums[at] = (sums[at] as number) - (passed[at] as number);
				sums[at + by] = (sums[at + by] as number) + (passed[at] as number);
			}
			moved.rescored += count;
			if (cubeClass[cell] === cubeClass[cell + by]) continue;
			moved.count += count;
			moved.amount += passed[AMOUNT * cells + cell] as number;
		}
	}

	#visit(sums: Float64Array, moved: Moved, before: readonly number[], cuts: readonly number[]): void {
		const now = withTarget(this.#start, this.#target, cuts, this.#detail.bins);
		const spans = cuts.map((cut, i) => [this.#upTo(before[i] ?? cut), this.#upTo(cut)].sort(ascending));
		let done = 0;
		for (const [from = 0, to = 0] of spans.sort((a, b) => ascending(a[0] ?? 0, b[0] ?? 0))) {
			for (let at = Math.max(from, done); at < to; at++) {
				const row = this.#order[at] as number;
				const old = this.#cells.cellOf[row] as number;
				const cell = this.#cellAt(row, now);
				if (cell === old) continue;
				moved.rescored++;
				this.#cells.add(sums, old, row, -1);
				this.#cells.add(sums, cell, row, 1);
				this.#countMove(moved, row, old, -1);
				this.#countMove(moved, row, cell, 1);
			}
			done = Math.max(done, to);
		}
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

	#countMove(moved: { count: number; amount: number }, row: number, cell: number, sign: 1 | -1): void {
		if (this.#detail.cubeClass[cell] === this.#result.classOf[row]) return;
		moved.count += sign;
		moved.amount += sign * this.#cells.amountOf(row);
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

	#classesOf(sums: Float64Array): ClassSums[] {
		const { cubeClass, map } = this.#detail;
		const cells = cubeClass.length;
		const found = map.map(() => ({ count: 0, amount: 0, orders: 0, recency: 0, dated: 0 }));
		cubeClass.forEach((position, cell) => {
			const own = found[position];
			if (!own) return;
			own.count += sums[cell] ?? 0;
			own.amount += sums[AMOUNT * cells + cell] ?? 0;
			own.orders += sums[ORDERS * cells + cell] ?? 0;
			own.recency += sums[RECENCY * cells + cell] ?? 0;
			own.dated += sums[DATED * cells + cell] ?? 0;
		});
		return found;
	}

	#heatOf(sums: Float64Array): HeatCell[] {
		const { bins, heat, cubeClass } = this.#detail;
		return heat.map(({ recency, frequency }) => {
			const first = ((recency - 1) * bins + frequency - 1) * bins;
			let [count, amount] = [0, 0];
			for (let cell = first; cell < first + bins; cell++) {
				count += sums[cell] ?? 0;
				amount += sums[WINDOW_AMOUNT * cubeClass.length + cell] ?? 0;
			}
			const mean = amount / count;
			return { recency, frequency, count, meanAmount: count > 0 && Number.isFinite(mean) ? mean : null };
		});
	}
}

/** Whether a cut lies between its neighbours. */
function isBetween(cuts: readonly number[], cut: number, index: number): boolean {
	return cut >= (cuts[index - 1] ?? -Infinity) && cut <= (cuts[index + 1] ?? Infinity);
}

interface Moved {
	count: number;
	amount: number;
	rescored: number;
}

function scoredCell({ bins, scores }: RfmDetail, row: number): number {
	const r = scores.recency[row] as number;
	const f = scores.frequency[row] as number;
	return ((r - 1) * bins + f - 1) * bins + (scores.monetary[row] as number) - 1;
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

function ascending(a: number, b: number): number {
	return a - b;
}
