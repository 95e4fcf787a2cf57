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

/** Steps side by side, the limits below their borders; limits that would touch are dropped; a last `null` entry stands apart. */
export function stepLegend(entries: readonly LegendEntry[], room: number): LegendLayout {
	const size = Math.max(20, Math.min(40, Math.floor(room / (entries.length + 2))));
	let free = -Infinity;
	const placed = entries.map((entry, index) => {
		const x = index * size + (entry.fill === null ? size / 2 : 0);
		const half = textWidth(entry.text, TEXT) / 2;
		const isFree = entry.fill === null || x - half > free;
		if (isFree && entry.text !== '') free = x + half + 3;
		return { ...entry, text: isFree ? entry.text : '', x, y: 0 };
	});
	return { entries: placed, swatch: [size, 10], width: (entries.length + 1.5) * size, height: 26 };
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
