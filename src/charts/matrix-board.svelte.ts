import { bandAt } from '#src/core/segment/matrix/index.ts';
import { formatInteger, m } from '#src/i18n/index.ts';
import { textWidth } from './labels.ts';
import type { CutDrag } from './histogram-drag.ts';
import { matrixShapes } from './matrix-shapes.ts';
import {
	cellBoxes,
	chosenPlace,
	keyStep,
	layoutPoints,
	matrixScale,
	pointAt,
	type MatrixAxisView,
} from './matrix-places.layout.ts';

/** A cut line that is being moved: all cuts of its axis as they would be. */
export interface MovedCut {
	readonly axis: 'x' | 'y';
	readonly index: number;
	readonly cuts: readonly number[];
}

/** A way from one place to another: of a customer, of the one asked for, or the mean of many. */
export interface Trail {
	readonly kind: 'customer' | 'asked' | 'mean';
	readonly from: readonly [x: number, y: number];
	readonly to: readonly [x: number, y: number];
	readonly colour: number;
	/** Of too few to claim anything. */
	readonly isFew?: boolean;
}

export interface MatrixBoardProps {
	x: MatrixAxisView;
	y: MatrixAxisView;
	moved: MovedCut | null;
	/** What the area of a circle says; null = all are alike. */
	sizes: Float64Array | null;
	/** 1 = drawn; null = everyone is. */
	mask: Uint8Array | null;
	threatened: Uint8Array | null;
	/** As drawn, the top row first. */
	cells: readonly {
		readonly name: string;
		readonly colour: number;
		readonly lines: readonly string[];
		readonly spoken: string;
	}[];
	/** The tray of those whose place is not known; null where there are none. */
	unknown: {
		readonly name: string;
		readonly note: string;
		readonly spoken: string;
		readonly isChosen: boolean;
		readonly onpress: () => void;
	} | null;
	highlighted: number | null;
	/** Row of the customer with a ring. */
	ringed: number | null;
	label: string;
	height: number;
	trails: readonly Trail[];
	cutText: (
		axis: 'x' | 'y',
		index: number,
	) => { readonly text: string; readonly label: string; readonly spoken: string };
	/** Absent: the cuts stand still. */
	onpreview?: ((moved: MovedCut) => void) | undefined;
	/** The cut was let go, or taken back with null. */
	oncommit?: ((moved: MovedCut | null) => void) | undefined;
	oncell: (index: number) => void;
	oncustomer: (row: number) => void;
}

const TOP = 18;
const RIGHT = 24;
const BOTTOM = 44;
const TRAY = 50;

/** Where everything of a matrix lies for a width, and what a pointer or a key does to it. */
export class MatrixBoardState {
	readonly #props: () => MatrixBoardProps;
	wide = $state(0);
	/** Position of the customer under the pointer; −1 = none. */
	near = $state(-1);
	board: HTMLElement | undefined;
	ground: SVGGElement | undefined;

	/** Width of the longest text beside the upright axis. */
	readonly #room = $derived.by(() =>
		Math.ceil(Math.max(12, ...this.ticksDown.map(({ text }) => textWidth(text, 10.5)))),
	);
	readonly left = $derived.by(() => 34 + this.#room + (this.#props().unknown ? TRAY + 12 : 0));
	readonly top = TOP;
	readonly bottom = BOTTOM;
	readonly width = $derived.by(() => Math.max(60, this.wide - this.left - RIGHT));
	readonly height = $derived.by(() => this.#props().height - TOP - BOTTOM);
	readonly tray = $derived.by(() => ({ x: -TRAY - 14 - this.#room, y: 0, width: TRAY, height: this.height }));
	readonly across = $derived.by(() => matrixScale(this.#props().x, this.width));
	readonly up = $derived.by(() => matrixScale(this.#props().y, this.height));
	readonly cuts = $derived.by(() => {
		const { x, y, moved } = this.#props();
		return {
			x: moved?.axis === 'x' ? moved.cuts : x.cuts,
			y: moved?.axis === 'y' ? moved.cuts : y.cuts,
		};
	});
	readonly boxes = $derived.by(() => cellBoxes(this.across, this.up, this.cuts, this.width, this.height));
	readonly columns = $derived.by(() => this.#props().x.cuts.length + 1);
	readonly points = $derived.by(() => {
		const { x, y, sizes, mask } = this.#props();
		const { tray, across, up, width, height } = this;
		return layoutPoints({ x: x.values, y: y.values, sizes, mask, tray }, across, up, { width, height });
	});
	readonly size = $derived.by(() => ({
		...{ width: this.wide, height: this.#props().height, left: this.left, top: TOP },
		...{ plotWidth: this.width, plotHeight: this.height },
	}));
	readonly look = $derived.by(() => {
		const { x, y, highlighted, threatened, ringed } = this.#props();
		const { cuts, columns, boxes } = this;
		const cellOf = (row: number) => {
			const column = bandAt(x.values[row] as number, cuts.x);
			const band = bandAt(y.values[row] as number, cuts.y);
			return column < 0 || band < 0 ? -1 : (cuts.y.length - band) * columns + column;
		};
		return { boxes, cellOf, only: highlighted, threatened, ringed };
	});
	/** Ticks from the left, and from the top. */
	readonly ticksAcross = $derived.by(() => {
		const { x } = this.#props();
		return this.across.ticks.map((place) => ({ at: this.across.toPixel(place), text: x.format(place) }));
	});
	readonly ticksDown = $derived.by(() => {
		const { y } = this.#props();
		const { up, height } = this;
		return up.ticks.map((place) => ({ at: height - up.toPixel(place), text: y.format(place) }));
	});

	constructor(props: () => MatrixBoardProps) {
		this.#props = props;
	}

	/** Pixels of a cut along its axis, from the left or from the top. */
	pixelOf(axis: 'x' | 'y', place: number): number {
		return axis === 'x' ? this.across.toPixel(place) : this.height - this.up.toPixel(place);
	}

	/** The text of a cut would meet that of the next one. */
	isBefore(axis: 'x' | 'y', index: number): boolean {
		const [at, next] = [this.cuts[axis][index], this.cuts[axis][index + 1]];
		if (at === undefined || next === undefined) return false;
		const room = axis === 'x' ? textWidth(this.#props().cutText(axis, index).text, 11) + 12 : 18;
		return Math.abs(this.pixelOf(axis, next) - this.pixelOf(axis, at)) < room;
	}

	hover(event: MouseEvent): void {
		if (!this.#props().moved) this.near = pointAt(this.points, ...this.#placeOf(event));
	}

	/** A press on a customer asks for it, one beside all of them for the cell. */
	press(event: MouseEvent): void {
		const [px, py] = this.#placeOf(event);
		const found = pointAt(this.points, px, py);
		if (found >= 0) return this.#props().oncustomer(this.points.rows[found] as number);
		const cell = this.boxes.findIndex(
			(box) => px >= box.x && px < box.x + box.width && py >= box.y && py < box.y + box.height,
		);
		if (cell >= 0) this.#props().oncell(cell);
	}

	/** How a cut follows the pointer; undefined where cuts stand still. */
	drag(axis: 'x' | 'y', index: number): CutDrag | undefined {
		const { onpreview, oncommit } = this.#props();
		if (!onpreview) return undefined;
		return {
			isVertical: axis === 'y',
			plotLeft: () => {
				const box = this.board?.getBoundingClientRect();
				return axis === 'x' ? (box?.left ?? 0) + this.left : (box?.top ?? 0) + TOP;
			},
			onmove: (pixel) => {
				this.near = -1;
				const place = axis === 'x' ? this.across.toPlace(pixel) : this.up.toPlace(this.height - pixel);
				onpreview(this.#movedTo(axis, index, place));
			},
			onend: (kept) => oncommit?.(kept ? this.#props().moved : null),
		};
	}

	/** Moves a cut by so many presses of an arrow key. */
	step(axis: 'x' | 'y', index: number, by: number): void {
		const [view, scale, length] = this.#along(axis);
		const now = this.cuts[axis][index] ?? 0;
		const place = now + by * keyStep(view, scale, now, length);
		this.#props().oncommit?.(this.#movedTo(axis, index, place));
	}

	/** Ground and customers as shapes that lie under the drawing, for files. */
	shapes(): SVGElement {
		const { cells, threatened } = this.#props();
		const { points, look, ground } = this;
		const colourOf = (row: number) => cells[look.cellOf(row)]?.colour ?? 0;
		const { group, shown } = matrixShapes(points, colourOf, threatened);
		const copy = ground?.cloneNode(true) as SVGGElement | undefined;
		copy?.removeAttribute('transform');
		if (copy) group.prepend(copy);
		group.setAttribute('transform', `translate(${this.left} ${TOP})`);
		if (shown < points.rows.length) group.append(this.#note(shown, points.rows.length));
		return group;
	}

	#note(shown: number, total: number): SVGElement {
		const note = document.createElementNS('http://www.w3.org/2000/svg', 'text');
		note.textContent = m.matrix_drawn({ shown: formatInteger(shown), total: formatInteger(total) });
		note.setAttribute('y', '-6');
		note.style.fontSize = '10.5px';
		note.style.fill = 'var(--text-3)';
		return note;
	}

	#along(axis: 'x' | 'y'): [MatrixAxisView, ReturnType<typeof matrixScale>, number] {
		const { x, y } = this.#props();
		return axis === 'x' ? [x, this.across, this.width] : [y, this.up, this.height];
	}

	#movedTo(axis: 'x' | 'y', index: number, wanted: number): MovedCut {
		const [view, scale, length] = this.#along(axis);
		const cuts = view.cuts.with(index, chosenPlace(wanted, view, index, scale, length));
		return { axis, index, cuts };
	}

	#placeOf(event: MouseEvent): [x: number, y: number] {
		const box = this.board?.getBoundingClientRect();
		return [event.clientX - (box?.left ?? 0) - this.left, event.clientY - (box?.top ?? 0) - TOP];
	}
}
