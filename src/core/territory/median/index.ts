export { locate } from './locate.ts';
export type { MedianAnswer, MedianOptions, MedianProblem, Places, Ways } from './problem.ts';
