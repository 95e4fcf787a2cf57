import { fitText, textWidth } from './labels.ts';

export interface BarRow {
	readonly id: string;
	readonly label: string;
	readonly value: number;
	/** Written at the right. */
	readonly text: string;
	/** Second, quiet figure, usually the share. */
	readonly note?: string | undefined;
	/** Categorical colour 1–10, 0 neutral; absent: the accent. */
	readonly colour?: number | undefined;
	/** Parts of the value, drawn one after the other in class colours. */
	readonly parts?: readonly BarPart[] | undefined;
	/** Too few cases: drawn hollow. */
	readonly small?: boolean | undefined;
}

export interface BarPart {
	readonly id: string;
	readonly name: string;
	readonly value: number;
	readonly colour: number;
}

export interface BarBox {
	readonly row: BarRow;
	readonly y: number;
	readonly label: string;
	readonly x: number;
	readonly width: number;
	readonly parts: readonly { readonly part: BarPart; readonly x: number; readonly width: number }[];
}

export interface BarsLayout {
	readonly boxes: readonly BarBox[];
	readonly height: number;
	/** Where labels end and bars begin; where bars end. */
	readonly from: number;
	readonly to: number;
	/** Position of nothing; left of it stand negative values. */
	readonly zero: number;
	readonly noteWidth: number;
}

export interface BarsOptions {
	readonly width: number;
	readonly rowHeight?: number;
	/** Each row fills the width: its parts are shares of the row. */
	readonly normalised?: boolean;
	/** Largest value of the scale, so that neighbouring lists compare. */
	readonly max?: number | undefined;
}

/** Labels left (at most two fifths of the width), bars from 0, figures right. */
export function layoutBarList(rows: readonly BarRow[], options: BarsOptions): BarsLayout {
	const { width, rowHeight = 26, normalised = false } = options;
	const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text, 12)));
	const labelWidth = Math.min(width * 0.4, longest(rows.map((row) => row.label)) + 2);
	const noteWidth = rows.some((row) => row.note) ? longest(rows.map((row) => row.note ?? '')) + 12 : 0;
	const textWidthNeeded = longest(rows.map((row) => row.text));
	const from = labelWidth + 12;
	const to = Math.max(from + 24, width - textWidthNeeded - noteWidth - 10);
	const values = rows.map(({ value }) => value).filter(Number.isFinite);
	const low = normalised ? 0 : Math.min(0, ...values);
	const high = normalised ? 1 : Math.max(options.max ?? 0, ...values, 0);
	// Halves keep a range wider than the largest number within it.
	const unit = high === low ? 0 : (to - from) / 2 / (high / 2 - low / 2);
	const zero = from - low * unit;
	const boxes = rows.map((row, index): BarBox => {
		const size = normalised ? (row.value === 0 ? 0 : 1) : Number.isFinite(row.value) ? row.value : 0;
		const bar = { x: Math.min(zero, zero + size * unit), width: Math.abs(size * unit) };
		const shown = row.value === 0 ? bar : { ...bar, width: Math.max(1, bar.width) };
		return {
			row,
			y: index * rowHeight,
			label: fitText(row.label, 12, labelWidth),
			...shown,
			parts: layoutParts(row, shown),
		};
	});
	return { boxes, height: rows.length * rowHeight, from, to, zero, noteWidth };
}

function layoutParts(row: BarRow, bar: { x: number; width: number }): BarBox['parts'] {
	const total = (row.parts ?? []).reduce((sum, part) => sum + part.value, 0);
	if (total <= 0) return [];
	let x = bar.x;
	return (row.parts ?? []).map((part) => {
		const width = (part.value / total) * bar.width;
		const placed = { part, x, width: Math.max(0, width - 1) };
		x += width;
		return placed;
	});
}

/** A row of parts over the whole width, with a label in each part that has room for one. */
export function layoutStrip(
	parts: readonly BarPart[],
	width: number,
	textOf: (part: BarPart, share: number) => string,
) {
	const total = parts.reduce((sum, part) => sum + part.value, 0);
	let x = 0;
	return parts.map((part) => {
		const share = total > 0 ? part.value / total : 0;
		const full = share * width;
		const text = textOf(part, share);
		const placed = {
			part,
			share,
			x,
			width: part.value > 0 ? Math.max(1, full - 1) : 0,
			text: textWidth(text, 11) + 10 <= full ? text : '',
		};
		x += full;
		return placed;
	});
}

const KEY = { line: 17, gap: 14, swatch: 14, below: 7 };

/** Names of the parts that occur, each behind its colour, in lines above the bars; nothing for bars without parts. */
export function layoutKeys(
	rows: readonly BarRow[],
	width: number,
): {
	readonly boxes: readonly { readonly part: BarPart; readonly x: number; readonly y: number }[];
	readonly height: number;
} {
	const parts = new Map<string, BarPart>();
	const occurring = new Set<string>();
	for (const part of rows.flatMap((row) => row.parts ?? [])) {
		if (!parts.has(part.id)) parts.set(part.id, part);
		if (part.value > 0) occurring.add(part.id);
	}
	let [x, y] = [0, 0];
	const boxes = [...parts.values()]
		.filter(({ id }) => occurring.has(id))
		.map((part) => {
			const size = KEY.swatch + textWidth(part.name, 11);
			if (x > 0 && x + size > width) [x, y] = [0, y + KEY.line];
			const box = { part, x, y };
			x += size + KEY.gap;
			return box;
		});
	return { boxes, height: boxes.length > 0 ? y + KEY.line + KEY.below : 0 };
}
