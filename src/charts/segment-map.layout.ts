import { fitText } from './labels.ts';

/** A strip of one class within a cell: neighbouring M scores of one class are one strip. */
export interface MapStrip {
	readonly position: number;
	readonly x: number;
	readonly width: number;
}

/** A cell of R and F with the classes of its five M scores. */
export interface MapCell {
	readonly recency: number;
	readonly frequency: number;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly strips: readonly MapStrip[];
	/** Class positions by M score, M1 first. */
	readonly positions: readonly number[];
	/** Name where one class holds the whole cell and the name fits, in up to two lines. */
	readonly lines: readonly string[];
}

const SIDE = 5;
const GAP = 2;
const SIZE = 11.5;

/** Cells of a map of classes, R5 at the top and F1 at the left, 2 px apart. */
export function layoutMap(
	cube: ArrayLike<number>,
	names: readonly string[],
	width: number,
	height: number,
): MapCell[] {
	const [w, h] = [width / SIDE, height / SIDE];
	return Array.from({ length: SIDE * SIDE }, (_, index) => {
		const recency = SIDE - Math.floor(index / SIDE);
		const frequency = (index % SIDE) + 1;
		const first = (recency - 1) * SIDE * SIDE + (frequency - 1) * SIDE;
		const positions = Array.from({ length: SIDE }, (__, m) => cube[first + m] ?? -1);
		const box = {
			x: (frequency - 1) * w + GAP / 2,
			y: (SIDE - recency) * h + GAP / 2,
			width: w - GAP,
			height: h - GAP,
		};
		const strips = stripsOf(positions, box.x, box.width);
		const name = strips.length === 1 ? (names[positions[0] ?? -1] ?? '') : '';
		return { recency, frequency, ...box, strips, positions, lines: twoLines(name, box.width - 10) };
	});
}

/** The cell under a point of the board; null outside. */
export function cellAt(
	x: number,
	y: number,
	width: number,
	height: number,
): { readonly recency: number; readonly frequency: number } | null {
	if (x < 0 || y < 0 || x >= width || y >= height) return null;
	return { recency: SIDE - Math.floor((y / height) * SIDE), frequency: Math.floor((x / width) * SIDE) + 1 };
}

function stripsOf(positions: readonly number[], x: number, width: number): MapStrip[] {
	const strips: MapStrip[] = [];
	const each = width / SIDE;
	positions.forEach((position, m) => {
		const last = strips.at(-1);
		if (last?.position === position) strips[strips.length - 1] = { ...last, width: last.width + each };
		else strips.push({ position, x: x + m * each, width: each });
	});
	return strips;
}

/** A name in one line, or broken once where it would be cut. */
function twoLines(name: string, width: number): string[] {
	if (name === '') return [];
	const whole = fitText(name, SIZE, width);
	if (whole === name) return [name];
	const words = name.split(' ');
	if (words.length < 2) {
		const signs = [...name];
		const half = Math.ceil(signs.length / 2);
		return [signs.slice(0, half).join(''), signs.slice(half).join('')].map((line) =>
			fitText(line, SIZE, width),
		);
	}
	const half = Math.ceil(words.length / 2);
	return [words.slice(0, half).join(' '), words.slice(half).join(' ')].map((line) =>
		fitText(line, SIZE, width),
	);
}
