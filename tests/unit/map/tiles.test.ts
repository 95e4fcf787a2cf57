import { describe, expect, it } from 'vitest';
import { COLUMNS, ROWS, TILES } from '#src/map/tiles/grid.ts';
import { tileBands } from '#src/map/tiles/tile-bands.ts';
import { tileLayout } from '#src/map/tiles/tile.layout.ts';
import { neighbourTowards } from '#src/map/walk.ts';

describe('the map of tiles', () => {
	it('MAP36 34 provinces, each in a square of its own, inside the picture', () => {
		expect(TILES).toHaveLength(34);
		expect(new Set(TILES.map(({ code }) => code)).size).toBe(34);
		expect(new Set(TILES.map(({ column, row }) => `${column} ${row}`)).size).toBe(34);
		for (const code of ['710000', '810000', '820000']) expect(TILES.map((tile) => tile.code)).toContain(code);
		for (const { column, row } of TILES) {
			expect(column).toBeLessThan(COLUMNS);
			expect(row).toBeLessThan(ROWS);
		}
		for (const [width, height] of [
			[320, 300],
			[900, 620],
		] as const)
			for (const { box } of tileLayout(width, height).shapes) {
				expect(Math.min(box[0], box[1])).toBeGreaterThanOrEqual(0);
				expect(box[2]).toBeLessThanOrEqual(width);
				expect(box[3]).toBeLessThanOrEqual(height - 60);
			}
	});
	it('MAP36 arrow keys reach every tile', () => {
		const { shapes } = tileLayout(800, 600);
		const reached = new Set(['650000']);
		for (const code of reached)
			for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const)
				reached.add(neighbourTowards(shapes, code, key));
		expect(reached.size).toBe(34);
	});
	it('MAP36 parts stand side by side and fill the tile', () => {
		const parts = [
			{ fill: 'a', share: 0.75 },
			{ fill: 'b', share: 0.25 },
		];
		const [first, second] = tileBands([10, 10, 90, 90], parts);
		expect(first?.width).toBeCloseTo(3 * (second?.width ?? 0), 9);
		expect((first?.x ?? 0) + (first?.width ?? 0)).toBeCloseTo(second?.x ?? 0, 9);
		expect((second?.x ?? 0) + (second?.width ?? 0)).toBeCloseTo(88.5, 9);
	});
});
