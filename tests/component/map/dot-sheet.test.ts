import { describe, expect, it } from 'vitest';
import { DotSheet } from '#src/map/canvas/dot-sheet.ts';

const RED = [255, 0, 0, 255];
const HALF_BLUE = [0, 0, 255, 128];
const NOTHING = [0, 0, 0, 0];
/** Two pixels wide: red and half blue above, nothing and red below. */
const dot = { size: 2, bytes: Uint8ClampedArray.from([RED, HALF_BLUE, NOTHING, RED].flat()) };

/** The pixels of a sheet of 4 × 3 after dots have been put on it. */
function sheetWith(...corners: readonly (readonly [left: number, top: number])[]): number[][] {
	const canvas = new OffscreenCanvas(4, 3);
	const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
	pen.fillRect(0, 0, 4, 3);
	const sheet = new DotSheet(canvas);
	const stamp = sheet.stamp(dot);
	for (const [left, top] of corners) sheet.put(stamp, left, top);
	sheet.onto(pen);
	const { data } = pen.getImageData(0, 0, 4, 3);
	return Array.from({ length: 12 }, (_, i) => [...data.subarray(4 * i, 4 * i + 4)]);
}
const at = (x: number, y: number) => 4 * y + x;

describe('a sheet of dots', () => {
	it('MAP40 takes the place of what was there, and has a dot where it was put', () => {
		const pixels = sheetWith([1, 1]);
		expect(pixels[at(1, 1)]).toEqual(RED);
		expect(pixels[at(2, 1)]).toEqual(HALF_BLUE);
		expect(pixels[at(2, 2)]).toEqual(RED);
		expect(pixels.filter((pixel) => pixel[3] !== 0)).toHaveLength(3);
	});
	it('MAP40 lays the later dot over the earlier: solid pixels cover, others tint', () => {
		const pixels = sheetWith([1, 1], [0, 1]);
		expect(pixels[at(0, 1)]).toEqual(RED);
		const [red = 0, green, blue = 0, alpha] = pixels[at(1, 1)] ?? [];
		expect([green, alpha]).toEqual([0, 255]);
		expect(Math.abs(red - 127)).toBeLessThanOrEqual(1);
		expect(Math.abs(blue - 128)).toBeLessThanOrEqual(1);
		const [, , , twice = 0] = sheetWith([1, 1], [1, 1])[at(2, 1)] ?? [];
		expect(Math.abs(twice - 192)).toBeLessThanOrEqual(1);
	});
	it('MAP40 mixes each colour by the alpha of what is above', () => {
		const canvas = new OffscreenCanvas(1, 1);
		const sheet = new DotSheet(canvas);
		const pixel = (...bytes: number[]) => sheet.stamp({ size: 1, bytes: Uint8ClampedArray.from(bytes) });
		const pairs = [
			[10, 200, 90, 77, 250, 30, 160],
			[255, 255, 255, 254, 0, 255, 0],
			[0, 1, 255, 1, 255, 254, 255],
		] as const;
		for (const [red, green, blue, alpha, ...under] of pairs) {
			sheet.put(pixel(...under, 255), 0, 0);
			sheet.put(pixel(red, green, blue, alpha), 0, 0);
			const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
			sheet.onto(pen);
			const mixed = [red, green, blue].map((own, i) =>
				Math.round((own * alpha + (under[i] ?? 0) * (255 - alpha)) / 255),
			);
			expect([...pen.getImageData(0, 0, 1, 1).data]).toEqual([...mixed, 255]);
		}
	});
	it('MAP40 leaves out a dot that is not wholly on it, or nowhere', () => {
		for (const corner of [
			[-1, 0],
			[3, 0],
			[0, 2],
			[Number.NaN, 0],
		] as const)
			expect(sheetWith(corner).every((pixel) => pixel[3] === 0)).toBe(true);
	});
});
