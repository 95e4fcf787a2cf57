import type { GridController } from './controller.svelte.ts';
import { rowOf, type Scene } from './scene.ts';
import type { Measure } from './text-fit.ts';

/** Rows looked at above and below the view when a column is fitted. */
const AROUND = 500;
const WIDEST = 600;
const LINE = 17;

/** Width that shows the header and the texts of the rows in view (and around them) whole. */
export function fittingWidth(scene: Scene, col: number, measure: Measure): number {
	const column = scene.columns[col];
	if (!column) return 0;
	const { first, end } = scene.viewport.visibleRows;
	let width = measure(column.label) + (column.unit ? measure(column.unit) : 0) + 60;
	const last = Math.min(scene.viewport.rows, end + AROUND);
	for (let position = Math.max(0, first - AROUND); position < last; position++) {
		const { text } = scene.texts.at(column, rowOf(scene, position));
		width = Math.max(width, measure(text.slice(0, 200)) + (column.chips ? 32 : 18));
	}
	return Math.ceil(Math.min(WIDEST, width));
}

/** Keeps the input host over the active cell, so that an input method opens its window there; it grows with the text. */
export function placeHost(grid: GridController, measure: Measure): void {
	const { editor, viewport, selection } = grid;
	const { host } = editor;
	if (!host) return;
	const box = grid.cellRect(editor.active ? editor.point : selection.active);
	const lines = editor.active ? host.value.split('\n') : [];
	const longest = lines.reduce((max, line) => Math.max(max, measure(line)), 0);
	const width = Math.max(40, box.width + 1, Math.min(480, longest + 26));
	const wrapped = lines.reduce(
		(count, line) => count + Math.max(1, Math.ceil(measure(line) / (width - 18))),
		0,
	);
	const height = Math.max(box.height, Math.min(12, wrapped) * LINE + viewport.rowHeight - LINE) + 1;
	host.style.left = `${Math.max(0, Math.min(box.x - 1, viewport.width - 40))}px`;
	host.style.top = `${Math.max(0, Math.min(box.y - 1, viewport.height - box.height))}px`;
	host.style.width = `${width}px`;
	host.style.height = `${height}px`;
	host.style.paddingTop = `${(viewport.rowHeight - LINE) / 2 + 0.5}px`;
}
