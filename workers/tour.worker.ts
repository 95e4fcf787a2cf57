import { sketchTour, type TourRequest, type TourSketch } from '#src/core/territory/tour/index.ts';
import { moving, serve } from './serve.ts';

const methods = {
	/** A round tour over customers, sketched. */
	sketch(request: TourRequest): TourSketch {
		const sketch = sketchTour(request);
		return moving(
			sketch,
			[sketch.longitude, sketch.latitude, sketch.legs].map(({ buffer }) => buffer as ArrayBuffer),
		);
	},
};

export type TourMethods = typeof methods;
serve(methods);
