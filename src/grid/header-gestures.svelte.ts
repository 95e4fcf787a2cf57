import { MAX_WIDTH, MIN_WIDTH } from './column-layout.ts';
import { selectSpan } from './commands.ts';
import type { GridController } from './controller.svelte.ts';
import { isWholeColumn } from './selection.ts';

/** Pixels a pointer moves before it drags. */
const THRESHOLD = 4;

/**
 * Mouse, pen and touch on the column heads: a press selects, a drag selects several, a drag of a column that is selected
 * already moves it. The right edge resizes; a double click on it fits the width to the content.
 */
export class HeaderGestures {
	readonly #grid: GridController;
	#dropIndex = $state<number | null>(null);
	#widths = $state.raw<{ readonly col: number; readonly width: number } | null>(null);

	constructor(grid: GridController) {
		this.#grid = grid;
	}

	/** Place on screen of the line that shows where a moved column would land. */
	get dropX(): number | null {
		const { layout, scrollX } = this.#grid;
		if (this.#dropIndex === null) return null;
		return (layout.edges[this.#dropIndex] ?? 0) - (this.#dropIndex < layout.frozen ? 0 : scrollX);
	}

	/** Place on screen of the edge being dragged. */
	get resizeX(): number | null {
		if (!this.#widths) return null;
		return this.#grid.layout.left(this.#widths.col, this.#grid.scrollX) + this.#widths.width;
	}

	/** A press on a column head. */
	press(event: PointerEvent, col: number): void {
		event.preventDefault();
		const grid = this.#grid;
		grid.editor.host?.focus({ preventScroll: true });
		grid.commitEdit();
		const selected = isWholeColumn(grid.selection, col, grid.extent);
		if (event.button === 2) {
			if (!selected) selectSpan(grid, 'cols', col, 'new');
			return;
		}
		if (event.button !== 0) return;
		const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
		if (selected && plain && grid.extent.cols > 1) return this.#move(event, col);
		selectSpan(grid, 'cols', col, event.shiftKey ? 'extend' : plain ? 'new' : 'add');
		track(event, (x) => {
			const over = this.#colAt(x);
			if (over !== grid.selection.head.col) selectSpan(grid, 'cols', over, 'extend');
		});
	}

	/** A press on the right edge of a column head. */
	resize(event: PointerEvent, col: number): void {
		event.preventDefault();
		event.stopPropagation();
		const grid = this.#grid;
		grid.editor.host?.focus({ preventScroll: true });
		const start = event.clientX;
		const before = grid.layout.width(col);
		const widthAt = (x: number) => Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, before + x - start));
		let width = before;
		track(
			event,
			(x) => {
				width = widthAt(x);
				this.#widths = { col, width };
			},
			(cancelled) => {
				this.#widths = null;
				const column = grid.props.columns[col];
				if (!cancelled && column && width !== before)
					grid.intend({ kind: 'resize', column: column.column.id, width });
			},
		);
	}

	/** Fits a column to its content. */
	fit(col: number): void {
		const column = this.#grid.props.columns[col];
		if (column)
			this.#grid.intend({ kind: 'resize', column: column.column.id, width: this.#grid.fittingWidth(col) });
	}

	#move(event: PointerEvent, col: number): void {
		const grid = this.#grid;
		let moved = false;
		track(
			event,
			(x) => {
				moved ||= Math.abs(x - event.clientX) >= THRESHOLD;
				if (moved) this.#dropIndex = this.#gapAt(x);
			},
			(cancelled) => {
				const gap = this.#dropIndex;
				this.#dropIndex = null;
				const column = grid.props.columns[col];
				if (cancelled || !column) return;
				if (!moved) return selectSpan(grid, 'cols', col, 'new');
				if (gap === null || gap === col || gap === col + 1) return;
				const to = gap > col ? gap - 1 : gap;
				grid.intend({ kind: 'reorder', column: column.column.id, to });
				selectSpan(grid, 'cols', to, 'new');
			},
		);
	}

	#colAt(clientX: number): number {
		const { layout, viewport, extent } = this.#grid;
		return Math.max(0, Math.min(extent.cols - 1, layout.at(clientX - this.#grid.bodyLeft, viewport.x)));
	}

	/** The gap between columns nearest to a place. */
	#gapAt(clientX: number): number {
		const { layout, viewport } = this.#grid;
		const col = this.#colAt(clientX);
		const middle = layout.left(col, viewport.x) + layout.width(col) / 2;
		return clientX - this.#grid.bodyLeft > middle ? col + 1 : col;
	}
}

/** Follows a pointer until it is released; Escape cancels. */
function track(
	down: PointerEvent,
	move: (clientX: number) => void,
	end: (cancelled: boolean) => void = () => undefined,
): void {
	const stop = new AbortController();
	const { signal } = stop;
	const finish = (cancelled: boolean) => {
		stop.abort();
		end(cancelled);
	};
	window.addEventListener(
		'pointermove',
		(event) => event.pointerId === down.pointerId && move(event.clientX),
		{ signal },
	);
	window.addEventListener('pointerup', () => finish(false), { signal });
	window.addEventListener('pointercancel', () => finish(true), { signal });
	window.addEventListener('keydown', (event) => event.key === 'Escape' && finish(true), {
		signal,
		capture: true,
	});
}
