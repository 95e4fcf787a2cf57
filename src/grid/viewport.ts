/** Largest height given to an element: browsers misplace or hide what lies further down. */
export const MAX_SPACER = 8_000_000;

/** Space after the last row, so that it can be seen whole above the scrollbar. */
const TAIL = 24;

/** The part of a sheet that is seen: what painting has to know of scrolling. */
export interface Opening {
	readonly x: number;
	readonly width: number;
	readonly height: number;
	/** Rows of the sheet. */
	readonly rows: number;
	readonly rowHeight: number;
	/** Rows that show at least one pixel, [first, end). */
	readonly visibleRows: { readonly first: number; readonly end: number };
	/** Top of a row relative to the opening. */
	rowTop(row: number): number;
}

/**
 * Vertical scrolling of more rows than an element can be high. `y` is the true offset in CSS pixels. The browser
 * scrolls a spacer of at most MAX_SPACER; small steps of the scrollbar move `y` one to one, large ones in proportion,
 * and `scrollTopFor` gives the place of the scrollbar that belongs to `y`, to be set when scrolling rests.
 */
export class Viewport implements Opening {
	height = 0;
	width = 0;
	x = 0;
	#y = 0;
	#rows = 0;
	#rowHeight = 28;
	#scrollTop = 0;

	get y(): number {
		return this.#y;
	}

	get rowHeight(): number {
		return this.#rowHeight;
	}

	get rows(): number {
		return this.#rows;
	}

	/** Height of all rows with the space after them. */
	get contentHeight(): number {
		return this.#rows * this.#rowHeight + TAIL;
	}

	get spacerHeight(): number {
		return this.spacerFor(this.#rows, this.#rowHeight);
	}

	/** Height of the spacer for so many rows. */
	spacerFor(rows: number, rowHeight: number): number {
		return Math.min(rows * rowHeight + TAIL, Math.max(MAX_SPACER, this.height));
	}

	get maxY(): number {
		return Math.max(0, this.contentHeight - this.height);
	}

	get #maxScroll(): number {
		return Math.max(0, this.spacerHeight - this.height);
	}

	get #scaled(): boolean {
		return this.contentHeight > this.spacerHeight;
	}

	/** Rows of another number or height; the first row in view stays. */
	setRows(rows: number, rowHeight: number): void {
		const first = this.#y / this.#rowHeight;
		this.#rows = rows;
		this.#rowHeight = rowHeight;
		this.#y = Math.max(0, Math.min(this.maxY, first * rowHeight));
	}

	setSize(width: number, height: number): void {
		this.width = width;
		this.height = height;
		this.#y = Math.min(this.#y, this.maxY);
	}

	/** Takes a scroll position of the spacer. */
	onScroll(scrollTop: number): void {
		const delta = scrollTop - this.#scrollTop;
		this.#scrollTop = scrollTop;
		if (!this.#scaled) this.#y = clamp(scrollTop, this.maxY);
		else if (Math.abs(delta) < 1.5 * this.height) this.#y = clamp(this.#y + delta, this.maxY);
		else this.#y = clamp((scrollTop / this.#maxScroll) * this.maxY, this.maxY);
	}

	/** Moves to an offset; the scrollbar has to follow. */
	moveTo(y: number): void {
		this.#y = clamp(y, this.maxY);
	}

	/** Where the scrollbar belongs. The scroll event that setting it causes moves nothing. */
	scrollTopFor(): number {
		const at = this.#scaled ? (this.#y / this.maxY) * this.#maxScroll : this.#y;
		return Math.round(at);
	}

	/** Tells that the scrollbar has been put somewhere by us. */
	settled(scrollTop: number): void {
		this.#scrollTop = scrollTop;
	}

	/** Whether the scrollbar stands at an end that the rows have not reached, so that the next small step would be lost. */
	get strandedAtEnd(): boolean {
		if (!this.#scaled) return false;
		const atTop = this.#scrollTop <= 0 && this.#y > 0;
		return atTop || (this.#scrollTop >= this.#maxScroll - 1 && this.#y < this.maxY);
	}

	/** Rows that show at least one pixel, [first, end). */
	get visibleRows(): { first: number; end: number } {
		const first = Math.floor(this.#y / this.#rowHeight);
		return { first, end: Math.min(this.#rows, Math.ceil((this.#y + this.height) / this.#rowHeight)) };
	}

	/** Whole rows that fit, at least one. */
	get pageRows(): number {
		return Math.max(1, Math.floor(this.height / this.#rowHeight));
	}

	/** Top of a row relative to the body. Exact for any row: both terms are multiples of the row height near each other. */
	rowTop(row: number): number {
		const first = Math.floor(this.#y / this.#rowHeight);
		return (row - first) * this.#rowHeight - (this.#y - first * this.#rowHeight);
	}

	rowAt(bodyY: number): number {
		return Math.floor((this.#y + bodyY) / this.#rowHeight);
	}

	/** The offset that brings a row into view with the least movement. */
	offsetShowing(row: number): number {
		const top = row * this.#rowHeight;
		if (top < this.#y) return top;
		const bottom = top + this.#rowHeight;
		return bottom > this.#y + this.height ? bottom - this.height : this.#y;
	}
}

function clamp(value: number, max: number): number {
	return Math.max(0, Math.min(max, value));
}
