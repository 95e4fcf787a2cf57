import { categoryColour } from '#src/ui/index.ts';
import type { MatrixPoints } from './matrix-places.layout.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** More shapes make files that other programs do not open. */
const MOST = 5_000;

/** The customers of a matrix as shapes, for files. */
export function matrixShapes(
	points: MatrixPoints,
	colourOf: (row: number) => number,
	threatened: Uint8Array | null,
): { readonly group: SVGGElement; readonly shown: number } {
	const group = document.createElementNS(SVG, 'g');
	const shown = Math.min(MOST, points.rows.length);
	for (let i = 0; i < shown; i++) {
		const row = points.rows[i] as number;
		const [x, y, r] = [points.x[i] as number, points.y[i] as number, points.r[i] as number];
		const circle = made('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1) });
		circle.style.fill = categoryColour(colourOf(row), 'mark');
		circle.style.fillOpacity = '0.66';
		circle.style.stroke = 'var(--surface)';
		circle.style.strokeWidth = '0.5';
		group.append(circle);
		if (threatened?.[row] === 1) group.append(triangle(x + r * 0.7, y - r * 0.7));
	}
	return { group, shown };
}

function triangle(x: number, y: number): SVGElement {
	const shape = made('path', { d: `M${x} ${y - 3.5}l3.5 6.3h-7z` });
	shape.style.fill = 'var(--warn-mark)';
	return shape;
}

function made(name: 'circle' | 'path', attributes: Readonly<Record<string, string>>): SVGElement {
	const element = document.createElementNS(SVG, name);
	for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
	return element;
}
