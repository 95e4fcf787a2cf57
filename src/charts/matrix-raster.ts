import type { MatrixPoints } from './matrix-places.layout.ts';

/** Opacity of a single circle. */
const OPACITY = 0.62;

/**
 * Circles from position `from` on as the alpha of an image, each over the ones before: one pass over bytes, since a
 * hundred thousand paths would hold the page up. Edges are smoothed over one pixel.
 *
 * @param ratio pixels of the image per pixel of the layout
 */
export function rasterise(
	points: MatrixPoints,
	from: number,
	size: { readonly width: number; readonly height: number; readonly left: number; readonly top: number },
	ratio: number,
): Uint8ClampedArray<ArrayBuffer> {
	const [width, height] = [Math.ceil(size.width * ratio), Math.ceil(size.height * ratio)];
	const alpha = new Uint8ClampedArray(width * height);
	for (let i = from; i < points.rows.length; i++) {
		const cx = ((points.x[i] as number) + size.left) * ratio;
		const cy = ((points.y[i] as number) + size.top) * ratio;
		const r = (points.r[i] as number) * ratio;
		const [x0, x1] = [Math.max(0, Math.floor(cx - r)), Math.min(width - 1, Math.ceil(cx + r))];
		const [y0, y1] = [Math.max(0, Math.floor(cy - r)), Math.min(height - 1, Math.ceil(cy + r))];
		for (let py = y0; py <= y1; py++) {
			const dy = py + 0.5 - cy;
			for (let px = x0; px <= x1; px++) {
				const dx = px + 0.5 - cx;
				const cover = Math.min(1, r + 0.5 - Math.sqrt(dx * dx + dy * dy));
				if (cover <= 0) continue;
				const at = py * width + px;
				const before = alpha[at] as number;
				alpha[at] = before + (255 - before) * OPACITY * cover;
			}
		}
	}
	return alpha;
}
