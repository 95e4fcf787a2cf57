import { describe, expect, it } from 'vitest';
import { outlinesOf } from '#src/core/geo/index.ts';
import { inertiaOf, polsbyPopper } from '#src/core/territory/plan/index.ts';
import { chinaTopology } from '#src/map/index.ts';

/** Four squares of 0.01° around the equator, each about 1.11 km wide: 0 1 above 2 3. */
const SQUARES = {
	type: 'Topology' as const,
	arcs: [
		[
			[0, 0],
			[0, 0.01],
			[0.01, 0.01],
		].map(turned),
		[
			[0.01, 0.01],
			[0.02, 0.01],
			[0.02, 0],
		].map(turned),
		[
			[0.02, 0],
			[0.02, -0.01],
			[0.01, -0.01],
		].map(turned),
		[
			[0.01, -0.01],
			[0, -0.01],
			[0, 0],
		].map(turned),
		[
			[0.01, 0.01],
			[0.01, 0],
		].map(turned),
		[
			[0.02, 0],
			[0.01, 0],
		].map(turned),
		[
			[0.01, -0.01],
			[0.01, 0],
		].map(turned),
		[
			[0, 0],
			[0.01, 0],
		].map(turned),
	],
	objects: {},
};
function turned([x = 0, y = 0]: number[]): [number, number] {
	return [x, y];
}
const polygon = (id: string, arcs: number[]) => ({ type: 'Polygon' as const, id, arcs: [arcs] });
const LAYER = {
	geometries: [
		polygon('nw', [0, 4, -8]),
		polygon('ne', [1, 5, -5]),
		polygon('se', [2, 6, -6]),
		polygon('sw', [3, 7, -7]),
	],
};
const KM = 1.11195;

describe('outlines', () => {
	it('GEO30 sizes and borders of four squares; what two share is told once', () => {
		const { codes, areas, sides, lengths } = outlinesOf(SQUARES, LAYER);
		expect(codes).toEqual(['nw', 'ne', 'se', 'sw']);
		for (const area of areas) expect(area).toBeCloseTo(KM ** 2, 4);
		expect([...sides]).toEqual([0, -1, 1, -1, 2, -1, 3, -1, 0, 1, 1, 2, 2, 3, 0, 3]);
		[2, 2, 2, 2, 1, 1, 1, 1].forEach((edges, i) => expect(lengths[i]).toBeCloseTo(edges * KM, 4));
	});

	it('GEO30 the cities of China have its size, and their coasts and borders are those of the whole', async () => {
		const topology = await chinaTopology();
		const cities = outlinesOf(topology, topology.objects.prefectures);
		const provinces = outlinesOf(topology, topology.objects.provinces);
		const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0);
		expect(sum(cities.areas)).toBeGreaterThan(9.4e6);
		expect(sum(cities.areas)).toBeLessThan(9.8e6);
		expect(Math.abs(sum(provinces.areas) / sum(cities.areas) - 1)).toBeLessThan(1e-6);
		const outer = ({ sides, lengths }: typeof cities) =>
			sum(lengths.filter((_, i) => sides[2 * i + 1] === -1));
		expect(Math.abs(outer(provinces) / outer(cities) - 1)).toBeLessThan(1e-6);
		expect(Math.min(...cities.areas)).toBeGreaterThan(0);
	});
});

describe('compactness', () => {
	const outlines = outlinesOf(SQUARES, LAYER);
	const shapes = (...owner: number[]) => polsbyPopper(outlines, Int32Array.from(owner), 3);

	it('PLN41 a square has π/4, two in a row π · 2 ÷ 9, two that meet in a corner π/8; the order of areas does not matter', () => {
		expect(shapes(0, 0, 0, 0)[0]).toBeCloseTo(Math.PI / 4, 5);
		expect(shapes(0, 1, 2, 2)[0]).toBeCloseTo(Math.PI / 4, 5);
		expect(shapes(0, 0, 1, 1)[0]).toBeCloseTo((4 * Math.PI * 2) / 36, 5);
		expect(shapes(0, 1, 0, 1)[0]).toBeCloseTo((4 * Math.PI * 2) / 64, 5);
		expect(shapes(0, 0, 1, 1)[2]).toBeNull();
	});

	it('PLN41 areas of nobody are as good as the sea', () => {
		expect(shapes(0, -1, -1, -1)[0]).toBeCloseTo(Math.PI / 4, 5);
		expect(shapes(-1, -1, -1, -1)).toEqual([null, null, null]);
	});

	it('PLN42 around the middle of the load, by hand; what has no place, load or territory counts nowhere', () => {
		const points = { x: Float64Array.of(0, 4, 9, 9, Number.NaN, 50), y: Float64Array.of(0, 0, 1, 3, 0, 0) };
		const values = Float64Array.of(3, 1, 2, 2, 5, 0);
		const owner = Int32Array.of(0, 0, 1, 1, 0, 1);
		const { total, radii } = inertiaOf(points, owner, values, 3);
		// 3 at 1 km and 1 at 3 km of (1, 0); 2 and 2 at 1 km of (9, 2).
		expect(total).toBeCloseTo(12 + 4, 12);
		expect(radii).toEqual([Math.sqrt(12 / 4), 1, null]);
		expect(
			inertiaOf(
				points,
				owner.map(() => -1),
				values,
				1,
			),
		).toEqual({ total: null, radii: [null] });
	});
});
