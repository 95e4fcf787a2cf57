import { expect, it } from 'vitest';
import { DATUMS, fromWgs84, toWgs84, type LngLat } from '#src/core/geo/index.ts';

/** WGS-84 in degrees → GCJ-02, BD-09, by gcoord 1.0.7. */
const BY_GCOORD: readonly (readonly [LngLat, LngLat, LngLat])[] = [
	[
		[116.3913, 39.9075],
		[116.39754118159271, 39.90890127616531],
		[116.40391394350723, 39.91524466370509],
	],
	[
		[121.4737, 31.2304],
		[121.47822305927693, 31.22845773757727],
		[121.484781468503, 31.234310593689997],
	],
	[
		[113.2644, 23.1291],
		[113.26972959210308, 23.126423339922844],
		[113.27615075157122, 23.13271125723948],
	],
	[
		[87.6168, 43.8256],
		[87.61964994946926, 43.82680539311119],
		[87.62609977081571, 43.83294979479329],
	],
	[
		[126.535, 45.8038],
		[126.54104035015793, 45.80578152514843],
		[126.54765921413988, 45.811395822940284],
	],
	[
		[91.1145, 29.6441],
		[91.11606242059534, 29.641393401682976],
		[91.12259156225907, 29.647308534221224],
	],
	[
		[109.5119, 18.2528],
		[109.51598429482667, 18.25109479173564],
		[109.52253179173881, 18.25687655375912],
	],
	[
		[75.9898, 39.4704],
		[75.99275499023025, 39.470627026037526],
		[75.99926364705559, 39.47658990909994],
	],
	[
		[134.7, 48.3],
		[134.70763762887626, 48.302338872227914],
		[134.71426880213465, 48.30796581066678],
	],
	[
		[118.0894, 24.4798],
		[118.09437708358345, 24.47715323195335],
		[118.1008205855054, 24.483411181199962],
	],
];

/** As on a plane, which is enough here. */
function metres(a: LngLat, b: LngLat): number {
	return Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]) * 111_195;
}

it.each(BY_GCOORD)('GEO24 shifts as the reference does: %s', (wgs84, gcj02, bd09) => {
	expect(metres(fromWgs84(wgs84, 'gcj02'), gcj02)).toBeLessThan(0.001);
	expect(metres(fromWgs84(wgs84, 'bd09'), bd09)).toBeLessThan(0.001);
	expect(metres(toWgs84(gcj02, 'gcj02'), wgs84)).toBeLessThan(0.001);
	expect(metres(toWgs84(bd09, 'bd09'), wgs84)).toBeLessThan(0.001);
	expect(metres(gcj02, wgs84)).toBeGreaterThan(200);
	expect(metres(bd09, wgs84)).toBeGreaterThan(800);
});

it('GEO24 the way back undoes the way there, wherever in China', () => {
	for (const datum of DATUMS) {
		for (let longitude = 73.5; longitude <= 135; longitude += 1.37) {
			for (let latitude = 18; latitude <= 53.5; latitude += 1.13) {
				const place: LngLat = [longitude, latitude];
				expect(metres(toWgs84(fromWgs84(place, datum), datum), place)).toBeLessThan(0.001);
			}
		}
	}
});
