import { drawn } from './painter.ts';

/** All that lies under a drawing, bottom first, as one group of shapes: where the picture becomes a file. */
export function stacked(
	{ width, height }: { readonly width: number; readonly height: number },
	layers: readonly (SVGElement | null | undefined)[],
): SVGElement {
	const group = drawn('g', {});
	group.append(drawn('rect', { width, height, fill: 'var(--sunken)' }));
	for (const layer of layers) {
		if (layer instanceof SVGSVGElement) group.append(...layer.cloneNode(true).childNodes);
		else if (layer) group.append(layer);
	}
	return group;
}
