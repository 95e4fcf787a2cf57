import { fitText, textWidth } from './labels.ts';

/** A figure with its 95 % interval. */
export interface DotRow {
	readonly id: string;
	readonly label: string;
	readonly value: number;
	readonly low: number;
	readonly high: number;
	/** The figure as it is written. */
	readonly text: string;
	/** Without evidence of a difference the dot is hollow and grey. */
	readonly evident: boolean;
	/** Quiet, at the right. */
	readonly note: string;
}

/** `index`: 100 in the middle, logarithmic, from a quarter to four times. `change`: 0 in the middle, as wide as the intervals. */
export type DotScale = 'index' | 'change';

export interface DotBox {
	readonly row: DotRow;
	readonly left: number;
	readonly y: number;
	readonly label: string;
	readonly note: string;
	/** Places of the dot and the ends of its interval, from `left`. */
	readonly at: number;
	readonly low: number;
	readonly high: number;
	/** The figure lies beyond the scale: its dot stands at the end. */
	readonly isBeyond: boolean;
}

export interface DotsLayout {
	readonly boxes: readonly DotBox[];
	/** Width of a lane. */
	readonly lane: number;
	readonly height: number;
	/** Place of 100 or 0, from the left of a lane. */
	readonly middle: number;
	/** Right end of the figures, and where notes begin. */
	readonly figures: number;
	readonly notes: number;
}

const ROW = 26;
const GAP = 28;
const SPAN = Math.log(4);
/** Room for half a dot at each end of the track. */
const DOT = 6;

/** Labels left, then the track, the figure and the note; two lanes beside each other where there is room for both. */
export function layoutDots(
	rows: readonly DotRow[],
	width: number,
	scale: DotScale,
	mostLanes = 2,
): DotsLayout {
	const lanes = Math.min(mostLanes, width >= 640 ? 2 : 1);
	const lane = (width - (lanes - 1) * GAP) / lanes;
	const widest = (texts: readonly string[], size: number) =>
		texts.reduce((most, text) => Math.max(most, textWidth(text, size)), 0) + 12;
	const noteWidth = Math.min(
		lane * 0.36,
		widest(
			rows.map(({ note }) => note),
			11,
		),
	);
	const labelWidth = Math.min(
		lane * 0.36,
		widest(
			rows.map(({ label }) => label),
			12,
		),
	);
	const figureWidth = widest(
		rows.map(({ text }) => text),
		12.5,
	);
	const track = Math.max(32, lane - labelWidth - noteWidth - figureWidth);
	const place = placing(rows, scale);
	const toX = (value: number) => labelWidth + DOT + ((place(value) + 1) / 2) * (track - 2 * DOT);
	const perLane = Math.ceil(rows.length / lanes);
	return {
		lane,
		height: perLane * ROW,
		middle: toX(scale === 'index' ? 100 : 0),
		figures: labelWidth + track + figureWidth - 6,
		notes: labelWidth + track + figureWidth + 4,
		boxes: rows.map((row, i) => ({
			row,
			left: Math.floor(i / perLane) * (lane + GAP),
			y: (i % perLane) * ROW,
			label: fitLabel(row.label, labelWidth - 8),
			note: fitText(row.note, 11, noteWidth),
			at: toX(row.value),
			low: toX(row.low),
			high: toX(row.high),
			isBeyond: Math.abs(place(row.value)) === 1,
		})),
	};
}

/** Of a column and its value the column gives way first. */
function fitLabel(label: string, width: number): string {
	const [, column = '', value = ''] = /^(.+)([:：].+)$/su.exec(label) ?? [];
	const room = width - textWidth(value, 12);
	if (value === '' || textWidth(label, 12) <= width || room < 30) return fitText(label, 12, width);
	return fitText(column, 12, room) + value;
}

/** Places from −1 at the left end to 1 at the right one. */
function placing(rows: readonly DotRow[], scale: DotScale): (value: number) => number {
	const within = (place: number) => (Number.isNaN(place) ? 0 : Math.max(-1, Math.min(1, place)));
	if (scale === 'index') return (value) => within(Math.log(Math.max(value, 0.01) / 100) / SPAN);
	const reach = rows
		.flatMap(({ value, low, high }) => [value, low, high])
		.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
	return (value) => within(reach > 0 ? (value / reach) * 0.999 : 0);
}
