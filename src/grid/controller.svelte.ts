import { cellAt, inputText, parseInput, rowAt, viewLength, type CellRange } from '#src/core/table/index.ts';
import { formatInteger, m } from '#src/i18n/index.ts';
import { Bands } from './bands.ts';
import { ColumnLayout } from './column-layout.ts';
import { CellEditor } from './editor.svelte.ts';
import { isLocked, typeInto, type EditContext, type EditResult } from './edits.ts';
import { cellId, mirrorOf, type MirrorRow } from './mirror.ts';
import { fittingWidth, placeHost } from './placement.ts';
import type { GridProps } from './props.ts';
import { CellTexts, boxOf, type Scene } from './scene.ts';
import { cellCount, clampPoint, selectCell, type Extent, type Selection } from './selection.ts';
import { refusalText } from './texts.ts';
import { readTheme, watchTheme, type GridTheme } from './theme.ts';
import type { CellPoint, GridIntent, GridTarget, Rect, RefusalCode } from './types.ts';
import { Viewport } from './viewport.ts';

/** Milliseconds without a scroll event after which scrolling counts as finished. */
const REST = 100;

let instances = 0;

/** One grid on screen: scrolling, painting, the mirror, and the way edits and intents take to the owner. */
export class GridController {
	readonly id = `grid-${++instances}`;
	readonly viewport = new Viewport();
	readonly editor = new CellEditor();
	/** Column where a row of Tabs began; Enter goes back to it. */
	tabOrigin: number | null = null;
	readonly #props: () => GridProps;
	#texts: CellTexts;
	#bands: Bands | null = null;
	#theme: GridTheme | null = null;
	#body: HTMLElement | null = null;
	#frame = 0;
	#restTimer = 0;
	#paintedY = 0;
	/** Rows are moving: whatever need not move with them waits until they rest. */
	#scrolling = false;
	#hoverRow = -1;
	#fillRange: CellRange | null = null;
	#cut: { readonly range: CellRange; readonly text: string } | null = null;
	#size = $state.raw({ width: 0, height: 0 });
	#scrollX = $state(0);
	#mirror = $state.raw<readonly MirrorRow[]>([]);
	#message = $state('');
	#focused = $state(false);
	readonly #layout: ColumnLayout;

	constructor(props: () => GridProps) {
		this.#props = props;
		this.#texts = new CellTexts(props().format);
		this.#layout = $derived.by(() => {
			const { columns, frozen, table } = props();
			return new ColumnLayout(columns, frozen, table.rowCount);
		});
	}

	get props(): GridProps {
		return this.#props();
	}

	get layout(): ColumnLayout {
		return this.#layout;
	}

	get size(): { width: number; height: number } {
		return this.#size;
	}

	/** Size of the scrolled area. */
	get spacer(): { width: number; height: number } {
		void [this.#size, this.extent, this.props.rowHeight];
		return {
			width: this.layout.total,
			height: this.viewport.spacerFor(this.extent.rows, this.props.rowHeight),
		};
	}

	/** Left edge of the body in the window. */
	get bodyLeft(): number {
		return this.#body?.getBoundingClientRect().left ?? 0;
	}

	/** Whether the cell being edited is one of figures, set to the right. */
	get editsNumber(): boolean {
		return this.editor.active && this.props.columns[this.editor.point.col]?.column.type === 'number';
	}

	get scrollX(): number {
		return this.#scrollX;
	}

	get mirror(): readonly MirrorRow[] {
		return this.#mirror;
	}

	get message(): string {
		return this.#message;
	}

	get focused(): boolean {
		return this.#focused;
	}

	set focused(focused: boolean) {
		this.#focused = focused;
		this.invalidate();
	}

	get extent(): Extent {
		const { table, view, columns } = this.props;
		return { rows: viewLength(table, view), cols: columns.length };
	}

	get selection(): Selection {
		return this.props.selection.value;
	}

	/** Id of the mirrored element of the active cell. */
	get activeId(): string | undefined {
		const { active } = this.selection;
		const id = cellId(this.id, active);
		return this.#mirror.some((row) => row.position === active.row) ? id : undefined;
	}

	get context(): EditContext {
		const { table, view, columns, readOnly, parse } = this.props;
		return { table, view, columns, readOnly, parse: parse ?? parseInput };
	}

	get cut(): { readonly range: CellRange; readonly text: string } | null {
		return this.#cut;
	}

	set cut(cut: { readonly range: CellRange; readonly text: string } | null) {
		this.#cut = cut;
		this.invalidate();
	}

	set fillRange(range: CellRange | null) {
		this.#fillRange = range;
		this.invalidate();
	}

	set hoverRow(row: number) {
		if (row === this.#hoverRow) return;
		this.#hoverRow = row;
		this.invalidate();
	}

	/** Takes the scrolled element and the one to paint in; the first rows are painted before this returns. */
	mount(body: HTMLElement, paper: HTMLElement): () => void {
		this.#body = body;
		this.#bands = new Bands(paper);
		const refresh = () => {
			this.#theme = null;
			this.#bands?.forget();
			this.#texts = new CellTexts(this.#texts.format);
			this.invalidate();
		};
		const stopTheme = watchTheme(refresh);
		void document.fonts.ready.then(refresh);
		const observer = new ResizeObserver(() => this.#measure());
		observer.observe(body);
		this.#measure();
		return () => {
			stopTheme();
			observer.disconnect();
			cancelAnimationFrame(this.#frame);
			clearTimeout(this.#restTimer);
		};
	}

	/** Follows what the owner has changed. Run in an effect: it reads all that a frame depends on. */
	follow(): void {
		const { table, view, columns, rowHeight, selection, format, finder } = this.props;
		void [table, columns, finder, this.#layout, selection.value, this.editor.mode];
		if (format !== this.#texts.format) this.#texts = new CellTexts(format);
		const rows = viewLength(table, view);
		if (rows !== this.viewport.rows || rowHeight !== this.viewport.rowHeight) {
			this.viewport.setRows(rows, rowHeight);
			queueMicrotask(() => this.#syncScrollbar());
		}
		selection.clamp(this.extent);
		this.invalidate();
		this.#restSoon();
	}

	/** Asks for a frame. */
	invalidate(): void {
		if (this.#frame === 0 && this.#bands) this.#frame = requestAnimationFrame(() => this.#paint());
	}

	/** A scroll of the body, by wheel, bar, touch or us. */
	onScroll(): void {
		const body = this.#body;
		if (!body) return;
		this.viewport.onScroll(body.scrollTop);
		if (this.viewport.strandedAtEnd) this.#syncScrollbar();
		this.viewport.x = body.scrollLeft;
		this.#scrollX = body.scrollLeft;
		this.#scrolling = true;
		this.invalidate();
		this.#restSoon();
	}

	/** Moves the sheet by so many pixels. */
	scrollBy(dx: number, dy: number): void {
		if (!this.#body) return;
		this.viewport.moveTo(this.viewport.y + dy);
		this.#syncScrollbar();
		this.#scrollTo(this.viewport.x + dx);
		this.invalidate();
		this.#restSoon();
	}

	/** Brings a cell into view with the least movement. */
	reveal(point: CellPoint): void {
		const { viewport } = this;
		const y = viewport.offsetShowing(point.row);
		if (y !== viewport.y) {
			viewport.moveTo(y);
			this.#syncScrollbar();
		}
		this.#scrollTo(this.layout.offsetShowing(point.col, viewport.x, viewport.width));
		this.invalidate();
		this.#restSoon();
	}

	/** Selects a cell and brings it into view. */
	goTo(point: CellPoint): void {
		const { rows, cols } = this.extent;
		if (rows === 0 || cols === 0) return;
		this.select(selectCell(clampPoint(point, this.extent)));
	}

	/** Another selection; its head is brought into view. */
	select(selection: Selection, show: CellPoint = selection.head): void {
		this.editor.clear();
		this.tabOrigin = null;
		this.props.selection.set(selection);
		this.reveal(show);
		this.#announceSelection(selection);
	}

	/** Where a cell stands inside the body; it may lie outside what is visible. */
	cellRect(point: CellPoint): Rect {
		return boxOf(this, { top: point.row, bottom: point.row, left: point.col, right: point.col });
	}

	/** Cell at a place of the body; clamped into the sheet. */
	pointAt(x: number, y: number): CellPoint {
		return clampPoint({ row: this.viewport.rowAt(y), col: this.layout.at(x, this.viewport.x) }, this.extent);
	}

	/** Text in which a cell is edited. */
	editText(point: CellPoint): string {
		const { table, view, columns } = this.props;
		const column = columns[point.col]?.column;
		return column ? inputText(column, cellAt(column, rowAt(table, view, point.row))) : '';
	}

	/** Whether typing into a cell is allowed; says why not. */
	mayEdit(point: CellPoint): boolean {
		if (this.props.readOnly) this.refuse('readOnly');
		else if (isLocked(this.context, point.col)) this.refuse('readOnlyColumn');
		else return this.extent.rows > 0;
		return false;
	}

	/** Ends an edit and hands its change on. */
	commitEdit(): void {
		if (!this.editor.active) return;
		const { point } = this.editor;
		const text = this.editor.finish();
		if (text !== null) this.emit(typeInto(this.context, point, text));
		this.invalidate();
	}

	/** Hands an edit to the owner, or says why it was not made. */
	emit(result: EditResult): boolean {
		if (result === null) return true;
		if ('refused' in result) {
			this.refuse(result.refused);
			return false;
		}
		this.props.onchange(result);
		if (result.select) this.props.selection.selectRange(result.select);
		return true;
	}

	intend(intent: GridIntent): void {
		this.props.onview(intent);
	}

	refuse(reason: RefusalCode): void {
		this.#message = refusalText(reason);
		this.intend({ kind: 'refused', reason });
	}

	announce(text: string): void {
		this.#message = text;
	}

	/** Asks the owner for a context menu at a place of the body. */
	menuAt(target: GridTarget, bodyX: number, bodyY: number): void {
		const box = this.#body?.getBoundingClientRect();
		this.props.oncontext?.(target, (box?.left ?? 0) + bodyX, (box?.top ?? 0) + bodyY);
	}

	/** Width of a column that shows its header and the texts around those in view whole. */
	fittingWidth(col: number): number {
		const bands = this.#bands;
		return bands
			? fittingWidth(this.#scene(false), col, (text) => bands.textWidth(text))
			: this.layout.width(col);
	}

	#announceSelection(selection: Selection): void {
		const cells = cellCount(selection);
		this.#message = cells > 1 ? m.grid_live_selected({ cells: formatInteger(cells) }) : '';
	}

	#scrollTo(x: number): void {
		if (!this.#body || x === this.viewport.x) return;
		this.#body.scrollLeft = x;
		this.viewport.x = this.#body.scrollLeft;
		this.#scrollX = this.viewport.x;
	}

	#syncScrollbar(): void {
		const body = this.#body;
		if (!body) return;
		const at = this.viewport.scrollTopFor();
		if (Math.abs(body.scrollTop - at) >= 1) body.scrollTop = at;
		this.viewport.settled(body.scrollTop);
	}

	#restSoon(): void {
		clearTimeout(this.#restTimer);
		this.#restTimer = window.setTimeout(() => this.#rest(), REST);
	}

	#rest(): void {
		this.#scrolling = false;
		this.#syncScrollbar();
		this.#paint();
		this.#mirror = mirrorOf(this.#scene(false), this.id);
	}

	#measure(): void {
		const body = this.#body;
		if (!body) return;
		const { clientWidth: width, clientHeight: height } = body;
		this.viewport.setSize(width, height);
		this.#size = { width, height };
		this.#paint();
		this.#restSoon();
	}

	#paint(): void {
		cancelAnimationFrame(this.#frame);
		this.#frame = 0;
		const { viewport } = this;
		const bands = this.#bands;
		if (!bands || viewport.width === 0) return;
		const fast = Math.abs(viewport.y - this.#paintedY) > viewport.height;
		this.#paintedY = viewport.y;
		bands.show(this.#scene(fast), devicePixelRatio);
		if (!this.#scrolling || this.editor.active) placeHost(this, (text) => bands.textWidth(text));
	}

	#scene(plain: boolean): Scene {
		const { table, view, columns, readOnly, finder } = this.props;
		this.#theme ??= readTheme(this.#body ?? document.documentElement);
		return {
			table,
			view,
			columns,
			layout: this.layout,
			viewport: this.viewport,
			selection: this.selection,
			focused: this.#focused,
			editing: this.editor.active,
			readOnly,
			hoverRow: this.#hoverRow,
			fillRange: this.#fillRange,
			cutRange: this.#cut?.range ?? null,
			finder: finder ?? null,
			texts: this.#texts,
			theme: this.#theme,
			plain,
		};
	}
}
