import { expect, it } from 'vitest';
import { layoutTradeOff } from '#src/charts/trade-off.layout.ts';

const points = [
	{ moved: 0, worst: 1.2 },
	{ moved: 0.1, worst: 0.1 },
	{ moved: 0.02, worst: 0.6 },
	{ moved: Number.NaN, worst: 0.3 },
	{ moved: 0.4, worst: Infinity },
];

it('CHT70 every plan and the band lie on axes that begin at 0, small shares have most room', () => {
	const layout = layoutTradeOff(points, [{ moved: 0.5, worst: 0.1 }], 0.1, 600, 300);
	expect([layout.toX(0), layout.toY(0)]).toEqual([0, 300]);
	expect(layout.toX(0.5)).toBeLessThanOrEqual(600);
	expect(layout.toY(1.2)).toBeGreaterThanOrEqual(0);
	expect(layout.toX(0.05) - layout.toX(0)).toBeGreaterThan(layout.toX(0.5) - layout.toX(0.4));
	expect(layout.band).toBeCloseTo(layout.toY(0.1), 9);
	expect(layout.path).not.toMatch(/NaN|Infinity/u);
	expect(layout.path.match(/[ML]/gu)).toHaveLength(3);
});

it('CHT70 ticks never touch, and nothing at all still has axes', () => {
	for (const width of [200, 400, 1000]) {
		const { xTicks, yTicks } = layoutTradeOff(points, [], 0.05, width, 260);
		xTicks.slice(1).forEach(({ x }, i) => expect(x - (xTicks[i]?.x ?? 0)).toBeGreaterThanOrEqual(34));
		yTicks.slice(1).forEach(({ y }, i) => expect((yTicks[i]?.y ?? 0) - y).toBeGreaterThanOrEqual(26));
	}
	const none = layoutTradeOff([], [], 0.1, 300, 200);
	expect(none.path).toBe('');
	expect(none.xTicks.length * none.yTicks.length).toBeGreaterThan(1);
});

it('CHT70 of notes that would touch the first is written', () => {
	const near = [
		{ moved: 0.2, worst: 0.7 },
		{ moved: 0.21, worst: 0.1 },
		{ moved: 0.22, worst: 0.1 },
		{ moved: 0.4, worst: 0.1 },
	];
	expect(layoutTradeOff(near, [], 0.1, 600, 300).hasRoom).toEqual([true, true, false, true]);
});
