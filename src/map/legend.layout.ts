import { textWidth } from './labels.ts';
import type { LegendEntry } from './paint.ts';

export interface PlacedEntry extends LegendEntry {
	readonly x: number;
	readonly y: number;
}

export interface LegendLayout {
	readonly entries: readonly PlacedEntry[];
	readonly swatch: readonly [number, number];
	readonly width: number;
	readonly height: number;
}

const ROW = 17;
const TEXT = 11;
const GAP = 10;

/** Steps side by side, the limits below their borders; limits that would touch are dropped; what stands apart follows with its name. */
export function stepLegend(entries: readonly LegendEntry[], room: number): LegendLayout {
	const size = Math.max(20, Math.min(40, Math.floor(room / (entries.length + 2))));
	let free = -Infinity;
	let end = 0;
	const placed = entries.map((entry) => {
		const width = textWidth(entry.text, TEXT);
		if (entry.isApart) {
			const x = Math.max(end + size / 2, free);
			free = x + width + GAP;
			end = x + size;
			return { ...entry, x, y: 0 };
		}
		const x = end;
		end += size;
		const isFree = x - width / 2 > free;
		if (isFree && entry.text !== '') free = x + width / 2 + 3;
		return { ...entry, text: isFree ? entry.text : '', x, y: 0 };
	});
	return { entries: placed, swatch: [size, 10], width: Math.max(end, free), height: 26 };
}

/** Entries in rows, each a swatch and its name. */
export function listLegend(entries: readonly LegendEntry[], room: number): LegendLayout {
	let [x, y, width] = [0, 0, 0];
	const placed = entries.map((entry) => {
		const size = 17 + textWidth(entry.text, TEXT) + 14;
		if (x > 0 && x + size > room) [x, y] = [0, y + ROW];
		const at = { ...entry, x, y };
		x += size;
		width = Math.max(width, x);
		return at;
	});
	return { entries: placed, swatch: [12, 12], width, height: y + ROW };
}
