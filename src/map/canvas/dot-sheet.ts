import type { Dot } from './dots.ts';

/** A dot as it is put on a sheet: the pixels that it covers, and those that it tints. */
export interface Stamp {
	readonly size: number;
	readonly solid: Pixels;
	readonly soft: Pixels;
}

interface Pixels {
	/** Where each is on the sheet, counted from the corner of the dot. */
	readonly at: Int32Array;
	/** Red, green, blue and alpha, together and one by one. */
	readonly words: Uint32Array;
	readonly bytes: Uint8ClampedArray;
}

/** Alpha is the highest byte of a word, as on all machines with a browser: words below the first are empty, those from the second on opaque. */
const [CLEAR, OPAQUE] = [0x0100_0000, 0xff00_0000];
const RED_AND_BLUE = 0x00ff_00ff;

type ImageSize = Pick<ImageData, 'width' | 'height'>;

/**
 * An empty sheet on which dots are put, the later over the earlier. Pixels are set in memory: a call of `drawImage` costs
 * a microsecond or two, and there are tens of thousands of dots.
 */
export class DotSheet {
	readonly #image: ImageData;
	readonly #words: Uint32Array;

	constructor({ width, height }: ImageSize) {
		this.#image = new ImageData(width, height);
		this.#words = new Uint32Array(this.#image.data.buffer);
	}

	/** Takes all dots off, for a canvas of a size; null where this sheet has another. */
	cleared({ width, height }: ImageSize): this | null {
		if (width !== this.#image.width || height !== this.#image.height) return null;
		this.#words.fill(0);
		return this;
	}

	/** What puts a dot on this sheet. */
	stamp({ size, bytes }: Dot): Stamp {
		const words = new Uint32Array(bytes.buffer);
		const { width } = this.#image;
		const pixels = (isOne: (alpha: number) => boolean): Pixels => {
			const own = [...words.keys()].filter((i) => isOne(bytes[4 * i + 3] as number));
			const kept = Uint32Array.from(own, (i) => words[i] as number);
			const at = Int32Array.from(own, (i) => Math.floor(i / size) * width + (i % size));
			return { at, words: kept, bytes: new Uint8ClampedArray(kept.buffer) };
		};
		return {
			size,
			solid: pixels((alpha) => alpha === 255),
			soft: pixels((alpha) => alpha > 0 && alpha < 255),
		};
	}

	/** Puts a dot with its corner at a pixel; nothing where it is not wholly on the sheet. */
	put({ size, solid, soft }: Stamp, left: number, top: number): void {
		const { width, height, data } = this.#image;
		if (!(left >= 0 && top >= 0 && left + size <= width && top + size <= height)) return;
		const words = this.#words;
		const corner = top * width + left;
		for (let i = 0; i < solid.at.length; i++)
			words[corner + (solid.at[i] as number)] = solid.words[i] as number;
		for (let i = 0; i < soft.at.length; i++) {
			const to = corner + (soft.at[i] as number);
			const over = soft.words[i] as number;
			const under = words[to] as number;
			if (under < CLEAR) words[to] = over;
			else if (under >= OPAQUE) words[to] = tinted(over, under);
			else blend(soft.bytes, 4 * i, data, 4 * to);
		}
	}

	/** Puts the sheet on a canvas, in place of all that is there. */
	onto(pen: OffscreenCanvasRenderingContext2D): void {
		pen.putImageData(this.#image, 0, 0);
	}
}

/** One pixel over an opaque one: red and blue together, then green, each divided by 255 and rounded. */
function tinted(over: number, under: number): number {
	const own = over >>> 24;
	const rest = 255 - own;
	const both = ((over & RED_AND_BLUE) * own + (under & RED_AND_BLUE) * rest + 0x0080_0080) >>> 0;
	const green = ((over >>> 8) & 255) * own + ((under >>> 8) & 255) * rest + 128;
	const outer = ((both + ((both >>> 8) & RED_AND_BLUE)) >>> 8) & RED_AND_BLUE;
	return (OPAQUE | outer | (((green + (green >>> 8)) >>> 8) << 8)) >>> 0;
}

/** One pixel over another, neither premultiplied. */
function blend(over: Uint8ClampedArray, from: number, under: Uint8ClampedArray, to: number): void {
	const own = over[from + 3] as number;
	const rest = ((under[to + 3] as number) * (255 - own)) / 255;
	const share = own / (own + rest);
	for (let i = 0; i < 3; i++) {
		const below = under[to + i] as number;
		under[to + i] = below + ((over[from + i] as number) - below) * share;
	}
	under[to + 3] = own + rest;
}
