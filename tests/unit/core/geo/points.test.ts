import { expect, it } from 'vitest';
import {
	assumedDatum,
	fromWgs84,
	loadDivisions,
	loadMainland,
	pointsOf,
	STATUSES,
	type LngLat,
	type PointsRequest,
} from '#src/core/geo/index.ts';

const [divisions, isMainland] = [await loadDivisions(), await loadMainland()];
const SHANGHAI = divisions.get('310000')?.place ?? [0, 0];
const NAN = Number.NaN;
type Datum = NonNullable<PointsRequest['given']>['datum'];

/** Rows of coordinates beside the code of their city. */
function located(rows: readonly (readonly [number, number, number])[], datum: Datum) {
	const codes = (of: (code: number) => number) => Int32Array.from(rows, (row) => of(row[2]));
	const places = {
		province: codes((code) => Math.floor(code / 1e4) * 1e4),
		city: codes((code) => code),
		district: new Int32Array(rows.length),
		country: new Int16Array(rows.length).fill(-1),
		counts: [rows.length, 0, 0, 0, 0],
	};
	const given = {
		longitude: Float64Array.from(rows, (row) => row[0]),
		latitude: Float64Array.from(rows, (row) => row[1]),
		datum,
	};
	return pointsOf({ rows: rows.length, places, given }, divisions, isMainland);
}

it('GEO26 rows lie at their coordinates, else at the seat of their city; doubtful coordinates are told', () => {
	const found = located(
		[
			[121.5, 31.2, 310_000],
			[31.2, 121.5, 310_000],
			[0, 0, 310_000],
			[NAN, NAN, 310_000],
			[113.3, 23.1, 310_000],
			[NAN, NAN, 0],
		],
		'wgs84',
	);
	expect([...found.longitude]).toEqual([121.5, 121.5, SHANGHAI[0], SHANGHAI[0], 113.3, NAN]);
	expect([...found.latitude]).toEqual([31.2, 31.2, SHANGHAI[1], SHANGHAI[1], 23.1, NAN]);
	expect(found.unplaced).toEqual([5]);
	expect(found.faults).toEqual({ swapped: [1], impossible: [2], far: [4] });
	expect(found.datum).toBe('wgs84');
});

it.each([
	['a city of the mainland', 121.5, 31.2, 310_000, true],
	['nothing said, in Beijing', 116.4, 39.9, 0, true],
	['nothing said, in Hong Kong', 114.16, 22.28, 0, false],
	['nothing said, in Hanoi', 105.85, 21.03, 0, false],
	['said to be in Hong Kong, on the border', 114.11, 22.53, 810_000, false],
	['said to be in Shenzhen, on the border', 114.11, 22.53, 440_300, true],
	['Taipei', 121.56, 25.04, 710_100, false],
	['Macao', 113.55, 22.19, 820_000, false],
] as const)('GEO26 coordinates in BD-09 are shifted: %s', (_, longitude, latitude, code, isShifted) => {
	const place: LngLat = [longitude, latitude];
	const given = isShifted ? fromWgs84(place, 'bd09') : place;
	const found = located([[given[0], given[1], code]], 'bd09');
	expect(found.longitude[0]).toBeCloseTo(longitude, 8);
	expect(found.latitude[0]).toBeCloseTo(latitude, 8);
});

it('GEO25 the outline tells the mainland from Hong Kong, Macao, Taiwan and the neighbours', () => {
	const inside = divisions.all.filter(({ place }) => place !== null);
	const wrong = inside.filter(({ code, place }) => place && isMainland(place) !== Number(code) < 710_000);
	// Seats on islands and quays may lie off a coast that is drawn to two kilometres.
	expect(wrong.filter(({ code }) => Number(code) >= 710_000)).toEqual([]);
	expect(wrong.length).toBeLessThan(inside.length * 0.005);
	const abroad: LngLat[] = [
		[105.85, 21.03],
		[126.98, 37.57],
		[131.88, 43.12],
		[106.92, 47.92],
		[85.32, 27.71],
		[121.56, 25.04],
		[139.69, 35.69],
	];
	expect(abroad.map(isMainland)).toEqual(abroad.map(() => false));
});

it('GEO27 what nobody has said is taken as GCJ-02, abroad as WGS-84', () => {
	const counts = (matched: number, foreign: number) =>
		STATUSES.map((status) => (status === 'matched' ? matched : status === 'foreign' ? foreign : 0));
	expect(assumedDatum(counts(5, 4))).toBe('gcj02');
	expect(assumedDatum(counts(4, 5))).toBe('wgs84');
	expect(assumedDatum([])).toBe('gcj02');
	const place: LngLat = [121.5, 31.2];
	const [longitude, latitude] = fromWgs84(place, 'gcj02');
	const found = located([[longitude, latitude, 310_000]], null);
	expect(found.datum).toBe('gcj02');
	expect(found.longitude[0]).toBeCloseTo(place[0], 8);
});
