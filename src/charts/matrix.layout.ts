/** A cell of a transition matrix. */
export interface MatrixCell {
	readonly row: number;
	readonly column: number;
	readonly value: number;
	/** Row and column are the same class. */
	readonly isStay: boolean;
}

export interface PlacedCell {
	readonly cell: MatrixCell;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** 1–7 on the sequential scale by its share of the row; 0 = nothing. */
	readonly step: number;
	/** Share of the row's total, 0…1. */
	readonly share: number;
}

/** Shares from which on the next step of the scale begins. */
const STEPS = [0.02, 0.05, 0.1, 0.2, 0.35, 0.6];

/** Cells of a matrix of rows × columns that fills a box; colours by the share of the row, so that large classes do not drown small ones. */
export function layoutMatrix(
	cells: readonly MatrixCell[],
	size: { readonly rows: number; readonly columns: number; readonly width: number; readonly cell: number },
): PlacedCell[] {
	const width = size.columns > 0 ? size.width / size.columns : 0;
	const totals = new Array<number>(size.rows).fill(0);
	const valueOf = ({ value }: MatrixCell) => (value > 0 ? Math.min(value, 1e300) : 0);
	for (const cell of cells) totals[cell.row] = (totals[cell.row] ?? 0) + valueOf(cell);
	return cells.map((cell) => {
		const total = totals[cell.row] ?? 0;
		const share = total > 0 ? valueOf(cell) / total : 0;
		const step = share > 0 ? 1 + STEPS.filter((edge) => share >= edge).length : 0;
		return {
			...{ cell, share, step, width: Math.max(0, width - 2), height: size.cell - 2 },
			...{ x: cell.column * width, y: cell.row * size.cell },
		};
	});
}
