import type {
	ImportState,
	PreviewRow,
	RawPreview,
	SheetPlan,
} from '#src/state/import/import-state.svelte.ts';

interface Window {
	readonly from: number;
	readonly count: number;
}

/** Cells shown with their neighbours. */
const CELLS = 12;
/** Rows shown below the header. */
const HEAD = 4;

/** The rows that tell most of a column: header, first data, and those around its unreadable cells, with gaps between. */
export async function relevantRows(
	state: ImportState,
	plan: SheetPlan,
	column: number,
	columns: Window,
): Promise<RawPreview> {
	const { cells } = await state.unreadable(plan.key, column, 0, CELLS);
	const head = (plan.headerRow ?? 0) + plan.headerRows + HEAD;
	const spans = spansAround(
		head,
		cells.map((cell) => cell.row),
	);
	const rows: PreviewRow[] = [];
	for (const { from, count } of spans)
		rows.push(...(await state.preview({ key: plan.key, from, count, columns })).rows);
	return { key: plan.key, rows };
}

/** The first `head` rows and each of these rows with one neighbour on either side; spans that touch are one. */
export function spansAround(head: number, rows: readonly number[]): Window[] {
	const spans: { from: number; to: number }[] = [{ from: 0, to: head }];
	for (const row of rows) {
		const last = spans.at(-1);
		const from = Math.max(0, row - 1);
		if (last && from <= last.to) last.to = Math.max(last.to, row + 2);
		else spans.push({ from, to: row + 2 });
	}
	return spans.map(({ from, to }) => ({ from, count: to - from }));
}
