import { describe, expect, it } from 'vitest';
import { cellAt, layoutMap } from '#src/charts/segment-map.layout.ts';

describe('map of classes', () => {
	it('CHT40 strips fill their cell, a name stands where one class holds it, points lead back', () => {
		const cube = Uint8Array.from({ length: 125 }, (_, cell) => (cell % 5 < 2 && cell >= 100 ? 1 : 0));
		const cells = layoutMap(cube, ['All', 'Low money'], 500, 250);
		expect(cells).toHaveLength(25);
		for (const cell of cells) {
			const width = cell.strips.reduce((sum, strip) => sum + strip.width, 0);
			expect(width).toBeCloseTo(cell.width, 9);
			expect(cellAt(cell.x + 1, cell.y + 1, 500, 250)).toEqual({
				recency: cell.recency,
				frequency: cell.frequency,
			});
		}
		expect(cells[0]).toMatchObject({ recency: 5, frequency: 1, positions: [1, 1, 0, 0, 0], lines: [] });
		expect(cells[0]?.strips).toHaveLength(2);
		expect(cells.at(-1)).toMatchObject({ recency: 1, frequency: 5, lines: ['All'] });
		expect([cellAt(-1, 0, 500, 250), cellAt(0, 250, 500, 250)]).toEqual([null, null]);
	});
});
