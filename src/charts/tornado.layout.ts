import { fitText, textWidth } from './labels.ts';

/** One cause with what comes out under its two settings, measured from the middle. */
export interface TornadoRow {
	readonly id: string;
	readonly label: string;
	/** Left and right of the middle, or both on one side. */
	readonly less: TornadoEnd;
	readonly more: TornadoEnd;
}

export interface TornadoEnd {
	readonly value: number;
	readonly text: string;
}

export interface TornadoBar {
	readonly x: number;
	readonly width: number;
	readonly text: string;
	readonly textX: number;
	readonly anchor: 'start' | 'end';
}

export interface TornadoBox {
	readonly row: TornadoRow;
	readonly y: number;
	readonly label: string;
	readonly less: TornadoBar;
	readonly more: TornadoBar;
}

export interface TornadoLayout {
	readonly boxes: readonly TornadoBox[];
	/** Where nothing changes. */
	readonly middle: number;
	readonly height: number;
}

const SIZE = 11;
const GAP = 5;

/** Rows from the widest to the narrowest, labels left, bars on both sides of the middle, each with its figure at the end. */
export function layoutTornado(rows: readonly TornadoRow[], width: number, rowHeight = 30): TornadoLayout {
	const longest = (texts: readonly string[], size: number) =>
		Math.max(0, ...texts.map((text) => textWidth(text, size)));
	const labelWidth = Math.min(
		width * 0.3,
		longest(
			rows.map(({ label }) => label),
			12,
		) + 2,
	);
	const ends = rows.flatMap(({ less, more }) => [less, more]);
	const figure = longest(
		ends.map(({ text }) => text),
		SIZE,
	);
	const reach = Math.max(0, ...ends.map(({ value }) => (Number.isFinite(value) ? Math.abs(value) : 0)));
	const from = labelWidth + 12;
	const half = Math.max(12, (width - from) / 2 - figure - GAP);
	const middle = from + Math.max(0, (width - from) / 2);
	const bar = ({ value, text }: TornadoEnd, side: -1 | 1): TornadoBar => {
		const size = reach > 0 && Number.isFinite(value) ? (value / reach) * half : 0;
		const goesLeft = size === 0 ? side < 0 : size < 0;
		return {
			x: Math.min(middle, middle + size),
			width: Math.abs(size),
			text,
			textX: middle + size + (goesLeft ? -GAP : GAP),
			anchor: goesLeft ? 'end' : 'start',
		};
	};
	const span = ({ less, more }: TornadoRow) => Math.max(Math.abs(less.value), Math.abs(more.value));
	const boxes = rows
		.toSorted((a, b) => span(b) - span(a))
		.map((row, index): TornadoBox => ({
			row,
			y: index * rowHeight,
			label: fitText(row.label, 12, labelWidth),
			less: bar(row.less, -1),
			more: bar(row.more, 1),
		}));
	return { boxes, middle, height: rows.length * rowHeight };
}
