import { sketchTour, type TourRequest, type TourSketch } from '#src/core/territory/tour/index.ts';
import { buffersIn } from './buffers-in.ts';
import { moving, serve } from './serve.ts';

const methods = {
	/** A round tour over customers, sketched. */
	sketch(request: TourRequest): TourSketch {
		const sketch = sketchTour(request);
		return moving(sketch, buffersIn(sketch));
	},
};

export type TourMethods = typeof methods;
serve(methods);
