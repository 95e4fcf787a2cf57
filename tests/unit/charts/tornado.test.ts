import { describe, expect, test } from 'vitest';
import { layoutPareto } from '#src/charts/pareto.layout.ts';
import { layoutTornado, type TornadoRow } from '#src/charts/tornado.layout.ts';

const row = (id: string, less: number, more: number): TornadoRow => ({
	...{ id, label: `Input ${id}` },
	less: { value: less, text: `${less}%` },
	more: { value: more, text: `${more}%` },
});

describe('tornado', () => {
	test('CHT30 the widest row is on top and everything stays inside', () => {
		for (const width of [200, 340, 900]) {
			const rows = [row('a', -1, 2), row('b', -9, 3), row('c', 4, 5)];
			const { boxes, middle, height } = layoutTornado(rows, width);
			expect(boxes.map(({ row: { id } }) => id)).toEqual(['b', 'c', 'a']);
			expect(height).toBe(90);
			for (const { less, more } of boxes)
				for (const bar of [less, more]) {
					expect(bar.x === middle || Math.abs(bar.x + bar.width - middle) < 1e-9).toBe(true);
					expect(bar.x).toBeGreaterThanOrEqual(0);
					expect(bar.x + bar.width).toBeLessThanOrEqual(width);
				}
		}
	});

	test('CHT30 what is no number has no bar, and nothing that changes has none either', () => {
		const { boxes } = layoutTornado([row('a', Number.NaN, Infinity), row('b', 0, 0)], 400);
		expect(boxes.flatMap(({ less, more }) => [less.width, more.width])).toEqual([0, 0, 0, 0]);
		expect(layoutTornado([], 400).boxes).toEqual([]);
	});
});

describe('two curves', () => {
	test('CHT31 the higher one sets the scale', () => {
		const curve = { customers: [0, 0.5, 1], share: [0, 0.6, 1] };
		const alone = layoutPareto(curve, [0.6], 100, 100);
		expect(alone.reference).toBe('');
		const beside = layoutPareto(curve, [0.6], 100, 100, { customers: [0, 0.5, 1], share: [0, 2, 1] });
		expect(beside.top).toBe(2);
		expect(beside.reference).toBe('M0,100L50,0L100,50');
		expect(beside.crossings[0]?.y).toBe(70);
	});
});
