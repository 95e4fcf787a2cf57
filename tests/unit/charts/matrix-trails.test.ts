import { describe, expect, test } from 'vitest';
import { layoutTrail } from '#src/charts/matrix-trails.layout.ts';

describe('trails', () => {
	test('CHT41 a way bends to its right and its arrow ends where it ends', () => {
		const { path, arrow, start, end } = layoutTrail([0, 100], [200, 100], 10);
		expect(path).toBe('M0 100Q100 130 200 100');
		expect(arrow.startsWith('M200 100L')).toBe(true);
		expect([start, end]).toEqual([
			[0, 100],
			[200, 100],
		]);
		expect(layoutTrail([200, 100], [0, 100], 10).path).toBe('M200 100Q100 70 0 100');
	});

	test('CHT41 a short way has no arrow, and one of no length is a point', () => {
		expect(layoutTrail([0, 0], [14, 0], 10).arrow).toBe('');
		expect(layoutTrail([0, 0], [16, 0], 10).arrow).not.toBe('');
		expect(layoutTrail([5, 5], [5, 5], 10)).toEqual({
			...{ path: 'M5 5Q5 5 5 5', arrow: '' },
			...{ start: [5, 5], end: [5, 5] },
		});
	});
});
