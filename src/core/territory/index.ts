export { deviationsOf, loadsOf, movedShareOf, scoreOf } from './figures.ts';
export type { PlanScore } from './figures.ts';
export { generate } from './points/generate.ts';
export type { SearchOptions } from './points/generate.ts';
export { openBoard, rebalance } from './points/rebalance.ts';
export type { Board, Edit, Rebalanced } from './points/rebalance.ts';
