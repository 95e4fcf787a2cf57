import { expect, test } from 'vitest';
import { changedStrip, type MatrixLook } from '#src/charts/matrix-painter.ts';

const size = { width: 200, height: 120, left: 50, top: 10, plotWidth: 140, plotHeight: 100 };
const look: MatrixLook = {
	boxes: [],
	...{ colours: ['a', 'b', 'c', 'd'], neutral: 'n', surface: 's', warn: 'w', text: 't' },
	...{ cellOf: () => 0, only: null, threatened: null, ringed: null },
};
/** Four cells with the cuts at these places. */
const at = (x: number, y: number): MatrixLook => ({
	...look,
	boxes: [
		{ x: 0, y: 0, width: x, height: y },
		{ x, y: 0, width: 140 - x, height: y },
		{ x: 0, y, width: x, height: 100 - y },
		{ x, y, width: 140 - x, height: 100 - y },
	],
});

test('CHT57 a cut on the move repaints the strip it has passed over, from edge to edge', () => {
	expect(changedStrip(at(70, 50), at(82, 50), size)).toEqual({ x: 120, y: 0, width: 12, height: 120 });
	expect(changedStrip(at(70, 50), at(70, 44), size)).toEqual({ x: 0, y: 54, width: 200, height: 6 });
	expect(changedStrip(at(70, 50), at(70, 50), size)).toBe('nothing');
});

test('CHT57 anything else repaints all', () => {
	expect(changedStrip(at(70, 50), at(60, 40), size)).toBeNull();
	expect(changedStrip(at(70, 50), { ...at(82, 50), only: 1 }, size)).toBeNull();
	expect(changedStrip(at(70, 50), { ...at(82, 50), colours: ['a', 'b', 'c', 'e'] }, size)).toBeNull();
	expect(changedStrip(at(70, 50), { ...at(82, 50), ringed: 3 }, size)).toBeNull();
	expect(changedStrip(at(70, 50), { ...at(82, 50), boxes: [] }, size)).toBeNull();
});
