import type { CellRange } from '#src/core/table/index.ts';
import { clampSelection, selectCell, selectRange, type Extent, type Selection } from './selection.ts';
import type { CellPoint } from './types.ts';

/** The selection of a sheet, owned by whoever shows it, so that a formula bar, a status bar and an inspector can follow. */
export class GridSelection {
	#value = $state.raw<Selection>(selectCell({ row: 0, col: 0 }));

	get value(): Selection {
		return this.#value;
	}

	get active(): CellPoint {
		return this.#value.active;
	}

	get ranges(): readonly CellRange[] {
		return this.#value.ranges;
	}

	set(selection: Selection): void {
		this.#value = selection;
	}

	select(point: CellPoint): void {
		this.#value = selectCell(point);
	}

	selectRange(range: CellRange): void {
		this.#value = selectRange({ row: range.top, col: range.left }, { row: range.bottom, col: range.right });
	}

	/** Brings the selection back inside a sheet of this size. */
	clamp(extent: Extent): void {
		const clamped = clampSelection(this.#value, extent);
		if (clamped !== this.#value) this.#value = clamped;
	}
}
