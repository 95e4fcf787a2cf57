import {
	createMatcher,
	detectGeography,
	loadDivisions,
	matchRows,
	type Geography,
	type Matcher,
	type PlaceParts,
	type RowPlaces,
	type RowsRequest,
} from '#src/core/geo/index.ts';
import { moving, serve, type Report } from './serve.ts';

let matcher: Promise<Matcher> | null = null;
const ready = () => (matcher ??= loadDivisions().then(createMatcher));

const methods = {
	/** Places every row; stage `geo.rows`. */
	async match(request: RowsRequest, report: Report): Promise<RowPlaces> {
		const onRows = (done: number) => report({ stage: 'geo.rows', done, total: request.rows });
		const places = matchRows(await ready(), request, onRows);
		const { province, city, district, country, status } = places;
		return moving(
			places,
			[province, city, district, country, status].map(({ buffer }) => buffer as ArrayBuffer),
		);
	},
	/** Tells a Chinese list from one by country, from distinct rows. */
	async detect(request: { readonly samples: readonly PlaceParts[] }): Promise<Geography> {
		return detectGeography(await ready(), request.samples);
	},
};

export type GeoMethods = typeof methods;
serve(methods);
