import { expect, it } from 'vitest';
import {
	COUNTRIES,
	loadDivisions,
	loadMainland,
	locateRows,
	noPlaces,
	STATUSES,
	type LngLat,
	type RowPlaces,
} from '#src/core/geo/index.ts';

const [divisions, isMainland] = [await loadDivisions(), await loadMainland()];

/** Places of rows with coordinates of WGS-84 and nothing else; null = as they were. */
async function located(at: readonly LngLat[], said: RowPlaces | null = null): Promise<RowPlaces | null> {
	const given = {
		longitude: Float64Array.from(at, ([longitude]) => longitude),
		latitude: Float64Array.from(at, ([, latitude]) => latitude),
		datum: 'wgs84' as const,
	};
	const { places } = await locateRows({ rows: at.length, places: said, given }, divisions, isMainland);
	return places;
}
async function placed(at: readonly LngLat[], said?: RowPlaces): Promise<RowPlaces> {
	const places = await located(at, said);
	if (!places) throw new Error('nothing placed');
	return places;
}
const townOf = ({ towns }: RowPlaces, row: number) => towns?.list[towns.of[row] ?? -1]?.name;
const countryOf = ({ country }: RowPlaces, row: number) => COUNTRIES[country[row] ?? -1]?.code;

it('GEO56 rows of coordinates alone lie in China by county, abroad by city', async () => {
	const at: readonly LngLat[] = [
		[120.15, 30.27],
		[91.1, 29.65],
		[114.17, 22.28],
		[121.56, 25.03],
		[-87.63, 41.88],
		[2.35, 48.86],
	];
	const places = await placed(at);
	expect([...places.city].slice(0, 2)).toEqual([330100, 540100]);
	expect(places.district[0]).toBeGreaterThan(330100);
	expect([...places.province].slice(2, 4)).toEqual([810000, 710000]);
	expect(at.map((_, row) => countryOf(places, row))).toEqual(['CHN', 'CHN', 'CHN', 'CHN', 'USA', 'FRA']);
	expect(townOf(places, 4)).toBe('Chicago');
	expect(townOf(places, 5)).toMatch(/Paris/);
	expect(places.counts[STATUSES.indexOf('matched')]).toBe(4);
	expect(places.counts[STATUSES.indexOf('foreign')]).toBe(2);
	expect(places.counts[STATUSES.indexOf('empty')]).toBe(0);
});

it('GEO56 at a border the outline of the mainland decides; far from everything is nowhere', async () => {
	// 丹东 and Sinuiju stand on two banks of the Yalu, the open Pacific is far from all.
	const places = await placed([
		[124.385, 40.13],
		[124.4, 40.09],
		[-140, 10],
	]);
	expect([0, 1, 2].map((row) => countryOf(places, row))).toEqual(['CHN', 'PRK', undefined]);
	expect(places.status[2]).toBe(STATUSES.indexOf('empty'));
});

it('GEO56 what a row says counts, and what says nothing new changes nothing', async () => {
	const said = noPlaces(2);
	said.status.fill(STATUSES.indexOf('matched'));
	said.province[0] = 440_000;
	const places = await placed(
		[
			[120.15, 30.27],
			[120.15, 30.27],
		],
		said,
	);
	expect([...places.province]).toEqual([440_000, 330_000]);
	expect([...said.province]).toEqual([440_000, 0]);
	const whole = await placed([[120.15, 30.27]]);
	expect(await located([[120.15, 30.27]], whole)).toBeNull();
	expect(await located([[Number.NaN, Number.NaN]])).toBeNull();
});
