import type { Scene, CellText } from './scene.ts';
import type { TextFitter } from './text-fit.ts';
import type { GridColumn } from './types.ts';

/** What painting a cell needs beyond the scene. */
export interface Brush {
	readonly context: CanvasRenderingContext2D;
	readonly fitter: TextFitter;
	/** Digits of the font have unequal widths and are set one by one. */
	readonly unevenDigits: boolean;
	/** Rounds to whole device pixels. */
	readonly snap: (value: number) => number;
}

const PADDING = 8;
const CHIP_HEIGHT = 20;
/** Kept free right of a full bar for its figure; a bar beyond its scale ends in three dots within it. */
const BAR_RESERVE = 58;

function isNumeric(column: GridColumn): boolean {
	const { type } = column.column;
	return type === 'number' && !column.chips;
}

/** Paints one cell into its box; fonts and baseline are set by the caller. `marked` tells that it lies in the selection. */
export function paintCell(
	brush: Brush,
	scene: Scene,
	column: GridColumn,
	cell: CellText,
	box: Box,
	marked: boolean,
): void {
	if (cell.unread) return paintUnread(brush, scene, cell.text, box);
	if (cell.text === '') return;
	if (cell.value === null) return paintAligned(brush, scene.theme.text3, cell.text, box, isNumeric(column));
	if (column.dataBar && !scene.plain && typeof cell.value === 'number') {
		paintBar(brush, scene, column.dataBar.max, cell.value, box, marked);
	}
	if (column.chips && !scene.plain) return paintChip(brush, scene, column, cell, box);
	if (column.trend && typeof cell.value === 'number')
		return paintTrend(brush, scene, cell.value, cell.text, box);
	paintAligned(brush, scene.theme.text, cell.text, box, isNumeric(column));
}

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

function paintAligned(brush: Brush, colour: string, text: string, box: Box, right: boolean): void {
	const { context, fitter } = brush;
	const fitted = fitter.fit(text, box.width - 2 * PADDING);
	const y = box.y + box.height / 2 + 0.5;
	if (context.fillStyle !== colour) context.fillStyle = colour;
	if (!right) return void context.fillText(fitted, box.x + PADDING, y);
	if (brush.unevenDigits) return paintDigits(brush, fitted, box.x + box.width - PADDING, y);
	context.fillText(fitted, box.x + box.width - PADDING - fitter.width(fitted), y);
}

/** Figures of equal pitch in a font that has none: every digit centred in the width of 0. */
function paintDigits({ context, fitter }: Brush, text: string, right: number, y: number): void {
	const pitch = fitter.width('0');
	let x = right;
	for (let i = text.length - 1; i >= 0; i--) {
		const char = text.charAt(i);
		const digit = char >= '0' && char <= '9';
		const width = digit ? pitch : fitter.width(char);
		x -= width;
		context.fillText(char, digit ? x + (pitch - fitter.width(char)) / 2 : x, y);
	}
}

function paintBar(
	{ context, snap }: Brush,
	scene: Scene,
	max: number,
	value: number,
	box: Box,
	marked: boolean,
): void {
	const { theme } = scene;
	if (!(value > 0) || !(max > 0) || theme.forced) return;
	const room = box.width - BAR_RESERVE;
	const share = Math.min(1, value / max);
	const width = Math.max(2, snap(room * share));
	const height = box.height - 12;
	const y = snap(box.y + 6);
	context.fillStyle = marked ? theme.barSelected : theme.bar;
	context.beginPath();
	context.roundRect(box.x + 2, y, width, height, 1.5);
	context.fill();
	if (value <= max) return;
	for (let dot = 0; dot < 3; dot++) context.fillRect(box.x + width + 4 + dot * 3, y + height / 2 - 1, 2, 2);
}

function paintChip(brush: Brush, scene: Scene, column: GridColumn, cell: CellText, box: Box): void {
	const key = typeof cell.value === 'string' ? cell.value : cell.text;
	const colours = column.chips?.get(key);
	if (!colours) return paintAligned(brush, scene.theme.text, cell.text, box, false);
	const { context, fitter, snap } = brush;
	const text = fitter.fit(cell.text, box.width - 2 * PADDING - 12);
	const width = Math.min(box.width - 2 * PADDING, fitter.width(text) + 14);
	const height = Math.min(CHIP_HEIGHT, box.height - 4);
	const y = snap(box.y + (box.height - height) / 2);
	context.fillStyle = scene.theme.resolve(colours.tint);
	context.beginPath();
	context.roundRect(box.x + PADDING, y, width, height, 3);
	context.fill();
	if (scene.theme.forced) {
		context.strokeStyle = scene.theme.text;
		context.lineWidth = 1;
		context.stroke();
	}
	context.fillStyle = scene.theme.resolve(colours.ink);
	context.fillText(text, box.x + PADDING + 7, box.y + box.height / 2 + 0.5);
}

function paintTrend(brush: Brush, scene: Scene, value: number, text: string, box: Box): void {
	const { theme } = scene;
	const colour = value > 0 ? theme.rise : value < 0 ? theme.fall : theme.text3;
	paintAligned(brush, colour, text, box, true);
	if (value === 0) return;
	const { context, fitter } = brush;
	const right = box.x + box.width - PADDING - fitter.width(text) - 4;
	const middle = box.y + box.height / 2;
	const lift = value > 0 ? 4 : -4;
	context.beginPath();
	context.moveTo(right - 10, middle + lift);
	context.lineTo(right, middle + lift);
	context.lineTo(right - 5, middle - lift);
	context.fill();
}

function paintUnread(brush: Brush, scene: Scene, text: string, box: Box): void {
	const { context, fitter } = brush;
	const { theme } = scene;
	context.fillStyle = theme.dangerBg;
	context.fillRect(box.x + 1, box.y, box.width - 2, box.height - 1);
	paintAligned(brush, theme.text, text.replaceAll('\n', ' ↵ '), box, false);
	const width = Math.min(box.width - 2 * PADDING, fitter.width(text));
	const y = box.y + box.height / 2 + 8;
	context.strokeStyle = theme.danger;
	context.lineWidth = 1;
	context.beginPath();
	context.moveTo(box.x + PADDING, y);
	for (let x = 0; x < width; x += 4) {
		context.quadraticCurveTo(box.x + PADDING + x + 1, y - 2.5, box.x + PADDING + x + 2, y);
		context.quadraticCurveTo(box.x + PADDING + x + 3, y + 2.5, box.x + PADDING + x + 4, y);
	}
	context.stroke();
}
