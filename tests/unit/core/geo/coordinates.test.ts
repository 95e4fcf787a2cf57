import { expect, it } from 'vitest';
import { readCoordinates } from '#src/core/geo/index.ts';

const SHANGHAI = [121.47, 31.23] as const;
const KASHGAR = [75.99, 39.47] as const;

it.each([
	['right', 121.5, 31.2, SHANGHAI, 'city', [121.5, 31.2], null],
	['beyond the pole', 31.2, 121.5, null, 'city', [121.5, 31.2], 'swapped'],
	['beyond the pole near its city', 31.2, 121.5, SHANGHAI, 'city', [121.5, 31.2], 'swapped'],
	['possible both ways, near only turned', 39.5, 76, KASHGAR, 'city', [76, 39.5], 'swapped'],
	['possible both ways, nothing to compare with', 39.5, 76, null, 'city', [39.5, 76], null],
	['another city', 113.3, 23.1, SHANGHAI, 'city', [113.3, 23.1], 'far'],
	['another corner of its province', 75.9, 39.4, [87.6, 43.8], 'province', [75.9, 39.4], null],
	['origin', 0, 0, SHANGHAI, 'city', null, 'impossible'],
	['beyond both', 400, 500, null, 'city', null, 'impossible'],
	['turned but far', 31.2, 121.5, KASHGAR, 'city', null, 'impossible'],
	['one missing', 121.5, Number.NaN, SHANGHAI, 'city', null, 'impossible'],
	['none given', Number.NaN, Number.NaN, SHANGHAI, 'city', null, null],
	['infinite', Infinity, 31.2, null, 'city', null, 'impossible'],
] as const)('GEO23 coordinates: %s', (_, longitude, latitude, seat, level, place, fault) => {
	expect(readCoordinates(longitude, latitude, seat, level)).toEqual({ place, fault });
});
