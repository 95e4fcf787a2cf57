import { describe, expect, it } from 'vitest';
import { layoutMatrix } from '#src/charts/matrix.layout.ts';
import { layoutSankey, type SankeyFlow } from '#src/charts/sankey.layout.ts';

const nodes = (...ids: string[]) => ids.map((id, i) => ({ id, name: id, colour: i + 1 }));
const flow = (source: number, target: number, value: number): SankeyFlow => ({
	...{ source, target, value, isStay: source === target },
});
const size = { width: 600, height: 308, node: 12 };

describe('flows between classes', () => {
	it('CHT28 ribbons fill their nodes, and columns fill the height', () => {
		const flows = [flow(0, 0, 60), flow(0, 1, 20), flow(1, 1, 15), flow(1, 0, 5)];
		const { left, right, flows: drawn } = layoutSankey(nodes('a', 'b'), nodes('a', 'b'), flows, size);
		expect(left.map(({ height }) => height)).toEqual([240, 60]);
		expect(right.map(({ height }) => height)).toEqual([195, 105]);
		for (const side of [left, right]) {
			const last = side.at(-1);
			expect((last?.y ?? 0) + (last?.height ?? 0)).toBeCloseTo(size.height);
		}
		const heights = (source: number) =>
			drawn.filter((each) => each.flow.source === source).reduce((sum, { height }) => sum + height, 0);
		expect([heights(0), heights(1)]).toEqual([240, 60]);
		expect(drawn.every(({ path }) => /^M[\d. ]+C[\d. ]+L[\d. ]+C[\d. ]+Z$/.test(path))).toBe(true);
	});

	it('CHT28 nothing to draw, negative, missing and huge values', () => {
		const at = (...flows: SankeyFlow[]) => layoutSankey(nodes('a'), nodes('a', 'b'), flows, size);
		expect(at().flows).toEqual([]);
		expect(at(flow(0, 0, -5), flow(0, 1, Number.NaN)).flows).toEqual([]);
		const { flows, right } = at(flow(0, 0, 1e308), flow(0, 1, Number.POSITIVE_INFINITY));
		expect(flows.every(({ path }) => !path.includes('NaN') && !path.includes('Infinity'))).toBe(true);
		expect(right.every(({ labelY }) => Number.isFinite(labelY))).toBe(true);
	});

	it('CHT28 labels of thin nodes do not touch', () => {
		const ids = nodes('a', 'b', 'c', 'd', 'e');
		const flows = ids.map((_, i) => flow(i, i, i === 0 ? 1000 : 1));
		const { left } = layoutSankey(ids, ids, flows, size);
		left.slice(1).forEach(({ labelY }, i) => {
			expect(labelY - (left[i]?.labelY ?? 0)).toBeGreaterThanOrEqual(15);
		});
	});

	it('CHT29 colours follow the share of the row, and nobody has none', () => {
		const cell = (row: number, column: number, value: number) => ({
			...{ row, column, value, isStay: row === column },
		});
		const placed = layoutMatrix(
			[cell(0, 0, 90), cell(0, 1, 10), cell(1, 0, 1), cell(1, 1, 0), cell(2, 0, -3), cell(2, 1, Number.NaN)],
			{ rows: 3, columns: 2, width: 200, cell: 30 },
		);
		expect(placed.map(({ step }) => step)).toEqual([7, 4, 7, 0, 0, 0]);
		expect(placed.map(({ share }) => share)).toEqual([0.9, 0.1, 1, 0, 0, 0]);
		expect(placed.map(({ x, y }) => [x, y])).toEqual([
			[0, 0],
			[100, 0],
			[0, 30],
			[100, 30],
			[0, 60],
			[100, 60],
		]);
	});
});
