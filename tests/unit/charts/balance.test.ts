import { describe, expect, it } from 'vitest';
import { layoutBalance } from '#src/charts/balance.layout.ts';

describe('board of balance', () => {
	const rows = [
		{ before: 2, now: 1.05 },
		{ before: null, now: 0.4 },
		{ before: 9, now: 1 },
	];

	it('CHT58 everything stands within the width, in the order of the loads', () => {
		for (const width of [60, 101, 240, 900]) {
			const { toX, band, ticks } = layoutBalance(rows, { below: 0.1, above: 0.2 }, width);
			const places = [0.4, 0.9, 1, 1.05, 1.2, 2, 4].map(toX);
			expect(places).toEqual(places.toSorted((a, b) => a - b));
			expect(places[0]).toBeGreaterThanOrEqual(5);
			expect(places.at(-1)).toBeLessThanOrEqual(width - 5);
			expect(toX(9)).toBe(toX(4));
			expect(band).toEqual([toX(0.9), toX(1.2)]);
			expect(ticks.map(({ share }) => share)).toContain(1);
			for (const [i, { x }] of ticks.entries())
				if (i > 0) expect(x - (ticks[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(26);
		}
	});

	it('CHT58 a band without a floor, and nobody at all', () => {
		const { toX, band } = layoutBalance([], { below: 1, above: 0 }, 200);
		expect(band[0]).toBe(toX(0));
		expect(toX(1)).toBeLessThan(200);
	});
});
