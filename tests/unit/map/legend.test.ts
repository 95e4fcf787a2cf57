import { describe, expect, it } from 'vitest';
import { textWidth } from '#src/map/labels.ts';
import { listLegend, stepLegend } from '#src/map/legend.layout.ts';

const entry = (text: string, fill: string | null = 'var(--seq-1)') => ({
	...{ fill, text, title: text },
	isApart: fill === null,
});

describe('legends', () => {
	it('MAP12 limits that would touch are dropped, steps stay', () => {
		const entries = ['', '100,000', '200,000', '500,000', '1,000,000'].map((text) => entry(text));
		const { entries: placed } = stepLegend([...entries, entry('无数据', null)], 200);
		expect(placed.map(({ text }) => text)).toEqual(['', '100,000', '', '500,000', '', '无数据']);
		const shown = placed.filter(({ text, fill }) => text !== '' && fill !== null);
		shown.slice(1).forEach(({ x, text }, index) => {
			const before = shown[index];
			const half = (each: string) => textWidth(each, 11) / 2;
			expect(x - half(text)).toBeGreaterThan((before?.x ?? 0) + half(before?.text ?? ''));
		});
	});
	it('MAP31 what stands apart never runs into its neighbour', () => {
		const apart = ['No customers', 'No data'].map((text) => ({ ...entry(text), isApart: true }));
		const { entries } = stepLegend([entry(''), entry('100'), ...apart], 200);
		const [first, second] = entries.slice(2);
		expect(second?.x).toBeGreaterThan((first?.x ?? 0) + textWidth('No customers', 11));
	});
	it('MAP12 classes flow in rows within their room', () => {
		const { entries, height } = listLegend(
			['重要价值', '重要发展', '重要保持', '一般挽留'].map((text) => entry(text)),
			170,
		);
		expect(entries.map(({ y }) => y)).toEqual([0, 0, 17, 17]);
		expect(height).toBe(34);
	});
});
