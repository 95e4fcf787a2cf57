import type {
	Geography,
	LocatedRows,
	LocateRequest,
	PlaceParts,
	RowPlaces,
	RowsRequest,
} from '#src/core/geo/index.ts';
import type { GeoMethods } from '#workers/geo.worker.ts';
import workerUrl from '#workers/geo.worker.ts?worker&url';
import { Runner, type Job, type RunOptions } from './runner.ts';

const runner = new Runner<GeoMethods>(workerUrl);

/** Places all rows of a table by its text columns; the columns are copied to the worker. */
export function matchPlaces(request: RowsRequest, options?: Pick<RunOptions, 'onProgress'>): Job<RowPlaces> {
	return runner.run('match', request, options);
}

/** Points of all rows of a table, by its coordinates and the places found, with places by coordinates alone. */
export function locateRows(request: LocateRequest): Job<LocatedRows> {
	return runner.run('locate', request);
}

/** Whether rows lie in China or in several countries. */
export function detectPlaces(samples: readonly PlaceParts[]): Job<Geography> {
	return runner.run('detect', { samples });
}
