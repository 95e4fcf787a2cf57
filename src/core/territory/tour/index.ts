export { LEG, sketchTour } from './sketch.ts';
export type { LegKind, Round, TourRequest, TourSketch } from './sketch.ts';
