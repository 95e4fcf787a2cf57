import { fitText, textWidth } from './labels.ts';
import { wrapText } from './tree.layout.ts';

/** A property in which classes are compared, or one label of it. */
export interface MapRow {
	readonly id: string;
	readonly label: string;
	/** Quiet, at the right: how clearly the classes differ. */
	readonly note: string;
	/** 1 = a label of the row above. */
	readonly depth: 0 | 1;
	/** Whether its labels are shown; undefined for a row without any. */
	readonly isOpen?: boolean | undefined;
	/** The classes do not differ in it: the row steps back. */
	readonly isQuiet: boolean;
	/** Average of all, as it is written. */
	readonly average: string;
	readonly cells: readonly MapCell[];
}

export interface MapCell {
	readonly text: string;
	/** Shown where the text has no room. */
	readonly short?: string | undefined;
	/** Class against the others in standard deviations; null where they cannot be compared. */
	readonly effect: number | null;
	/** Too few customers to rely on. */
	readonly isSmall: boolean;
}

export interface MapHead {
	readonly name: string;
	readonly colour: number;
	readonly count: string;
	readonly isSmall: boolean;
}

export interface MapLayout {
	/** Width that everything takes: at least what was given. */
	readonly width: number;
	readonly height: number;
	readonly head: number;
	/** Names of classes rise to the right, because a column has no room for some of them. */
	readonly isTurned: boolean;
	/** Where the first class begins, and the width of each. */
	readonly left: number;
	readonly cell: number;
	/** Places of the average, null where there is no room for it, and of the note. */
	readonly average: number | null;
	readonly notes: number;
	readonly heads: readonly {
		readonly head: MapHead;
		readonly x: number;
		readonly lines: readonly string[];
	}[];
	readonly rows: readonly {
		readonly row: MapRow;
		readonly y: number;
		readonly label: string;
		readonly note: string;
		readonly cells: readonly {
			readonly x: number;
			/** 1–7 on the diverging scale; 0 = nothing to compare. */
			readonly step: number;
			readonly text: string;
		}[];
	}[];
}

export const MAP_ROW = 26;
const HEAD_LINE = 14;
const HEAD_LINES = 3;
/** Longest name that rises, and what stands below it: the colour and the count. */
const MOST_TURNED = 130;
export const [TURNED_LEFT, TURNED_FOOT] = [12, 36];
const MIN_CELL = 44;
const MAX_CELL = 120;
const FONT = 12;

/** Step of an effect on the diverging scale: 0.2 is little, 0.5 clear, 0.8 much (Cohen 1988). */
export function effectStep(effect: number): number {
	const size = Math.abs(effect);
	const away = size < 0.2 ? 0 : size < 0.5 ? 1 : size < 0.8 ? 2 : 3;
	return 4 + Math.sign(effect) * away;
}

/** Properties one below the other, a column per class; names left, the average and how clearly classes differ right. */
export function layoutProfileMap(
	rows: readonly MapRow[],
	heads: readonly MapHead[],
	width: number,
): MapLayout {
	const widest = (texts: readonly string[], size: number) =>
		texts.reduce((most, text) => Math.max(most, textWidth(text, size)), 0);
	const labels = widest(
		rows.map(({ label, depth }) => `${label}${'　'.repeat(depth)}`),
		FONT,
	);
	const left = Math.min(width * 0.26, Math.max(72, labels + 34));
	const allAverages =
		Math.min(
			90,
			widest(
				rows.map(({ average }) => average),
				11,
			),
		) + 18;
	const notes =
		Math.min(
			width * 0.22,
			widest(
				rows.map(({ note }) => note),
				11,
			),
		) + 12;
	// The average of all gives way first: it is spoken with each cell and stands in the table.
	const isTight = width - left - allAverages - notes < MIN_CELL * heads.length;
	const averages = isTight ? 0 : allAverages;
	const room = (width - left - averages - notes) / Math.max(1, heads.length);
	const cell = Math.max(MIN_CELL, Math.min(MAX_CELL, room));
	const right = left + cell * heads.length;
	const { named, isTurned, head, end } = headsOf(heads, left, cell);
	return {
		width: Math.max(width, right + averages + notes, end),
		height: head + rows.length * MAP_ROW,
		head,
		isTurned,
		left,
		cell,
		average: isTight ? null : right + averages - 8,
		notes: right + averages + 4,
		heads: named,
		rows: rows.map((row, i) => ({
			row,
			y: head + i * MAP_ROW,
			label: fitText(row.label, FONT, left - 30 - row.depth * FONT),
			note: fitText(row.note, 11, notes - 6),
			cells: row.cells.map(({ effect, text, short }, c) => ({
				x: left + c * cell,
				step: effect === null || !Number.isFinite(effect) ? 0 : effectStep(effect),
				text: fitText(short !== undefined && textWidth(text, FONT) > cell - 6 ? short : text, FONT, cell - 6),
			})),
		})),
	};
}

/** Names of classes in at most three lines above their column; where one does not fit, all rise to the right. */
function headsOf(heads: readonly MapHead[], left: number, cell: number) {
	const place = (linesOf: (name: string) => string[]): MapLayout['heads'] =>
		heads.map((head, i) => ({ head, x: left + i * cell, lines: linesOf(head.name) }));
	const upright = place((name) =>
		wrapText(name, 11, cell - 8, HEAD_LINES).map((line) => fitText(line, 11, cell - 6)),
	);
	if (
		upright.every(({ head, lines }) => lines.join('').replaceAll(' ', '') === head.name.replaceAll(' ', ''))
	) {
		const most = Math.max(1, ...upright.map(({ lines }) => lines.length));
		return { named: upright, isTurned: false, head: 14 + most * HEAD_LINE + HEAD_LINE + 6, end: 0 };
	}
	const turned = place((name) => [fitText(name, 11, MOST_TURNED)]);
	const rises = turned.map(({ lines }) => Math.ceil(textWidth(lines[0] ?? '', 11) * Math.SQRT1_2));
	const end = Math.max(...turned.map(({ x }, i) => x + TURNED_LEFT + 8 + (rises[i] ?? 0)));
	return { named: turned, isTurned: true, head: TURNED_FOOT + Math.max(...rises) + 14, end };
}
