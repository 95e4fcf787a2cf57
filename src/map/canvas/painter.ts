import type { View } from '../view.ts';

/** What a painter paints with. */
export interface Paper {
	readonly pen: OffscreenCanvasRenderingContext2D;
	readonly view: View;
	/** Pixels of the image per pixel of the picture. */
	readonly ratio: number;
	/** The part of the picture that is on the canvas. */
	readonly box: readonly [left: number, top: number, right: number, bottom: number];
	/** The value of a colour given as such or as a variable. */
	readonly ink: (colour: string) => string;
}

/** Something that is painted on a canvas. */
export interface Painter {
	readonly paint: (paper: Paper) => void;
}

const SVG = 'http://www.w3.org/2000/svg';

/** An element of a drawing; colours that are variables go into its style. */
export function drawn(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
	const made = document.createElementNS(SVG, name);
	for (const [key, value] of Object.entries(attributes)) {
		if (typeof value === 'string' && value.startsWith('var(')) made.style.setProperty(key, value);
		else made.setAttribute(key, String(value));
	}
	return made;
}

/** Lets the pen draw in the layout (`view`) or, without one, on the picture as seen. */
export function place({ pen, ratio, box: [left, top] }: Paper, view?: View): void {
	const { k, x, y } = view ?? { k: 1, x: 0, y: 0 };
	pen.setTransform(ratio * k, 0, 0, ratio * k, ratio * (x - left), ratio * (y - top));
}
