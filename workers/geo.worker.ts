import {
	createMatcher,
	detectGeography,
	loadDivisions,
	loadMainland,
	placeRows,
	pointsOf,
} from '#src/core/geo/index.ts';
import type { Matcher, PlaceParts, PointsRequest, RowPlaces, RowsRequest } from '#src/core/geo/index.ts';
import { moving, serve, type Report } from './serve.ts';

let matcher: Promise<Matcher> | null = null;
const ready = () => (matcher ??= loadDivisions().then(createMatcher));

const methods = {
	/** Places every row; stage `geo.rows`. */
	async match(request: RowsRequest, report: Report): Promise<RowPlaces> {
		const onRows = (done: number) => report({ stage: 'geo.rows', done, total: request.rows });
		const places = await placeRows(await ready(), request, onRows);
		const { province, city, district, country, status } = places;
		return moving(
			places,
			[province, city, district, country, status].map(({ buffer }) => buffer as ArrayBuffer),
		);
	},
	/** Points of every row, from its coordinates and its place. */
	async locate(request: PointsRequest) {
		const points = pointsOf(request, await loadDivisions(), await loadMainland());
		return moving(points, [points.longitude.buffer as ArrayBuffer, points.latitude.buffer as ArrayBuffer]);
	},
	/** Tells a Chinese list from one by country, from distinct rows. */
	async detect(request: { readonly samples: readonly PlaceParts[] }) {
		return detectGeography(await ready(), request.samples);
	},
};

export type GeoMethods = typeof methods;
serve(methods);
