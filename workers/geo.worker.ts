import {
	createMatcher,
	detectGeography,
	loadDivisions,
	loadMainland,
	locateRows,
	placeRows,
} from '#src/core/geo/index.ts';
import type { LocateRequest, Matcher, PlaceParts, RowPlaces, RowsRequest } from '#src/core/geo/index.ts';
import { buffersIn } from './buffers-in.ts';
import { moving, serve, type Report } from './serve.ts';

let matcher: Promise<Matcher> | null = null;
const ready = () => (matcher ??= loadDivisions().then(createMatcher));

const methods = {
	/** Places every row; stage `geo.rows`. */
	async match(request: RowsRequest, report: Report): Promise<RowPlaces> {
		const onRows = (done: number) => report({ stage: 'geo.rows', done, total: request.rows });
		const places = await placeRows(await ready(), request, onRows);
		return moving(places, buffersIn(places));
	},
	/** Points of every row, from its coordinates and its place; places of rows that have nothing but coordinates. */
	async locate(request: LocateRequest) {
		const located = await locateRows(request, await loadDivisions(), await loadMainland());
		return moving(located, buffersIn(located.points, located.places ?? {}));
	},
	/** Tells a Chinese list from one by country, from distinct rows. */
	async detect(request: { readonly samples: readonly PlaceParts[] }) {
		return detectGeography(await ready(), request.samples);
	},
};

export type GeoMethods = typeof methods;
serve(methods);
