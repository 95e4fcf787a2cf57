import { describe, expect, it } from 'vitest';
import { textWidth } from '#src/charts/labels.ts';
import { layoutCell, SIGN_HEIGHT } from '#src/charts/matrix-cells.layout.ts';

const LINES = ['64 · ¥148M', '42% of sales', 'headroom ¥116M'];
const EDGES = [
	{ isRight: false, isLow: false },
	{ isRight: true, isLow: false },
	{ isRight: false, isLow: true },
	{ isRight: true, isLow: true },
];
const box = (width: number, height: number) => ({ x: 100, y: 50, width, height });
const name = (texts: { signs: readonly string[] }) => texts.signs.join('');

describe('texts of a cell', () => {
	it('CHT55 a roomy cell has its name large and all figures', () => {
		const at = layoutCell({ name: '明星', lines: LINES }, box(400, 300), EDGES[0]!);
		expect(at).toMatchObject({ signs: ['明星'], nameSize: 20, lines: LINES, turned: undefined });
	});

	it('CHT55 without room the figures go first', () => {
		const at = layoutCell({ name: '明星', lines: LINES }, box(70, 300), EDGES[0]!);
		expect(at).toMatchObject({ signs: ['明星'], lines: [] });
	});

	it('CHT55 in a narrow cell Han characters stand below each other and Latin ones are turned', () => {
		expect(layoutCell({ name: '杠杆客户', lines: LINES }, box(30, 300), EDGES[0]!).signs).toEqual([
			...'杠杆客户',
		]);
		const latin = layoutCell({ name: 'Accelerate', lines: LINES }, box(30, 300), EDGES[0]!);
		expect(name(latin)).toBe('Accelerate');
		expect(latin.turned).toMatch(/^rotate\(90 /);
	});

	it('CHT55 with room nowhere the name is cut', () => {
		expect(name(layoutCell({ name: '杠杆客户', lines: LINES }, box(40, 30), EDGES[0]!))).toMatch(/…$/);
		expect(name(layoutCell({ name: '杠杆客户', lines: LINES }, box(3, 300), EDGES[0]!))).toBe('');
	});

	it.each(['明星', '杠杆客户', 'Stars', 'Spurious loyalty'])(
		'CHT55 %s stays inside at every size',
		(text) => {
			for (const edges of EDGES)
				for (let width = 30; width < 400; width += 7)
					for (let height = 30; height < 300; height += 13) {
						const at = layoutCell({ name: text, lines: LINES }, box(width, height), edges);
						const [left, right, top, bottom] = extent(at);
						expect(left).toBeGreaterThanOrEqual(100);
						expect(right).toBeLessThanOrEqual(100 + width);
						expect(top).toBeGreaterThanOrEqual(50);
						expect(bottom).toBeLessThanOrEqual(50 + height);
					}
		},
	);
});

/** Left, right, top and bottom of the name. */
function extent(at: ReturnType<typeof layoutCell>): [number, number, number, number] {
	const { nameX: x, nameY: y, signs, nameSize } = at;
	const length = Math.max(...signs.map((sign) => textWidth(sign, nameSize)));
	if (at.turned) return [x - 3, x + nameSize * 0.8, y, y + length];
	const left = at.anchor === 'end' ? x - length : x;
	return [left, left + length, y - nameSize * 0.8, y + (signs.length - 1) * SIGN_HEIGHT];
}
