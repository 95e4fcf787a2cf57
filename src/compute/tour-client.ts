import type { TourRequest, TourSketch } from '#src/core/territory/tour/index.ts';
import type { TourMethods } from '#workers/tour.worker.ts';
import workerUrl from '#workers/tour.worker.ts?worker&url';
import { Runner, type Job } from './runner.ts';

const runner = new Runner<TourMethods>(workerUrl);

/** Sketches a round tour; the arrays of the request are copied. */
export function sketchTour(request: TourRequest): Job<TourSketch> {
	return runner.run('sketch', request);
}
