import { expect, test } from 'vitest';
import { creditLines } from '#src/map/credit-lines.ts';
import { NAME_SIZE, textWidth } from '#src/map/labels.ts';
import { tileLayout } from '#src/map/tiles/tile.layout.ts';
import { tileName } from '#src/map/tiles/tile-name.ts';
import { classesOutside, WHOLE } from '#src/map/view.ts';

test('MAP37 the credit goes on in a second line where it is too wide', () => {
	const credit = '底图：天地图，2023 年区划；公开发布前请自行送审';
	expect(creditLines(credit, 800)).toEqual([credit]);
	const narrow = creditLines(credit, 350);
	expect(narrow).toHaveLength(2);
	expect(narrow.join('')).toBe(credit);
});

test('MAP36 names keep to their tile', () => {
	for (const name of ['Inner Mongolia', 'Heilongjiang', 'Tibet (Xizang)', 'Hong Kong', 'Guangdong', '黑龙江'])
		for (const side of [62, 72, 89]) {
			const fitted = tileName(name, side);
			expect(textWidth(fitted.name, NAME_SIZE * fitted.scale), `${name} ${side}`).toBeLessThanOrEqual(side);
		}
	expect(tileName('Fujian', 89)).toEqual({ name: 'Fujian', scale: 1 });
	expect(tileName('Tibet (Xizang)', 89)).toEqual({ name: 'Tibet', scale: 1 });
	expect(tileName('Inner Mongolia', 62).name).toBe('I. Mongolia');
});

test('MAP36 the legend keeps clear of the tiles beside it', () => {
	for (const width of [480, 618, 780, 1200]) {
		const { shapes, free = 0, height } = tileLayout(width, 620);
		const low = shapes.filter(({ box: [, , , bottom] }) => bottom > height - 180);
		for (const { box } of low) expect(box[0]).toBeGreaterThan(free);
	}
});

test('MAP12 classes of which nothing is seen need no line', () => {
	const layout = tileLayout(800, 620);
	const values = new Map([
		['650000', { value: 1, count: 1, classId: 'west' }],
		['310000', { value: 1, count: 1, classId: 'east' }],
		['440000', { value: 1, count: 1, classId: 'both' }],
		['540000', { value: 1, count: 1, classId: 'both' }],
	]);
	expect(classesOutside(layout, WHOLE, values)).toEqual(new Set());
	const [left = 0, top = 0] = layout.shapes.find(({ code }) => code === '650000')?.box ?? [];
	const close = { k: 8, x: -8 * left + 20, y: -8 * top + 20 };
	expect([...classesOutside(layout, close, values)].sort()).toEqual(['both', 'east']);
});
