import { expect, it } from 'vitest';
import { areasOfRows, COUNTRIES, loadDivisions, type DivisionLevel } from '#src/core/geo/index.ts';

const divisions = await loadDivisions();
const USA = COUNTRIES.findIndex(({ code }) => code === 'USA');
const NOWHERE = [Number.NaN, Number.NaN] as const;

interface Row {
	readonly code?: string;
	readonly at?: readonly [number, number] | readonly number[];
	readonly country?: number;
}

/** Rows that name a division, a point, or both. */
function areasAt(level: DivisionLevel, rows: readonly Row[]): readonly number[] {
	const codes = (of: DivisionLevel) =>
		Int32Array.from(rows, ({ code = '' }) => Number(divisions.path(code)[of]));
	const places = {
		...{ province: codes('province'), city: codes('city'), district: codes('district') },
		country: Int16Array.from(rows, ({ country = -1 }) => country),
	};
	const points = {
		longitude: Float64Array.from(rows, ({ at = NOWHERE }) => at[0] as number),
		latitude: Float64Array.from(rows, ({ at = NOWHERE }) => at[1] as number),
	};
	return [...areasOfRows(level, places, points, divisions)];
}
const seat = (code: string) => divisions.get(code)?.place ?? [0, 0];

it('GEO55 a row stands in the division it names, whatever its coordinates', () => {
	expect(areasAt('district', [{ code: '330106', at: [87.6, 43.8] }])).toEqual([330106]);
	expect(areasAt('city', [{ code: '330106', at: [87.6, 43.8] }])).toEqual([330100]);
});

it('GEO55 a row known by its city stands in the county of the seat; a city without counties stands among these itself', () => {
	const [hangzhou, dongguan] = areasAt('district', [
		{ code: '330100', at: seat('330100') },
		{ code: '441900', at: seat('441900') },
	]);
	expect(divisions.get(String(hangzhou))?.parent).toBe('330100');
	expect(dongguan).toBe(441900);
	// Coordinates in the far east of the city lead to the county there.
	const [east] = areasAt('district', [{ code: '330100', at: seat('330110') }]);
	expect(east).toBe(330110);
});

it('GEO55 within what is named, else anywhere: the division whose place is nearest to the point', () => {
	const suzhou = seat('320500');
	// Nearer to Suzhou than to any city of Zhejiang, but it says Zhejiang.
	const [named, free] = areasAt('city', [{ code: '330000', at: suzhou }, { at: suzhou }]);
	expect(String(named).slice(0, 2)).toBe('33');
	expect(free).toBe(320500);
	const leaves = divisions.all.filter(({ code, place }) => place && divisions.below(code).length === 0);
	const rows = Array.from({ length: 300 }, (_, i) => ({
		at: [75 + ((i * 37) % 590) / 10, 19 + ((i * 53) % 340) / 10],
	}));
	areasAt('district', rows).forEach((code, row) => {
		const [x, y] = rows[row]?.at as [number, number];
		const far = ([a, b]: readonly [number, number]) =>
			((a - x) * Math.cos((y * Math.PI) / 180)) ** 2 + (b - y) ** 2;
		const least = Math.min(...leaves.map(({ place }) => far(place ?? [0, 0])));
		expect(far(seat(String(code)) as [number, number])).toBeCloseTo(least, 12);
	});
});

it('GEO55 nobody abroad, and nobody who lies nowhere, is in a division', () => {
	expect(areasAt('district', [{ at: seat('110000'), country: USA }, { code: '330100' }, {}])).toEqual([
		0, 0, 0,
	]);
});
