import { describe, expect, test } from 'vitest';
import { layoutDots, type DotRow } from '#src/charts/dots.layout.ts';
import { textWidth } from '#src/charts/labels.ts';
import {
	effectStep,
	layoutProfileMap,
	TURNED_FOOT,
	TURNED_LEFT,
	type MapRow,
} from '#src/charts/profile-map.layout.ts';
import { layoutSpread, type SpreadRow } from '#src/charts/spread.layout.ts';
import { notFinite } from '../../support/finite.ts';

const dot = (part: Partial<DotRow>): DotRow => ({
	...{ id: 'a', label: 'Orders', value: 100, low: 90, high: 110, text: '100' },
	...{ evident: true, note: '12 vs 11', ...part },
});

describe('dots with intervals', () => {
	test.each([300, 500, 900, 1600])('CHT23 figures of any size leave the track free at %i px', (width) => {
		const rows = ['7', '120', '12,345', '1,234,567'].map((text, i) =>
			dot({ id: text, text, value: 10 ** (i + 1), low: 10 ** i, high: 10 ** (i + 3) }),
		);
		const layout = layoutDots(rows, width, 'index');
		for (const { at, high, row } of layout.boxes) {
			const figure = layout.figures - textWidth(row.text, 12.5);
			expect(at + 5).toBeLessThanOrEqual(figure);
			expect(high).toBeLessThanOrEqual(figure);
		}
		expect(layout.boxes.at(-1)?.isBeyond).toBe(true);
		expect(layout.boxes[1]?.isBeyond).toBe(false);
		expect(layout.notes).toBeGreaterThan(layout.figures);
	});

	test('CHT24 changes of both signs share one scale that holds their intervals', () => {
		const rows = [
			dot({ id: 'up', value: 2, low: 1, high: 3 }),
			dot({ id: 'down', value: -1, low: -6, high: 4 }),
			dot({ id: 'none', value: 0, low: 0, high: 0 }),
		];
		const { boxes, middle } = layoutDots(rows, 600, 'change');
		const [up, down, none] = boxes;
		expect(none?.at).toBe(middle);
		expect(up!.at - middle).toBeCloseTo((middle - down!.at) * 2, 8);
		expect(middle - down!.low).toBeCloseTo((up!.at - middle) * 3, 8);
		expect(boxes.some(({ isBeyond }) => isBeyond)).toBe(false);
		expect(
			notFinite(
				layoutDots([dot({ value: Infinity, low: -Infinity, high: NaN })], 500, 'change').boxes.map(
					({ at, low, high }) => [at, low, high],
				),
			),
		).toEqual([]);
	});
});

describe('profile map', () => {
	const heads = (count: number) =>
		Array.from({ length: count }, (_, i) => ({
			name: `Important value ${i}`,
			colour: 1,
			count: '12',
			isSmall: false,
		}));
	const row = (count: number): MapRow => ({
		...{
			id: 'r',
			label: 'A very long name of a column in the sheet',
			note: 'large · near certain',
			depth: 0,
		},
		...{ isQuiet: false, average: '1,234' },
		cells: Array.from({ length: count }, (_, i) => ({ text: '12,345,678', effect: i - 1, isSmall: false })),
	});

	test.each([
		[320, 3],
		[700, 9],
		[1400, 4],
		[700, 34],
	])('CHT25 at %i px with %i classes nothing touches', (width, count) => {
		const layout = layoutProfileMap([row(count)], heads(count), width);
		const [first] = layout.rows;
		expect(layout.cell).toBeGreaterThanOrEqual(44);
		expect(14 + textWidth(first!.label, 12)).toBeLessThanOrEqual(layout.left);
		first!.cells.forEach(({ x, text }, c) => {
			expect(x).toBeCloseTo(layout.left + c * layout.cell, 8);
			expect(textWidth(text, 12)).toBeLessThanOrEqual(layout.cell);
		});
		const right = layout.left + count * layout.cell;
		if (layout.average !== null)
			expect(layout.average - textWidth('1,234', 11)).toBeGreaterThanOrEqual(right);
		expect(layout.notes + textWidth(first!.note, 11)).toBeLessThanOrEqual(layout.width);
		for (const { x, lines, head } of layout.heads) {
			const longest = Math.max(...lines.map((line) => textWidth(line, 11)));
			if (!layout.isTurned) expect(longest).toBeLessThanOrEqual(layout.cell);
			else {
				expect(lines).toEqual([head.name]);
				expect(longest * Math.SQRT1_2 + TURNED_FOOT).toBeLessThanOrEqual(layout.head);
				expect(x + TURNED_LEFT + longest * Math.SQRT1_2).toBeLessThanOrEqual(layout.width);
			}
		}
	});

	test('CHT26 colours by the size of the effect', () => {
		expect([0, 0.19, 0.2, 0.49, 0.5, 0.8, 3].map(effectStep)).toEqual([4, 4, 5, 5, 6, 7, 7]);
		expect([-0.1, -0.3, -0.6, -2].map(effectStep)).toEqual([4, 3, 2, 1]);
		const cells = [null, Number.NaN, 0.3].map((effect) => ({ text: '', effect, isSmall: false }));
		const { rows } = layoutProfileMap([{ ...row(3), cells }], heads(3), 800);
		expect(rows[0]?.cells.map(({ step }) => step)).toEqual([0, 0, 5]);
	});
});

describe('distributions by class', () => {
	const spread = (id: string, values: readonly number[] | null): SpreadRow => {
		const [low = 0, lower = 0, median = 0, upper = 0, high = 0] = values ?? [];
		return {
			...{ id, label: id, colour: 1, text: String(median), small: false },
			spread: values && { low, lower, median, upper, high, mean: median },
		};
	};

	test('CHT27 one scale, in order, logarithmic where the range is wide', () => {
		const rows = [spread('a', [1, 2, 3, 4, 9]), spread('b', [2, 4, 6, 8, 10]), spread('c', null)];
		const plain = layoutSpread(rows, 600);
		expect(plain.isLog).toBe(false);
		for (const { low, lower, median, upper, high } of plain.boxes.slice(0, 2))
			expect([low, lower, median, upper, high]).toEqual(
				[low, lower, median, upper, high].toSorted((x, y) => x - y),
			);
		expect(plain.boxes[0]?.low).toBeCloseTo(plain.from, 8);
		expect(plain.boxes[1]?.high).toBeCloseTo(plain.to, 8);
		expect(layoutSpread([spread('a', [0, 1, 2, 50, 90_000])], 600).isLog).toBe(true);
		expect(layoutSpread([spread('a', [-5, 1, 2, 50, 90_000])], 600).isLog).toBe(false);
	});

	test('CHT27 constants, nothing and the ends of the range are drawn', () => {
		for (const values of [[7, 7, 7, 7, 7], null, [-1.7e308, -1, 0, 1, 1.7e308]]) {
			const { boxes, from, to } = layoutSpread([spread('a', values)], 400);
			expect(notFinite([boxes.map(({ low, median, high }) => [low, median, high]), from, to])).toEqual([]);
		}
		expect(notFinite(layoutSpread([], 400))).toEqual([]);
	});
});
