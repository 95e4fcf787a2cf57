export { histogram } from './histogram.ts';
export type { Histogram } from './histogram.ts';
export { moments, skewness } from './moments.ts';
export type { Moments } from './moments.ts';
