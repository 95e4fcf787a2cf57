import { describe, expect, it } from 'vitest';
import { loadBorders, loadDivisions } from '#src/core/geo/index.ts';
import { paintedAt } from '#src/map/canvas/code-at.ts';
import type { ChinaLevel } from '#src/map/china.sketch.ts';
import { loadCounties } from '#src/map/load.ts';
import { mapLayout } from '#src/map/map.layout.ts';
import { placeSeen, WHOLE } from '#src/map/view.ts';

const china = await loadCounties();
const divisions = await loadDivisions();
const layoutOf = (level: ChinaLevel) => mapLayout(china[level] ?? china.province, 800, 560);
const layout = layoutOf('county');

describe('counties', () => {
	it('MAP21 every county that has neighbours in the division table is drawn under its code, and no other', async () => {
		const { codes } = await loadBorders();
		expect(layout.shapes.map(({ code }) => code)).toEqual(codes);
		expect(codes.filter((code) => divisions.get(code) === null)).toEqual([]);
	});
	it('MAP21 the whole country stands where it stands at the other levels', () => {
		const box = (level: ChinaLevel, stem: string) => {
			const shapes = layoutOf(level).shapes.filter(({ code }) => code.startsWith(stem));
			const edge = (side: 0 | 1 | 2 | 3, pick: (...all: number[]) => number) =>
				pick(...shapes.map((shape) => shape.box[side]));
			return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
		};
		for (const stem of ['44', '65', '71'])
			box('county', stem).forEach((side, i) =>
				expect(Math.abs(side - (box('province', stem)[i] ?? NaN)), stem).toBeLessThan(1.5),
			);
	});
	it('MAP7 borders between sets run between their counties only', () => {
		expect(layout.between(() => 'all')).toBe('');
		const one = layout.between((code) => (code === '320505' ? 'one' : 'rest'));
		const city = layout.between((code) => (code.startsWith('3205') ? 'city' : 'rest'));
		expect(one.length).toBeGreaterThan(40);
		expect(city.length).toBeGreaterThan(one.length);
	});
	it.each(['110101', '513226', '632801', '710400'])('MAP20 the place of %s is found in it', (code) => {
		const at = placeSeen(layout, WHOLE, divisions.get(code)?.place ?? [0, 0]) ?? [0, 0];
		expect(paintedAt(layout, WHOLE, at)).toBe(code);
	});
	it('MAP20 the sea is no county', () => {
		expect(paintedAt(layout, WHOLE, placeSeen(layout, WHOLE, [124, 29]) ?? [0, 0])).toBeNull();
	});
});
