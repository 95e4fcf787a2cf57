import type { CustomerMetrics, RfmDetail } from '#src/core/segment/types.ts';

/*
 * Figures of the cells of a cube stand one after the other: those of figure k of a cube of c cells from k · c on. Figure 0
 * is the number of customers.
 */

/** Amount inside the window of the scheme, as the heat map shows it. */
export const WINDOW_AMOUNT = 1;
/** Amount over all time, as the classes show it; so the figures after it. */
export const AMOUNT = 2;
export const ORDERS = 3;
export const RECENCY = 4;
/** Customers that RECENCY is the sum of. */
export const DATED = 5;
const FIGURES = 6;

/** Customers in the cells of a cube, with sums of their figures. */
export class CellFigures {
	readonly #detail: RfmDetail;
	readonly #overall: CustomerMetrics;
	readonly #cells: number;
	/** Cell per row. */
	readonly cellOf: Uint8Array;
	readonly sums: Float64Array;

	constructor(detail: RfmDetail, overall: CustomerMetrics) {
		this.#detail = detail;
		this.#overall = overall;
		this.#cells = detail.cubeClass.length;
		this.cellOf = new Uint8Array(detail.scores.recency.length);
		this.sums = this.empty();
	}

	empty(): Float64Array {
		return new Float64Array(FIGURES * this.#cells);
	}

	place(row: number, cell: number): void {
		this.cellOf[row] = cell;
		this.add(this.sums, cell, row, 1);
	}

	amountOf(row: number): number {
		return (this.#overall.amount[row] as number) || 0;
	}

	/** Adds the figures of a row to those of a cell, or takes them off. */
	add(sums: Float64Array, cell: number, row: number, sign: 1 | -1): void {
		const cells = this.#cells;
		const days = this.#overall.recencyDays[row] as number;
		bump(sums, cell, sign);
		bump(sums, WINDOW_AMOUNT * cells + cell, sign * (this.#detail.values.monetary[row] as number));
		bump(sums, AMOUNT * cells + cell, sign * this.amountOf(row));
		bump(sums, ORDERS * cells + cell, sign * ((this.#overall.orders[row] as number) || 0));
		if (!Number.isFinite(days)) return;
		bump(sums, RECENCY * cells + cell, sign * days);
		bump(sums, DATED * cells + cell, sign);
	}
}

/** Rows between two stops of the running sums. */
const STRIDE = 512;

/** Sums of the cells over any run of rows in a given order: read off sums kept at every stop, and the rows beside them. */
export class RunningSums {
	readonly #cells: CellFigures;
	readonly #order: Uint32Array;
	readonly #stops: Float64Array[];

	constructor(cells: CellFigures, order: Uint32Array) {
		this.#cells = cells;
		this.#order = order;
		const running = cells.empty();
		this.#stops = [running.slice()];
		for (let at = 0; at < order.length; at++) {
			this.#addRow(running, at, 1);
			if ((at + 1) % STRIDE === 0) this.#stops.push(running.slice());
		}
	}

	/** Sums of the rows from position `low` up to, not including, `high`. */
	between(low: number, high: number): Float64Array {
		const [first, last] = [Math.ceil(low / STRIDE), Math.floor(high / STRIDE)];
		const sums = this.#cells.empty();
		if (first >= last) {
			for (let at = low; at < high; at++) this.#addRow(sums, at, 1);
			return sums;
		}
		const [before, after] = [this.#stops[first], this.#stops[last]];
		for (let i = 0; i < sums.length; i++) sums[i] = (after?.[i] ?? 0) - (before?.[i] ?? 0);
		for (let at = low; at < first * STRIDE; at++) this.#addRow(sums, at, 1);
		for (let at = last * STRIDE; at < high; at++) this.#addRow(sums, at, 1);
		return sums;
	}

	#addRow(sums: Float64Array, at: number, sign: 1 | -1): void {
		const row = this.#order[at] as number;
		this.#cells.add(sums, this.#cells.cellOf[row] as number, row, sign);
	}
}

function bump(sums: Float64Array, at: number, by: number): void {
	sums[at] = (sums[at] as number) + by;
}
