import type { GridColumn } from './types.ts';

export const MIN_WIDTH = 40;
export const MAX_WIDTH = 800;

/** Width of the row heads for so many rows: 48, more from a million on. */
function rowHeadWidth(rows: number): number {
	return rows < 100_000 ? 48 : 24 + String(rows).length * 7;
}

/** Horizontal places of the columns. The first `frozen` ones stand still right of the row heads. */
export class ColumnLayout {
	/** Left edge of every column as if nothing were scrolled, and the end of the last. */
	readonly edges: Float64Array;
	readonly frozen: number;
	readonly head: number;
	readonly count: number;

	constructor(columns: readonly GridColumn[], frozen: number, rows: number) {
		this.head = rowHeadWidth(rows);
		this.count = columns.length;
		this.frozen = Math.max(0, Math.min(frozen, columns.length));
		this.edges = new Float64Array(columns.length + 1);
		this.edges[0] = this.head;
		columns.forEach((column, i) => (this.edges[i + 1] = (this.edges[i] ?? 0) + column.width));
	}

	/** Width of row heads and all columns. */
	get total(): number {
		return this.edges[this.count] ?? 0;
	}

	/** Right edge of the frozen part. */
	get frozenEdge(): number {
		return this.edges[this.frozen] ?? this.head;
	}

	width(col: number): number {
		return (this.edges[col + 1] ?? 0) - (this.edges[col] ?? 0);
	}

	/** Left edge of a column on screen. */
	left(col: number, scrollX: number): number {
		return (this.edges[col] ?? 0) - (col < this.frozen ? 0 : scrollX);
	}

	/** Column at a place on screen; −1 on the row heads, `count` right of the last. */
	at(x: number, scrollX: number): number {
		if (x < this.head) return -1;
		return this.#find(x < this.frozenEdge ? x : Math.max(x + scrollX, this.frozenEdge));
	}

	/** Scrolling columns that show, [first, end). */
	visible(scrollX: number, width: number): { first: number; end: number } {
		const first = Math.max(this.frozen, this.#find(this.frozenEdge + scrollX));
		const end = Math.min(this.count, this.#find(width + scrollX) + 1);
		return { first: Math.min(first, this.count), end: Math.max(end, first) };
	}

	/** The horizontal offset that brings a column into view with the least movement. */
	offsetShowing(col: number, scrollX: number, width: number): number {
		if (col < this.frozen) return scrollX;
		const left = (this.edges[col] ?? 0) - this.frozenEdge;
		if (left < scrollX) return left;
		const right = (this.edges[col + 1] ?? 0) - width;
		return right > scrollX ? Math.min(right, left) : scrollX;
	}

	#find(x: number): number {
		let low = 0;
		let high = this.count;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((this.edges[middle + 1] ?? 0) <= x) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
