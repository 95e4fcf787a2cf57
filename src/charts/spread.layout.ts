import { fitText, textWidth } from './labels.ts';

/** Where the values of a group lie; null where it has none. */
export interface SpreadRow {
	readonly id: string;
	readonly label: string;
	readonly colour: number;
	/** Nineteen in twenty lie above it, half between the quartiles, nineteen in twenty below the last. */
	readonly spread: {
		readonly low: number;
		readonly lower: number;
		readonly median: number;
		readonly upper: number;
		readonly high: number;
		readonly mean: number;
	} | null;
	/** Written at the right. */
	readonly text: string;
	/** Too few values: drawn hollow. */
	readonly small: boolean;
}

export interface SpreadBox {
	readonly row: SpreadRow;
	readonly y: number;
	readonly label: string;
	readonly low: number;
	readonly lower: number;
	readonly median: number;
	readonly upper: number;
	readonly high: number;
	/** Null where the mean lies beyond the scale. */
	readonly mean: number | null;
}

export interface SpreadLayout {
	readonly boxes: readonly SpreadBox[];
	readonly height: number;
	/** Ends of the scale. */
	readonly from: number;
	readonly to: number;
	/** Place of a value on the scale. */
	readonly toX: (value: number) => number;
	readonly isLog: boolean;
}

export const SPREAD_ROW = 26;
/** From this many medians on the largest value makes the scale logarithmic. */
const SKEWED = 20;

/** Boxes of all groups on one scale from the smallest to the largest twentieth; log1p where nothing is negative and the range is wide. */
export function layoutSpread(rows: readonly SpreadRow[], width: number): SpreadLayout {
	const found = rows.flatMap(({ spread }) => (spread ? [spread] : []));
	const low = found.reduce((least, each) => Math.min(least, each.low), Number.POSITIVE_INFINITY);
	const high = found.reduce((most, each) => Math.max(most, each.high), Number.NEGATIVE_INFINITY);
	const medians = found.map(({ median }) => median).sort((a, b) => a - b);
	const isLog = low >= 0 && high > SKEWED * Math.max(1, medians[medians.length >> 1] ?? 0);
	const widest = (texts: readonly string[]) =>
		texts.reduce((most, text) => Math.max(most, textWidth(text, 12)), 0);
	const from = Math.min(width * 0.34, widest(rows.map(({ label }) => label)) + 26);
	const to = Math.max(from + 40, width - widest(rows.map(({ text }) => text)) - 14);
	const scaled = (value: number) => (isLog ? Math.log1p(Math.max(0, value)) : value / 2);
	const [start, end] = [scaled(low), scaled(high)];
	const toX = (value: number) =>
		end > start ? from + ((scaled(value) - start) / (end - start)) * (to - from) : (from + to) / 2;
	const boxes = rows.map((row, i): SpreadBox => {
		const { spread } = row;
		const at = (value: number | undefined) => (value === undefined ? from : toX(value));
		return {
			row,
			y: i * SPREAD_ROW,
			label: fitText(row.label, 12, from - 26),
			low: at(spread?.low),
			lower: at(spread?.lower),
			median: at(spread?.median),
			upper: at(spread?.upper),
			high: at(spread?.high),
			mean: spread && spread.mean >= low && spread.mean <= high ? toX(spread.mean) : null,
		};
	});
	return { boxes, height: rows.length * SPREAD_ROW, from, to, toX, isLog };
}
